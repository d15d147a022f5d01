"""Questions about coaching sessions: the pairings to record for, and every session so far.

pairs_to_record(db, today) -> the running pairings        session_list(db, today) -> all sessions
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.people.names import folded
from facilitator.sessions.codes import same_slip
from facilitator.sessions.lines import SessionLine, session_lines
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState, SessionStatus, ToldBy

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

__all__ = [
    "Arranged",
    "Contact",
    "Newest",
    "PairToRecord",
    "Receiver",
    "Recording",
    "SessionLine",
    "SessionList",
    "pairs_to_record",
    "recording",
    "session_list",
    "session_recorded",
    "sum_over_parties",
]

_RUNNING = [state for state in PairingState if state.is_running]


@dataclass(frozen=True)
class Arranged:
    """A session that is agreed for a day."""

    id: uuid.UUID
    version: int
    day: dt.date
    place: str


@dataclass(frozen=True)
class Contact:
    """One side of a pairing, and how to reach them."""

    id: uuid.UUID
    name: str
    email: str
    phone: str


@dataclass(frozen=True)
class Newest:
    """The session of a pairing that was recorded last."""

    day: dt.date
    status: SessionStatus
    recorded_on: dt.date
    by_slip: bool


@dataclass(frozen=True)
class PairToRecord:
    """A running pairing as the form for sessions shows it."""

    id: uuid.UUID
    code: str
    coach: Contact
    coachee: Contact
    minutes_each: int
    contracted: int
    held: int
    arranged: tuple[Arranged, ...]
    agreement: str
    is_signed: bool
    place: str
    cohort_en: str
    cohort_cy: str
    newest: Newest | None
    haystack: str = field(repr=False, default="")

    @property
    def next_number(self) -> int:
        """Which session of the contract comes next."""
        return self.held + 1

    def waiting(self, today: dt.date) -> Arranged | None:
        """The arranged session of which one would say now what happened: the oldest not to come."""
        past = [one for one in self.arranged if one.day <= today]
        return past[0] if past else None

    def to_come(self, today: dt.date) -> Arranged | None:
        """The next arranged session after today."""
        return next((one for one in self.arranged if one.day > today), None)

    def is_found_by(self, text: str) -> bool:
        """Whether every typed word stands in the names, the code or the agreement's number."""
        parts = folded(text).split()
        return bool(parts) and all(part in self.haystack for part in parts)

    def is_exactly(self, text: str) -> bool:
        """Whether this is the pairing's own code, the number of its agreement or its slip's."""
        typed = folded(text).strip()
        known = {folded(self.code), folded(self.agreement)}
        return bool(typed) and (typed in known or self.is_on_slip(text))

    def is_bare(self, text: str) -> bool:
        """Whether this is the pairing's code without the digit that guards it on a slip."""
        return folded(text).strip() == folded(self.code)

    def is_on_slip(self, text: str) -> bool:
        """Whether this is the code that stands on the pairing's slips; the hyphen may be left."""
        return same_slip(text, self.code)


def pairs_to_record(db: Session, today: dt.date) -> tuple[PairToRecord, ...]:
    """Every running pairing with how far it has come, by the giver's name."""
    p, c = t.Pairing, t.Cohort
    coach, coachee = aliased(t.Person), aliased(t.Person)
    rows = db.execute(
        sa.select(p, coach, coachee, c.title_en, c.title_cy)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .join(c, c.id == p.cohort_id)
        .where(p.state.in_(_RUNNING), sa.or_(p.started.is_(None), p.started <= today))
        .order_by(coach.sort_key_en, p.code)
    )
    lines = session_lines(db, today)
    held, arranged, agreements = _held(lines, today), _arranged(db), _agreements(db)
    newest = _newest(lines)
    return tuple(
        _pair(row, giver, receiver, (title_en, title_cy), held, arranged, agreements, newest)
        for row, giver, receiver, title_en, title_cy in rows
    )


def _pair(
    row: t.Pairing,
    giver: t.Person,
    receiver: t.Person,
    titles: tuple[str, str],
    held: dict[uuid.UUID, int],
    arranged: dict[uuid.UUID, list[Arranged]],
    agreements: dict[uuid.UUID, tuple[str, bool]],
    newest: dict[uuid.UUID, Newest],
) -> PairToRecord:
    number, is_signed = agreements.get(row.id, ("", False))
    names = (giver.full_name, giver.known_as, receiver.full_name, receiver.known_as)
    return PairToRecord(
        id=row.id,
        code=row.code,
        coach=Contact(giver.id, giver.full_name, giver.email, giver.phone),
        coachee=Contact(receiver.id, receiver.full_name, receiver.email, receiver.phone),
        minutes_each=row.minutes_each,
        contracted=row.contracted_sessions,
        held=held.get(row.id, 0),
        arranged=tuple(arranged.get(row.id, ())),
        agreement=number,
        is_signed=is_signed,
        place=row.place,
        cohort_en=titles[0],
        cohort_cy=titles[1] or titles[0],
        newest=newest.get(row.id),
        haystack=folded(" ".join((*names, row.code, number))),
    )


def _newest(lines: Iterable[SessionLine]) -> dict[uuid.UUID, Newest]:
    """What was recorded last, by pairing."""
    found: dict[uuid.UUID, Newest] = {}
    for line in sorted(lines, key=lambda one: (one.recorded_on, one.day, one.code)):
        if line.status is not SessionStatus.ARRANGED:
            by_slip = line.told_by is ToldBy.SLIP
            found[line.pairing_id] = Newest(line.day, line.status, line.recorded_on, by_slip)
    return found


def _held(lines: Iterable[SessionLine], today: dt.date) -> dict[uuid.UUID, int]:
    """Sessions held so far, corrections counted, by pairing."""
    found: dict[uuid.UUID, int] = {}
    for line in lines:
        if line.status.moves_minutes and line.day <= today:
            found[line.pairing_id] = found.get(line.pairing_id, 0) + 1
    return found


def _arranged(db: Session) -> dict[uuid.UUID, list[Arranged]]:
    s = t.CoachingSession
    found: dict[uuid.UUID, list[Arranged]] = {}
    rows = db.execute(
        sa.select(s.pairing_id, s.id, s.version, s.day, s.place)
        .where(s.status == SessionStatus.ARRANGED)
        .order_by(s.day, s.code)
    )
    for pairing, key, version, day, place in rows:
        found.setdefault(pairing, []).append(Arranged(key, version, day, place))
    return found


def _agreements(db: Session) -> dict[uuid.UUID, tuple[str, bool]]:
    """The number of each pairing's newest agreement, and whether both sides have signed."""
    a = t.Agreement
    rows = db.execute(
        sa.select(a.pairing_id, a.number, a.signed_coach, a.signed_coachee).order_by(
            a.issued, a.edition
        )
    )
    return {key: (number, bool(coach and coachee)) for key, number, coach, coachee in rows}


@dataclass(frozen=True)
class Receiver:
    """Somebody who can have received in a group: the name, the code, both as one looks for."""

    code: str
    name: str
    folded: str


@dataclass(frozen=True)
class Recording:
    """What the form for sessions needs beside the pairs: receivers, and how minutes are rounded."""

    receivers: tuple[Receiver, ...]
    rounding_minutes: int


def recording(db: Session) -> Recording:
    """Everybody who can have received in a group, and the rule by which minutes are rounded."""
    p = t.Person
    rows = db.execute(
        sa.select(p.code, p.full_name)
        .where(p.merged_into_id.is_(None), p.left.is_(None))
        .order_by(p.sort_key_en, p.code)
    )
    to = db.scalar(sa.select(t.ProgrammeRow.rounding_minutes).limit(1)) or 1
    return Recording(tuple(Receiver(code, name, folded(name)) for code, name in rows), to)


@dataclass(frozen=True)
class SessionList:
    """Every session, newest first, and the sum of the ledger over all parties."""

    lines: tuple[SessionLine, ...]
    held_minutes: int
    sum_over_parties: int

    def without_outcome(self, today: dt.date) -> tuple[SessionLine, ...]:
        """Arranged sessions whose day has passed."""
        return tuple(
            line
            for line in self.lines
            if line.status is SessionStatus.ARRANGED and line.day < today
        )


def session_list(db: Session, today: dt.date) -> SessionList:
    """Every session as it stands today, newest first."""
    lines = session_lines(db, today)
    return SessionList(
        lines=lines,
        held_minutes=sum(line.counted for line in lines),
        sum_over_parties=sum_over_parties(db, today),
    )


def session_recorded(db: Session, session_id: uuid.UUID) -> dict[str, object]:
    """A session that was just recorded, as a command answers it."""
    s, p = t.CoachingSession, t.Pairing
    row, pairing = db.execute(
        sa.select(s, p.code).join(p, p.id == s.pairing_id).where(s.id == session_id)
    ).one()
    return {
        "session": row.code,
        "pairing": pairing,
        "date": row.day.isoformat(),
        "status": row.status.value,
        "minutes": row.minutes,
        "told_by": row.told_by.value if row.told_by else None,
        "recorded_on": row.recorded_on.isoformat(),
    }


def sum_over_parties(db: Session, today: dt.date) -> int:
    """What all parties gave less what all parties received, in minutes: it is zero."""
    m = t.Movement
    known = (m.day <= today) & (m.known_from <= today)
    giver = sa.func.coalesce(m.giver_person_id, m.giver_organisation_id)
    receiver = sa.func.coalesce(m.receiver_person_id, m.receiver_organisation_id)
    both = sa.union_all(
        sa.select(giver.label("party"), m.minutes.label("minutes")).where(known),
        sa.select(receiver, -m.minutes).where(known),
    ).subquery()
    balances = (
        sa.select(sa.func.sum(both.c.minutes).label("balance")).group_by(both.c.party).subquery()
    )
    total = db.execute(sa.select(sa.func.sum(balances.c.balance))).scalar_one()
    return int(total or 0)
