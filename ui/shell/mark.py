"""The ring mark: three arrows that come back round; one drawing for every size."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.theme.theme import Theme


def paint_mark(painter: QPainter, at: QRectF, ink: QColor) -> None:
    """Draw three arcs with arrow heads, clockwise, in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, radius = at.center(), at.width() * 0.39
    circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    for place in range(3):
        start = 80 - 120 * place
        pen = QPen(ink, at.width() * 0.085, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(circle, round(start * 16), -72 * 16)
        _paint_head(painter, middle, radius, (start - 72) * pi / 180, at.width() * 0.15, ink)
    painter.restore()


def _paint_head(
    painter: QPainter, middle: QPointF, radius: float, turn: float, size: float, ink: QColor
) -> None:
    """An arrow head at this angle of the circle, pointing clockwise."""
    tip_turn = turn - size * 1.5 / radius
    inner, outer = radius - size * 0.85, radius + size * 0.85
    points = [
        QPointF(middle.x() + r * cos(a), middle.y() - r * sin(a))
        for r, a in ((outer, turn), (radius, tip_turn), (inner, turn))
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(points))


class Mark(QWidget):
    """The mark as a widget."""

    def __init__(self, theme: Theme, side: int) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedSize(self._theme.px(self._side), self._theme.px(self._side))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self._theme.colour("accent_text"))
        painter.end()
