"""Posts sessions to the ledger in whole minutes; corrections reverse, nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.reciprocity.ledger import shares
from facilitator.sessions.rules import minutes_that_count
from facilitator.store import rows
from facilitator.store.tables import CoachingSession, Movement, Pairing, Person

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.store.journal import Step
    from facilitator.vocabulary import SessionStatus

SESSION = "session"
REVERSAL = "reversal"


def post(
    step: Step, session: CoachingSession, status: SessionStatus, minutes: int, known_from: dt.date
) -> None:
    """Write what a session moves from its coach to its receivers, known from a day on."""
    moved = minutes_that_count(status, minutes)
    if not moved:
        return
    pairing = rows.found(step, Pairing, session.pairing_id)
    receivers = _receivers(step, pairing, session)
    for code, share in shares(moved, receivers):
        step.put(
            Movement(
                day=session.day,
                known_from=known_from,
                giver_person_id=pairing.coach_id,
                receiver_person_id=receivers[code],
                minutes=share,
                kind=SESSION,
                cohort_id=pairing.cohort_id,
                session_id=session.id,
            )
        )


def reverse(step: Step, session: CoachingSession, known_from: dt.date) -> None:
    """Take back, from a day on, all that a session has moved so far."""
    key = (Movement.giver_person_id, Movement.receiver_person_id, Movement.cohort_id, Movement.day)
    standing = step.execute(
        sa.select(*key, sa.func.sum(Movement.minutes).label("minutes"))
        .where(Movement.session_id == session.id)
        .group_by(*key)
        .order_by(*key)
    ).all()
    for row in standing:
        if row.minutes:
            step.put(
                Movement(
                    day=row.day,
                    known_from=known_from,
                    giver_person_id=row.giver_person_id,
                    receiver_person_id=row.receiver_person_id,
                    minutes=-row.minutes,
                    kind=REVERSAL,
                    cohort_id=row.cohort_id,
                    session_id=session.id,
                )
            )


def _receivers(step: Step, pairing: Pairing, session: CoachingSession) -> dict[str, uuid.UUID]:
    """Everybody who received, by code: the coachee and, in a group session, the others."""
    coachee = rows.found(step, Person, pairing.coachee_id)
    receivers = {coachee.code: coachee.id}
    for code in session.others or ():
        other = rows.by_code(step, Person, code)
        receivers[other.code] = other.id
    return receivers
