"""From which day on the names of a cohort may go."""

from __future__ import annotations

import calendar
import datetime as dt


def months_kept(own: int | None, programme: int) -> int:
    """For how many months a cohort's records are kept: its own number, else the programme's.

    >>> months_kept(None, 24), months_kept(60, 24), months_kept(0, 24)
    (24, 60, 0)
    """
    return programme if own is None else own


def may_go_from(ended: dt.date, months: int) -> dt.date:
    """The first day on which a cohort that ended may be archived, so many months later.

    >>> may_go_from(dt.date(2024, 8, 31), 6).isoformat()
    '2025-02-28'
    """
    place = ended.year * 12 + ended.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return dt.date(year, month, min(ended.day, calendar.monthrange(year, month)[1]))


def is_asked_about(today: dt.date) -> bool:
    """Whether the year's archive is asked about: in January.

    >>> is_asked_about(dt.date(2027, 1, 31)), is_asked_about(dt.date(2027, 2, 1))
    (True, False)
    """
    return today.month == 1
