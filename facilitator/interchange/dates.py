"""Dates as people type them: UK day first, ISO, month names in both languages; never swapped."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.people.names import folded
from facilitator.words import N_

_MONTHS: Final = {
    "jan": 1, "january": 1, "ion": 1, "ionawr": 1, "feb": 2, "february": 2, "chwe": 2, "chwef": 2,
    "chwefror": 2, "mar": 3, "march": 3, "maw": 3, "mawrth": 3, "apr": 4, "april": 4, "ebr": 4,
    "ebrill": 4, "may": 5, "mai": 5, "jun": 6, "june": 6, "meh": 6, "mehefin": 6, "jul": 7,
    "july": 7, "gor": 7, "gorff": 7, "gorffennaf": 7, "aug": 8, "august": 8, "awst": 8, "sep": 9,
    "sept": 9, "september": 9, "medi": 9, "oct": 10, "october": 10, "hyd": 10, "hydref": 10,
    "nov": 11, "november": 11, "tach": 11, "tachwedd": 11, "dec": 12, "december": 12, "rhag": 12,
    "rhagfyr": 12,
}  # fmt: skip
# After the soft and nasal mutations of "o", "ym": 3 o Fawrth, ym Mai.
_MUTATED: Final = {"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11}
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_UK: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}.*)?")
_WORDED: Final = re.compile(
    r"(?:dydd )?(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th|af|ail|il|ydd|fed|eg|ain)?(?: of| o)?"
    r"[ -]([a-z]+)\.?,?[ -](\d{4}|\d{2})"
)
_MONTH_FIRST: Final = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
# A bare number is taken for a day only between 1950 and 2100, and only after asking.
_SERIAL_FROM: Final = 18_264
_SERIAL_TO: Final = 73_050
_OLDEST_LIKELY: Final = 1930
_YEARS_AHEAD: Final = 20
_LEAP_OFFSET: Final = 1_462


class DateTrouble(StrEnum):
    """Why a cell was not taken as the date it may have meant."""

    IMPOSSIBLE = N_("import_date_impossible")
    NO_SUCH_MONTH = N_("import_date_month")
    UNREADABLE = N_("import_date_unreadable")
    FALSE_LEAP_DAY = N_("import_date_1900")
    UNLIKELY = N_("import_date_unlikely")
    SERIAL = N_("import_date_serial")


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a cell says about a day: the day, or what stands in the way, or both to be asked."""

    day: dt.date | None = None
    trouble: DateTrouble | None = None


def serial_day(number: float, *, from_1904: bool = False) -> dt.date | None:
    """The day of an Excel serial number; 60 is a leap day that 1900 never had."""
    whole = int(number) + (_LEAP_OFFSET if from_1904 else 0)
    if whole < 1 or whole == 60 or whole > 2_958_465:
        return None
    return dt.date(1899, 12, 31 if whole < 60 else 30) + dt.timedelta(days=whole)


def read_date(cell: object, today: dt.date, *, from_1904: bool = False) -> DateRead:
    """The day that a cell means; a bare number only as a suggestion to be asked about."""
    if isinstance(cell, dt.datetime):
        return _weighed(cell.date(), today)
    if isinstance(cell, dt.date):
        return _weighed(cell, today)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell, from_1904=from_1904)
    text = folded(str(cell)) if isinstance(cell, str) else ""
    if not text:
        return DateRead(trouble=DateTrouble.UNREADABLE)
    return (
        _number(float(text), from_1904=from_1904) if _SERIAL.fullmatch(text) else _text(text, today)
    )


def _number(number: float, *, from_1904: bool) -> DateRead:
    if 60 <= number < 61 and not from_1904:
        return DateRead(trouble=DateTrouble.FALSE_LEAP_DAY)
    shifted = number + (_LEAP_OFFSET if from_1904 else 0)
    if not _SERIAL_FROM <= shifted <= _SERIAL_TO:
        return DateRead(trouble=DateTrouble.UNREADABLE)
    return DateRead(serial_day(number, from_1904=from_1904), DateTrouble.SERIAL)


def _text(text: str, today: dt.date) -> DateRead:
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), today)
    if found := _UK.fullmatch(text):
        return _day(_year(found[4], today), int(found[3]), int(found[1]), today)
    if found := _WORDED.fullmatch(text):
        return _named(found[2], _year(found[3], today), int(found[1]), today)
    if found := _MONTH_FIRST.fullmatch(text):
        return _named(found[1], int(found[3]), int(found[2]), today)
    return DateRead(trouble=DateTrouble.UNREADABLE)


def _year(text: str, today: dt.date) -> int:
    """A year of two digits is the nearest one that is at most twenty years ahead."""
    year = int(text)
    if len(text) == 4:
        return year
    year += today.year // 100 * 100
    return year if year <= today.year + _YEARS_AHEAD else year - 100


def _named(month: str, year: int, day: int, today: dt.date) -> DateRead:
    number = _MONTHS.get(month) or _MUTATED.get(month)
    if number is None:
        return DateRead(trouble=DateTrouble.UNREADABLE)
    return _day(year, number, day, today)


def _day(year: int, month: int, day: int, today: dt.date) -> DateRead:
    if not 1 <= month <= 12:
        return DateRead(trouble=DateTrouble.NO_SUCH_MONTH)
    try:
        return _weighed(dt.date(year, month, day), today)
    except ValueError:
        return DateRead(trouble=DateTrouble.IMPOSSIBLE)


def _weighed(day: dt.date, today: dt.date) -> DateRead:
    """A day long ago or far ahead is kept and pointed out."""
    likely = _OLDEST_LIKELY <= day.year <= today.year + _YEARS_AHEAD
    return DateRead(day, None if likely else DateTrouble.UNLIKELY)
