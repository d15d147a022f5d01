from __future__ import annotations

import datetime as dt

from facilitator.charts.coming_round import RingsToCome, rings_to_come
from facilitator.charts.marks import Circle, Text
from facilitator.charts.timeline import DayWord
from tests.charts.letters import LARGE, PEN

MONTHS = tuple(DayWord(dt.date(2027, month, 1), f"Month {month}") for month in (7, 8, 9, 10))
LAST = dt.date(2027, 11, 1)
BY = DayWord(dt.date(2027, 9, 30), "30 September")
RINGS = (
    DayWord(dt.date(2027, 8, 3), "Alaw"),
    DayWord(dt.date(2027, 8, 3), "Braint"),
    DayWord(dt.date(2027, 9, 30), "Cefni"),
    DayWord(dt.date(2027, 10, 9), "Clwyd"),
)


def test_a_ring_that_comes_round_later_is_open_and_the_last_one_named() -> None:
    drawing = rings_to_come(RingsToCome(RINGS, MONTHS, LAST, BY), PEN, 290)
    discs = [mark for mark in drawing.marks if isinstance(mark, Circle)]
    assert [disc.fill for disc in discs] == ["accent", "accent", "accent", "surface"]
    assert discs[0].centre.x == discs[1].centre.x
    assert discs[0].centre.y > discs[1].centre.y + 2 * discs[0].radius
    words = [mark.words for mark in drawing.marks if isinstance(mark, Text)]
    assert "Clwyd" in words
    assert "Alaw" not in words
    assert "30 September" in words
    assert [said.values["ring"] for said in drawing.alt] == ["Alaw", "Braint", "Cefni", "Clwyd"]


def test_words_keep_apart_and_inside_at_any_text_size() -> None:
    for pen, width in ((PEN, 240), (LARGE, 480)):
        drawing = rings_to_come(RingsToCome(RINGS, MONTHS, LAST, BY), pen, width)
        texts = [mark for mark in drawing.marks if isinstance(mark, Text)]
        for at, text in enumerate(texts):
            assert text.box.left >= 0
            assert text.box.right <= width
            assert text.box.bottom <= drawing.height
            assert not any(text.box.overlaps(other.box) for other in texts[at + 1 :])


def test_without_a_day_to_come_round_by_every_ring_is_filled() -> None:
    drawing = rings_to_come(RingsToCome(RINGS, MONTHS, LAST), PEN, 290)
    discs = [mark for mark in drawing.marks if isinstance(mark, Circle)]
    assert {disc.fill for disc in discs} == {"accent"}
