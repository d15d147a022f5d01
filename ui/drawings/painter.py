"""Draws the marks of charts on the screen."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from facilitator.charts.colours import resolve
from facilitator.charts.marks import (
    Arc,
    Circle,
    Curve,
    Line,
    Mark,
    Polygon,
    Rect,
    Role,
    Sector,
    Text,
)
from facilitator.charts.shapes import Pen
from ui.theme.type_roles import font

if TYPE_CHECKING:
    from facilitator.charts.colours import RGB
    from facilitator.charts.drawing import Drawing
    from facilitator.charts.marks import Point
    from ui.theme.theme import Theme

HATCH_STEP = 6.0
SNAPPED = 3.0


def measure(words: str, size: float, weight: int, *, spaced: bool = False) -> float:
    """The width of words in the window's font, in whole pixels of size as they are painted."""
    return _measured(words, round(size), weight, spaced)


@lru_cache(maxsize=8192)
def _measured(words: str, size: int, weight: int, spaced: bool) -> float:
    return QFontMetricsF(font(size, weight, spaced=spaced)).horizontalAdvance(words)


def pen_for(theme: Theme) -> Pen:
    """What sets the words of a chart at the theme's present text size."""
    return Pen(partial(measure, spaced=True) if theme.spaced else measure, theme.factor)


class MarkPainter:
    """Puts marks on a surface in the colours of a theme."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def draw(self, drawing: Drawing, left: float = 0.0, top: float = 0.0) -> None:
        """Draw a whole chart with its corner at a place."""
        self._painter.save()
        self._painter.translate(left, top)
        for mark in drawing.marks:
            self.mark(mark)
        self._painter.restore()

    def mark(self, mark: Mark) -> None:
        """Draw one mark."""
        match mark:
            case Text():
                self._text(mark)
            case Line():
                self._line(mark)
            case Arc():
                path = _arc(mark.centre, mark.radius, mark.start, mark.sweep)
                self._stroke(path, mark.stroke, mark.width, mark.dash)
            case Curve():
                path = QPainterPath(QPointF(*mark.start))
                path.quadTo(QPointF(*mark.towards), QPointF(*mark.end))
                self._stroke(path, mark.stroke, mark.width, ())
            case Sector():
                path = _arc(mark.centre, mark.radius, mark.start, mark.sweep)
                path.lineTo(QPointF(*mark.centre))
                path.closeSubpath()
                self._painter.fillPath(path, self.colour(mark.fill))
            case Polygon():
                path = QPainterPath()
                path.addPolygon(QPolygonF([QPointF(*point) for point in mark.points]))
                path.closeSubpath()
                self._shape(path, mark.fill, mark.outline, mark.width, mark.dash)
            case Circle():
                path = QPainterPath()
                path.addEllipse(QPointF(*mark.centre), mark.radius, mark.radius)
                self._shape(path, mark.fill, mark.outline, mark.width, mark.dash)
            case Rect():
                self._rect(mark)

    def colour(self, role: Role) -> QColor:
        """The colour of a role in the theme."""
        return QColor.fromRgbF(*resolve(role, self._token, self._organisation))

    def _token(self, name: str) -> RGB:
        return _parts(self._theme.colour(_token_name(name)))

    def _organisation(self, place: int) -> RGB:
        return _parts(self._theme.fill(place))

    def _line(self, mark: Line) -> None:
        start, end = mark.start, mark.end
        upright = start.x == end.x or start.y == end.y
        if upright and not mark.dash and mark.width <= SNAPPED:
            self._rule(mark)
            return
        path = QPainterPath(QPointF(*start))
        path.lineTo(QPointF(*end))
        self._stroke(path, mark.stroke, mark.width, mark.dash)

    def _rule(self, mark: Line) -> None:
        """An upright line on whole device pixels, so that it is never a grey smear."""
        box, across = mark.box, mark.start.y == mark.end.y
        ratio = self._painter.device().devicePixelRatio()
        turn = self._painter.worldTransform()
        offset = turn.dy() if across else turn.dx()
        thick = max(1, round(mark.width * ratio)) / ratio
        edge = (box.top if across else box.left) + (mark.width - thick) / 2
        edge = round((edge + offset) * ratio) / ratio - offset
        half = mark.width / 2
        if across:
            area = QRectF(box.left + half, edge, box.right - box.left - mark.width, thick)
        else:
            area = QRectF(edge, box.top + half, thick, box.bottom - box.top - mark.width)
        self._painter.fillRect(area, self.colour(mark.stroke))

    def _rect(self, mark: Rect) -> None:
        area = QRectF(mark.left, mark.top, mark.width, mark.height)
        path = QPainterPath()
        if mark.radius:
            radius = min(mark.radius, mark.width / 2, mark.height / 2)
            path.addRoundedRect(area, radius, radius)
        else:
            path.addRect(area)
        self._shape(path, mark.fill, mark.outline, mark.line, mark.dash)
        if mark.hatch is not None:
            self._hatched(mark, path, mark.hatch)

    def _hatched(self, mark: Rect, outline: QPainterPath, role: Role) -> None:
        self._painter.save()
        self._painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        lines = QPainterPath()
        step = 0.0
        while step < mark.width + mark.height:
            lines.moveTo(mark.left + step - mark.height, mark.top + mark.height)
            lines.lineTo(mark.left + step, mark.top)
            step += HATCH_STEP
        self._stroke(lines, role, 1.0, ())
        self._painter.restore()

    def _text(self, mark: Text) -> None:
        spaced = self._theme.spaced
        made = font(round(mark.size), mark.weight, tabular=mark.tabular, spaced=spaced)
        left = mark.left
        if mark.tabular:
            share = {"left": 0.0, "centre": 0.5, "right": 1.0}[mark.align]
            left = mark.at.x - share * QFontMetricsF(made).horizontalAdvance(mark.words)
        if mark.halo is not None:
            path = QPainterPath()
            path.addText(QPointF(left, mark.at.y), made, mark.words)
            pen = QPen(self.colour(mark.halo), mark.halo_width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.strokePath(path, pen)
        self._painter.setFont(made)
        self._painter.setPen(self.colour(mark.colour))
        self._painter.drawText(QPointF(left, mark.at.y), mark.words)

    def _shape(
        self,
        path: QPainterPath,
        fill: Role | None,
        outline: Role | None,
        width: float,
        dash: tuple[float, ...],
    ) -> None:
        if fill is not None:
            self._painter.fillPath(path, QBrush(self.colour(fill)))
        if outline is not None:
            self._stroke(path, outline, width, dash)

    def _stroke(
        self, path: QPainterPath, role: Role, width: float, dash: tuple[float, ...]
    ) -> None:
        pen = QPen(self.colour(role), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dash:
            # Qt counts dashes in widths of the pen.
            pen.setDashPattern([length / width for length in dash])
        self._painter.strokePath(path, pen)


def _arc(centre: Point, radius: float, start: float, sweep: float) -> QPainterPath:
    """A circle's edge; Qt counts degrees backwards from three o'clock."""
    area = QRectF(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
    path = QPainterPath()
    path.arcMoveTo(area, 90 - start)
    path.arcTo(area, 90 - start, -sweep)
    return path


def _parts(colour: QColor) -> RGB:
    return colour.redF(), colour.greenF(), colour.blueF()


@cache
def _token_name(role: str) -> str:
    """The theme's name of a chart's colour role: "accentText" is "accent_text"."""
    if role == "onOrganisation":
        return "on_fill"
    return re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), role)
