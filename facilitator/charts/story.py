"""One person's timeline: what was given, received and is to come, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Circle, Key, Line, Mark, Point, Rect
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.charts.shapes import Pen

DATES = 58.0
LINE = 76.0
WORDS = 96.0


@dataclass(frozen=True)
class Happening:
    """One line of the story, its words and minutes already as they are read."""

    date: str
    kind: Literal["given", "received", "to come", "paper"]
    title: str
    sentence: str = ""
    minutes: str = ""


def row_height(pen: Pen) -> float:
    """The height of a line of the story: 50 at 100 %."""
    return 42 * pen.factor + 8


def story(happenings: Sequence[Happening], pen: Pen, width: float) -> Drawing:
    """The whole story; keys are ("happening", n)."""
    widest = max((pen.measure(one.date, 14 * pen.factor, 400) for one in happenings), default=0.0)
    row, shift = row_height(pen), max((pen.factor - 1) * DATES, widest - DATES)
    x, words = LINE + shift, WORDS + shift
    marks: list[Mark] = []
    for n, happening in enumerate(happenings):
        top, key = n * row, ("happening", n)
        title_y = top + 14 * pen.factor
        if n + 1 < len(happenings):
            below = Point(x, title_y + row - 10 * pen.factor)
            marks.append(Line(Point(x, title_y + 10 * pen.factor), below, "ruleStrong", 2))
            marks.append(Line(Point(words, top + row), Point(width, top + row), "rule"))
        date = Point(DATES + shift, title_y)
        marks.append(pen.middle(happening.date, date, 14, 400, "ink2", "right", key))
        marks.append(happening_mark(happening.kind, Point(x, title_y), pen.factor, key))
        minutes = pen.middle(happening.minutes, Point(width, title_y), 14, 400, "ink", "right", key)
        room = width - words - minutes.extent - 12
        title = pen.elided(happening.title, 15, 600, room)
        marks.append(pen.middle(title, Point(words, title_y), 15, 600, "ink", "left", key))
        under = Point(words, title_y + 20 * pen.factor)
        sentence = pen.middle(happening.sentence, under, 14, 400, "ink2", "left", key)
        marks += [sentence, *([minutes] if happening.minutes else [])]
    rows = tuple((h.date, h.kind, h.title, h.sentence, h.minutes) for h in happenings)
    return Drawing(width, row * len(happenings), tuple(marks), story_sentences(happenings), rows)


def happening_mark(kind: str, centre: Point, factor: float = 1.0, key: Key | None = None) -> Mark:
    """Filled for given, hollow for received, dashed for what is to come, a square for a paper."""
    if kind == "given":
        return Circle(centre, 6 * factor, fill="accent", key=key)
    if kind == "received":
        return Circle(centre, 5 * factor, outline="ink", width=2, key=key)
    if kind == "to come":
        return Circle(centre, 5 * factor, outline="control", width=2, dash=(2.5, 2), key=key)
    half = 4.5 * factor
    return Rect(centre.x - half, centre.y - half, 2 * half, 2 * half, fill="ink2", key=key)


def happening_sentence(happening: Happening) -> Said:
    """What is said of one line of the story."""
    values = {
        "date": happening.date,
        "title": happening.title,
        "sentence": happening.sentence,
        "minutes": happening.minutes,
    }
    return Said(N_("chart_happening_timed") if happening.minutes else N_("chart_happening"), values)


def story_sentences(happenings: Sequence[Happening]) -> tuple[Said, ...]:
    """What is said of every line of the story."""
    return tuple(happening_sentence(happening) for happening in happenings)
