"""What the room's screen is made of: a step of the day, a name to click, a table, the time left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.type_roles import font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from facilitator.cohorts.room import Guest, RoomTable
    from ui.theme.theme import Theme

REGULAR, SEMIBOLD, BOLD = 400, 600, 700


class Scale:
    """Sizes of the room: everything grows with the height of the screen, 900 is one."""

    def __init__(self) -> None:
        self.by = 1.0

    def fit(self, height: int) -> None:
        """Take on the height of the screen."""
        self.by = max(0.6, height / 900)

    def px(self, length: float) -> int:
        """A length on this screen."""
        return round(length * self.by)

    def font(self, size: int, weight: int = REGULAR) -> QFont:
        """A font on this screen."""
        return font(self.px(size), weight)


class StepButton(QPushButton):
    """One step of the day: done, now, or to come; a click goes there."""

    shows_own_focus = True

    def __init__(self, clock: str, title: str, theme: Theme, scale: Scale) -> None:
        super().__init__(title)
        self._clock, self._theme, self._scale = clock, theme, scale
        self.is_done = self.is_now = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{clock} {title}".strip())

    def sizeHint(self) -> QSize:
        """62 high on a screen of 900."""
        return QSize(self._scale.px(400), self._scale.px(62))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and the bar of what is now, the time, the words, the tick."""
        painter, theme, px = QPainter(self), self._theme, self._scale.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.rect()
        if self.is_now:
            painter.fillRect(at, theme.colour("tint"))
            painter.fillRect(0, 0, px(6), at.height(), theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(at).adjusted(1, 1, -1, -1))
        weight = BOLD if self.is_now else REGULAR
        painter.setFont(self._scale.font(24, weight))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("accent_text" if self.is_now else "ink2"))
        time = at.adjusted(px(20), 0, 0, 0)
        time.setWidth(px(76))
        painter.drawText(time, middle | Qt.AlignmentFlag.AlignRight, self._clock)
        painter.setPen(theme.colour("ink2" if self.is_done else "ink"))
        words = at.adjusted(px(118), 0, -px(52), 0)
        said = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, said)
        if self.is_done:
            self._paint_tick(painter)
        painter.end()

    def _paint_tick(self, painter: QPainter) -> None:
        px = self._scale.px
        pen = QPen(self._theme.colour("accent"), px(3))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.width() - px(40), self.height() / 2
        points = [QPointF(x, y), QPointF(x + px(6), y + px(6)), QPointF(x + px(18), y - px(8))]
        painter.drawPolyline(QPolygonF(points))


class NameTile(QPushButton):
    """A name; a click says that they are here, another one takes it back."""

    shows_own_focus = True

    def __init__(self, guest: Guest, theme: Theme, scale: Scale, here: str) -> None:
        super().__init__(guest.name)
        self._theme, self._scale = theme, scale
        self.setCheckable(True)
        self.setChecked(guest.is_here)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{guest.name}, {here}" if guest.is_here else guest.name)

    def sizeHint(self) -> QSize:
        """As wide as the name, 52 high."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + self._scale.px(62)
        return QSize(max(self._scale.px(120), wide), self._scale.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, the tick of whoever is here, the name."""
        painter, theme, px = QPainter(self), self._theme, self._scale.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = 2 if self.hasFocus() else 1
        colour = "focus" if self.hasFocus() else "accent" if on else "control"
        painter.setPen(QPen(theme.colour(colour), edge))
        painter.setBrush(theme.colour("tint" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(self._scale.font(24, SEMIBOLD if on else REGULAR))
        painter.setPen(theme.colour("ink"))
        words = self.rect().adjusted(px(42), 0, -px(12), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        x, y = px(14), self.height() / 2
        if on:
            pen = QPen(theme.colour("accent_text"), px(3))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(
                QPolygonF(
                    [QPointF(x, y), QPointF(x + px(5), y + px(5)), QPointF(x + px(16), y - px(7))]
                )
            )
        else:
            painter.setPen(QPen(theme.colour("control"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x + 1, y - px(7), px(14), px(14)))
        painter.end()


class TableLine(QWidget):
    """A table: its number on a disc, who gives, an arrow, who receives."""

    def __init__(self, table: RoomTable, said: str, theme: Theme, scale: Scale) -> None:
        super().__init__()
        self._table, self._theme, self._scale = table, theme, scale
        self.setAccessibleName(said)

    def sizeHint(self) -> QSize:
        """66 high on a screen of 900."""
        return QSize(self._scale.px(360), self._scale.px(66))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc, the names and the rule below."""
        painter, theme, px = QPainter(self), self._theme, self._scale.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, high = Qt.AlignmentFlag.AlignVCenter, self.height()
        disc = QRectF(px(4), (high - px(44)) / 2, px(44), px(44))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(disc)
        painter.setPen(theme.colour("on_accent"))
        painter.setFont(self._scale.font(22, BOLD))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._table.number))
        x: float = px(72)
        painter.setPen(theme.colour("ink"))
        painter.setFont(self._scale.font(28, SEMIBOLD))
        half = (self.width() - px(144)) // 2
        giver = painter.fontMetrics().elidedText(
            self._table.giver, Qt.TextElideMode.ElideRight, half
        )
        wide = painter.fontMetrics().horizontalAdvance(giver)
        painter.drawText(QRectF(x, 0, wide + 4, high), middle, giver)
        x = self._paint_arrow(painter, x + wide + px(14))
        painter.setPen(theme.colour("ink"))
        painter.setFont(self._scale.font(28))
        rest = ", ".join((self._table.receiver, *self._table.others))
        room = self.width() - x
        rest = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(x, 0, room, high), middle, rest)
        painter.fillRect(QRectF(0, high - 1, self.width(), 1), theme.colour("rule_strong"))
        painter.end()

    def _paint_arrow(self, painter: QPainter, x: float) -> float:
        """Paint the arrow and say where the words behind it begin."""
        px, y, ink = self._scale.px, self.height() / 2, self._theme.colour("accent")
        painter.setPen(QPen(ink, px(3)))
        painter.drawLine(QPointF(x, y), QPointF(x + px(30), y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        tip = QPointF(x + px(42), y)
        back = x + px(28)
        painter.drawPolygon(QPolygonF([tip, QPointF(back, y - px(6)), QPointF(back, y + px(6))]))
        return x + px(58)


class TimeLeft(QWidget):
    """How much of the gathering is left, as a ring with minutes; nothing outside its hours."""

    def __init__(self, theme: Theme, scale: Scale, unit: str) -> None:
        super().__init__()
        self._theme, self._scale, self._unit = theme, scale, unit
        self._left = self._whole = 0
        self.hide()

    def show_left(self, left: int, whole: int) -> None:
        """Show minutes left of a whole; hidden where there are none."""
        self._left, self._whole = left, whole
        self.setVisible(0 < left <= whole)
        self.setAccessibleName(f"{left} {self._unit}")
        side = self._scale.px(128)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring, the number and its unit."""
        painter, px = QPainter(self), self._scale.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = px(8)
        at = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(self._theme.colour("track"), px(12)))
        painter.drawEllipse(at)
        pen = QPen(self._theme.colour("accent"), px(12), Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(at, 90 * 16, -round(360 * 16 * self._left / max(1, self._whole)))
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._scale.font(32, SEMIBOLD))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(at.adjusted(0, -px(18), 0, 0), middle, str(self._left))
        painter.setPen(self._theme.colour("ink2"))
        painter.setFont(self._scale.font(15))
        painter.drawText(at.adjusted(0, px(36), 0, 0), middle, self._unit)
        painter.end()
