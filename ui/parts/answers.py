"""What a page asked for: the answer, what to do where there is none, or nothing yet."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

ANSWER, EMPTY, WAITING = range(3)


class AnswerStack(QStackedWidget):
    """The answer, or the empty state; blank until the first answer has come."""

    def __init__(self, answer: QWidget, empty: QWidget) -> None:
        super().__init__()
        for pane in (answer, empty, QWidget()):
            self.addWidget(pane)
        self.setCurrentIndex(WAITING)

    def show_answer(self, *, found: bool) -> None:
        """Show the answer, or what to do where nothing was found."""
        self.setCurrentIndex(ANSWER if found else EMPTY)


def column_of(page: QWidget, *parts: QWidget) -> QVBoxLayout:
    """The column of a page, from its head to what takes the room that is left."""
    column = QVBoxLayout(page)
    column.setSpacing(14)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return column
