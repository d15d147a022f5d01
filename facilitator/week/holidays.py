"""Working days in England and Wales: bank holidays computed for any year.

The rules are those of the Banking and Financial Dealings Act 1971 and the yearly proclamations:
a day that falls on a weekend gives the next weekday. The three regular days that were moved by
proclamation are named below. Extra days (a coronation, a funeral) cannot be computed: the
programme adds them as days of its own.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_DAY = dt.timedelta(days=1)
_MONDAY = 0
_SATURDAY = 5
# Regular days that were moved: Diamond Jubilee, VE Day at 75, Platinum Jubilee.
_EARLY_MAY_MOVED = {1995: dt.date(1995, 5, 8), 2020: dt.date(2020, 5, 8)}
_SPRING_MOVED = {
    2002: dt.date(2002, 6, 4),
    2012: dt.date(2012, 6, 4),
    2022: dt.date(2022, 6, 2),
}


def easter_sunday(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> frozenset[dt.date]:
    """The bank holidays of England and Wales in a year, without extra days."""
    easter = easter_sunday(year)
    christmas = _weekday_from(dt.date(year, 12, 25))
    boxing = _weekday_from(dt.date(year, 12, 26))
    if christmas == boxing:
        # 25 December on a Sunday gives the Tuesday, on a Saturday the Monday.
        if dt.date(year, 12, 25).weekday() == _SATURDAY:
            boxing += _DAY
        else:
            christmas += _DAY
    return frozenset(
        {
            _weekday_from(dt.date(year, 1, 1)),
            easter - 2 * _DAY,
            easter + _DAY,
            _EARLY_MAY_MOVED.get(year, _monday_from(dt.date(year, 5, 1))),
            _SPRING_MOVED.get(year, _monday_from(dt.date(year, 5, 25))),
            _monday_from(dt.date(year, 8, 25)),
            christmas,
            boxing,
        }
    )


def is_working_day(day: dt.date, own: Collection[dt.date] = ()) -> bool:
    """Whether people are at work: no weekend, no bank holiday, none of the programme's own."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year) and day not in own


def next_working_day(day: dt.date, own: Collection[dt.date] = ()) -> dt.date:
    """The day itself where it is a working day, else the first one after it."""
    while not is_working_day(day, own):
        day += _DAY
    return day


def _weekday_from(day: dt.date) -> dt.date:
    return day + max(0, 7 - day.weekday()) * _DAY if day.weekday() >= _SATURDAY else day


def _monday_from(day: dt.date) -> dt.date:
    return day + (_MONDAY - day.weekday()) % 7 * _DAY
