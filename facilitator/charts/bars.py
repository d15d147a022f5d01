"""Figures beside their names as bars, one under the other; a hidden one is an empty outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Mark, Point, Rect
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.charts.shapes import Pen

LABEL = 190.0
FIGURE = 84.0
ROW = 30.0
THICK = 14.0


@dataclass(frozen=True)
class Bar:
    """A name, its value (None: not shown) and how the value is said."""

    name: str
    value: int | None
    said: str


def bars(shown: Sequence[Bar], pen: Pen, width: float, size: float = 14) -> Drawing:
    """A bar for each name on one scale from nothing; keys are ("bar", place)."""
    most = max([1, *(bar.value or 0 for bar in shown)])
    row, thick = ROW * pen.factor, THICK * pen.factor
    label = min(LABEL * pen.factor, width * 0.45)
    room = max(8.0, width - label - FIGURE * pen.factor)
    marks: list[Mark] = []
    for place, bar in enumerate(shown):
        y, key = row * (place + 0.5), ("bar", place)
        name = pen.elided(bar.name, size, 400, label - 10 * pen.factor)
        marks.append(pen.middle(name, Point(0, y), size, 400, "ink", "left", key))
        end = label
        if bar.value is None:
            end += 40 * pen.factor
            box = (label + 0.75, y - thick / 2, end - label, thick)
            marks.append(Rect(*box, outline="control", line=1.5, dash=(5, 3), key=key))
        elif bar.value > 0:
            end += max(2.0, room * bar.value / most)
            marks.append(Rect(label, y - thick / 2, end - label, thick, fill="accent", key=key))
        at = Point(end + 8 * pen.factor, y)
        marks.append(pen.middle(bar.said, at, size, 600, "ink", "left", key))
    said = tuple(
        Said(N_("chart_bar"), {"name": bar.name, "value": bar.said})
        if bar.value is not None
        else Said(N_("chart_bar_hidden"), {"name": bar.name})
        for bar in shown
    )
    rows = tuple((bar.name, bar.said) for bar in shown)
    return Drawing(width, row * len(shown) + 4, tuple(marks), said, rows)
