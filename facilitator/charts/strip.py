"""How it comes back: everybody of a ring in a row of pills, and the arrow home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Arc, Circle, Line, Mark, Point, Rect
from facilitator.charts.shapes import Pen, head
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

PILL = 27.0
DOT = 7.0
WIDEST_GAP = 34.0
NARROWEST_GAP = 16.0


def link_strip(names: Sequence[str], giver: int, pen: Pen, width: float) -> Drawing:
    """The ring as a strip at most so wide, the giver and the one who receives filled.

    An empty name is drawn as a small circle: a paper names only the two it is for.
    """
    pair = {giver, (giver + 1) % len(names)}
    shown = _shortened(list(names), pair, pen, width)
    wide = [_width(name, pen) for name, _ in shown]
    room = width - sum(wide) - 2
    gap = min(WIDEST_GAP * pen.factor, room / max(1, len(shown) - 1))
    marks: list[Mark] = []
    left, middle, places = 1.0, PILL * pen.factor / 2 + 1, []
    for n, ((name, is_pair), pill) in enumerate(zip(shown, wide, strict=True)):
        marks += _pill(name, is_pair, Point(left, middle), pen, n)
        places.append(left + pill / 2)
        if n + 1 < len(shown):
            marks += _arrow(left + pill, gap, middle, is_pair and shown[n + 1][1], pen)
        left += pill + gap
    marks += _home(places[0], places[-1], middle, pen)
    height = PILL * pen.factor + 5 + 16 * pen.factor
    said = (
        Said(N_("chart_strip"), {"people": len(names)}),
        Said(
            N_("chart_link"), {"giver": names[giver], "receiver": names[(giver + 1) % len(names)]}
        ),
    )
    rows = tuple((name,) for name in names)
    return Drawing(left - gap + 1, height, tuple(marks), said, rows)


def _width(name: str, pen: Pen) -> float:
    if not name:
        return 2 * DOT * pen.factor
    return pen.measure(name, 12 * pen.factor, 600) + 24 * pen.factor


def _shortened(names: list[str], pair: set[int], pen: Pen, width: float) -> list[tuple[str, bool]]:
    """The pills in order; those in the middle of the unnamed become one pill with their number."""
    shown = [(name, n in pair) for n, name in enumerate(names)]
    hidden = 0
    while _too_wide(shown, pen, width):
        others = [n for n, (_, is_pair) in enumerate(shown) if not is_pair]
        if len(others) < 2:
            longest = max(range(len(shown)), key=lambda n: _width(shown[n][0], pen))
            name = shown[longest][0]
            if len(name) < 4:
                break
            shown[longest] = (name.rstrip("…")[:-1].rstrip() + "…", shown[longest][1])
            continue
        middle = others[len(others) // 2]
        other = others[len(others) // 2 - 1]
        hidden += 2 if not hidden else 1
        shown[middle] = (f"+{hidden}", False)
        del shown[other]
    return shown


def _too_wide(shown: list[tuple[str, bool]], pen: Pen, width: float) -> bool:
    gaps = NARROWEST_GAP * pen.factor * (len(shown) - 1)
    return sum(_width(name, pen) for name, _ in shown) + gaps + 2 > width


def _pill(name: str, is_pair: bool, at: Point, pen: Pen, n: int) -> list[Mark]:
    key, height = ("member", n), PILL * pen.factor
    if not name:
        dot = DOT * pen.factor
        return [Circle(Point(at.x + dot, at.y), dot - 0.5, outline="ink2", key=key)]
    wide = _width(name, pen)
    pill = Rect(at.x, at.y - height / 2, wide, height, radius=height / 2, key=key)
    pill = replace(pill, fill="accent") if is_pair else replace(pill, outline="ink2")
    weight, colour = (600, "onAccent") if is_pair else (400, "ink")
    words = pen.middle(name, Point(at.x + wide / 2, at.y), 12, weight, colour, "centre", key)
    return [pill, words]


def _arrow(left: float, gap: float, middle: float, is_pair: bool, pen: Pen) -> list[Mark]:
    colour = "accent" if is_pair else "ink2"
    air = min(5.0, gap / 6)
    tip, size = Point(left + gap - air, middle), min(6.0 * pen.factor, gap * 0.4)
    line = Line(Point(left + air, middle), Point(tip.x - size, middle), colour, 1.4)
    return [line, head(tip, 90, size, colour)]


def _home(first: float, last: float, middle: float, pen: Pen) -> list[Mark]:
    """The line back from the last to the first, with round corners."""
    top = middle + PILL * pen.factor / 2 + 3
    low, bend, size = top + 13 * pen.factor, 5 * pen.factor, 6.0 * pen.factor
    width = 1.4
    return [
        Line(Point(last, top), Point(last, low - bend), "ink2", width),
        Arc(Point(last - bend, low - bend), bend, 90, 90, "ink2", width),
        Line(Point(last - bend, low), Point(first + bend, low), "ink2", width),
        Arc(Point(first + bend, low - bend), bend, 180, 90, "ink2", width),
        Line(Point(first, low - bend), Point(first, top + size), "ink2", width),
        head(Point(first, top), 0, size, "ink2"),
    ]
