"""The side bar: the programme, the find field, nine places, Settings, the other language, saved.

Wide it is 232 of words and counts, narrow it is a rail of 64 with icons and tooltips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.words import Language
from ui.parts.buttons import RADIUS, PaintedButton
from ui.shell.mark import paint_mark
from ui.shell.places import PLACES, SETTINGS, PlaceSpec
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDE, RAIL = 232, 64
# In the rail icons and targets grow with the text only as far as the rail is wide.
RAIL_ITEM, RAIL_ICON = 50, 28
# Each language is named in itself, so these two are never translated.
LANGUAGE_NAMES = {Language.EN: "English", Language.CY: "Cymraeg"}


class SideItem(PaintedButton):
    """One place: icon, name and count; the current one has tint and the 3 px bar."""

    def __init__(self, name: str, icon: str, theme: Theme, keys: str = "") -> None:
        super().__init__("", theme)
        self._name, self._icon, self._keys = name, icon, keys
        self._rail = False
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
        return QSize(self.theme.px(120), self.theme.px(36))

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
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance("0000"))
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


class SampleBadge(QWidget):
    """Says on every page that the people are invented; nothing where they are real."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme, self._rail = words, theme, False
        theme.changed.connect(self._measure)
        self.setAccessibleName(words("Sample: invented people"))
        self.setToolTip(words("Sample: invented people"))
        self.hide()
        self._measure()

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
        theme, words = self._theme, self._words
        painter.setPen(QPen(theme.colour("rust"), 1))
        painter.setBrush(theme.colour("rust_tint"))
        at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(at, RADIUS, RADIUS)
        painter.setPen(theme.colour("rust"))
        painter.setFont(theme.font(Role.KEY))
        if self._rail:
            size = min(18, theme.px(16))
            book = theme.icon("book-open", size / theme.factor, "rust", self)
            middle = (self.width() - size) // 2, (self.height() - size) // 2
            painter.drawPixmap(*middle, book)
            painter.end()
            return
        said = words("Sample: invented people")
        metrics = painter.fontMetrics()
        room = self.rect().adjusted(4, 0, -4, 0)
        short = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, short)
        painter.end()


class SavedState(QWidget):
    """The foot: a tick, that all is saved, and that it is on this laptop only."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme, self._rail, self._busy = words, theme, False, False
        self._trouble = ""
        theme.changed.connect(self._measure)
        self.show_busy(busy=False)

    def show_busy(self, *, busy: bool) -> None:
        """Say that a step is being written, or that all is saved."""
        self._busy = busy
        words = self._words
        self._said = words("Saving…") if busy else words("All changes saved")
        self._where = words("On this laptop only")
        if self._trouble and not busy:
            self._said, self._where = words("Not saved"), self._trouble
        self.setAccessibleName(self._said)
        self.setAccessibleDescription(self._where)
        self.setToolTip(f"{self._said}\n{self._where}")
        self._measure()

    def show_trouble(self, why: str) -> None:
        """Say that the last change was not saved and why; "" when the next one was."""
        self._trouble = why
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
        column.setSpacing(2)
        self.programme = ProgrammeName(programme, theme)
        column.addWidget(self.programme)
        self.sample = SampleBadge(words, theme)
        column.addWidget(self.sample)
        column.addSpacing(8)
        self.finder = FindButton(words, theme)
        self.finder.clicked.connect(self.find_wanted)
        column.addWidget(self.finder)
        column.addSpacing(12)
        self.items: dict[str, SideItem] = {}
        for number, place in enumerate(PLACES, start=1):
            self._add(place, words, f"Ctrl+{number}")
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

    def _add(self, place: PlaceSpec, words: Words, keys: str) -> None:
        item = SideItem(place.name(words), place.icon, self._theme, keys)
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
                self.items[key].show_count(count)

    def fit(self, *, rail: bool) -> None:
        """Be a bar of words or a rail of icons."""
        self.is_rail = rail
        self.programme.fit(rail=rail)
        self.sample.fit(rail=rail)
        self.finder.fit(rail=rail)
        self.language.fit(rail=rail)
        self.saved.fit(rail=rail)
        for item in self.items.values():
            item.fit(rail=rail)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(RAIL if self.is_rail else self._theme.px(WIDE))
        side = 8 if self.is_rail else 12
        self._column.setContentsMargins(side, 16, 8 if self.is_rail else 12, 12)
        self.update()

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
