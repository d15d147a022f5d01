"""The whole window on the sample: any page in any language and size, settled and looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from ui.parts.buttons import PaintedButton
from ui.parts.text import ElidedText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from ui.shell.page import Page
    from ui.shell.window import MainWindow

# A question that is answered may make the page ask another; so many rounds in all.
ROUNDS = 4


@dataclass
class Whole:
    """A window with the sample open in it."""

    window: MainWindow
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until every question that was asked is answered and shown."""
        runner = self.window.runner
        assert runner is not None
        for _ in range(ROUNDS):
            answered: list[int] = []
            runner.ask("whole:settled", answered.append, lambda _db: 1)
            self._until_answered(answered)
        self.qtbot.waitUntil(lambda: not runner.is_at_work, timeout=20_000)
        QApplication.processEvents()

    def _until_answered(self, answered: list[int]) -> None:
        self.qtbot.waitUntil(lambda: bool(answered), timeout=20_000)

    def go(self, place: str, state: Mapping[str, object] | None = None) -> Page:
        """Go to a page in a state and wait until it is shown."""
        self.window.go(place, state or {})
        self.settle()
        page = self.window.current_page()
        assert page is not None
        assert page.place == place
        return page

    def front(self) -> None:
        """Bring the window to the front, as a desktop sees to; keys go to it from now on."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=20_000)

    def wear(self, width: int, height: int, factor: float) -> None:
        """Take on a size and a size of text."""
        self.window.resize(width, height)
        self.window.theme.wear(factor=factor)
        QApplication.processEvents()


def flaws(page: QWidget) -> list[str]:
    """What is wrong to the eye: words that are cut, what lies over its neighbour or runs off."""
    return [*_cut(page), *_run_off(page), *_overlaps(page), *_tables(page)]


def _seen(page: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    for widget in page.findChildren(kind):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def called(widget: QWidget) -> str:
    """A widget in a sentence of a test."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return f"{type(widget).__name__} {(text or widget.accessibleName())[:60]!r}"


def _cut(page: QWidget) -> Iterator[str]:
    for label in _seen(page, QLabel):
        if isinstance(label, QLabel) and not isinstance(label, ElidedText) and label.text():
            yield from _cut_label(label)
    for button in _seen(page, QAbstractButton):
        yield from _cut_button(button)
    for box in _seen(page, QComboBox):
        assert isinstance(box, QComboBox)
        wide = box.fontMetrics().horizontalAdvance(box.currentText()) + 40
        if box.width() < wide and not box.toolTip():
            yield f"{called(box)} cuts {box.currentText()!r}: {box.width()} of {wide}"
    for line in _seen(page, QLineEdit):
        assert isinstance(line, QLineEdit)
        wide = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if not line.text() and wide > line.width() - 8 and not line.toolTip():
            yield f"{called(line)} cuts its hint: {line.width()} of {wide}"


def _cut_button(button: QWidget) -> Iterator[str]:
    if isinstance(button, QCheckBox) and button.hasHeightForWidth():
        high = button.heightForWidth(button.width())
        if high > button.height() + 2:
            yield f"{called(button)} is {button.height()} of {high} high"
        return
    wide, is_ours = button.sizeHint().width(), isinstance(button, PaintedButton)
    if is_ours and _says(button) and button.width() + 1 < wide and not button.toolTip():
        yield f"{called(button)} is {button.width()} of {wide} wide"


def _says(button: QWidget) -> bool:
    return isinstance(button, QPushButton) and bool(button.text())


def _cut_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        high = label.heightForWidth(label.width())
        if high > label.height() + 2:
            yield f"{called(label)} is {label.height()} of {high} high"
        return
    wide = label.fontMetrics().horizontalAdvance(label.text())
    if wide > room.width() + 1 and not label.toolTip():
        yield f"{called(label)} is {room.width()} of {wide} wide"


def _run_off(page: QWidget) -> Iterator[str]:
    """What stands at the right beyond the page, where nothing scrolls sideways to it."""
    for widget in (*_seen(page, QLabel), *_seen(page, QAbstractButton), *_seen(page, QComboBox)):
        inside = _scrolled_in(widget, page)
        right = widget.mapTo(inside, QPoint(widget.width(), 0)).x()
        if right > inside.width() + 1 and not isinstance(widget, ElidedText):
            yield f"{called(widget)} runs {right - inside.width()} off at the right"


def _scrolled_in(widget: QWidget, page: QWidget) -> QWidget:
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return widget.parentWidget() if area.horizontalScrollBar().maximum() else parent  # type: ignore[return-value]  # it has one
        parent = area
    return page


def _tables(page: QWidget) -> Iterator[str]:
    """Headings that are cut, and tables that scroll sideways."""
    for table in _seen(page, QTableView):
        assert isinstance(table, QTableView)
        header, model = table.horizontalHeader(), table.model()
        if header.length() > table.viewport().width() + 1:
            yield f"{called(table)} is {table.viewport().width()} of {header.length()} wide"
        for at in range(header.count()):
            heading = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
            wide = header.fontMetrics().horizontalAdvance(heading)
            if not header.isSectionHidden(at) and wide > header.sectionSize(at) - 8:
                yield f"{called(table)}: {heading!r} is {header.sectionSize(at)} of {wide}"


LAID = (QLabel, QAbstractButton, QLineEdit, QComboBox)


def _overlaps(page: QWidget) -> Iterator[str]:
    things = [w for kind in LAID for w in _seen(page, kind) if _is_laid(w)]
    beside: dict[int, list[QWidget]] = {}
    for thing in things:
        beside.setdefault(id(thing.parentWidget()), []).append(thing)
    for siblings in beside.values():
        for at, one in enumerate(siblings):
            for other in siblings[at + 1 :]:
                over = QRect(one.geometry()).intersected(other.geometry())
                if over.width() > 2 and over.height() > 2:
                    yield f"{called(one)} lies over {called(other)}"


def _is_laid(widget: QWidget) -> bool:
    """Not what a field or a scroll area of Qt's own puts inside itself."""
    parent = widget.parentWidget()
    return parent is not None and not isinstance(parent, QLineEdit | QComboBox)
