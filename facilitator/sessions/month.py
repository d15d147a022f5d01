"""A month of the programme by days: sessions, gatherings and days off."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.people.here import people_here
from facilitator.store import tables as t
from facilitator.vocabulary import SessionStatus
from facilitator.week.holidays import bank_holidays

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

_HELD = frozenset({SessionStatus.HELD, SessionStatus.HELD_SHORT})


@dataclass(frozen=True)
class SessionOfDay:
    """One session of a day: between whom, what became of it, where."""

    id: uuid.UUID
    coach: str
    coachee: str
    status: SessionStatus
    place: str


@dataclass(frozen=True)
class GatheringOfDay:
    """A gathering of a day, and its cohort."""

    id: uuid.UUID
    cohort_id: uuid.UUID
    title_en: str
    title_cy: str

    def title(self, language: str) -> str:
        """Its title in a language: cy or en."""
        return self.title_cy if language == "cy" else self.title_en


@dataclass(frozen=True)
class DayOfMonth:
    """One day of the calendar; `in_month` is False for the days around it."""

    day: dt.date
    in_month: bool
    is_bank_holiday: bool
    day_off: str
    sessions: tuple[SessionOfDay, ...]
    gatherings: tuple[GatheringOfDay, ...]

    def held(self) -> int:
        """How many sessions were held."""
        return sum(one.status in _HELD for one in self.sessions)

    def arranged(self) -> int:
        """How many sessions are arranged and nobody has said yet what became of them."""
        return sum(one.status is SessionStatus.ARRANGED for one in self.sessions)


def month_of(db: Session, first: dt.date, today: dt.date) -> tuple[DayOfMonth, ...]:
    """The whole weeks in which a month lies, Monday first."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    days = [day for week in weeks for day in week]
    sessions = _sessions(db, days[0], days[-1], today)
    gatherings = _gatherings(db, days[0], days[-1])
    b = t.BankHoliday
    own = db.execute(sa.select(b.day, b.name).where(b.day.between(days[0], days[-1])))
    off = {row.day: row.name for row in own}
    return tuple(
        DayOfMonth(
            day,
            day.month == first.month,
            day in bank_holidays(day.year),
            off.get(day, ""),
            tuple(sessions[day]),
            tuple(gatherings[day]),
        )
        for day in days
    )


def _sessions(
    db: Session, since: dt.date, until: dt.date, today: dt.date
) -> dict[dt.date, list[SessionOfDay]]:
    """Sessions by day; what is to come, or was called off, of somebody not here is left out."""
    s, p = t.CoachingSession, t.Pairing
    coach, coachee = aliased(t.Person), aliased(t.Person)
    rows = db.execute(
        sa.select(s.id, s.day, s.status, s.place, coach.id, coach.full_name, coachee.id,
                  coachee.full_name)
        .join(p, p.id == s.pairing_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .where(s.day.between(since, until))
        .order_by(s.day, s.code)
    )  # fmt: skip
    here = people_here(db, today)
    found: dict[dt.date, list[SessionOfDay]] = defaultdict(list)
    for key, day, status, place, giver, gives, receiver, receives in rows:
        took_place = status.moves_minutes or (day < today and status is not SessionStatus.EXCUSED)
        if took_place or {giver, receiver} <= here:
            found[day].append(SessionOfDay(key, gives, receives, status, place))
    return found


def _gatherings(db: Session, since: dt.date, until: dt.date) -> dict[dt.date, list[GatheringOfDay]]:
    g = t.Gathering
    rows = db.execute(
        sa.select(g.day, g.id, g.cohort_id, g.title_en, g.title_cy)
        .where(g.day.between(since, until))
        .order_by(g.day, g.title_en)
    )
    found: dict[dt.date, list[GatheringOfDay]] = defaultdict(list)
    for day, key, cohort, title_en, title_cy in rows:
        found[day].append(GatheringOfDay(key, cohort, title_en, title_cy))
    return found
