"""The checklist of a pack in printing order: tick what is printed, choose what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import CheckBox
from ui.parts.text import ElidedText, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.theme.theme import Theme

BAR = 3


@dataclass(frozen=True)
class CheckLine:
    """One part of the pack: its name, what is in it, and how many pages."""

    key: str
    title: str
    under: str
    at_right: str
    pages: int


class _Tick(CheckBox):
    """The box of a row; the arrows go from row to row."""

    moved = Signal(int)
    focused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move through the rows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever has the keyboard is the row that is shown."""
        super().focusInEvent(event)
        self.focused.emit()


class CheckRow(QWidget):
    """A row of the checklist: box, title, sentence, pages at the right."""

    chosen = Signal(str)
    ticked = Signal()
    moved = Signal(int)

    def __init__(self, line: CheckLine, theme: Theme, margin: int) -> None:
        super().__init__()
        self._theme, self._margin = theme, margin
        self.line, self.is_chosen = line, False
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 8, margin, 8)
        row.setSpacing(12)
        self.box = _Tick("", theme)
        self.box.setChecked(True)
        self.box.toggled.connect(lambda _on: self.ticked.emit())
        self.box.focused.connect(lambda: self.chosen.emit(self.line.key))
        self.box.moved.connect(self.moved)
        row.addWidget(self.box)
        names = QVBoxLayout()
        names.setSpacing(1)
        self.title = ElidedText("", Role.STRONG, theme)
        self.under = ElidedText("", Role.SENTENCE, theme)
        names.addWidget(self.title)
        names.addWidget(self.under)
        row.addLayout(names, 1)
        self.pages = Text("", Role.SENTENCE, theme, colour="ink")
        row.addWidget(self.pages)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_line(line)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.two_line_row)

    def show_line(self, line: CheckLine) -> None:
        """Say what this part holds now."""
        self.line = line
        self.title.setText(line.title)
        self.under.setText(line.under)
        self.pages.setText(line.at_right)
        self.box.setEnabled(line.pages > 0)
        self.box.setAccessibleName(f"{line.title}, {line.under}, {line.at_right}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere chooses the row."""
        super().mousePressEvent(event)
        self.chosen.emit(self.line.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tint and bar where it is chosen, and the rule below."""
        painter = QPainter(self)
        if self.is_chosen:
            painter.fillRect(self.rect(), self._theme.colour("tint"))
            painter.fillRect(0, 0, BAR, self.height(), self._theme.colour("accent"))
        else:
            wide = self.width() - 2 * self._margin
            painter.fillRect(self._margin, self.height() - 1, wide, 1, self._theme.colour("rule"))
        painter.end()


class Checklist(QWidget):
    """The rows in printing order; `chosen` shows one, `changed` says that a tick changed."""

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, theme: Theme, name: str, margin: int) -> None:
        super().__init__()
        self._theme, self._margin = theme, margin
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: dict[str, CheckRow] = {}
        self._now = ""

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these; ticks stay as they were."""
        for line in lines:
            if line.key in self.rows:
                self.rows[line.key].show_line(line)
                continue
            row = CheckRow(line, self._theme, self._margin)
            row.chosen.connect(self.choose)
            row.ticked.connect(self.changed)
            row.moved.connect(self._move)
            self.rows[line.key] = row
            self._column.addWidget(row)

    def choose(self, key: str) -> None:
        """Choose a row, as a click does."""
        if key not in self.rows or key == self._now:
            return
        self._now = key
        for row in self.rows.values():
            row.is_chosen = row.line.key == key
            row.update()
        self.chosen.emit(key)

    def now(self) -> str:
        """The row that is chosen."""
        return self._now

    def ticked(self) -> tuple[str, ...]:
        """The keys of what is to be printed, in order."""
        return tuple(
            key for key, row in self.rows.items() if row.box.isChecked() and row.line.pages
        )

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these and no other."""
        wanted = set(keys)
        for key, row in self.rows.items():
            row.box.setChecked(key in wanted)

    def pages(self) -> int:
        """How many pages are ticked."""
        return sum(self.rows[key].line.pages for key in self.ticked())

    def _move(self, by: int) -> None:
        keys = [key for key, row in self.rows.items() if row.box.isEnabled()]
        if self._now in keys:
            at = max(0, min(len(keys) - 1, keys.index(self._now) + by))
            self.rows[keys[at]].box.setFocus(Qt.FocusReason.TabFocusReason)
