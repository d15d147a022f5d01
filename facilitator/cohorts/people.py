"""Questions about the people of a cohort: who is in it, who may join, who came, what moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.organisations.questions import OrganisationMark, marks, work_on, works
from facilitator.people.here import is_here
from facilitator.people.questions import sort_key
from facilitator.reciprocity.ledger import movements, within
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import (
    AttendanceState,
    EnrolmentRole,
    EnrolmentState,
    PersonStatus,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

_GONE = (PersonStatus.LEFT, PersonStatus.DECEASED)


@dataclass(frozen=True)
class EnrolledLine:
    """Somebody in a cohort: role, state, what they gave and received there, in minutes."""

    id: uuid.UUID
    version: int
    person_id: uuid.UUID
    name: str
    organisation: OrganisationMark | None
    role: EnrolmentRole
    state: EnrolmentState
    enrolled_on: dt.date | None
    given: int
    received: int
    is_resting: bool = False


def people_of(
    db: Session, cohort_id: uuid.UUID, today: dt.date, alphabet: str | None = None
) -> tuple[EnrolledLine, ...]:
    """The people of a cohort in the order of the alphabet; who has stepped out is not named."""
    e, p = t.Enrolment, t.Person
    record = whole_record(db, today)
    code = db.scalar(sa.select(t.Cohort.code).where(t.Cohort.id == cohort_id))
    given: Counter[str] = Counter()
    received: Counter[str] = Counter()
    for movement in within(movements(record, today), None, today, code):
        given[movement.giver] += movement.minutes
        received[movement.receiver] += movement.minutes
    known = marks(db)
    places = works(db, known)
    columns = (e.id, e.version, p.id, p.full_name, p.code, e.role, e.state, e.enrolled_on)
    rows = db.execute(
        sa.select(*columns)
        .join(p, p.id == e.person_id)
        .where(
            e.cohort_id == cohort_id,
            e.state != EnrolmentState.WITHDREW,
            p.status.not_in(_GONE),
            p.merged_into_id.is_(None),
        )
        .order_by(sort_key(db, alphabet), p.code)
    )
    found = []
    for key, version, person, name, person_code, role, state, on in rows:
        work = work_on(places.get(person, ()), today)
        found.append(
            EnrolledLine(
                key,
                version,
                person,
                name,
                work.organisation if work else None,
                role,
                state,
                on,
                given[person_code],
                received[person_code],
                record.is_resting([person_code], today),
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be enrolled; `is_in` says that they are in it already."""

    id: uuid.UUID
    name: str
    organisation: OrganisationMark | None
    is_in: bool


def candidates(
    db: Session, cohort_id: uuid.UUID, today: dt.date, alphabet: str | None = None
) -> tuple[Candidate, ...]:
    """Everybody who is here today, not at rest, in the order of the alphabet."""
    p = t.Person
    inside = set(
        db.scalars(
            sa.select(t.Enrolment.person_id).where(
                t.Enrolment.cohort_id == cohort_id, t.Enrolment.state != EnrolmentState.WITHDREW
            )
        )
    )
    known = marks(db)
    places = works(db, known)
    rows = db.execute(
        sa.select(p.id, p.full_name)
        .where(p.merged_into_id.is_(None), *is_here(today))
        .order_by(sort_key(db, alphabet), p.code)
    )
    found = []
    for key, name in rows:
        work = work_on(places.get(key, ()), today)
        found.append(Candidate(key, name, work.organisation if work else None, key in inside))
    return tuple(found)


# Whoever waits for a place is not expected at gatherings.
_NOT_YET = (EnrolmentState.APPLIED, EnrolmentState.WAITING)


@dataclass(frozen=True)
class AttendanceLine:
    """Somebody expected at a gathering, and whether they came."""

    person_id: uuid.UUID
    name: str
    organisation: OrganisationMark | None
    state: AttendanceState


def attendance_of(
    db: Session, gathering_id: uuid.UUID, today: dt.date, alphabet: str | None = None
) -> tuple[AttendanceLine, ...]:
    """Everybody of a gathering's cohort in the order of the alphabet, at rest or gone left out."""
    cohort_id = db.scalar(sa.select(t.Gathering.cohort_id).where(t.Gathering.id == gathering_id))
    if cohort_id is None:
        return ()
    rows = db.execute(
        sa.select(t.Attendance.person_id, t.Attendance.state).where(
            t.Attendance.gathering_id == gathering_id
        )
    )
    states = {row.person_id: row.state for row in rows}
    return tuple(
        AttendanceLine(
            one.person_id,
            one.name,
            one.organisation,
            states.get(one.person_id, AttendanceState.EXPECTED),
        )
        for one in people_of(db, cohort_id, today, alphabet)
        if (not one.is_resting and one.state not in _NOT_YET) or one.person_id in states
    )


@dataclass(frozen=True)
class MovedLine:
    """Minutes that went from one person to another on a day: what a figure is made of."""

    day: dt.date
    giver: str
    receiver: str
    minutes: int


def moved_between(
    db: Session, cohort_id: uuid.UUID, today: dt.date, giver: str = "", receiver: str = ""
) -> tuple[MovedLine, ...]:
    """The movements of a cohort, newest first; between two organisations where they are named."""
    record = whole_record(db, today)
    code = db.scalar(sa.select(t.Cohort.code).where(t.Cohort.id == cohort_id))
    names = {key: person.name for key, person in record.person.items()}
    found = [
        MovedLine(
            movement.date,
            names.get(movement.giver, ""),
            names.get(movement.receiver, ""),
            movement.minutes,
        )
        for movement in within(movements(record, today), None, today, code)
        if (not giver or movement.from_organisation == giver)
        and (not receiver or movement.to_organisation == receiver)
    ]
    return tuple(reversed(found))
