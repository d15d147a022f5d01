"""A window of six parts, so that the accessibility driver is tested by itself."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)


def main() -> int:
    """Show the window until it is ended."""
    application = QApplication(sys.argv)
    window = QWidget()
    window.setWindowTitle("Small window")
    form = QFormLayout(window)
    name, minutes, urgent = QLineEdit(), QSpinBox(), QCheckBox("Large print")
    minutes.setMaximum(600)
    form.addRow("Full name", name)
    form.addRow("Minutes", minutes)
    form.addRow(urgent)
    table = QTableWidget(0, 2)
    table.setAccessibleName("People")
    table.setHorizontalHeaderLabels(["Name", "Minutes"])
    said = QLabel("nobody chosen")
    pages = QStackedWidget()
    pages.addWidget(said)
    pages.addWidget(QPushButton("On a hidden page"))

    def add() -> None:
        row = table.rowCount()
        table.insertRow(row)
        table.setItem(row, 0, QTableWidgetItem(name.text()))
        table.setItem(row, 1, QTableWidgetItem(str(minutes.value())))

    def tell() -> None:
        item = next(iter(table.selectedItems()), None)
        said.setText(f"{item.text()} chosen" if item else "nobody chosen")

    button = QPushButton("Add person")
    button.clicked.connect(add)
    table.itemSelectionChanged.connect(tell)
    form.addRow(button)
    form.addRow(table)
    form.addRow(pages)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
