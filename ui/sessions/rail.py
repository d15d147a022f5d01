"""What was just recorded: the last ones with their seconds, the median, and taking back."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.heads import SectionHead
from ui.parts.marks import KeyCap
from ui.parts.text import ElidedText, Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme

SHOWN = 7


class Rail(QWidget):
    """The rail at the right of the form."""

    take_back_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._seconds: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 20)
        column.setSpacing(10)
        column.addWidget(SectionHead(words("Just recorded"), theme))
        self._none = Text(
            words("Nothing yet. What you record appears here, and can be taken back."),
            Role.SENTENCE,
            theme,
            wraps=True,
        )
        column.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        foot = QHBoxLayout()
        self.median = Text("", Role.META_STRONG, theme, colour="ink")
        foot.addWidget(self.median)
        foot.addStretch()
        self.take_back = Button(words("Take back the last"), theme, Kind.QUIET)
        self.take_back.clicked.connect(self.take_back_wanted)
        self.take_back.hide()
        foot.addWidget(self.take_back)
        column.addLayout(foot)
        column.addStretch()
        column.addWidget(Rule(theme, strong=True))
        for key, what in (
            ("1 – 5", words("what happened")),
            (words("Tab"), words("next field")),
            ("↵", words("record, next session")),
            (words("Esc"), words("empty the form")),
            (words("Ctrl Z"), words("take back the last")),
        ):
            line = QHBoxLayout()
            line.addWidget(KeyCap(key, theme))
            line.addStretch()
            line.addWidget(Text(what, Role.META, theme))
            column.addLayout(line)

    def add(self, names: str, happened: str, seconds: int) -> None:
        """Show one more, the newest on top."""
        theme, words = self._theme, self._words
        self._seconds.append(seconds)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        number = Text(str(len(self._seconds)), Role.META, theme)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(ElidedText(names, Role.STRONG, theme))
        texts.addWidget(Text(happened, Role.SENTENCE, theme, wraps=True))
        line.addLayout(texts, 1)
        spent = Text(words("%(n)s s", n=seconds), Role.META, theme)
        line.addWidget(spent, 0, Qt.AlignmentFlag.AlignTop)
        self._list.insertWidget(0, row)
        if self._list.count() > SHOWN:
            self._remove(self._list.count() - 1)
        self._tell()

    def recorded(self) -> int:
        """How many were recorded since the page was opened."""
        return len(self._seconds)

    def drop_newest(self) -> None:
        """Take the newest away: it was taken back."""
        if self._seconds:
            self._seconds.pop()
            self._remove(0)
            self._tell()

    def _remove(self, at: int) -> None:
        item = self._list.takeAt(at)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

    def _tell(self) -> None:
        self._none.setVisible(not self._seconds)
        self.take_back.setVisible(bool(self._seconds))
        if self._seconds:
            middle = round(median(self._seconds))
            self.median.setText(self._words("Median %(n)s seconds a session", n=middle))
        else:
            self.median.setText("")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the canvas."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        painter.end()
