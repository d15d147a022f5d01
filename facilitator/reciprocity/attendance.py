"""Attendance by side, in days of a person, over the last months only."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.reciprocity.ratios import ratio
from facilitator.reciprocity.record import COUNTED_DAYS, Status

if TYPE_CHECKING:
    from facilitator.reciprocity.record import Record

SIDES = ("coach", "coachee")
_NO_SHOW = {side: Status(f"no_show_{side}") for side in SIDES}
_LATE = {side: Status(f"late_cancel_{side}") for side in SIDES}


@dataclass(frozen=True)
class Days:
    """The days of one person on one side: all that count, missed, cancelled late."""

    counted: frozenset[dt.date]
    missed: frozenset[dt.date]
    late: frozenset[dt.date]


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day some months earlier, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_by_side(
    record: Record, today: dt.date, cohort: str | None = None
) -> dict[str, dict[str, Days]]:
    """For each side, every person's days in the window (today less the months, today]."""
    what = ("days_by_side", cohort)
    return record.once(what, today, lambda: _days_by_side(record, today, cohort))


def _days_by_side(record: Record, today: dt.date, cohort: str | None) -> dict[str, dict[str, Days]]:
    after = months_before(today, record.settings.no_show_window_months)
    found: dict[str, dict[str, tuple[set[dt.date], set[dt.date], set[dt.date]]]]
    found = {side: {} for side in SIDES}
    for session in record.sessions_as_of(today):
        if not after < session.date <= today or session.status not in COUNTED_DAYS:
            continue
        pairing = record.pairing[session.pairing]
        if cohort is not None and pairing.cohort != cohort:
            continue
        for side, person in zip(SIDES, (pairing.coach, pairing.coachee), strict=True):
            counted, missed, late = found[side].setdefault(person, (set(), set(), set()))
            counted.add(session.date)
            if session.status is _NO_SHOW[side]:
                missed.add(session.date)
            if session.status is _LATE[side]:
                late.add(session.date)
    return {
        side: {
            person: Days(frozenset(counted), frozenset(missed), frozenset(late))
            for person, (counted, missed, late) in sorted(people.items())
        }
        for side, people in found.items()
    }


def attendance(record: Record, today: dt.date, cohort: str | None = None) -> dict[str, object]:
    """Days counted, missed and cancelled late by side, with their shares."""
    after = months_before(today, record.settings.no_show_window_months)
    sides = days_by_side(record, today, cohort)
    return {
        "window_after": after.isoformat(),
        "window_to": today.isoformat(),
        **{side: _side(people) for side, people in sides.items()},
    }


def missed_days(record: Record, today: dt.date) -> dict[str, frozenset[dt.date]]:
    """Every person's days in the window on which they missed a session, on either side."""
    found: dict[str, frozenset[dt.date]] = {}
    for people in days_by_side(record, today).values():
        for person, days in people.items():
            if days.missed:
                found[person] = found.get(person, frozenset()) | days.missed
    return found


def _side(people: dict[str, Days]) -> dict[str, object]:
    counted = sum(len(days.counted) for days in people.values())
    missed = sum(len(days.missed) for days in people.values())
    late = sum(len(days.late) for days in people.values())
    return {
        "days": counted,
        "no_show": missed,
        "late_cancel": late,
        "no_show_rate": ratio(missed, counted),
        "late_cancel_rate": ratio(late, counted),
        "people": {
            person: {
                "days": len(days.counted),
                "no_show": len(days.missed),
                "late_cancel": len(days.late),
            }
            for person, days in people.items()
            if days.missed or days.late
        },
    }
