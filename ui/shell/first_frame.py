"""What the window shows first: the side bar with its places, before anything can be done.

It is put together of plain labels with palettes of their own, which Qt paints by itself. Each of
Qt's classes is made when Python first touches it, and the name space `Qt` with its 120
enumerations costs as much as everything else here: a painter asks for it with its first colour.
What stands here stands in the same place of `SideBar`, which takes over a moment later; a test
compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.shell.places import PLACES, SETTINGS
from ui.theme.icons import drawn
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from facilitator.words import Words
    from ui.shell.places import PlaceSpec
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme

WIDE, RAIL, RADIUS = 232, 64, 6


class FirstFrame(QWidget):
    """The first painted frame; says when it was painted.

    Args:
        programme: the name beside the mark; None where no programme is being opened, and then
            there is no side bar either.
        place: the place that will be shown.
    """

    painted = Signal()

    def __init__(
        self, theme: Theme, words: Words, programme: str | None, place: str, breadth: Breadth
    ) -> None:
        super().__init__()
        self._theme, self._words, self._place = theme, words, place
        self._is_rail = breadth.rail
        self._said = False
        self._grounds: tuple[QWidget, ...] = ()
        self._places: list[tuple[QLabel, QLabel, QWidget | None]] = []
        if programme is not None:
            self._grounds = tuple(
                self._ground(colour) for colour in ("canvas", "rule", "canvas", "rule")
            )
            if not self._is_rail:
                self._make_side(programme)

    @property
    def menu_bar(self) -> int:
        """How high the menu bar will be that comes above the frame."""
        metrics = self._theme.metrics(Role.META)
        return round(metrics.height()) + 2 * 3 + 2 * 4 + 1

    def item(self, number: int) -> QRect:
        """Where the place of this number stands, from 0; after the last one, Settings."""
        px, top = self._theme.px, self.menu_bar
        high = px(36)
        if number == len(PLACES):
            foot = px(42) + 12 + 2 + 10 + (high + 2)
            return QRect(12, self.height() - foot - high, px(WIDE) - 24, high)
        first = top + 16 + px(46) + 2 + 8 + px(34) + 2 + 12
        return QRect(12, first + number * (high + 2), px(WIDE) - 24, high)

    def _make_side(self, programme: str) -> None:
        theme, px, top = self._theme, self._theme.px, self.menu_bar + 16
        mark = QLabel(self)
        mark.setPixmap(theme.icon("ring-mark", 28, "accent_text", self))
        mark.setGeometry(12 + px(2), top, px(28), px(46))
        name = self._label(programme, Role.STRONG, "ink")
        name.setWordWrap(True)
        name.setGeometry(12 + px(42), top, px(WIDE) - 24 - px(42), px(46))
        field = QLabel(self)
        wide, high = px(WIDE) - 24, px(34)
        border, inside = theme.tokens.control, theme.tokens.surface
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
            f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{high - 1}" rx="{RADIUS}"'
            f' fill="{inside}" stroke="{border}"/></svg>'
        )
        field.setPixmap(drawn(svg.encode(), wide, high, self.devicePixelRatioF()))
        field.setGeometry(12, top + px(46) + 10, wide, high)
        for place in (*PLACES, SETTINGS):
            self._add(place)

    def _add(self, place: PlaceSpec) -> None:
        theme, current = self._theme, place.key == self._place
        tint = self._ground("tint") if current else None
        if tint is not None:
            bar = self._ground("accent")
            bar.setParent(tint)
            bar.setGeometry(0, 0, 3, theme.px(36))
        icon = QLabel(self)
        icon.setPixmap(theme.icon(place.icon, 18, "accent_text" if current else "ink2", self))
        role, colour = (Role.STRONG, "accent_text") if current else (Role.BODY, "ink")
        self._places.append((icon, self._label(place.name(self._words), role, colour), tint))

    def _ground(self, colour: str) -> QWidget:
        ground = QWidget(self)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.colour(colour))
        ground.setPalette(palette)
        ground.setAutoFillBackground(True)
        return ground

    def _label(self, text: str, role: Role, colour: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._theme.font(role))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(colour))
        label.setPalette(palette)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything where the side bar will have it."""
        super().resizeEvent(event)
        px, top = self._theme.px, self.menu_bar
        side = RAIL if self._is_rail else px(WIDE)
        places = (
            QRect(0, 0, self.width(), top - 1),
            QRect(0, top - 1, self.width(), 1),
            QRect(0, top, side - 1, self.height() - top),
            QRect(side - 1, top, 1, self.height() - top),
        )
        for ground, at in zip(self._grounds, places, strict=False):
            ground.setGeometry(at)
        for number, (icon, name, tint) in enumerate(self._places):
            at = self.item(number)
            icon.setGeometry(at.left() + px(15), at.top(), px(18), at.height())
            name.setGeometry(at.adjusted(px(45), 0, -px(12), 0))
            if tint is not None:
                tint.setGeometry(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Say once that all of it is painted: what lies inside is, before the timer comes."""
        if not self._said:
            self._said = True
            QTimer.singleShot(0, self.painted.emit)
