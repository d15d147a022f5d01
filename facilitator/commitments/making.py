"""How a promise comes about, whoever makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import rows
from facilitator.store.tables import Ballot, Cohort, Commitment, RulesVersion
from facilitator.vocabulary import Counts, Direction, PartyKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.store.journal import Step


def rules_agreed(step: Step, cohort_id: uuid.UUID | None) -> int:
    """The version of the programme's rules under which a promise is agreed today.

    The one that the cohort has chosen, else the newest; 1 where none is written down.
    """
    b, v = Ballot, RulesVersion
    if cohort_id is not None:
        chosen = step.scalar(
            sa.select(v.number)
            .join(b, b.chosen_id == v.id)
            .where(b.cohort_id == cohort_id, b.counted_on.is_not(None))
            .order_by(b.counted_on.desc())
            .limit(1)
        )
        if chosen is not None:
            return chosen
    return step.scalar(sa.select(sa.func.max(v.number))) or 1


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
            rule_version=rules_agreed(step, cohort.id),
        )
    )
