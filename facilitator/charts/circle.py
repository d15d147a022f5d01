"""The circle so far: a dot for each person, an arrow for each link, the count in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Box, Circle, Mark, Point, Text, around
from facilitator.charts.shapes import ArrowStyle, Pen, curved_arrow, extent, moved, reach
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

DOT = 5.0
LARGEST = 24


def circle_so_far(
    kept: Sequence[bool],
    figure: str,
    words: str,
    pen: Pen,
    names: Sequence[str] = (),
    radius: float | None = None,
) -> Drawing:
    """The circle with solid arrows for links kept and dashed ones for links to come.

    The description counts and names nobody; above 24 people it is a list instead.
    """
    if not 2 <= len(kept) <= LARGEST:
        message = f"a circle is drawn with 2 to {LARGEST} people, not {len(kept)}"
        raise ValueError(message)
    each = 360.0 / len(kept)
    radius = radius or 97.0 + 4.0 * max(0, len(kept) - 12)
    centre = Point(0, 0)
    marks: list[Mark] = []
    for n, is_kept in enumerate(kept):
        marks += _link(n, each, radius, is_kept)
        marks.append(Circle(around(centre, n * each, radius), DOT, fill="ink", key=("member", n)))
    marks += _names(names, each, radius, pen)
    marks.append(pen.middle(figure, Point(0, -8), 36, 700, "accentText", "centre"))
    marks.append(pen.middle(words, Point(0, 22), 12, 400, "ink2", "centre"))
    box = extent(tuple(marks))
    half = Point(max(-box.left, box.right) + 1, max(-box.top, box.bottom) + 1)
    placed = tuple(moved(mark, half.x, half.y) for mark in marks)
    said = (
        Said(N_("chart_links_kept"), {"kept": sum(kept), "links": len(kept)}),
        Said(N_("chart_circle_legend")),
    )
    rows = tuple((n + 1, "kept" if is_kept else "to come") for n, is_kept in enumerate(kept))
    return Drawing(2 * half.x, 2 * half.y, placed, said, rows)


def _link(n: int, each: float, radius: float, is_kept: bool) -> tuple[Mark, Mark]:
    gap = reach(radius, DOT + 5)
    begin, end = n * each + gap, (n + 1) * each - reach(radius, DOT + 3.5)
    style = (
        ArrowStyle("accent", 2.0, 6.5) if is_kept else ArrowStyle("control", 1.6, 6.5, (3.5, 2.5))
    )
    return curved_arrow(Point(0, 0), radius, begin, end, style, ("link", n))


def _names(names: Sequence[str], each: float, radius: float, pen: Pen) -> list[Text]:
    """Names outside the dots; one that would touch another stands a line further out."""
    placed: list[Text] = []
    taken: list[Box] = []
    angles = sorted(range(len(names)), key=lambda n: -abs(around(Point(0, 0), n * each, 1).x))
    for n in angles:
        text = next(
            (t for t in _choices(names[n], n * each, radius, pen) if _is_free(t, taken)),
            _choices(names[n], n * each, radius, pen)[-1],
        )
        placed.append(text)
        taken.append(text.box)
    return placed


def _choices(name: str, angle: float, radius: float, pen: Pen) -> list[Text]:
    direction = around(Point(0, 0), angle, 1)
    align = "centre" if abs(direction.x) < 0.1 else "left" if direction.x > 0 else "right"
    words = pen.elided(name, 12, 400, 120 * pen.factor)
    down = 1 if direction.y > 0 else -1
    first = around(Point(0, 0), angle, radius + DOT + 7)
    lift = 4 * pen.factor * direction.y + (4 * pen.factor * down if align == "centre" else 0)
    step = 8 * pen.factor * down
    places = [Point(first.x, first.y + lift + n * step) for n in range(12)]
    return [pen.middle(words, place, 12, 400, "ink", align) for place in places]


def _is_free(text: Text, taken: list[Box]) -> bool:
    return not any(text.box.overlaps(box, 1) for box in taken)
