"""Small drawings that several charts share: words, arrow heads, a lock, a plus, a moved mark."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.charts.marks import (
    CAP_HEIGHT,
    Arc,
    Box,
    Circle,
    Curve,
    Key,
    Line,
    Mark,
    Measure,
    Point,
    Polygon,
    Rect,
    Role,
    Sector,
    Text,
    around,
)

if TYPE_CHECKING:
    from facilitator.charts.drawing import Drawing


@dataclass(frozen=True)
class Pen:
    """Sets words at the reader's text size: 1.0 is 100 %."""

    measure: Measure
    factor: float = 1.0

    def text(
        self,
        words: str,
        at: Point,
        size: float,
        weight: int = 400,
        colour: Role = "ink",
        align: str = "left",
        key: Key | None = None,
    ) -> Text:
        """A line of words on its baseline, measured."""
        size *= self.factor
        extent = self.measure(words, size, weight)
        return Text(at, words, size, weight, colour, extent, align, key=key)

    def middle(
        self,
        words: str,
        at: Point,
        size: float,
        weight: int = 400,
        colour: Role = "ink",
        align: str = "left",
        key: Key | None = None,
    ) -> Text:
        """A line of words whose capitals stand centred on a height."""
        lowered = Point(at.x, at.y + CAP_HEIGHT * size * self.factor / 2)
        return self.text(words, lowered, size, weight, colour, align, key)

    def elided(self, words: str, size: float, weight: int, room: float) -> str:
        """The words, or as many letters as fit with an ellipsis at the end."""
        size *= self.factor
        if self.measure(words, size, weight) <= room:
            return words
        kept = words
        while len(kept) > 1 and self.measure(kept.rstrip() + "…", size, weight) > room:
            kept = kept[:-1]
        return kept.rstrip() + "…"

    def two_lines(self, words: str, size: float, room: float) -> tuple[str, str]:
        """A name on at most two lines, broken where the longer line is shortest."""
        parts = words.split()
        if self.measure(words, size * self.factor, 400) <= room or len(parts) < 2:
            return "", self.elided(words, size, 400, room)
        size *= self.factor
        breaks = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
        return min(
            (self._fitted(pair, size, room) for pair in breaks),
            key=lambda lines: (-len("".join(lines)), self._widest(lines, size)),
        )

    def _widest(self, lines: tuple[str, str], size: float) -> float:
        return max(self.measure(line, size, 400) for line in lines)

    def _fitted(self, lines: tuple[str, str], size: float, room: float) -> tuple[str, str]:
        """Two lines that fit: "North W." and "Police", "Betsi" and "Cadwaladr"."""
        first, second = (line.split() for line in lines)
        if len(first) > 1 and self.measure(" ".join(first), size, 400) > room:
            first[-1] = first[-1][0] + "."
        while len(second) > 1 and self.measure(" ".join(second), size, 400) > room:
            second.pop()
        narrow = size / self.factor
        return (
            self.elided(" ".join(first), narrow, 400, room),
            self.elided(" ".join(second), narrow, 400, room),
        )


def reach(radius: float, distance: float) -> float:
    """The degrees along a circle between two places so far apart in a straight line."""
    return math.degrees(2 * math.asin(min(1.0, distance / (2 * radius))))


def head(tip: Point, towards: float, size: float, fill: Role, key: Key | None = None) -> Polygon:
    """An arrow head with its tip at a place, pointing in a direction (degrees from twelve)."""
    base = around(tip, towards + 180, 1.4 * size)
    wing = 0.56 * size
    corners = (tip, around(base, towards - 90, wing), around(base, towards + 90, wing))
    return Polygon(corners, fill=fill, key=key)


@dataclass(frozen=True)
class ArrowStyle:
    """How an arrow along a circle looks."""

    stroke: Role = "ink2"
    width: float = 1.8
    head: float = 8.0
    dash: tuple[float, ...] = ()


def curved_arrow(
    centre: Point, radius: float, begin: float, end: float, style: ArrowStyle, key: Key | None
) -> tuple[Arc, Polygon]:
    """An arrow clockwise along a circle whose tip stands exactly at the angle `end`."""
    tip = around(centre, end, radius)
    longest = 0.65 * math.radians(end - begin) * radius
    style = replace(style, head=min(style.head, longest / 1.4))
    # The head is a chord of the circle: turned in by half the angle it spans.
    lean = reach(radius, 1.4 * style.head)
    stop = end - lean * 0.7
    arc = Arc(centre, radius, begin, stop - begin, style.stroke, style.width, style.dash, key)
    return arc, head(tip, end + 90 - lean / 2, style.head, style.stroke, key)


def lock(centre: Point, size: float, colour: Role, key: Key | None = None) -> tuple[Mark, ...]:
    """A padlock in a square of a size, drawn with thin lines."""
    unit = size / 24
    x, y = centre.x - 12 * unit, centre.y - 12 * unit
    width = 2.0 * unit
    body = Rect(
        x + 3 * unit, y + 11 * unit, 18 * unit, 11 * unit,
        outline=colour, line=width, radius=2 * unit, key=key,
    )  # fmt: skip
    bow = Arc(Point(centre.x, y + 7 * unit), 5 * unit, -90, 180, colour, width, key=key)
    legs = tuple(
        Line(Point(leg, y + 7 * unit), Point(leg, y + 11 * unit), colour, width, key=key)
        for leg in (x + 7 * unit, x + 17 * unit)
    )
    return body, bow, *legs


def plus(centre: Point, size: float, colour: Role, key: Key | None = None) -> tuple[Line, Line]:
    """A plus sign of a size."""
    half = size / 2
    return (
        Line(
            Point(centre.x - half, centre.y), Point(centre.x + half, centre.y), colour, 2, key=key
        ),
        Line(
            Point(centre.x, centre.y - half), Point(centre.x, centre.y + half), colour, 2, key=key
        ),
    )


def diamond(
    centre: Point,
    radius: float,
    fill: Role | None,
    outline: Role | None = None,
    key: Key | None = None,
) -> Polygon:
    """A square standing on its corner."""
    points = tuple(around(centre, angle, radius) for angle in (0, 90, 180, 270))
    return Polygon(points, fill, outline, 2.0, key=key)


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark further right and down."""

    def shift(at: Point) -> Point:
        return Point(at.x + dx, at.y + dy)

    if isinstance(mark, Line):
        return replace(mark, start=shift(mark.start), end=shift(mark.end))
    if isinstance(mark, Curve):
        ends = shift(mark.start), shift(mark.towards), shift(mark.end)
        return replace(mark, start=ends[0], towards=ends[1], end=ends[2])
    if isinstance(mark, (Arc, Sector, Circle)):
        return replace(mark, centre=shift(mark.centre))
    if isinstance(mark, Polygon):
        return replace(mark, points=tuple(shift(p) for p in mark.points))
    if isinstance(mark, Rect):
        return replace(mark, left=mark.left + dx, top=mark.top + dy)
    return replace(mark, at=shift(mark.at))


def extent(marks: tuple[Mark, ...]) -> Box:
    """The box that holds all marks."""
    whole = marks[0].box
    for mark in marks[1:]:
        whole = whole.joined(mark.box)
    return whole


def centred(drawing: Drawing, width: float, height: float) -> Drawing:
    """The drawing in the middle of a larger field."""
    dx, dy = (width - drawing.width) / 2, (height - drawing.height) / 2
    marks = tuple(moved(mark, dx, dy) for mark in drawing.marks)
    return replace(drawing, width=width, height=height, marks=marks)
