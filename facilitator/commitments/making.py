"""How a promise comes about, whoever makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import rows
from facilitator.store.tables import Cohort, Commitment
from facilitator.vocabulary import Counts, Direction, PartyKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.store.journal import Step


def promise_to_pass_on(
    step: Step, cohort: Cohort, giver: uuid.UUID, begins: dt.date
) -> Commitment | None:
    """The promise that everybody in a cohort makes; none where it stands already."""
    minutes = cohort.gives_sessions * cohort.session_minutes
    standing = sa.select(Commitment.id).where(
        Commitment.owner_person_id == giver, Commitment.cohort_id == cohort.id
    )
    due = cohort.give_by or cohort.end
    if not minutes or due is None or step.scalar(standing.limit(1)) is not None:
        return None
    return step.put(
        Commitment(
            code=rows.next_code(step, Commitment, "K", 2),
            owner_kind=PartyKind.PERSON,
            owner_person_id=giver,
            direction=Direction.PASS_ON,
            minutes=minutes,
            counts=Counts(cohort.counts),
            begins=min(begins, due),
            due=due,
            source=cohort.code,
            cohort_id=cohort.id,
        )
    )
