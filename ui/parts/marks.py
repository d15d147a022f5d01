"""Small drawings that stand beside words: standing shapes, organisation codes, key caps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from ui.theme.theme import Theme

SHAPE = 10


class Shape(StrEnum):
    """A standing's shape; the word beside it says the same."""

    DOT = "dot"
    UP = "up"
    HALF = "half"
    HOLLOW = "hollow"
    BARS = "bars"
    DIAMOND = "diamond"
    SQUARE = "square"
    DASHED = "dashed"


# Where no other colour is named; "ink2" for the rest.
USUAL = {Shape.DOT: "accent_text", Shape.UP: "accent_text", Shape.HALF: "ink"}


@dataclass(frozen=True)
class Badge:
    """A standing: shape, word and colour token, in this order of importance."""

    shape: Shape
    word: str
    colour: str = ""
    strong: bool = False

    def __post_init__(self) -> None:
        """Take the shape's usual colour where none is named."""
        if not self.colour:
            object.__setattr__(self, "colour", USUAL.get(self.shape, "ink2"))


@dataclass(frozen=True)
class Swatch:
    """An organisation as colour and name: its place in the programme's order, code and name."""

    place: int
    name: str
    code: str = ""


def paint_shape(painter: QPainter, shape: Shape, at: QRectF, ink: QColor) -> None:
    """Draw a shape in a square of about 10 px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    unit = at.width() / SHAPE
    if shape is Shape.DOT:
        painter.drawEllipse(at)
    elif shape is Shape.SQUARE:
        painter.drawRect(at)
    elif shape in {Shape.UP, Shape.DIAMOND}:
        painter.drawPolygon(_corners(shape, at))
    elif shape is Shape.BARS:
        for left in (1.5, 6):
            painter.drawRect(QRectF(at.left() + left * unit, at.top(), 2.5 * unit, at.height()))
    else:
        _paint_outline(painter, shape, at, ink, unit)
    painter.restore()


def _corners(shape: Shape, at: QRectF) -> QPolygonF:
    middle = at.center()
    if shape is Shape.UP:
        return QPolygonF([QPointF(middle.x(), at.top()), at.bottomRight(), at.bottomLeft()])
    wide = at.adjusted(-1, -1, 1, 1)
    return QPolygonF(
        [
            QPointF(middle.x(), wide.top()),
            QPointF(wide.right(), middle.y()),
            QPointF(middle.x(), wide.bottom()),
            QPointF(wide.left(), middle.y()),
        ]
    )


def _paint_outline(painter: QPainter, shape: Shape, at: QRectF, ink: QColor, unit: float) -> None:
    pen = QPen(ink, 2 * unit)
    if shape is Shape.DASHED:
        pen = QPen(ink, 1.5 * unit, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.5, 1.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = at.adjusted(unit, unit, -unit, -unit)
    painter.drawEllipse(inside)
    if shape is Shape.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(inside, 90 * 16, 180 * 16)


def paint_swatch(painter: QPainter, theme: Theme, place: int, at: QRectF) -> None:
    """Draw an organisation's square; from the 11th on with an inner ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.fill(place))
    painter.drawRoundedRect(at, 2, 2)
    if theme.tokens.has_inner_ring(place):
        painter.setPen(QPen(theme.colour("surface"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.adjusted(2.2, 2.2, -2.2, -2.2))
    painter.restore()


def key_cap_width(text: str, theme: Theme) -> float:
    """How wide a key cap with this text is."""
    return max(theme.px(20), theme.metrics(Role.KEY).horizontalAdvance(text) + 11)


def paint_key_cap(
    painter: QPainter, theme: Theme, text: str, at: QRectF, *, fill: QColor, ink: QColor
) -> None:
    """Draw a key as a filled cap of 20 px with radius 4."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(at, 4, 4)
    painter.setPen(ink)
    painter.setFont(theme.font(Role.KEY))
    painter.drawText(at.adjusted(0, -0.5, 0, -0.5), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class BadgeView(QWidget):
    """A standing on a page: its shape and, 18 px to the right, its word."""

    def __init__(self, badge: Badge, theme: Theme, role: Role = Role.STRONG) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self.show_badge(badge)

    def show_badge(self, badge: Badge) -> None:
        """Show another standing."""
        self._badge = badge
        self.setAccessibleName(badge.word)
        self._measure()

    def _measure(self) -> None:
        width = self._theme.metrics(self._role).horizontalAdvance(self._badge.word)
        self.setFixedSize(round(width) + self._theme.px(18) + 2, self._theme.line(self._role))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shape and word in the badge's colour."""
        painter = QPainter(self)
        ink = self._theme.colour(self._badge.colour)
        side = self._theme.px(SHAPE)
        paint_shape(
            painter, self._badge.shape, QRectF(1, (self.height() - side) / 2, side, side), ink
        )
        painter.setPen(ink)
        painter.setFont(self._theme.font(self._role))
        room = QRectF(self.rect()).adjusted(self._theme.px(18), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._badge.word)
        painter.end()


class SwatchView(QWidget):
    """An organisation on a page: its square of colour and its name."""

    def __init__(self, swatch: Swatch, theme: Theme, role: Role = Role.SENTENCE) -> None:
        super().__init__()
        self._theme, self._role, self._swatch = theme, role, swatch
        self.setAccessibleName(swatch.name)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        width = self._theme.metrics(self._role).horizontalAdvance(self._swatch.name)
        self.setFixedSize(round(width) + self._theme.px(18), self._theme.line(self._role))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square and the name."""
        painter = QPainter(self)
        side = self._theme.px(SHAPE)
        at = QRectF(0, (self.height() - side) / 2, side, side)
        paint_swatch(painter, self._theme, self._swatch.place, at)
        painter.setPen(self._theme.colour(self._role.value.colour))
        painter.setFont(self._theme.font(self._role))
        room = QRectF(self.rect()).adjusted(self._theme.px(18), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._swatch.name)
        painter.end()


class KeyCap(QWidget):
    """A key as it stands on the keyboard, for the lists of keys."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__()
        self._text, self._theme = text, theme
        self.setAccessibleName(text)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        wide = round(key_cap_width(self._text, self._theme) + 0.5)
        self.setFixedSize(wide + 2, self._theme.px(20) + 2)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a cap with its border."""
        painter, theme = QPainter(self), self._theme
        at = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground, ink = theme.colour("surface"), theme.colour("ink2")
        paint_key_cap(painter, theme, self._text, at, fill=ground, ink=ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("rule_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


class CodePill(QWidget):
    """An organisation's two-letter code on its fill, 26 by 18, as legends show it."""

    def __init__(self, swatch: Swatch, theme: Theme) -> None:
        super().__init__()
        self._theme, self._swatch = theme, swatch
        self.setAccessibleName(swatch.name)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedSize(self._theme.px(26), self._theme.px(18))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill and the code on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.fill(self._swatch.place))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setPen(self._theme.colour("on_fill"))
        painter.setFont(self._theme.font(Role.CODE))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._swatch.code)
        painter.end()
