"""When rings come round at the present pace: a dot for each on a line, and the day promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Box, Circle, Line, Mark, Point, Text
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.charts.shapes import Pen

AXIS = 32.0


@dataclass(frozen=True)
class Arrival:
    """A ring, the day on which it comes round, and that day in the reader's words."""

    name: str
    day: dt.date
    words: str


@dataclass(frozen=True)
class Forecast:
    """What a forecast shows: the months, the day promised and every ring's arrival."""

    first: dt.date
    last: dt.date
    months: tuple[tuple[dt.date, str], ...]
    promised: dt.date
    promised_words: str
    arrivals: tuple[Arrival, ...]

    def is_late(self, n: int) -> bool:
        """Whether a ring comes round after the day promised."""
        return self.arrivals[n].day > self.promised


def forecast(forecast: Forecast, pen: Pen, width: float) -> Drawing:
    """Filled dots in time, hollow ones with their ring's name after the day promised."""
    axis = AXIS * pen.factor
    marks: list[Mark] = [Line(Point(0, axis), Point(width, axis), "ruleStrong")]
    marks += _months(forecast, pen, axis, width)
    x = _x(forecast, forecast.promised, width)
    marks.append(Line(Point(x, axis - 13), Point(x, axis + 10), "ink", 2))
    half = pen.measure(forecast.promised_words, 13 * pen.factor, 600) / 2
    at = Point(min(width - half, max(half, x)), axis - 24 * pen.factor)
    marks.append(pen.middle(forecast.promised_words, at, 13, 600, "ink", "centre"))
    names: list[Box] = []
    for n in range(len(forecast.arrivals)):
        marks += _arrival(forecast, n, pen, Point(0, axis), width, names)
    rows = tuple((a.name, a.day.isoformat()) for a in forecast.arrivals)
    said = (
        Said(N_("chart_promised"), {"day": forecast.promised_words}),
        *(arrival_sentence(forecast, n) for n in range(len(forecast.arrivals))),
    )
    return Drawing(width, axis + 26 * pen.factor, tuple(marks), said, rows)


def arrival_sentence(forecast: Forecast, n: int) -> Said:
    """What is said of one ring."""
    arrival = forecast.arrivals[n]
    values = {"name": arrival.name, "day": arrival.words}
    return Said(N_("chart_arrival_after") if forecast.is_late(n) else N_("chart_arrival"), values)


def _x(forecast: Forecast, day: dt.date, width: float) -> float:
    days = max(1, (forecast.last - forecast.first).days)
    return width * min(1.0, max(0.0, (day - forecast.first).days / days))


def _months(forecast: Forecast, pen: Pen, axis: float, width: float) -> list[Mark]:
    marks: list[Mark] = []
    for day, words in forecast.months:
        x = _x(forecast, day, width)
        marks.append(Line(Point(x, axis - 5), Point(x, axis + 6), "ruleStrong"))
        name = pen.middle(words, Point(x + 2, axis + 16 * pen.factor), 13, 400, "ink2")
        if name.box.right <= width:
            marks.append(name)
    return marks


def _arrival(
    forecast: Forecast, n: int, pen: Pen, axis: Point, width: float, names: list[Box]
) -> list[Mark]:
    radius, key = 6.0 * pen.factor, ("arrival", n)
    x = min(width - radius, max(radius, _x(forecast, forecast.arrivals[n].day, width)))
    at = Point(x, axis.y)
    if not forecast.is_late(n):
        return [Circle(at, radius, fill="accent", key=key)]
    dot = Circle(at, radius - 1, "surface", "ink", 2, key=key)
    name = _name(forecast.arrivals[n].name, pen, at, width, n)
    if any(name.box.overlaps(other, 4) for other in names):
        return [dot]
    names.append(name.box)
    return [dot, name]


def _name(words: str, pen: Pen, at: Point, width: float, n: int) -> Text:
    """The name beside its dot, or below where the line ends."""
    key = ("arrival", n)
    beside = pen.middle(words, Point(at.x + 10 * pen.factor, at.y), 13, 600, "ink", "left", key)
    if beside.box.right <= width:
        return beside
    below = Point(width, at.y + 16 * pen.factor)
    return pen.middle(words, below, 13, 600, "ink", "right", key)
