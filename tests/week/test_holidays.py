"""Bank holidays of England and Wales against the published lists of gov.uk."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.week.holidays import (
    bank_holidays,
    easter_sunday,
    is_working_day,
    next_working_day,
)

# Days added by proclamation (weddings, jubilees, a funeral, a coronation) are not computed.
PUBLISHED = {
    2011: "01-03 04-22 04-25 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 08-27 12-25 12-26",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 08-29 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_published_years(year: int) -> None:
    expected = {dt.date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    assert bank_holidays(year) == expected


@pytest.mark.parametrize(
    "day", ["1981-04-19", "2000-04-23", "2008-03-23", "2038-04-25", "2049-04-18", "2285-03-22"]
)
def test_easter_in_published_years(day: str) -> None:
    easter = dt.date.fromisoformat(day)
    assert easter_sunday(easter.year) == easter


@pytest.mark.parametrize("year", range(1990, 2100, 7))
def test_every_year_has_eight_and_none_on_a_weekend(year: int) -> None:
    days = bank_holidays(year)
    assert len(days) == 8
    assert all(day.weekday() < 5 for day in days)


def test_the_programmes_own_days_are_no_working_days() -> None:
    coronation = dt.date(2023, 5, 8)
    assert is_working_day(coronation)
    assert next_working_day(dt.date(2023, 5, 6), {coronation}) == dt.date(2023, 5, 9)
