"""The five outcomes as tiles with their keys; for a cancellation, who cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.vocabulary import MovedBy, SessionStatus
from ui.parts.buttons import RADIUS, PaintedButton
from ui.parts.choices import Segments
from ui.sessions.wording import movers
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.words import Words
    from ui.theme.theme import Theme

_IN_TIME = (
    SessionStatus.CANCELLED_IN_TIME_COACHEE,
    SessionStatus.CANCELLED_IN_TIME_COACH,
    SessionStatus.EMPLOYER_CANCELLED,
    SessionStatus.RESCHEDULED,
    SessionStatus.EXCUSED,
)
_LATE = (SessionStatus.LATE_CANCEL_COACHEE, SessionStatus.LATE_CANCEL_COACH)
_STATUSES: tuple[tuple[SessionStatus, ...], ...] = (
    (SessionStatus.HELD,),
    (SessionStatus.NO_SHOW_COACHEE,),
    (SessionStatus.NO_SHOW_COACH,),
    _IN_TIME,
    _LATE,
)


class Tile(PaintedButton):
    """One outcome, 46 high, with its key in a square."""

    def __init__(self, text: str, number: int, theme: Theme) -> None:
        super().__init__(text, theme)
        self._number = number
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for key, words and tick."""
        wide = self.theme.metrics(Role.STRONG).horizontalAdvance(self.text())
        return QSize(round(wide) + self.theme.px(24) + 60, self.theme.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, key, words, and the tick when chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self.theme, self.isChecked()
        at = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if chosen else "control"), 2 if chosen else 1))
        ground = "tint" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(at, RADIUS, RADIUS)
        side = theme.px(24)
        key = QRectF(10, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if chosen else "canvas"))
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(theme.colour("on_accent" if chosen else "ink2"))
        painter.setFont(theme.font(Role.KEY))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setPen(theme.colour("accent_text" if chosen else "ink"))
        painter.setFont(theme.font(Role.STRONG if chosen else Role.BODY))
        room = QRectF(self.rect()).adjusted(side + 20, 0, -8, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if chosen:
            size = theme.px(18)
            tick = theme.icon("check", 18, "accent_text", self, 2.4)
            painter.drawPixmap(self.width() - size - 12, (self.height() - size) // 2, tick)
        painter.end()


class Outcomes(QWidget):
    """What happened: one of five, and by whom where that matters."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words("What happened"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(8)
        names = (
            words("Held"),
            words("Receiver did not come"),
            words("Giver did not come"),
            words("Cancelled in time"),
            words("Cancelled late"),
        )
        self._group = QButtonGroup(self)
        self.tiles: list[Tile] = []
        for at, name in enumerate(names):
            tile = Tile(name, at + 1, theme)
            self.tiles.append(tile)
            self._group.addButton(tile, at)
            if at < 3:
                grid.addWidget(tile, 0, at * 2, 1, 2)
            else:
                grid.addWidget(tile, 1, (at - 3) * 3, 1, 3)
        column.addLayout(grid)
        self._in_time = Segments(
            (
                ("0", words("by the receiver")),
                ("1", words("by the giver")),
                ("2", words("by the employer")),
                ("3", words("moved")),
                ("4", words("excused")),
            ),
            theme,
            words("Who cancelled"),
        )
        self._late = Segments(
            (("0", words("by the receiver")), ("1", words("by the giver"))),
            theme,
            words("Who cancelled"),
        )
        self._moved = Segments(movers(words), theme, words("Who moved it"))
        column.addWidget(self._in_time)
        column.addWidget(self._moved)
        column.addWidget(self._late)
        self._in_time.chosen.connect(lambda _key: self._show())
        self._group.idClicked.connect(lambda _at: self._show())
        self.clear()

    def clear(self) -> None:
        """Held, as most sessions are."""
        self.tiles[0].setChecked(True)
        self._in_time.choose("0")
        self._moved.choose("")
        self._late.choose("0")
        self._show()

    def choose(self, number: int) -> None:
        """Choose by key 1 to 5; the key of a cancellation pressed again goes to the next side."""
        at = number - 1
        again = self.tiles[at].isChecked()
        self.tiles[at].setChecked(True)
        sides = {3: self._in_time, 4: self._late}.get(at)
        if again and sides is not None:
            sides.choose(str((int(sides.key()) + 1) % len(_STATUSES[at])))
        self._show()

    def show_status(self, status: SessionStatus, moved_by: MovedBy | None) -> None:
        """Stand as it was chosen; what is held short is chosen as held."""
        held = SessionStatus.HELD if status is SessionStatus.HELD_SHORT else status
        at = next(at for at, several in enumerate(_STATUSES) if held in several)
        self.tiles[at].setChecked(True)
        side = {3: self._in_time, 4: self._late}.get(at)
        if side is not None:
            side.choose(str(_STATUSES[at].index(held)))
        self._moved.choose(moved_by.value if moved_by else "")
        self._show()

    def _show(self) -> None:
        self._in_time.setVisible(self.tiles[3].isChecked())
        self._late.setVisible(self.tiles[4].isChecked())
        self._moved.setVisible(self.status() is SessionStatus.RESCHEDULED)
        self.changed.emit()

    def moved_by(self) -> MovedBy | None:
        """Who asked for another day, where it moved and that was said."""
        key = self._moved.key()
        return MovedBy(key) if key and self.status() is SessionStatus.RESCHEDULED else None

    def status(self) -> SessionStatus:
        """What is chosen."""
        at = max(0, self._group.checkedId())
        side = {3: self._in_time, 4: self._late}.get(at)
        return _STATUSES[at][int(side.key()) if side is not None else 0]
