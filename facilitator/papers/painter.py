"""Draws the marks of charts, and everything else on a page, with the paper engine."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from facilitator.charts.colours import RGB, resolve
from facilitator.charts.marks import (
    Arc,
    Circle,
    Curve,
    Line,
    Mark,
    Point,
    Polygon,
    Rect,
    Role,
    Sector,
    Text,
    around,
)
from facilitator.papers.fonts import lettered, width
from facilitator.papers.qr import QrMark
from facilitator.papers.slabs import Turned
from facilitator.papers.style import organisation, token

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.papers.tagging import TaggedCanvas

HATCH_STEP = 6.0
# How far the handles of a curve reach to look like a quarter of a circle.
ROUND = 0.5523
# Without colours: what is darker becomes black, what is lighter white.
DARK, PALE = 0.45, 0.93
BLACK: RGB = (0.0, 0.0, 0.0)


@cache
def colour(role: Role) -> RGB:
    """The colour of a role on paper."""
    return resolve(role, token, organisation)


@cache
def plain(role: Role) -> RGB:
    """The colour of a role where the printer has none: words and lines black, grounds pale."""
    red, green, blue = colour(role)
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    if light < DARK:
        return BLACK
    grey = 1.0 if light > PALE else round(light * 0.9, 3)
    return grey, grey, grey


class Painter:
    """Puts marks on a canvas; `move_to` says where a drawing's top left corner lies."""

    def __init__(self, canvas: TaggedCanvas, colour: Callable[[Role], RGB] = colour) -> None:
        self._canvas, self._colour = canvas, colour
        self._left, self._top = 0.0, 0.0

    def move_to(self, left: float, top: float) -> Painter:
        """The same painter with its corner at a place on the page, in points from its foot."""
        self._left, self._top = left, top
        return self

    def draw(self, mark: Mark | QrMark | Turned) -> None:  # noqa: C901  one case to a kind of mark
        """Draw one mark."""
        match mark:
            case Text():
                self._text(mark)
            case Line():
                path = f"{self._at(mark.start)} m {self._at(mark.end)} l"
                self._stroke(path, mark.stroke, mark.width, mark.dash)
            case Arc():
                self._stroke(
                    self._arc(mark.centre, mark.radius, mark.start, mark.sweep),
                    mark.stroke, mark.width, mark.dash,
                )  # fmt: skip
            case Curve():
                self._stroke(self._bent(mark), mark.stroke, mark.width, ())
            case Sector():
                arc = self._arc(mark.centre, mark.radius, mark.start, mark.sweep)
                self._fill(f"{arc} {self._at(mark.centre)} l h", mark.fill)
            case Polygon():
                first, *rest = mark.points
                corners = " ".join(f"{self._at(point)} l" for point in rest)
                path = f"{self._at(first)} m {corners} h"
                self._shape(path, mark.fill, mark.outline, mark.width, mark.dash)
            case Circle():
                path = self._arc(mark.centre, mark.radius, 0, 360) + " h"
                self._shape(path, mark.fill, mark.outline, mark.width, mark.dash)
            case Rect():
                self._rect(mark)
            case QrMark():
                self._qr(mark)
            case Turned():
                self._turned(mark)

    def _at(self, point: Point) -> str:
        return f"{self._left + point.x:.2f} {self._top - point.y:.2f}"

    def _text(self, mark: Text) -> None:
        words = lettered(mark.words)
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[mark.align]
        x = self._left + mark.at.x
        if share:
            x -= share * width(words.rstrip(), mark.size, mark.weight)
        y = self._top - mark.at.y
        if mark.halo is not None:
            self._canvas.draw(
                f"q {_rgb(self._colour(mark.halo))} RG {mark.halo_width:.2f} w 1 j 2 Tr"
            )
            self._canvas.write(words, x, y, mark.size, mark.weight, self._colour(mark.halo))
            self._canvas.draw("Q")
        self._canvas.write(words, x, y, mark.size, mark.weight, self._colour(mark.colour))

    def _qr(self, mark: QrMark) -> None:
        """The code as it is drawn once in the file, in whole numbers, brought to its size."""
        unit = mark.side / mark.count
        name = self._canvas.drawing_of(mark, mark.count, lambda: _squares(mark))
        self._canvas.draw(
            f"q {unit:.5f} 0 0 {unit:.5f} {self._left:.2f} {self._top:.2f} cm {name} Do Q"
        )

    def _turned(self, mark: Turned) -> None:
        left, top = self._left, self._top
        right, foot = 2 * left + mark.across, 2 * top - mark.tall
        self._canvas.draw(f"q -1 0 0 -1 {right:.2f} {foot:.2f} cm")
        for one, _node, across, down in mark.inks:
            self.move_to(left + across, top - down).draw(one)
        self._canvas.draw("Q")

    def _rect(self, mark: Rect) -> None:
        path = self._rounded(mark) if mark.radius else self._square(mark)
        self._shape(path, mark.fill, mark.outline, mark.line, mark.dash)
        if mark.hatch is not None:
            self._hatched(mark, path)

    def _square(self, mark: Rect) -> str:
        corner = self._at(Point(mark.left, mark.top + mark.height))
        return f"{corner} {mark.width:.2f} {mark.height:.2f} re"

    def _rounded(self, mark: Rect) -> str:
        radius = min(mark.radius, mark.width / 2, mark.height / 2)
        left, top = mark.left, mark.top
        right, foot = left + mark.width, top + mark.height
        bend = radius * (1 - ROUND)
        at = self._at
        return (
            f"{at(Point(left + radius, top))} m {at(Point(right - radius, top))} l "
            f"{at(Point(right - bend, top))} {at(Point(right, top + bend))} "
            f"{at(Point(right, top + radius))} c {at(Point(right, foot - radius))} l "
            f"{at(Point(right, foot - bend))} {at(Point(right - bend, foot))} "
            f"{at(Point(right - radius, foot))} c {at(Point(left + radius, foot))} l "
            f"{at(Point(left + bend, foot))} {at(Point(left, foot - bend))} "
            f"{at(Point(left, foot - radius))} c {at(Point(left, top + radius))} l "
            f"{at(Point(left, top + bend))} {at(Point(left + bend, top))} "
            f"{at(Point(left + radius, top))} c h"
        )

    def _hatched(self, mark: Rect, path: str) -> None:
        self._canvas.draw(f"q {path} W n")
        step = 0.0
        while step < mark.width + mark.height:
            start = Point(mark.left + step - mark.height, mark.top + mark.height)
            end = Point(mark.left + step, mark.top)
            self._stroke(f"{self._at(start)} m {self._at(end)} l", mark.hatch or "rule", 1.0, ())
            step += HATCH_STEP
        self._canvas.draw("Q")

    def _bent(self, mark: Curve) -> str:
        """The same bend as a page's own curve, which leans on two places instead of one."""
        start, towards, end = mark.start, mark.towards, mark.end
        first = Point(
            start.x + (towards.x - start.x) * 2 / 3, start.y + (towards.y - start.y) * 2 / 3
        )
        second = Point(end.x + (towards.x - end.x) * 2 / 3, end.y + (towards.y - end.y) * 2 / 3)
        return f"{self._at(start)} m {self._at(first)} {self._at(second)} {self._at(end)} c"

    def _arc(self, centre: Point, radius: float, start: float, sweep: float) -> str:
        """A circle's edge as curves of at most a quarter turn each."""
        pieces = max(1, math.ceil(abs(sweep) / 90 - 1e-9))
        step = sweep / pieces
        reach = 4 / 3 * math.tan(math.radians(step) / 4) * radius
        out = [f"{self._at(around(centre, start, radius))} m"]
        for n in range(pieces):
            begin, end = start + n * step, start + (n + 1) * step
            a, b = around(centre, begin, radius), around(centre, end, radius)
            one, two = around(Point(0, 0), begin + 90, reach), around(Point(0, 0), end + 90, reach)
            out.append(
                f"{self._at(Point(a.x + one.x, a.y + one.y))} "
                f"{self._at(Point(b.x - two.x, b.y - two.y))} {self._at(b)} c"
            )
        return " ".join(out)

    def _shape(
        self,
        path: str,
        fill: Role | None,
        outline: Role | None,
        line: float,
        dash: tuple[float, ...],
    ) -> None:
        if fill is not None:
            self._fill(path, fill)
        if outline is not None:
            self._stroke(path, outline, line, dash)

    def _fill(self, path: str, role: Role) -> None:
        self._canvas.draw(f"{_rgb(self._colour(role))} rg {path} f")

    def _stroke(self, path: str, role: Role, line: float, dash: tuple[float, ...]) -> None:
        dashes = " ".join(f"{length:.4g}" for length in dash)
        self._canvas.draw(f"{_rgb(self._colour(role))} RG {line:.4g} w [{dashes}] 0 d {path} S")


def _squares(mark: QrMark) -> str:
    """All squares as one path; rows overlap by a hair, so that none shows white between."""
    squares = " ".join(f"{x} {-y - 1.02:.4g} {wide} 1.02 re" for x, y, wide in mark.dark)
    return f"{_rgb(colour('ink'))} rg {squares} f"


@cache
def _rgb(colour: RGB) -> str:
    return " ".join(f"{part:.3g}" for part in colour)
