"""What a corrected session takes back: a step that rested on a wrong mark never was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care.rules import from_json, what_is_left
from facilitator.store.tables import CareStep, CoachingSession, Pairing
from facilitator.vocabulary import SessionStatus, StepOutcome

if TYPE_CHECKING:
    from facilitator.store.journal import Step


def recount_steps(
    step: Step, session: CoachingSession, pairing: Pairing, status: SessionStatus
) -> int:
    """Count anew what steps of either side rest on; one that rests on too little is withdrawn.

    It is part of the facilitator's own correction and undone with it. Gives how many were
    withdrawn.
    """
    missed = {
        pairing.coach_id: status is SessionStatus.NO_SHOW_COACH,
        pairing.coachee_id: status is SessionStatus.NO_SHOW_COACHEE,
    }
    standing = sa.select(CareStep).where(
        CareStep.person_id.in_(missed),
        sa.or_(CareStep.outcome.is_(None), CareStep.outcome != StepOutcome.WITHDRAWN),
    )
    withdrawn = 0
    for taken in step.scalars(standing).all():
        kept = [from_json(one) for one in taken.facts or ()]
        if not any(fact.session == session.code for one in kept for fact in one.facts):
            continue
        left = what_is_left(kept, session.code, still_missed=missed[taken.person_id])
        if left:
            taken.facts = [one.as_json() for one in left]
        else:
            taken.outcome, taken.closed_on = StepOutcome.WITHDRAWN, step.clock.today()
            taken.closing = session.code
            withdrawn += 1
    return withdrawn
