"""Dates and numbers are written as CLDR has them, which Babel knows."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from facilitator.words import Language, Words

PATTERNS = {
    "day": "d MMMM",
    "short": "d MMM",
    "brief": "d MMM y",
    "long": "d MMMM y",
    "full": "EEEE d MMMM y",
}
LOCALES = {Language.EN: "en_GB", Language.CY: "cy_GB"}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("style", list(PATTERNS))
def test_every_day_of_a_year_is_written_as_babel_writes_it(language: Language, style: str) -> None:
    words = Words(language)
    first = dt.date(2027, 12, 25)
    for later in range(366):
        day = first + dt.timedelta(days=later)
        assert words.date(day, style) == format_date(day, PATTERNS[style], LOCALES[language])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("number", [0, 7, -12, 999, 1000, 1234567, 2.5, 1234.25, 0.125, -3.0])
def test_numbers_are_written_as_babel_writes_them(language: Language, number: float) -> None:
    assert Words(language).number(number) == format_decimal(number, locale=LOCALES[language])
