"""The side bar: the programme, the find field, the places, Settings, the other language, saved.

Wide it is 232 of words and counts, narrow it is a rail of 64 with icons and tooltips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.words import Language
from ui.parts.buttons import RADIUS, PaintedButton
from ui.shell.places import PLACES, REQUESTS, SETTINGS, PlaceSpec
from ui.shell.side_parts import Badge, ProgrammeName, SavedState
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDE, RAIL = 232, 64
# Between two places, where the window is high enough.
AIR = 2
# A place's height where the window is lower than this.
LOW, LOW_WINDOW = 32, 720
# In the rail icons and targets grow with the text only as far as the rail is wide.
RAIL_ITEM, RAIL_ICON = 50, 28
# Each language is named in itself, so these two are never translated.
LANGUAGE_NAMES = {Language.EN: "English", Language.CY: "Cymraeg"}


class SideItem(PaintedButton):
    """One place: icon, name and count; the current one has tint and the 3 px bar."""

    def __init__(self, name: str, icon: str, theme: Theme, keys: str = "") -> None:
        super().__init__("", theme)
        self._name, self._icon, self._keys = name, icon, keys
        self._rail = self._low = False
        self._count: int | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._hint()

    def fit(self, *, rail: bool) -> None:
        """Show icon and name, or the icon alone."""
        self._rail = rail
        self._hint()
        self._measure_again()

    def stand_low(self, *, low: bool) -> None:
        """Be a little lower where the window is."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def _hint(self) -> None:
        keys = f" ({self._keys})" if self._keys else ""
        self.setToolTip(f"{self._name}{keys}" if self._rail or self._keys else "")

    def show_count(self, count: int | None) -> None:
        """Show how many; None shows nothing."""
        self._count = count
        self.setAccessibleDescription("" if count is None else str(count))
        self.update()

    def sizeHint(self) -> QSize:
        """36 high, 40 in the rail."""
        if self._rail:
            return QSize(46, min(RAIL_ITEM, self.theme.px(40)))
        return QSize(self.theme.px(120), self.theme.px(LOW if self._low else 36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, bar, icon, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, current = self.theme, self.isChecked()
        if current or self.underMouse():
            ground = theme.colour("tint" if current else "side_hover")
            painter.fillPath(_right_round(QRectF(self.rect())), ground)
        if current:
            painter.fillRect(QRect(0, 0, 3, self.height()), theme.colour("accent"))
            if theme.tokens.high_contrast:
                painter.setPen(QPen(theme.colour("focus"), 2))
                painter.drawPath(_right_round(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        icon_size = rail_icon(theme) if self._rail else 18
        size = theme.px(icon_size)
        left = (self.width() - size) // 2 if self._rail else theme.px(15)
        tone = "accent_text" if current else "ink2"
        pixmap = theme.icon(self._icon, icon_size, tone, self)
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
        if not self._rail:
            self._paint_words(painter, current=current)
        painter.end()

    def _paint_words(self, painter: QPainter, *, current: bool) -> None:
        theme = self.theme
        room = self.rect().adjusted(theme.px(45), 0, -theme.px(12), 0)
        if self._count is not None:
            painter.setFont(theme.font(Role.META_STRONG if current else Role.META))
            painter.setPen(theme.colour("accent_text" if current else "ink2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, str(self._count))
            counted = painter.fontMetrics().horizontalAdvance(str(self._count))
            room.setRight(room.right() - counted - theme.px(8))
        painter.setFont(theme.font(Role.STRONG if current else Role.BODY))
        painter.setPen(theme.colour("accent_text" if current else "ink"))
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


def rail_icon(theme: Theme) -> float:
    """An icon's size at 100 % that is 20 px in the rail, at most 28 with large text."""
    return min(20.0, RAIL_ICON / theme.factor)


def _right_round(at: QRectF) -> QPainterPath:
    """A rectangle with its right corners round and its left edge square."""
    path = QPainterPath()
    path.addRoundedRect(at, RADIUS, RADIUS)
    path.addRect(QRectF(at.left(), at.top(), RADIUS, at.height()))
    return path.simplified()


class FindButton(PaintedButton):
    """Looks like a field and opens the palette: "Find or do… Ctrl K"."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__("", theme)
        self._hint, self._key, self._rail = words("Find or do…"), words("Ctrl K"), False
        self.setAccessibleName(words("Find or do"))
        self.setToolTip(words("Find or do (Ctrl+K)"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, *, rail: bool) -> None:
        """Show the whole field, or its glass alone."""
        self._rail = rail
        self._measure_again()

    def sizeHint(self) -> QSize:
        """34 high."""
        if self._rail:
            return QSize(46, min(RAIL_ITEM, self.theme.px(34)))
        return QSize(self.theme.px(120), self.theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint border, glass, hint and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        if not self._rail or self.underMouse():
            border = Qt.PenStyle.NoPen if self._rail else QPen(theme.colour("control"), 1)
            painter.setPen(border)
            painter.setBrush(theme.colour("side_hover" if self.underMouse() else "surface"))
            at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(at, RADIUS, RADIUS)
        icon_size = rail_icon(theme) if self._rail else 16
        size = theme.px(icon_size)
        left = (self.width() - size) // 2 if self._rail else theme.px(11)
        glass = theme.icon("search", icon_size, "ink2", self)
        painter.drawPixmap(left, (self.height() - size) // 2, glass)
        if not self._rail:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme = self.theme
        room = self.rect().adjusted(theme.px(36), 0, -theme.px(11), 0)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font(Role.SENTENCE))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._hint)
        painter.setFont(theme.font(Role.KEY))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key
        )


class SideBar(QWidget):
    """The whole bar; tells which place was chosen."""

    place_chosen = Signal(str)
    find_wanted = Signal()
    language_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, programme: str) -> None:
        super().__init__()
        self._theme = theme
        self.is_rail = False
        self.setAccessibleName(words("Places"))
        column = QVBoxLayout(self)
        self._column = column
        column.setSpacing(AIR)
        self.programme = ProgrammeName(programme, theme)
        column.addWidget(self.programme)
        self.sample = Badge(words("Sample: invented people"), "book-open", theme)
        column.addWidget(self.sample)
        self.server = Badge("", "network", theme)
        column.addWidget(self.server)
        column.addSpacing(8)
        self.finder = FindButton(words, theme)
        self.finder.clicked.connect(self.find_wanted)
        column.addWidget(self.finder)
        column.addSpacing(12)
        self.items: dict[str, SideItem] = {}
        for number, place in enumerate(PLACES, start=1):
            self._add(place, words, place.shortcut(number))
        # Its whole name is longer than the bar is wide in Welsh.
        self._add(REQUESTS, words, REQUESTS.keys, words("Requests"))
        self.show_pool(has_pool=False)
        column.addStretch()
        self._add(SETTINGS, words, "")
        self.language = SideItem(LANGUAGE_NAMES[words.language.other], "languages", theme)
        self.language.setCheckable(False)
        self.language.clicked.connect(self.language_wanted)
        column.addWidget(self.language)
        column.addSpacing(52 - 42)
        self.saved = SavedState(words, theme)
        column.addWidget(self.saved)
        theme.changed.connect(self._measure)
        self.fit(rail=False)

    def _add(self, place: PlaceSpec, words: Words, keys: str, name: str = "") -> None:
        item = SideItem(name or place.name(words), place.icon, self._theme, keys)
        item.clicked.connect(lambda _on=False, key=place.key: self._choose(key))
        self.items[place.key] = item
        self._column.addWidget(item)

    def _choose(self, key: str) -> None:
        # The mark follows the page that is shown, not the click.
        self.items[key].setChecked(not self.items[key].isChecked())
        self.place_chosen.emit(key)

    def has_chosen(self, widget: QWidget) -> bool:
        """Whether this is the item of the place that is shown, or was pressed just now."""
        return isinstance(widget, SideItem) and widget.isChecked() and self.isAncestorOf(widget)

    def show_place(self, key: str) -> None:
        """Mark the current place."""
        for name, item in self.items.items():
            item.setChecked(name == key)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many stand behind each place that is named here."""
        for key, count in counts.items():
            if key in self.items:
                # Nothing asks for something where there is nothing.
                self.items[key].show_count(count or None)

    def show_pool(self, *, has_pool: bool) -> None:
        """Show the place of requests, where the programme has a pool."""
        self.items[REQUESTS.key].setVisible(has_pool)

    def show_where(self, where: str) -> None:
        """Say on which server the programme lies; "": it is a file of this laptop."""
        self.server.say(where)
        self.server.setVisible(bool(where))
        self.saved.show_on_server(on_server=bool(where))

    def fit(self, *, rail: bool) -> None:
        """Be a bar of words or a rail of icons."""
        self.is_rail = rail
        self.server.fit(rail=rail)
        self.programme.fit(rail=rail)
        self.sample.fit(rail=rail)
        self.finder.fit(rail=rail)
        self.language.fit(rail=rail)
        self.saved.fit(rail=rail)
        for item in self.items.values():
            item.fit(rail=rail)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(RAIL if self.is_rail else self._theme.words_wide(WIDE))
        side = 8 if self.is_rail else 12
        self._column.setContentsMargins(side, 16, 8 if self.is_rail else 12, 12)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the items stand closer, so that nothing is cut."""
        super().resizeEvent(event)
        low = self.height() < self._theme.px(LOW_WINDOW)
        for item in (*self.items.values(), self.language):
            item.stand_low(low=low and not self.is_rail)
        gaps = self._column.count()
        needed = self._column.minimumSize().height() + (AIR - self._column.spacing()) * gaps
        air = AIR if needed <= self.height() else 0
        if self._column.spacing() != air:
            self._column.setSpacing(air)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the canvas, the line at the right and the line above the foot."""
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("canvas"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), theme.colour("rule"))
        if not self.is_rail:
            top = self.saved.y() - 8
            painter.fillRect(QRect(12, top, self.width() - 24, 1), theme.colour("rule"))
        painter.end()
