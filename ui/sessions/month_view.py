"""A month as a grid of days; arrows go from day to day, Home and End to the ends of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from facilitator.calendar_words import DAYS
from ui.parts.marks import Shape, paint_shape
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.sessions.month import DayOfMonth
    from facilitator.words import Words
    from ui.theme.theme import Theme

WEEK = 7
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


def day_said(line: DayOfMonth, words: Words) -> str:
    """A day in a sentence, as it is heard."""
    language = words.language.value
    parts = [words.date(line.day, "full")]
    parts += [one.title(language) for one in line.gatherings]
    parts += [said for said in counts_said(line, words) if said]
    parts += [said for said in (off_said(line, words),) if said]
    return ", ".join(parts)


def counts_said(line: DayOfMonth, words: Words) -> tuple[str, str]:
    """How many sessions were held and how many are arranged; "" for none."""
    held, arranged = line.held(), line.arranged()
    return (
        words("%(n)s held", n=held) if held else "",
        words("%(n)s arranged", n=arranged) if arranged else "",
    )


def off_said(line: DayOfMonth, words: Words) -> str:
    """Why nobody is at work; "" on other days."""
    return line.day_off or (words("bank holiday") if line.is_bank_holiday else "")


class DayCell(QPushButton):
    """One day: its number, its gathering, how many sessions."""

    shows_own_focus = True
    # One day takes the keyboard, the arrows go to the others.
    reached_by_its_row = True

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.line: DayOfMonth | None = None
        self.is_chosen = self.is_today = False
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_day(self, line: DayOfMonth, *, chosen: bool, today: bool) -> None:
        """Show another day."""
        self.line, self.is_chosen, self.is_today = line, chosen, today
        said = day_said(line, self._words)
        self.setAccessibleName(said)
        self.setToolTip(said)
        # One day of the month takes the keyboard; the arrows go to the others.
        focus = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(focus)
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines high."""
        theme = self._theme
        high = theme.line(Role.STRONG) + 2 * theme.line(Role.META) + 14
        return QSize(theme.px(84), high)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its number."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the number, and what the day holds."""
        if self.line is None:
            return
        painter, theme, line = QPainter(self), self._theme, self.line
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.rect()
        off = line.day.weekday() >= WEEK - 2 or line.is_bank_holiday or bool(line.day_off)
        ground = "tint" if self.is_chosen else "canvas" if off or not line.in_month else "surface"
        if self.underMouse() and not self.is_chosen:
            ground = "hover"
        painter.fillRect(at, theme.colour(ground))
        painter.fillRect(0, at.height() - 1, at.width(), 1, theme.colour("rule"))
        painter.fillRect(at.width() - 1, 0, 1, at.height(), theme.colour("rule"))
        if self.is_chosen:
            painter.fillRect(0, 0, 3, at.height(), theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(at).adjusted(1, 1, -2, -2), 3, 3)
        self._paint_words(painter, line)
        painter.end()

    def _paint_words(self, painter: QPainter, line: DayOfMonth) -> None:
        theme, inside = self._theme, self.rect().adjusted(10, 6, -8, -4)
        painter.setFont(theme.font(Role.STRONG if line.in_month else Role.BODY))
        colour = "accent_text" if self.is_today else "ink" if line.in_month else "ink2"
        painter.setPen(theme.colour(colour))
        number = inside.adjusted(0, 0, 0, 0)
        number.setHeight(theme.line(Role.STRONG))
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(line.day.day))
        right = self._words("today") if self.is_today else off_said(line, self._words)
        if right:
            self._paint_at_right(painter, right, number.height())
        top = inside.top() + theme.line(Role.STRONG)
        titles = [one.title(self._words.language.value) for one in line.gatherings]
        high = theme.line(Role.META)
        if titles:
            top += self._paint_gathering(painter, ", ".join(titles), inside.left(), top)
        counts = [said for said in counts_said(line, self._words) if said]
        painter.setFont(theme.font(Role.META))
        painter.setPen(theme.colour("ink2"))
        text, room = " · ".join(counts), inside.width()
        if painter.fontMetrics().horizontalAdvance(text) <= room:
            at = QRectF(inside.left(), top, room, high)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, text)
        else:
            self._paint_shapes(painter, line, inside.left(), top)

    def _paint_gathering(self, painter: QPainter, title: str, left: int, top: int) -> int:
        """The gathering in as many lines as there is room for; how high they are."""
        theme, high = self._theme, self._theme.line(Role.META)
        side = theme.px(8)
        diamond = QRectF(left, top + (high - side) / 2, side, side)
        paint_shape(painter, Shape.DIAMOND, diamond, theme.colour("accent"))
        left += theme.px(13)
        painter.setFont(theme.font(Role.META_STRONG))
        painter.setPen(theme.colour("ink"))
        room, metrics = self.width() - 8 - left, painter.fontMetrics()
        # A line stays free for what was held and arranged.
        lines = max(1, (self.height() - 4 - top) // high - 1)
        first, _, rest = title.partition(" ")
        if lines > 1 and rest and metrics.horizontalAdvance(title) > room:
            while rest and metrics.horizontalAdvance(f"{first} {rest.split(' ')[0]}") <= room:
                word, _, rest = rest.partition(" ")
                first = f"{first} {word}"
            parts = [part for part in (first, rest) if part]
        else:
            parts = [title]
        for at, part in enumerate(parts):
            cut = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
            line = QRectF(left, top + at * high, room, high)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
        return high * len(parts)

    def _paint_shapes(self, painter: QPainter, line: DayOfMonth, left: int, top: int) -> None:
        """Where words find no room: a dot and how many were held, a ring and how many are to be."""
        theme, high = self._theme, self._theme.line(Role.META)
        side, x = theme.px(9), float(left)
        for shape, many in ((Shape.DOT, line.held()), (Shape.HOLLOW, line.arranged())):
            if not many:
                continue
            at = QRectF(x, top + (high - side) / 2, side, side)
            paint_shape(painter, shape, at, theme.colour("ink2"))
            x += side + 5
            painter.setPen(theme.colour("ink2"))
            wide = painter.fontMetrics().horizontalAdvance(str(many))
            there = QRectF(x, top, wide + 2, high)
            painter.drawText(there, Qt.AlignmentFlag.AlignVCenter, str(many))
            x += wide + 10

    def _paint_at_right(self, painter: QPainter, text: str, high: int) -> None:
        """Paint a word beside the number, where there is room for it."""
        theme = self._theme
        painter.setFont(theme.font(Role.META))
        painter.setPen(theme.colour("accent_text" if self.is_today else "ink2"))
        room = self.width() - theme.px(44)
        if painter.fontMetrics().horizontalAdvance(text) <= room:
            at = QRectF(theme.px(36), 6, room, high)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


class MonthView(QWidget):
    """Whole weeks, Monday first; `day_chosen` tells the day, also of a month beside."""

    day_chosen = Signal(object)
    day_opened = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.setAccessibleName(words("Days of the month"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for at, name in enumerate(DAYS[words.language.value]):
            short = name.removeprefix("Dydd ")
            head = Text(short[:3], Role.META_STRONG, theme)
            head.setAccessibleName(name)
            head.setContentsMargins(10, 0, 0, 4)
            self._grid.addWidget(head, 0, at)
            self._grid.setColumnStretch(at, 1)
        self.cells: list[DayCell] = []

    def show_days(self, days: Sequence[DayOfMonth], chosen: dt.date, today: dt.date) -> None:
        """Show a month; the day that is chosen keeps the keyboard where it had it."""
        keyed = any(cell.hasFocus() for cell in self.cells)
        while len(self.cells) < len(days):
            cell = DayCell(self._theme, self._words)
            cell.clicked.connect(lambda _on=False, cell=cell: self._choose(cell))
            at = len(self.cells)
            self._grid.addWidget(cell, 1 + at // WEEK, at % WEEK)
            self._grid.setRowStretch(1 + at // WEEK, 1)
            self.cells.append(cell)
        for at, cell in enumerate(self.cells):
            cell.setVisible(at < len(days))
            if at < len(days):
                line = days[at]
                cell.show_day(line, chosen=line.day == chosen, today=line.day == today)
        for row in range(len(self.cells) // WEEK):
            self._grid.setRowStretch(1 + row, 1 if row * WEEK < len(days) else 0)
        if keyed:
            self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to the chosen day."""
        for cell in self.cells:
            if cell.is_chosen:
                cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, cell: DayCell) -> None:
        if cell.line is not None:
            self.day_chosen.emit(cell.line.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day; Enter goes to what it holds."""
        now = next((cell.line for cell in self.cells if cell.is_chosen), None)
        step = STEPS.get(Qt.Key(event.key()))
        if now is None:
            super().keyPressEvent(event)
        elif step is not None:
            self.day_chosen.emit(_later(now.day, step))
        elif event.key() == Qt.Key.Key_Home:
            self.day_chosen.emit(_later(now.day, -now.day.weekday()))
        elif event.key() == Qt.Key.Key_End:
            self.day_chosen.emit(_later(now.day, WEEK - 1 - now.day.weekday()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.day_opened.emit()
        else:
            super().keyPressEvent(event)


def _later(day: dt.date, days: int) -> dt.date:
    return day.fromordinal(day.toordinal() + days)
