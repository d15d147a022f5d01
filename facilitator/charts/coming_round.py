"""When the rings of a plan would come round: a disc for each on one line of months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Circle, Line, Mark, Point
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.charts.shapes import Pen
    from facilitator.charts.timeline import DayWord

RADIUS = 5.5
EDGE = 8.0


@dataclass(frozen=True)
class RingsToCome:
    """The rings by the day on which each would come round, and the day by which they are to.

    `months` are the first days of months with their names, the first of them where the line
    begins.
    """

    rings: tuple[DayWord, ...]
    months: tuple[DayWord, ...]
    last: dt.date
    by: DayWord | None = None


def rings_to_come(shown: RingsToCome, pen: Pen, width: float) -> Drawing:
    """The whole line; keys are ("ring", n)."""
    factor = pen.factor
    first = shown.months[0].day
    days = max(1, (shown.last - first).days)

    def x(day: dt.date) -> float:
        return EDGE + (width - 2 * EDGE) * (day - first).days / days

    highs = _heights([x(ring.day) for ring in shown.rings], factor)
    highest = max(highs, default=0.0)
    axis = 50 * factor + highest
    marks: list[Mark] = [Line(Point(EDGE, axis), Point(width - EDGE, axis), "ruleStrong")]
    free_from = 0.0
    for month in shown.months:
        at = x(month.day)
        marks.append(Line(Point(at, axis - 5), Point(at, axis + 5), "ruleStrong"))
        name = pen.text(month.words, Point(at, axis + 20 * factor), 13, 400, "ink2")
        if at >= free_from and at + name.extent <= width:
            marks.append(name)
            free_from = at + name.extent + 6
    top = axis - highest - (RADIUS + 5) * factor
    if shown.by is not None:
        at = x(shown.by.day)
        marks.append(Line(Point(at, top - 2), Point(at, axis + 12), "ink", 2))
        marks.append(_above(shown.by.words, at, top - 16 * factor - 6, width, pen))
    for n, (ring, high) in enumerate(zip(shown.rings, highs, strict=True)):
        marks.append(_disc(shown, n, Point(x(ring.day), axis - high), factor))
    if shown.rings:
        latest = shown.rings[-1]
        marks.append(_above(latest.words, x(latest.day), top - 2, width, pen))
    said = tuple(
        Said(N_("chart_ring_comes_round"), {"ring": ring.words, "day": ring.day})
        for ring in shown.rings
    )
    rows = tuple((ring.day.isoformat(), ring.words) for ring in shown.rings)
    return Drawing(width, axis + 28 * factor, tuple(marks), said, rows)


def _heights(places: list[float], factor: float) -> list[float]:
    """How high above the line each disc stands, so that none hides another."""
    apart = 2 * (RADIUS + 1.5) * factor
    found: list[float] = []
    for n, at in enumerate(places):
        near = {high for there, high in zip(places[:n], found, strict=True) if at - there < apart}
        level = 0.0
        while level in near:
            level += apart
        found.append(level)
    return found


def _disc(shown: RingsToCome, n: int, at: Point, factor: float) -> Circle:
    """Filled where the ring comes round in time, else open: a shape, not a colour, says it."""
    key = ("ring", n)
    if shown.by is not None and shown.rings[n].day > shown.by.day:
        return Circle(at, RADIUS * factor, "surface", "ink", 2, key=key)
    return Circle(at, RADIUS * factor, "accent", key=key)


def _above(words: str, at: float, baseline: float, width: float, pen: Pen) -> Mark:
    """Words centred on a place, kept within the line."""
    name = pen.text(words, Point(0, 0), 13, 600)
    left = max(0.0, min(at - name.extent / 2, width - name.extent))
    return pen.text(words, Point(left, baseline), 13, 600)
