"""A cohort's calendar on one line: gatherings, the coaching period, milestones and today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Box, Key, Line, Mark, Point, Rect, Text
from facilitator.charts.shapes import Pen, diamond
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

AXIS = 100.0
NEAREST = 130.0
FLIP = 100.0
LEVEL = 44.0


@dataclass(frozen=True)
class Gathering:
    """A day on which the cohort meets: its name and "date · people" in the reader's words."""

    day: dt.date
    name: str
    note: str
    is_next: bool = False


@dataclass(frozen=True)
class DayWord:
    """A day and the words that stand at it: a month's name, a milestone, a bank holiday."""

    day: dt.date
    words: str


@dataclass(frozen=True)
class Calendar:
    """What a cohort's timeline shows, from one day to another."""

    first: dt.date
    last: dt.date
    today: dt.date
    today_word: str
    months: tuple[DayWord, ...]
    gatherings: tuple[Gathering, ...]
    coaching: tuple[dt.date, dt.date] | None = None
    milestones: tuple[DayWord, ...] = ()
    holidays: tuple[DayWord, ...] = ()


def timeline(calendar: Calendar, pen: Pen, width: float) -> Drawing:
    """The whole timeline; keys are ("gathering", n), ("milestone", n) and ("holiday", n)."""
    line = _Line(calendar.first, calendar.last, width)
    tops = _top_labels(calendar, line, pen)
    lift = max((label.level for label in tops), default=0) * LEVEL * pen.factor
    axis = AXIS + 36 * (pen.factor - 1) + lift
    feet = _foot_labels(calendar, line, pen)
    marks: list[Mark] = [Line(Point(0, axis), Point(width, axis), "ruleStrong")]
    marks += _months(calendar, line, axis, pen)
    marks += _coaching(calendar, line, axis)
    marks += _holidays(calendar, line, axis)
    for label in tops:
        marks += _gathering(calendar, label, axis, pen)
    for label in feet:
        marks += _milestone(label, axis, pen)
    marks += _today(calendar, line, axis, pen, [label.x for label in tops])
    below = max((label.level for label in feet), default=0)
    height = axis + (40 + 18 * (below + 1)) * pen.factor
    rows = tuple((g.day.isoformat(), g.name, g.note) for g in calendar.gatherings)
    return Drawing(width, height, tuple(marks), calendar_sentences(calendar), rows)


def gathering_sentence(calendar: Calendar, n: int) -> Said:
    """What is said of one gathering."""
    gathering = calendar.gatherings[n]
    values = {"name": gathering.name, "note": gathering.note}
    is_past = gathering.day < calendar.today
    return Said(N_("chart_gathering_past") if is_past else N_("chart_gathering"), values)


def calendar_sentence(calendar: Calendar, key: Key) -> Said:
    """What is said of the gathering, the milestone or the bank holiday of a key."""
    kind, n = key[0], int(key[1])
    if kind == "gathering":
        return gathering_sentence(calendar, n)
    if kind == "milestone":
        return Said(N_("chart_milestone"), {"words": calendar.milestones[n].words})
    return Said(N_("chart_holiday"), {"words": calendar.holidays[n].words})


def calendar_sentences(calendar: Calendar) -> tuple[Said, ...]:
    """Every gathering, milestone and holiday in the order of their days."""
    said = [(g.day, gathering_sentence(calendar, n)) for n, g in enumerate(calendar.gatherings)]
    said += [(m.day, Said(N_("chart_milestone"), {"words": m.words})) for m in calendar.milestones]
    said += [(h.day, Said(N_("chart_holiday"), {"words": h.words})) for h in calendar.holidays]
    said.append((calendar.today, Said(N_("chart_today"), {"day": calendar.today})))
    return tuple(sentence for _, sentence in sorted(said, key=lambda pair: pair[0]))


@dataclass(frozen=True)
class _Line:
    """Days to pixels."""

    first: dt.date
    last: dt.date
    width: float

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        days = max(1, (self.last - self.first).days)
        return self.width * (day - self.first).days / days

    def shows(self, day: dt.date) -> bool:
        """Whether a day is on the line."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class _Label:
    """A label that has found its level: 0 is nearest to the axis."""

    n: int
    x: float
    left: float
    right: float
    level: int
    flipped: bool
    texts: tuple[Text, ...]


def _top_labels(calendar: Calendar, line: _Line, pen: Pen) -> list[_Label]:
    texts = [
        (
            pen.text(gathering.name, Point(0, 0), 15, 600),
            pen.text(gathering.note, Point(0, 0), 13, 600 if gathering.is_next else 400, "ink2"),
        )
        for gathering in calendar.gatherings
    ]
    days = [gathering.day for gathering in calendar.gatherings]
    return _levelled(days, texts, line, 8.0, NEAREST)


def _foot_labels(calendar: Calendar, line: _Line, pen: Pen) -> list[_Label]:
    texts = [(pen.text(m.words, Point(0, 0), 13),) for m in calendar.milestones]
    return _levelled([m.day for m in calendar.milestones], texts, line, -6.0, 0.0)


def _levelled(
    days: Sequence[dt.date],
    texts: Sequence[tuple[Text, ...]],
    line: _Line,
    back: float,
    nearest: float,
) -> list[_Label]:
    """Labels on the lowest level where they are free.

    A label starts `back` px left of its stem; in the last 100 px it stands left of it. It is
    free where it overlaps no label, crosses no stem, and no stem would cross it; where nothing
    is free, it overlaps no label at least. Labels left of their stems are placed last, from the
    left, because only higher up do they clear the stems before them.
    """
    shown = [n for n in range(len(days)) if line.shows(days[n])]
    waiting = [_unplaced(n, line.x(days[n]), texts[n], line, back) for n in shown]
    waiting.sort(key=lambda label: (label.flipped, label.x if label.flipped else -label.x))
    placed: list[_Label] = []
    for label in waiting:
        raised = [replace(label, level=level) for level in range(len(shown) + 1)]
        free = (c for c in raised if not any(_meet(p, c, nearest) for p in placed))
        apart = (c for c in raised if not any(_overlap(p, c) for p in placed))
        placed.append(next(free, None) or next(apart))
    return placed


def _unplaced(n: int, x: float, texts: tuple[Text, ...], line: _Line, back: float) -> _Label:
    wide = max(text.extent for text in texts)
    flipped = x > line.width - max(FLIP, wide - back) and x + back - wide >= 0
    if flipped:
        left = min(x + back, line.width) - wide
    else:
        left = max(0.0, min(x - back, line.width - wide))
    return _Label(n, x, left, left + wide, 0, flipped, texts)


def _overlap(placed: _Label, label: _Label) -> bool:
    over = label.left < placed.right + 12 and placed.left < label.right + 12
    return placed.level == label.level and over


def _meet(placed: _Label, label: _Label, nearest: float) -> bool:
    if placed.level == label.level:
        return _overlap(placed, label) or abs(label.x - placed.x) < nearest
    if label.level > placed.level:
        return placed.left - 4 < label.x < placed.right + 4
    return label.left - 4 < placed.x < label.right + 4


def _words(label: _Label, baselines: tuple[float, ...], key: tuple[str, int]) -> list[Text]:
    return [
        Text(
            Point(label.right if label.flipped else label.left, y),
            text.words, text.size, text.weight, text.colour, text.extent,
            "right" if label.flipped else "left", key=key,
        )
        for text, y in zip(label.texts, baselines, strict=True)
    ]  # fmt: skip


def _gathering(calendar: Calendar, label: _Label, axis: float, pen: Pen) -> list[Mark]:
    factor, key = pen.factor, ("gathering", label.n)
    is_past = calendar.gatherings[label.n].day < calendar.today
    rise = axis - 56 - label.level * LEVEL * factor
    stem = Line(Point(label.x, rise), Point(label.x, axis - 9 * factor), "control", key=key)
    at = Point(label.x, axis)
    if is_past:
        halo = diamond(at, 7 * factor + 2.5, "surface", None)
        marks: list[Mark] = [halo, diamond(at, 7 * factor, "accent", None, key)]
    else:
        marks = [diamond(at, 7.5 * factor, "surface", "ink", key)]
    baselines = (rise - 10 - 20 * factor + 2, rise - 9)
    return [stem, *marks, *_words(label, baselines, key)]


def _milestone(label: _Label, axis: float, pen: Pen) -> list[Mark]:
    key, factor = ("milestone", label.n), pen.factor
    middle = axis + (46 + 18 * label.level) * factor
    tick = Line(Point(label.x, middle - 9), Point(label.x, middle + 9), "control", key=key)
    return [tick, *_words(label, (middle + 4.4 * factor,), key)]


def _months(calendar: Calendar, line: _Line, axis: float, pen: Pen) -> list[Mark]:
    marks: list[Mark] = []
    free_from = 0.0
    for month in calendar.months:
        x = line.x(month.day)
        if not line.shows(month.day):
            continue
        marks.append(Line(Point(x, axis - 6), Point(x, axis + 7), "ruleStrong"))
        at = Point(x + 6, axis + 21 * pen.factor)
        name = pen.middle(month.words, at, 13, 400, "ink2")
        if x >= free_from and name.left + name.extent <= line.width:
            marks.append(name)
            free_from = name.left + name.extent + 4
    return marks


def _coaching(calendar: Calendar, line: _Line, axis: float) -> list[Mark]:
    if calendar.coaching is None:
        return []
    first, last = (min(line.width, max(0.0, line.x(day))) for day in calendar.coaching)
    now = min(last, max(first, line.x(calendar.today)))
    marks: list[Mark] = []
    if last > now:
        marks.append(
            Rect(now, axis - 4.25, last - now, 8.5, fill="tint", outline="accent", line=1.5)
        )
    if now > first:
        marks.append(Rect(first, axis - 5, now - first, 10, fill="accent"))
    return marks


def _holidays(calendar: Calendar, line: _Line, axis: float) -> list[Mark]:
    return [
        Rect(line.x(h.day) - 2, axis - 20, 4, 9, fill="ink2", key=("holiday", n))
        for n, h in enumerate(calendar.holidays)
        if line.shows(h.day)
    ]


def _today(
    calendar: Calendar, line: _Line, axis: float, pen: Pen, stems: Sequence[float]
) -> list[Mark]:
    if not line.shows(calendar.today):
        return []
    x = line.x(calendar.today)
    bar = Line(Point(x, axis - 23), Point(x, axis + 15), "ink", 2)
    places = ((x, "centre"), (x - 6, "right"), (x + 6, "left"))
    for at, align in places:
        word = pen.middle(
            calendar.today_word, Point(at, axis - 26 - 6 * pen.factor), 13, 600, "ink", align
        )
        if _is_clear(word.box, stems, line.width):
            break
    return [bar, word]


def _is_clear(box: Box, stems: Sequence[float], width: float) -> bool:
    inside = box.left >= 0 and box.right <= width
    return inside and not any(box.left - 3 < stem < box.right + 3 for stem in stems)
