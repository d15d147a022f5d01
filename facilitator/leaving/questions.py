"""What somebody who leaves would leave behind: pairings that run, promises not yet met.

leaving_of(db, today, person_id) -> Leaving      for the wizard
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.people.questions import people_to_choose
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.promises import promise_states
from facilitator.reciprocity.reading import whole_record
from facilitator.requests.possible import Between
from facilitator.store import tables as t
from facilitator.vocabulary import CommitmentState, PairingState, SessionStatus

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.people.questions import Choosable

RUNNING = [state for state in PairingState if state.is_running]


@dataclass(frozen=True)
class LeftPairing:
    """A pairing that still runs: with whom, who gives in it, sessions not yet held.

    `could` are the colleagues whom no hard rule keeps from going on with the other side.
    """

    id: uuid.UUID
    version: int
    other_id: uuid.UUID
    other: str
    gives: bool
    sessions_left: int
    could: frozenset[uuid.UUID] = frozenset()


@dataclass(frozen=True)
class LeftPromise:
    """A promise that still stands: minutes still to pass on, and until when."""

    id: uuid.UUID
    version: int
    minutes: int
    due: dt.date


@dataclass(frozen=True)
class Leaving:
    """What somebody who leaves would leave behind, and who could take something over."""

    person_id: uuid.UUID
    version: int
    code: str
    name: str
    organisation_id: uuid.UUID | None
    pairings: tuple[LeftPairing, ...]
    promises: tuple[LeftPromise, ...]
    colleagues: tuple[Choosable, ...]


def leaving_of(db: Session, today: dt.date, person_id: uuid.UUID) -> Leaving | None:
    """What somebody would leave behind today; None when there is no such person."""
    person = db.get(t.Person, person_id)
    if person is None:
        return None
    colleagues = tuple(one for one in people_to_choose(db, today) if one.id != person.id)
    return Leaving(
        person_id=person.id,
        version=person.version,
        code=person.code,
        name=person.full_name,
        organisation_id=organisation_of(db, person.id, today),
        pairings=_who_could(db, today, _pairings(db, person.id), colleagues),
        promises=_promises(db, person.id, today),
        colleagues=colleagues,
    )


def _who_could(
    db: Session, today: dt.date, pairings: tuple[LeftPairing, ...], people: Sequence[Choosable]
) -> tuple[LeftPairing, ...]:
    """Each pairing with the colleagues whom the rules let take it over."""
    found = []
    between = Between(db, today, *(one.other_id for one in pairings))
    for one in pairings:
        could = frozenset(
            person.id
            for person in people
            if person.id != one.other_id
            and not between.stands(*_in_order(one.gives, person.id, one.other_id))
        )
        found.append(replace(one, could=could))
    return tuple(found)


def _in_order(
    gives: bool,
    colleague: uuid.UUID,
    other: uuid.UUID,
) -> tuple[uuid.UUID, uuid.UUID]:
    return (colleague, other) if gives else (other, colleague)


def organisation_of(db: Session, person_id: uuid.UUID, today: dt.date) -> uuid.UUID | None:
    """The key of the organisation in which somebody works today."""
    a = t.Affiliation
    return db.scalar(
        sa.select(a.organisation_id)
        .where(
            a.person_id == person_id,
            a.organisation_id.is_not(None),
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start.desc())
        .limit(1)
    )


def sessions_left(db: Session, pairings: Collection[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """Sessions that are agreed and not held, by the key of the pairing."""
    p, s = t.Pairing, t.CoachingSession
    held = [one for one in SessionStatus if one.moves_minutes]
    rows = db.execute(
        sa.select(p.id, p.contracted_sessions, sa.func.count(s.id))
        .outerjoin(s, sa.and_(s.pairing_id == p.id, s.status.in_(held)))
        .where(p.id.in_(pairings))
        .group_by(p.id, p.contracted_sessions)
    )
    return {key: max(0, agreed - n) for key, agreed, n in rows}


def to_pass_on(db: Session, today: dt.date) -> Mapping[str, int]:
    """What is still to pass on of every promise, by code, in minutes."""
    record = whole_record(db, today)
    states = promise_states(record, movements(record, today), today)
    return {code: state.to_pass_on for code, state in states.items()}


def _pairings(db: Session, person_id: uuid.UUID) -> tuple[LeftPairing, ...]:
    p, coach, coachee = t.Pairing, aliased(t.Person), aliased(t.Person)
    rows = db.execute(
        sa.select(p, coach, coachee)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .where(sa.or_(p.coach_id == person_id, p.coachee_id == person_id), p.state.in_(RUNNING))
        .order_by(p.code)
    ).all()
    left = sessions_left(db, [row.id for row, _giver, _receiver in rows])
    found = []
    for row, giver, receiver in rows:
        gives = giver.id == person_id
        other = receiver if gives else giver
        found.append(
            LeftPairing(row.id, row.version, other.id, other.full_name, gives, left[row.id])
        )
    return tuple(found)


def _promises(db: Session, person_id: uuid.UUID, today: dt.date) -> tuple[LeftPromise, ...]:
    c = t.Commitment
    left = to_pass_on(db, today)
    rows = db.scalars(
        sa.select(c)
        .where(c.owner_person_id == person_id, c.state == CommitmentState.OPEN)
        .order_by(c.due, c.code)
    )
    return tuple(
        LeftPromise(row.id, row.version, minutes, row.due)
        for row in rows
        if (minutes := left.get(row.code, row.minutes)) > 0
    )
