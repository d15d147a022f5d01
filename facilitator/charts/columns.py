"""Sessions held each month as columns, with a line at what was planned."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Line, Mark, Point, Rect
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.charts.shapes import Pen


# Between the names of two months under their columns.
NAME_AIR = 5.0


@dataclass(frozen=True)
class Month:
    """A month's name, the sessions held (None: still to come) and the sessions planned."""

    name: str
    held: int | None
    planned: int | None = None


def months_columns(
    months: Sequence[Month], pen: Pen, width: float, height: float = 120.0, size: float = 12
) -> Drawing:
    """A column for each month, its number on top, and the plan as a line across it."""
    most = max([1, *(m.held or 0 for m in months), *(m.planned or 0 for m in months)])
    head, foot = 1.9 * size * pen.factor, 1.7 * size * pen.factor
    base = height - foot
    each = width / max(1, len(months))
    named = _named_each(months, pen, each, size)
    marks: list[Mark] = []
    for n, month in enumerate(months):
        middle = each * (n + 0.5)
        marks += _column(month, Point(middle, base), each, (base - head) / most, pen, size, n)
        if n % named == 0:
            at = Point(middle, base + foot * 0.55)
            marks.append(pen.middle(month.name, at, size, 400, "ink2", "centre"))
    marks.append(Line(Point(0, base), Point(width, base), "ink", 0.8))
    rows = tuple(
        (m.name, "" if m.held is None else m.held, "" if m.planned is None else m.planned)
        for m in months
    )
    return Drawing(width, height, tuple(marks), _sentences(months), rows)


def _named_each(months: Sequence[Month], pen: Pen, each: float, size: float) -> int:
    """1 where every month's name has room under its column, 2 for every second, and so on."""
    widths = (pen.measure(month.name, size * pen.factor, 400) for month in months)
    return max(1, math.ceil((max(widths, default=0.0) + NAME_AIR) / each))


def _column(
    month: Month, foot: Point, each: float, unit: float, pen: Pen, size: float, n: int
) -> list[Mark]:
    wide, key = each * 0.62, ("month", n)
    marks: list[Mark] = []
    top = foot.y
    if month.held:
        tall = month.held * unit
        top = foot.y - tall
        marks.append(Rect(foot.x - wide / 2, top, wide, tall, fill="accent", key=key))
    if month.planned is not None:
        y = foot.y - month.planned * unit
        left, right = Point(foot.x - each * 0.36, y), Point(foot.x + each * 0.36, y)
        if month.held is None:
            marks.append(Line(left, right, "ink", 1.6, (3.5, 2.5), key))
        else:
            # A casing in the paper's colour keeps the line visible across the column.
            marks.append(Line(left, right, "surface", 4.6, (), key))
            marks.append(Line(left, right, "ink", 1.6, (), key))
        top = min(top, y)
    if month.held is not None:
        above = Point(foot.x, top - 0.4 * size * pen.factor - 2)
        marks.append(pen.text(str(month.held), above, size, 600, "ink", "centre", key))
    return marks


def _sentences(months: Sequence[Month]) -> tuple[Said, ...]:
    said: list[Said] = []
    for month in months:
        values = {"month": month.name, "held": month.held, "planned": month.planned}
        if month.held is None and month.planned is not None:
            said.append(Said(N_("chart_month_to_come"), values))
        elif month.held is not None and month.planned is not None:
            said.append(Said(N_("chart_month"), values))
        elif month.held is not None:
            said.append(Said(N_("chart_month_unplanned"), values))
    return tuple(said)
