"""The head and foot of the side bar: the programme's name, the sample's mark, what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import RADIUS
from ui.shell.mark import paint_mark
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.words import Words
    from ui.theme.theme import Theme


class ProgrammeName(QWidget):
    """The ring mark and the programme's name on two lines."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme, self._name, self._rail = theme, name, False
        theme.changed.connect(self._measure)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show another programme."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._measure()

    def fit(self, *, rail: bool) -> None:
        """Show mark and name, or the mark alone."""
        self._rail = rail
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(46 if self._rail else self._theme.px(46))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and, beside it, at most two lines of name."""
        painter = QPainter(self)
        side = min(40, self._theme.px(28)) if self._rail else self._theme.px(28)
        left = (self.width() - side) / 2 if self._rail else self._theme.px(2)
        at = QRectF(left, (self.height() - side) / 2, side, side)
        paint_mark(painter, at, self._theme.colour("accent_text"))
        if not self._rail:
            painter.setFont(self._theme.font(Role.STRONG))
            painter.setPen(self._theme.colour("ink"))
            room = QRectF(self.rect()).adjusted(self._theme.px(42), 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            metrics = self._theme.metrics(Role.STRONG)
            name = in_two_lines(self._name, room.width(), metrics.horizontalAdvance)
            painter.drawText(room, flags, name)
        painter.end()


def in_two_lines(name: str, room: float, width: Callable[[str], float]) -> str:
    """The name broken where its two lines are most alike; as it is where one line has room."""
    words = name.split()
    if width(name) <= room or len(words) < 2:
        return name
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(width(line) for line in lines)))


class Badge(QWidget):
    """Says one thing about the programme on every page; hidden until there is something."""

    def __init__(self, said: str, icon: str, theme: Theme) -> None:
        super().__init__()
        self._icon, self._theme, self._rail = icon, theme, False
        theme.changed.connect(self._measure)
        self.hide()
        self.say(said)
        self._measure()

    def say(self, said: str) -> None:
        """Say this."""
        self._said = said
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def fit(self, *, rail: bool) -> None:
        """Say it in a few words, or in one."""
        self._rail = rail
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(24 if self._rail else self._theme.px(24))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words on their tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("tint"))
        at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(at, RADIUS, RADIUS)
        painter.setPen(theme.colour("accent_text"))
        painter.setFont(theme.font(Role.KEY))
        if self._rail:
            size = min(18, theme.px(16))
            book = theme.icon(self._icon, size / theme.factor, "accent_text", self)
            middle = (self.width() - size) // 2, (self.height() - size) // 2
            painter.drawPixmap(*middle, book)
            painter.end()
            return
        said = self._said
        metrics = painter.fontMetrics()
        room = self.rect().adjusted(4, 0, -4, 0)
        short = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, short)
        painter.end()


class SavedState(QWidget):
    """The foot: a tick, that all is saved, and where: on this laptop only, or on the server."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme, self._rail, self._busy = words, theme, False, False
        self._trouble, self._reads_only, self._server = "", False, False
        theme.changed.connect(self._measure)
        self.show_busy(busy=False)

    def show_busy(self, *, busy: bool) -> None:
        """Say that a step is being written, or that all is saved."""
        self._busy = busy
        words = self._words
        self._said = words("Saving…") if busy else words("All changes saved")
        self._where = words("On the server") if self._server else words("On this laptop only")
        if self._reads_only:
            self._said, self._where = words("To look only"), words("Nothing is saved here")
        elif self._trouble and not busy:
            self._said, self._where = words("Not saved"), self._trouble
        self.setAccessibleName(self._said)
        self.setAccessibleDescription(self._where)
        self.setToolTip(f"{self._said}\n{self._where}")
        self._measure()

    def show_trouble(self, why: str) -> None:
        """Say that the last change was not saved and why; "" when the next one was."""
        self._trouble = why
        self.show_busy(busy=self._busy)

    def show_reads_only(self, *, reads_only: bool) -> None:
        """Say that this file is only looked at: nothing was saved, and nothing will be."""
        self._reads_only = reads_only
        self.show_busy(busy=self._busy)

    def show_on_server(self, *, on_server: bool) -> None:
        """Say where what is saved lies."""
        self._server = on_server
        self.show_busy(busy=self._busy)

    @property
    def said(self) -> str:
        """What stands there now, as one reads it."""
        return f"{self._said}\n{self._where}"

    def fit(self, *, rail: bool) -> None:
        """Show tick and words, or the tick alone."""
        self._rail = rail
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(42))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tick and words."""
        painter = QPainter(self)
        theme = self._theme
        size = theme.px(16)
        left = (self.width() - size) // 2 if self._rail else theme.px(15)
        wrong = bool(self._trouble) and not self._busy
        if wrong or not self._busy:
            name, tone = ("triangle-alert", "rust") if wrong else ("check", "accent_text")
            if self._reads_only:
                name, tone = "eye", "ink2"
            tick = theme.icon(name, 16, tone, self, 2.4)
            painter.drawPixmap(left, self.height() // 2 - size // 2 - theme.px(2), tick)
        if not self._rail:
            room = self.rect().adjusted(theme.px(45), 2, 0, 0)
            painter.setPen(theme.colour("rust" if wrong else "ink2"))
            painter.setFont(theme.font(Role.META_STRONG))
            painter.drawText(room, Qt.AlignmentFlag.AlignTop, self._said)
            painter.setFont(theme.font(Role.META))
            under = room.adjusted(0, theme.px(18), 0, 0)
            short = painter.fontMetrics().elidedText(
                self._where, Qt.TextElideMode.ElideRight, under.width()
            )
            painter.drawText(under, Qt.AlignmentFlag.AlignTop, short)
        painter.end()
