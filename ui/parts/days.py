"""Reading a day as it is typed: 30/3, 30 March, 30 Mar 2027, +7, with the year understood."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ui.parts.folding import folded

if TYPE_CHECKING:
    from facilitator.words import Words

_NUMBERS = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{2}|\d{4}))?")
_NAMED = re.compile(r"(?:[^\W\d]+\s+)?(\d{1,2})\s+([^\W\d]{3,})\.?(?:\s+(\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_day(text: str, today: dt.date, words: Words) -> dt.date | None:
    """The day that is meant, None where none can be read; without a year the nearest one."""
    text = text.strip()
    try:
        if re.fullmatch(r"[+\-]\d{1,3}", text):
            return today + dt.timedelta(days=int(text))
        if found := _ISO.fullmatch(text):
            return dt.date(*(int(part) for part in found.groups()))
        if found := _NUMBERS.fullmatch(text):
            return _day(int(found[1]), int(found[2]), found[3], today)
        if found := _NAMED.fullmatch(text):
            return _day(int(found[1]), _month(found[2], words), found[3], today)
    except ValueError:
        return None
    return None


def _month(name: str, words: Words) -> int:
    """The month's number by its name or first three letters, in the window's language."""
    for month in range(1, 13):
        if folded(words.date(dt.date(2024, month, 1), "day")[2:]).startswith(folded(name)):
            return month
    raise ValueError(name)


def _day(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    if year:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # 29 February needs its year written: a year without it raises, and nothing is read.
    near = [dt.date(today.year + more, month, day) for more in (-1, 0, 1)]
    return min(near, key=lambda found: abs((found - today).days))
