"""The note of what must be settled first, and the empty state that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.text import Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.theme.theme import Theme


@dataclass(frozen=True)
class NoteItem:
    """One thing to settle: a sentence and the act that settles it."""

    key: str
    sentence: str
    act: str = ""


class Note(QFrame):
    """Rust tint with the 3 px bar: what must be settled first. At most one on a page."""

    act_wanted = Signal(str)

    def __init__(self, title: str, items: Iterable[NoteItem], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 12, 14)
        self._column.setSpacing(8)
        self.title = Text(title, Role.STRONG, theme, colour="rust")
        self._column.addWidget(self.title)
        theme.changed.connect(self.update)
        for item in items:
            self._column.addLayout(self._line(item))

    def _line(self, item: NoteItem) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = BadgeView(Badge(Shape.DIAMOND, "", "rust"), self._theme, Role.SENTENCE)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Sentence(item.sentence, self._theme, colour="ink"), 1)
        if item.act:
            act = Button(item.act, self._theme, Kind.QUIET)
            act.setAccessibleDescription(item.sentence)
            act.clicked.connect(lambda: self.act_wanted.emit(item.key))
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and the bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rust_tint"))
        painter.fillRect(0, 0, 3, self.height(), self._theme.colour("rust"))
        painter.end()


# From larger text on an empty state has no ghost.
GHOST_UP_TO = 1.5


class GhostRing(QWidget):
    """The ghost of what will stand here: a ring of five empty places, dashed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(180, 172)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw five places and the dashed arcs between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius, disc = QPointF(90, 92), 70.0, 16.0
        control = self._theme.colour("control")
        pen = QPen(control, 1.8, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.4, 2.4])
        circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        gap = 20
        for place in range(5):
            painter.setPen(pen)
            start = 90 - 72 * place - gap
            painter.drawArc(circle, round(start * 16), round(-(72 - 2 * gap) * 16))
            turn = -pi / 2 + 2 * pi * place / 5
            painter.setPen(QPen(control, 1.5))
            painter.setBrush(self._theme.colour("canvas"))
            at = QPointF(middle.x() + radius * cos(turn), middle.y() + radius * sin(turn))
            painter.drawEllipse(at, disc, disc)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()


class GhostRows(QWidget):
    """The ghost of a list: three rows to come, dashed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(240, 132)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a mark and two lines of words for each row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("control"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.4, 2.4])
        painter.setPen(pen)
        for row, wide in enumerate((150, 118, 136)):
            top = 8.0 + 42 * row
            painter.setBrush(self._theme.colour("canvas"))
            painter.drawEllipse(QRectF(6, top, 24, 24))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(44, top, wide, 9), 4, 4)
            painter.drawRoundedRect(QRectF(44, top + 15, wide - 44, 9), 4, 4)
        painter.end()


class EmptyState(QWidget):
    """What stands where nothing is yet: what is missing, with numbers, and one way on."""

    primary_wanted = Signal()
    second_wanted = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        theme: Theme,
        *,
        primary: str = "",
        key: str = "",
        second: str = "",
        ghost: QWidget | None = None,
    ) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 40)
        column.setSpacing(8)
        column.addStretch(4)
        self._theme = theme
        # Where something can be done about it, the ghost of what will stand here is drawn.
        self.ghost = ghost or (GhostRows(theme) if primary else None)
        if self.ghost is not None:
            column.addWidget(self.ghost, 0, middle)
            column.addSpacing(12)
            theme.changed.connect(self._fit_ghost)
            self._fit_ghost()
        self.title = Text(title, Role.EMPTY, theme, wraps=True)
        self.title.setAlignment(middle)
        column.addWidget(self.title)
        self.sentence = Text(sentence, Role.BODY_SOFT, theme, wraps=True)
        self.sentence.setAlignment(middle)
        line = QHBoxLayout()
        line.addStretch(1)
        self.sentence.setMaximumWidth(theme.px(480))
        line.addWidget(self.sentence, 8)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch()
        self.primary = Button(primary, theme, Kind.PRIMARY, key=key, height=40)
        self.primary.setVisible(bool(primary))
        self.primary.clicked.connect(self.primary_wanted)
        row.addWidget(self.primary)
        self.second = Button(second, theme, Kind.PLAIN, height=40)
        self.second.setVisible(bool(second))
        self.second.clicked.connect(self.second_wanted)
        row.addWidget(self.second)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(5)

    def _fit_ghost(self) -> None:
        """Large text needs the room more than the ghost does."""
        if self.ghost is not None:
            self.ghost.setVisible(self._theme.factor <= GHOST_UP_TO)
