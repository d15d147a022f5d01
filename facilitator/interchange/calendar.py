"""Gatherings and sessions as calendar files (.ics) that every calendar program reads.

What is moved keeps its UID and counts its SEQUENCE up (RFC 5545), so that a calendar
that took in the first file moves its entry instead of adding another.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.people.here import people_here
from facilitator.store import tables as t
from facilitator.vocabulary import SessionStatus
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

# Octets in a line, its end not counted.
LONGEST = 75


def gathering_file(
    db: Session, gathering_id: uuid.UUID, language: Language, made: dt.datetime
) -> str:
    """The calendar file of one gathering; `made` is the moment, in UTC."""
    return _file([_gathering(db.get_one(t.Gathering, gathering_id), language, made)])


def session_file(db: Session, session_id: uuid.UUID, language: Language, made: dt.datetime) -> str:
    """The calendar file of one session that is arranged."""
    return _file([_session(db, db.get_one(t.CoachingSession, session_id), language, made)])


@dataclass(frozen=True)
class Entries:
    """A calendar file and what is in it."""

    text: str
    gatherings: int
    sessions: int


def calendar_of(
    db: Session, cohort_id: uuid.UUID | None, today: dt.date, language: Language, made: dt.datetime
) -> Entries:
    """Every gathering and every arranged session from today on, of a cohort or of all.

    A session of somebody who is at rest on its day is taken out of calendars, without a name.
    """
    g, s, p = t.Gathering, t.CoachingSession, t.Pairing
    gatherings = sa.select(g).where(g.day >= today).order_by(g.day, g.id)
    sessions = (
        sa.select(s)
        .join(p, p.id == s.pairing_id)
        .where(s.day >= today, s.status == SessionStatus.ARRANGED)
        .order_by(s.day, s.code)
    )
    if cohort_id is not None:
        gatherings = gatherings.where(g.cohort_id == cohort_id)
        sessions = sessions.where(p.cohort_id == cohort_id)
    first = [_gathering(row, language, made) for row in db.scalars(gatherings)]
    second, off = [], []
    here = _Here(db, today)
    for row in db.scalars(sessions):
        if here.meet(row):
            second.append(_session(db, row, language, made))
        else:
            off.append(_called_off(row, language, made))
    return Entries(_file([*first, *second, *off]), len(first), len(second))


class _Here:
    """Who is neither at rest nor gone, today and on the day of a session."""

    def __init__(self, db: Session, today: dt.date) -> None:
        self._db, self._today = db, today
        self._on: dict[dt.date, frozenset[uuid.UUID]] = {}
        p = t.Pairing
        self._pairs = {
            key: frozenset({coach, coachee})
            for key, coach, coachee in db.execute(sa.select(p.id, p.coach_id, p.coachee_id))
        }

    def meet(self, row: t.CoachingSession) -> bool:
        """Whether both of a session are here, now and on its day."""
        both = self._pairs[row.pairing_id]
        return both <= self._people(self._today) and both <= self._people(row.day)

    def _people(self, day: dt.date) -> frozenset[uuid.UUID]:
        if day not in self._on:
            self._on[day] = people_here(self._db, day)
        return self._on[day]


def _file(events: list[list[str]]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitator//Facilitator//EN",
        "METHOD:PUBLISH",
        *(line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _gathering(row: t.Gathering, language: Language, made: dt.datetime) -> list[str]:
    welsh = language is Language.CY
    title, other = (row.title_cy, row.title_en) if welsh else (row.title_en, row.title_cy)
    place, elsewhere = (row.place_cy, row.place_en) if welsh else (row.place_en, row.place_cy)
    return [
        f"UID:{row.id}@facilitator",
        f"SEQUENCE:{row.version}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        *_times(row),
        f"SUMMARY:{_plain(title or other)}",
        f"LOCATION:{_plain(place or elsewhere)}",
    ]


def _called_off(row: t.CoachingSession, language: Language, made: dt.datetime) -> list[str]:
    """What takes a session out of a calendar that has it: cancelled, and nobody is named."""
    return [
        f"UID:{row.id}@facilitator",
        f"SEQUENCE:{row.version + 1}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{row.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{row.day + dt.timedelta(days=1):%Y%m%d}",
        "STATUS:CANCELLED",
        f"SUMMARY:{_plain(Words(language)('Coaching'))}",
    ]


def _session(
    db: Session, row: t.CoachingSession, language: Language, made: dt.datetime
) -> list[str]:
    """A session is an entry of the whole day: its hour is between the two who meet."""
    words = Words(language)
    pairing = db.get_one(t.Pairing, row.pairing_id)
    coach = db.get_one(t.Person, pairing.coach_id).full_name
    coachee = db.get_one(t.Person, pairing.coachee_id).full_name
    title = words("Coaching: %(coach)s and %(coachee)s", coach=coach, coachee=coachee)
    return [
        f"UID:{row.id}@facilitator",
        f"SEQUENCE:{row.version}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{row.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{row.day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_plain(title)}",
        f"LOCATION:{_plain(row.place or pairing.place)}",
    ]


def _times(row: t.Gathering) -> Iterator[str]:
    """Local times of the place where it is; without any, the whole day."""
    if not row.starts_at:
        yield f"DTSTART;VALUE=DATE:{row.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{row.day + dt.timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART:{row.day:%Y%m%d}T{row.starts_at.replace(':', '')}00"
    if row.ends_at:
        yield f"DTEND:{row.day:%Y%m%d}T{row.ends_at.replace(':', '')}00"


def _plain(text: str) -> str:
    """Text as the format wants it: signs with a meaning of their own are told apart."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line in parts of so many octets, each further part begun by a blank."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > LONGEST:
            yield part
            part = " "
        part += letter
    yield part
