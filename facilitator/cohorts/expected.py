"""Who takes part in a cohort and is expected at one of its gatherings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.people.here import is_here
from facilitator.store import tables as t
from facilitator.vocabulary import AttendanceState, EnrolmentState

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

TAKING_PART = (EnrolmentState.ACCEPTED, EnrolmentState.ACTIVE)


def expected_at(db: Session, gathering: t.Gathering) -> dict[uuid.UUID, t.Person]:
    """Who is expected at a gathering, by key: taking part, not at rest, no apologies sent."""
    person, enrolment = t.Person, t.Enrolment
    people = db.scalars(
        sa.select(person)
        .join(enrolment, enrolment.person_id == person.id)
        .where(
            enrolment.cohort_id == gathering.cohort_id,
            enrolment.state.in_(TAKING_PART),
            person.id.not_in(
                sa.select(t.Attendance.person_id).where(
                    t.Attendance.gathering_id == gathering.id,
                    t.Attendance.state == AttendanceState.APOLOGIES,
                )
            ),
            *is_here(gathering.day),
        )
        .order_by(person.sort_key_en, person.code)
    )
    return {one.id: one for one in people}
