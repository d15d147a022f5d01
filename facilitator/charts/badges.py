"""Shapes that stand before a word: where somebody stands, how well two people fit."""

from __future__ import annotations

from enum import StrEnum

from facilitator.charts.drawing import Drawing
from facilitator.charts.marks import Circle, Mark, Point, Polygon, Rect, Role, Sector, Text
from facilitator.charts.shapes import Pen, diamond


class Shape(StrEnum):
    """The shape of a standing; the word beside it says the rest."""

    DOT = "dot"
    TRIANGLE = "triangle"
    HALF = "half"
    HOLLOW = "hollow"
    BARS = "bars"
    DIAMOND = "diamond"


COLOURS: dict[Shape, Role] = {
    Shape.DOT: "accentText",
    Shape.TRIANGLE: "accentText",
    Shape.HALF: "ink",
    Shape.HOLLOW: "ink2",
    Shape.BARS: "ink2",
    Shape.DIAMOND: "rust",
}


def standing_shape(shape: Shape, centre: Point, size: float = 10.0) -> tuple[Mark, ...]:
    """The shape of a standing in a square of a size."""
    colour, r = COLOURS[shape], size / 2
    if shape is Shape.DOT:
        return (Circle(centre, r, fill=colour),)
    if shape is Shape.HOLLOW:
        return (Circle(centre, r - 1, outline=colour, width=2),)
    if shape is Shape.DIAMOND:
        return (diamond(centre, r * 1.2, colour, None),)
    if shape is Shape.HALF:
        ring = Circle(centre, r - 0.75, outline=colour, width=1.5)
        return ring, Sector(centre, r - 0.75, 180, 180, colour)
    if shape is Shape.TRIANGLE:
        top, foot = centre.y - r, centre.y + r * 0.9
        corners = (Point(centre.x, top), Point(centre.x + r * 1.1, foot))
        return (Polygon((*corners, Point(centre.x - r * 1.1, foot)), fill=colour),)
    bar = size * 0.3
    return tuple(
        Rect(left, centre.y - r, bar, size, fill=colour)
        for left in (centre.x - r + size * 0.05, centre.x + r - size * 0.05 - bar)
    )


def standing(shape: Shape, word: str, pen: Pen, size: float = 13, weight: int = 600) -> Drawing:
    """A standing: shape, then word, then colour."""
    height = 18 * pen.factor * size / 13
    centre = Point(6 * pen.factor, height / 2)
    marks = standing_shape(shape, centre, 10 * pen.factor)
    text = pen.middle(word, Point(18 * pen.factor, height / 2), size, weight, COLOURS[shape])
    return Drawing(text.left + text.extent, height, (*marks, text))


def fit(band: int, word: str, pen: Pen) -> Drawing:
    """How well two people fit: one to three bars and the word, never a figure."""
    if band not in (1, 2, 3):
        message = f"a fit has one to three bars, not {band}"
        raise ValueError(message)
    unit, height = pen.factor, 18 * pen.factor
    foot = height / 2 + 6 * unit
    bars: list[Mark] = []
    for n in range(3):
        left, tall = n * 7.0 * unit, 4.0 * (n + 1) * unit
        if n < band:
            bars.append(Rect(left, foot - tall, 5 * unit, tall, fill="accent"))
        else:
            inner = Rect(left + 0.5, foot - tall + 0.5, 5 * unit - 1, tall - 1, outline="control")
            bars.append(inner)
    text: Text = pen.middle(word, Point(28 * unit, height / 2), 14, 400, "ink")
    return Drawing(text.left + text.extent, height, (*bars, text))
