"""Given and received on one line: a filled dot, a hollow dot, and the stretch between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Circle, Key, Line, Mark, Point
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.charts.shapes import Pen

Tick = tuple[int, str]
"""A value in minutes and what stands at it."""


@dataclass(frozen=True)
class Exchange:
    """What somebody gave and received, in minutes, and the difference in the reader's words."""

    name: str
    given: int
    received: int
    difference: str = ""


def hour_ticks(most: int, unit: str, every: int | None = None) -> tuple[Tick, ...]:
    """Ticks in whole hours from 0 past the most minutes, the unit once, at the last."""
    hours = -(-most // 60)
    step = every or next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if hours <= 5 * s), 1000)
    count = max(1, -(-hours // step))
    labels = [str(n * step) for n in range(count + 1)]
    labels[-1] = f"{labels[-1]} {unit}"
    return tuple((n * step * 60, label) for n, label in enumerate(labels))


def dumbbell(given: int, received: int, ticks: Sequence[Tick], pen: Pen, width: float) -> Drawing:
    """One person's hours given and received above one scale, as in the figures band."""
    scale = _Scale(ticks, 10 * pen.factor + 6, width - _last_half(ticks, pen))
    top, height = 20 * pen.factor, 50 * pen.factor
    marks: list[Mark] = []
    for value, label in ticks:
        x = scale.x(value)
        marks.append(pen.middle(label, Point(x, 8 * pen.factor), 13, 400, "ink2", "centre"))
        marks.append(Line(Point(x, top), Point(x, top + 27 * pen.factor), "ruleStrong"))
    marks += _pair(scale, given, received, top + 13.5 * pen.factor, ("row", 0), pen.factor)
    values = {"given": _hours(given), "received": _hours(received)}
    said = (Said(N_("chart_given_received"), values),)
    return Drawing(width, height, tuple(marks), said, ((given, received),))


def dumbbells(
    exchanges: Sequence[Exchange], ticks: Sequence[Tick], pen: Pen, width: float, size: float = 12
) -> Drawing:
    """The table of organisations: name, hours given and received, the difference in words."""
    row = size * 26 / 12 * pen.factor
    longest = max((pen.measure(e.name, size * pen.factor, 400) for e in exchanges), default=0)
    names = min(max(160 * pen.factor * size / 12, longest + 16), 0.45 * width)
    words = max((pen.measure(e.difference, size * pen.factor, 400) for e in exchanges), default=0)
    scale = _Scale(ticks, names + 4, width - max(words + 24, _last_half(ticks, pen)))
    top = 1.6 * size * pen.factor
    foot = top + row * len(exchanges)
    marks: list[Mark] = []
    for value, label in ticks:
        x = scale.x(value)
        marks.append(pen.middle(label, Point(x, top * 0.42), size, 400, "ink2", "centre"))
        marks.append(Line(Point(x, top), Point(x, foot), "ruleStrong", 0.8))
    for n, exchange in enumerate(exchanges):
        y, key = top + row * (n + 0.6), ("row", n)
        name = pen.elided(exchange.name, size, 400, names - 12)
        marks.append(pen.middle(name, Point(0, y), size, 400, "ink", "left", key))
        marks += _pair(scale, exchange.given, exchange.received, y, key, size * pen.factor / 14)
        if exchange.difference:
            at = Point(width, y)
            marks.append(pen.middle(exchange.difference, at, size, 400, "ink2", "right", key))
    rows = tuple((e.name, e.given, e.received, e.difference) for e in exchanges)
    return Drawing(width, foot + 2, tuple(marks), exchange_sentences(exchanges), rows)


def exchange_sentences(exchanges: Sequence[Exchange]) -> tuple[Said, ...]:
    """What each line of the table says."""
    return tuple(
        Said(
            N_("chart_exchange"),
            {"name": e.name, "given": _hours(e.given), "received": _hours(e.received)},
        )
        for e in exchanges
    )


@dataclass(frozen=True)
class _Scale:
    """Minutes to pixels."""

    ticks: Sequence[Tick]
    left: float
    right: float

    def x(self, minutes: int) -> float:
        """Where so many minutes stand."""
        most = self.ticks[-1][0] or 1
        return self.left + (self.right - self.left) * minutes / most


def _last_half(ticks: Sequence[Tick], pen: Pen) -> float:
    return pen.measure(ticks[-1][1], 13 * pen.factor, 400) / 2 + 2


def _pair(
    scale: _Scale, given: int, received: int, y: float, key: Key, unit: float = 1.0
) -> list[Mark]:
    """The two dots; when both stand in one place the filled one sits inside the hollow one."""
    out, back = Point(scale.x(given), y), Point(scale.x(received), y)
    together = abs(out.x - back.x) < 4
    hollow = Circle(back, 6.5 * unit, "surface", "ink", 2.4 * unit, key=key)
    filled = Circle(out, (3.5 if together else 7.6) * unit, fill="accent", key=key)
    return [Line(out, back, "ink2", 3 * unit, key=key), hollow, filled]


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}"
