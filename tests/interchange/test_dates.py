from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.interchange.dates import DateTrouble, read_date, serial_day
from facilitator.words import Language, Words

TODAY = dt.date(2026, 11, 23)
LIKELY = st.dates(dt.date(1930, 1, 1), dt.date(2046, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "01/02/2013", "1.2.2013", "1-2-13", "2013-02-01", "2013-02-01T09:30:00", "1 Feb 2013",
        "1st February 2013", "Friday, 1 February 2013", "February 1, 2013", "1 Chwefror 2013",
        "1af Chwefror 2013", "Gwener 1 Chwef 2013", "01-Feb-13", "1/2/2013 10:00",
    ],
)  # fmt: skip
def test_ways_to_write_one_day(typed: str) -> None:
    assert read_date(typed, TODAY).day == dt.date(2013, 2, 1)


def test_a_mutated_month_is_read() -> None:
    assert read_date("3 o Fawrth 2024", TODAY).day == dt.date(2024, 3, 3)


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("31/02/2013", DateTrouble.IMPOSSIBLE),
        ("02/13/2013", DateTrouble.NO_SUCH_MONTH),
        ("soon", DateTrouble.UNREADABLE),
        ("1 Smarch 2013", DateTrouble.UNREADABLE),
        (60, DateTrouble.FALSE_LEAP_DAY),
        (7, DateTrouble.UNREADABLE),
        (float("nan"), DateTrouble.UNREADABLE),
        (-1e300, DateTrouble.UNREADABLE),
    ],
)
def test_what_is_no_day_is_left_blank(typed: object, trouble: DateTrouble) -> None:
    read = read_date(typed, TODAY)
    assert (read.day, read.trouble) == (None, trouble)


@pytest.mark.parametrize(("typed", "year"), [("1/2/46", 2046), ("1/2/47", 1947), ("1/2/13", 2013)])
def test_two_digits_mean_the_nearest_year(typed: str, year: int) -> None:
    assert read_date(typed, TODAY).day == dt.date(year, 2, 1)


def test_a_number_is_only_a_suggestion() -> None:
    read = read_date("41306", TODAY)
    assert (read.day, read.trouble) == (dt.date(2013, 2, 1), DateTrouble.SERIAL)


def test_serials_around_the_day_that_never_was() -> None:
    assert serial_day(59) == dt.date(1900, 2, 28)
    assert serial_day(60) is None
    assert serial_day(61) == dt.date(1900, 3, 1)
    assert serial_day(0, from_1904=True) == dt.date(1904, 1, 1)


@given(LIKELY, st.sampled_from(list(Language)))
def test_a_day_written_in_either_language_is_read_back(day: dt.date, language: Language) -> None:
    words = Words(language)
    for text in (words.date(day), words.date(day, "full"), f"{day:%d/%m/%Y}", day.isoformat()):
        assert read_date(text, TODAY).day == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_reason(text: str) -> None:
    read = read_date(text, TODAY)
    assert read.day is not None or read.trouble is not None
