from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.charts.marks import Line, Point, Polygon, Rect, Text
from facilitator.charts.timeline import Calendar, DayWord, Gathering, calendar_sentence, timeline
from facilitator.words import Language, Words
from tests.charts.letters import LARGE, PEN

if TYPE_CHECKING:
    from facilitator.charts.drawing import Drawing
    from facilitator.charts.shapes import Pen

FIRST, LAST, TODAY = dt.date(2026, 11, 1), dt.date(2027, 7, 1), dt.date(2027, 3, 1)
MONTHS = tuple(
    DayWord(dt.date(2026 + (10 + n) // 12, (10 + n) % 12 + 1, 1), f"Month {n}") for n in range(8)
)


def a_calendar(*days: dt.date, milestones: tuple[dt.date, ...] = ()) -> Calendar:
    return Calendar(
        FIRST, LAST, TODAY, "today", MONTHS,
        tuple(Gathering(day, f"Gathering {n}", f"{day} · 3{n} people")
              for n, day in enumerate(days)),
        (dt.date(2027, 1, 11), dt.date(2027, 6, 18)),
        tuple(DayWord(day, f"Milestone {day}") for day in milestones),
        (DayWord(dt.date(2026, 12, 25), "Christmas Day"),),
    )  # fmt: skip


def labels(drawing: Drawing, kind: str) -> list[Text]:
    return [m for m in drawing.marks if isinstance(m, Text) and m.key and m.key[0] == kind]


def no_two_overlap(texts: list[Text]) -> None:
    for first, second in itertools.combinations(texts, 2):
        assert not first.box.overlaps(second.box), (first.words, second.words)


DAYS = st.lists(st.dates(FIRST, LAST), min_size=1, max_size=7, unique=True)


@given(DAYS, DAYS, st.sampled_from([PEN, LARGE]), st.integers(700, 1400))
def test_no_two_labels_ever_overlap(
    days: list[dt.date], milestones: list[dt.date], pen: Pen, width: int
) -> None:
    drawing = timeline(a_calendar(*days, milestones=tuple(milestones)), pen, width * pen.factor)
    tops, feet = labels(drawing, "gathering"), labels(drawing, "milestone")
    assert len(tops) == 2 * len(days)
    assert len(feet) == len(milestones)
    no_two_overlap(tops)
    no_two_overlap(feet)
    for text in (*tops, *feet):
        assert text.box.left >= -0.5
        assert text.box.top >= -0.5
        assert text.box.right <= drawing.width + 0.5
        assert text.box.bottom <= drawing.height + 0.5


def test_two_labels_closer_than_130_px_take_two_levels() -> None:
    near = timeline(a_calendar(dt.date(2027, 1, 12), dt.date(2027, 2, 5)), PEN, 1100)
    far = timeline(a_calendar(dt.date(2027, 1, 12), dt.date(2027, 4, 12)), PEN, 1100)
    assert len({text.at.y for text in labels(near, "gathering")}) == 4
    assert len({text.at.y for text in labels(far, "gathering")}) == 2
    assert near.height > far.height


def test_a_label_in_the_last_100_px_stands_left_of_its_stem() -> None:
    drawing = timeline(a_calendar(dt.date(2027, 1, 12), dt.date(2027, 6, 22)), PEN, 1100)
    assert {t.key: t.align for t in labels(drawing, "gathering")} == {
        ("gathering", 0): "left",
        ("gathering", 1): "right",
    }


def test_past_is_filled_and_what_is_to_come_is_hollow() -> None:
    drawing = timeline(a_calendar(dt.date(2027, 1, 12), dt.date(2027, 4, 12)), PEN, 1100)
    diamonds = [m for m in drawing.marks if isinstance(m, Polygon)]
    assert [d.fill for d in diamonds if d.outline] == ["surface"]
    assert "accent" in [d.fill for d in diamonds]
    bars = [m for m in drawing.marks if isinstance(m, Rect) and m.height > 8 and m.width > 10]
    assert [(bar.fill, bar.outline) for bar in bars] == [("tint", "accent"), ("accent", None)]


def test_a_gathering_is_hit_on_its_diamond_and_on_its_name() -> None:
    drawing = timeline(a_calendar(dt.date(2027, 1, 12), dt.date(2027, 4, 12)), PEN, 1100)
    diamonds = [m for m in drawing.marks if isinstance(m, Polygon) and m.key]
    assert [m.key for m in diamonds] == [("gathering", 1), ("gathering", 0)]
    both: list[Polygon | Text] = [*diamonds, *labels(drawing, "gathering")]
    for mark in both:
        left, top, right, bottom = mark.box
        assert drawing.key_at(Point((left + right) / 2, (top + bottom) / 2)) == mark.key


def test_today_is_a_line_with_the_word_that_no_stem_crosses() -> None:
    drawing = timeline(a_calendar(dt.date(2027, 3, 4), dt.date(2027, 6, 1)), PEN, 1100)
    word = next(m for m in drawing.marks if isinstance(m, Text) and m.words == "today")
    stems = [m.start.x for m in drawing.marks if isinstance(m, Line) and m.key]
    assert not [x for x in stems if word.box.left < x < word.box.right]


@pytest.mark.parametrize("today", [dt.date(2026, 9, 1), dt.date(2028, 1, 1)])
def test_before_and_after_the_cohort_there_is_no_today(today: dt.date) -> None:
    calendar = Calendar(FIRST, LAST, today, "today", MONTHS, ())
    words = [m.words for m in timeline(calendar, PEN, 900).marks if isinstance(m, Text)]
    assert "today" not in words


def test_the_description_follows_the_days() -> None:
    calendar = a_calendar(
        dt.date(2027, 4, 27), dt.date(2026, 11, 18), milestones=(dt.date(2026, 12, 7),)
    )
    words = Words(Language.EN)
    assert timeline(calendar, PEN, 900).alt_in(words.stored) == (
        "Held: Gathering 1, 2026-11-18 · 31 people. Milestone 2026-12-07. "
        "Bank holiday: Christmas Day. Today is 1 March 2027. "
        "To come: Gathering 0, 2027-04-27 · 30 people."
    )
    holiday = calendar_sentence(calendar, ("holiday", 0))
    assert words.stored(holiday.key, holiday.values) == "Bank holiday: Christmas Day."
