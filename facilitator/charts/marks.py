"""The few shapes every chart is made of, in pixels with y downwards and no colour but a role.

Angles are degrees clockwise from twelve o'clock. A text stands on its baseline. A painter
turns roles into colours with `facilitator.charts.colours.resolve`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Role: TypeAlias = str | tuple[str, int]
"""A token such as "accent", "ink2" or "onOrganisation" (letters on an organisation's colour), or
one of ("organisation", n), ("washed", n) (an organisation's colour as a ground), ("shade", n),
("onShade", n) with n from 0, and ("faint", n): ink2 at n in a hundred on the surface."""

Key: TypeAlias = tuple[str | int, ...]
"""The datum a mark stands for, such as ("link", 2) or ("cell", 0, 3)."""

Measure: TypeAlias = Callable[[str, float, int], float]
"""The width in pixels of a text at a size and weight (400, 600 or 700)."""

CAP_HEIGHT = 0.67


class Point(NamedTuple):
    """A place in a drawing."""

    x: float
    y: float


class Box(NamedTuple):
    """An upright rectangle that holds a mark."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies in the box, or within `slack` of it."""
        return (
            self.left - slack <= at.x <= self.right + slack
            and self.top - slack <= at.y <= self.bottom + slack
        )

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes share ground or stand closer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def joined(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def around(centre: Point, angle: float, radius: float) -> Point:
    """The place on a circle at so many degrees clockwise from twelve."""
    turn = math.radians(angle)
    return Point(centre.x + radius * math.sin(turn), centre.y - radius * math.cos(turn))


def clock_angle(centre: Point, at: Point) -> float:
    """The degrees clockwise from twelve, 0 to 360, under which a place is seen from the centre."""
    return math.degrees(math.atan2(at.x - centre.x, centre.y - at.y)) % 360


@dataclass(frozen=True)
class Line:
    """A straight line with flat ends."""

    start: Point
    end: Point
    stroke: Role
    width: float = 1.0
    dash: tuple[float, ...] = ()
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The box that holds the line with its thickness."""
        half = self.width / 2
        xs, ys = (self.start.x, self.end.x), (self.start.y, self.end.y)
        return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies on the line, or within `slack` of it."""
        dx, dy = self.end.x - self.start.x, self.end.y - self.start.y
        along = (at.x - self.start.x) * dx + (at.y - self.start.y) * dy
        share = min(1.0, max(0.0, along / ((dx * dx + dy * dy) or 1.0)))
        foot = Point(self.start.x + share * dx, self.start.y + share * dy)
        return math.dist(foot, at) <= self.width / 2 + slack


@dataclass(frozen=True)
class Arc:
    """A part of a circle's edge with flat ends; a positive sweep goes clockwise."""

    centre: Point
    radius: float
    start: float
    sweep: float
    stroke: Role
    width: float = 1.0
    dash: tuple[float, ...] = ()
    key: Key | None = None

    @property
    def middle(self) -> float:
        """The angle half way along the arc."""
        return self.start + self.sweep / 2

    @property
    def box(self) -> Box:
        """The box that holds the arc with its thickness."""
        low, high = sorted((self.start, self.start + self.sweep))
        quarters = (90.0 * n for n in range(math.ceil(low / 90), math.floor(high / 90) + 1))
        places = [around(self.centre, a, self.radius) for a in (low, high, *quarters)]
        half = self.width / 2
        return Box(
            min(p.x for p in places) - half,
            min(p.y for p in places) - half,
            max(p.x for p in places) + half,
            max(p.y for p in places) + half,
        )

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies on the arc, or within `slack` of it."""
        off = abs(math.dist(self.centre, at) - self.radius)
        low = min(self.start, self.start + self.sweep)
        turned = (clock_angle(self.centre, at) - low) % 360
        return off <= self.width / 2 + slack and turned <= abs(self.sweep)


@dataclass(frozen=True)
class Curve:
    """A line that bends once, towards a place it does not reach, with flat ends."""

    start: Point
    towards: Point
    end: Point
    stroke: Role
    width: float = 1.0
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The box that holds the curve; never smaller than the curve itself."""
        half = self.width / 2
        xs = (self.start.x, self.towards.x, self.end.x)
        ys = (self.start.y, self.towards.y, self.end.y)
        return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)

    def at(self, share: float) -> Point:
        """The place so far along, from 0 at the start to 1 at the end."""
        rest = 1 - share
        first, second, third = rest * rest, 2 * rest * share, share * share
        return Point(
            first * self.start.x + second * self.towards.x + third * self.end.x,
            first * self.start.y + second * self.towards.y + third * self.end.y,
        )

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies on the curve, or within `slack` of it."""
        bends = [self.at(step / 16) for step in range(17)]
        return any(
            Line(one, other, self.stroke, self.width).near(at, slack)
            for one, other in itertools.pairwise(bends)
        )


@dataclass(frozen=True)
class Sector:
    """A filled slice of a disc; a sweep of 180 is half of it."""

    centre: Point
    radius: float
    start: float
    sweep: float
    fill: Role
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The box of the whole disc."""
        return _disc(self.centre, self.radius)

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies on the disc, or within `slack` of it."""
        return math.dist(self.centre, at) <= self.radius + slack


@dataclass(frozen=True)
class Polygon:
    """A closed shape with corners, filled, outlined or both."""

    points: tuple[Point, ...]
    fill: Role | None = None
    outline: Role | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The box that holds the shape with its outline."""
        half = self.width / 2 if self.outline else 0.0
        xs, ys = [p.x for p in self.points], [p.y for p in self.points]
        return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies in the shape's box, or within `slack` of it."""
        return self.box.holds(at, slack)


@dataclass(frozen=True)
class Circle:
    """A disc or a ring, filled, outlined or both; the outline is centred on the edge."""

    centre: Point
    radius: float
    fill: Role | None = None
    outline: Role | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The box that holds the circle with its outline."""
        return _disc(self.centre, self.radius + (self.width / 2 if self.outline else 0.0))

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies in the circle, or within `slack` of it."""
        return math.dist(self.centre, at) <= self.radius + slack


@dataclass(frozen=True)
class Rect:
    """An upright rectangle, filled, outlined, hatched with thin slanted lines, or rounded.

    The outline is centred on the edge. Hatching: lines 1 wide, 6 apart, rising to the right.
    """

    left: float
    top: float
    width: float
    height: float
    fill: Role | None = None
    outline: Role | None = None
    line: float = 1.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    hatch: Role | None = None
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The box that holds the rectangle with its outline."""
        half = self.line / 2 if self.outline else 0.0
        return Box(
            self.left - half,
            self.top - half,
            self.left + self.width + half,
            self.top + self.height + half,
        )

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies in the rectangle, or within `slack` of it."""
        return self.box.holds(at, slack)


@dataclass(frozen=True)
class Text:
    """One line of words; `at` is on the baseline, at the left, centre or right by `align`.

    `extent` is its measured width. A halo is an outline `halo_width` wide behind the letters.
    """

    at: Point
    words: str
    size: float
    weight: int
    colour: Role
    extent: float
    align: str = "left"
    halo: Role | None = None
    halo_width: float = 5.0
    tabular: bool = False
    key: Key | None = None

    @property
    def left(self) -> float:
        """Where the first letter starts."""
        return self.at.x - self.extent * {"left": 0.0, "centre": 0.5, "right": 1.0}[self.align]

    @property
    def box(self) -> Box:
        """The box of the letters from the top of an accented capital to the foot of a g."""
        return Box(
            self.left,
            self.at.y - 0.85 * self.size,
            self.left + self.extent,
            self.at.y + 0.25 * self.size,
        )

    def near(self, at: Point, slack: float = 0.0) -> bool:
        """Whether a place lies in the words' box, or within `slack` of it."""
        return self.box.holds(at, slack)


Mark: TypeAlias = Line | Arc | Curve | Sector | Polygon | Circle | Rect | Text


def _disc(centre: Point, radius: float) -> Box:
    return Box(centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius)
