"""Writes a plan that was changed by hand: pairs that stay keep their rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Cohort, PairMark, Person, PlannedPair, Round
from facilitator.vocabulary import MarkKind, RoundState
from facilitator.words import in_both

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.pairing.actions import PlannedDraft
    from facilitator.store.journal import Step

BY_HAND = "by-hand"
"""The status of a plan that no run has made."""


@dataclass(frozen=True)
class PlanChange:
    """A plan as it stands after a change by hand; without a round it begins a new one.

    `locks` are pairs that the next run keeps; `figures` what the plan adds up to and what the run
    had found; `who` the person who was moved, for the name of the step.
    """

    round_id: uuid.UUID | None
    cohort_id: uuid.UUID
    pairs: Sequence[PlannedDraft]
    who: uuid.UUID
    version: int | None = None
    ring_cap: int | None = None
    unplaced: Sequence[Mapping[str, Any]] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)
    locks: Sequence[tuple[uuid.UUID, uuid.UUID]] = ()
    as_ring: bool = False


def plan_changed(step: Step, draft: PlanChange) -> uuid.UUID:
    """Put the pairs of the draft in the plan's place."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    plan = _begun(step, cohort, draft) if draft.round_id is None else _standing(step, draft)
    plan.unplaced = [dict(one) for one in draft.unplaced]
    plan.options = {**(plan.options or {}), "by_hand": dict(draft.figures)}
    rows.outdate(plan)
    step.flush()
    _put_pairs(step, plan, draft.pairs)
    for coach, coachee in draft.locks:
        _lock(step, cohort.id, coach, coachee)
    name = rows.found(step, Person, draft.who).full_name
    if draft.as_ring:
        step.says("ring_drawn", title=in_both(cohort.title_en, cohort.title_cy), name=name)
    else:
        step.says("plan_changed", title=in_both(cohort.title_en, cohort.title_cy), name=name)
    return plan.id


def _standing(step: Step, draft: PlanChange) -> Round:
    if draft.round_id is None:
        raise RuleBroken("round_published_already")
    plan = rows.fresh(step, Round, draft.round_id, draft.version)
    if plan.state is not RoundState.DRAFT:
        raise RuleBroken("round_published_already")
    return plan


def _begun(step: Step, cohort: Cohort, draft: PlanChange) -> Round:
    last = step.scalar(sa.select(sa.func.max(Round.number)).where(Round.cohort_id == cohort.id))
    return step.put(
        Round(
            cohort_id=cohort.id,
            number=(last or 0) + 1,
            ran_on=step.clock.today(),
            ring_cap=draft.ring_cap,
            status=BY_HAND,
            state=RoundState.DRAFT,
        )
    )


def _put_pairs(step: Step, plan: Round, pairs: Sequence[PlannedDraft]) -> None:
    standing = {
        (row.coach_id, row.coachee_id): row
        for row in step.scalars(sa.select(PlannedPair).where(PlannedPair.round_id == plan.id))
    }
    for pair in pairs:
        row = standing.pop((pair.coach_id, pair.coachee_id), None)
        if row is None:
            step.put(
                PlannedPair(
                    round_id=plan.id,
                    coach_id=pair.coach_id,
                    coachee_id=pair.coachee_id,
                    ring=pair.ring,
                    position=pair.position,
                    score=pair.score,
                    reason=dict(pair.reason) if pair.reason else None,
                )
            )
        elif (row.ring, row.position) != (pair.ring, pair.position):
            row.ring, row.position = pair.ring, pair.position
    for row in standing.values():
        step.delete(row)


def _lock(step: Step, cohort_id: uuid.UUID, coach: uuid.UUID, coachee: uuid.UUID) -> None:
    mark = step.scalars(
        sa.select(PairMark).where(
            PairMark.cohort_id == cohort_id,
            PairMark.coach_id == coach,
            PairMark.coachee_id == coachee,
        )
    ).first()
    if mark is None:
        step.put(
            PairMark(cohort_id=cohort_id, coach_id=coach, coachee_id=coachee, kind=MarkKind.LOCK)
        )
    else:
        mark.kind = MarkKind.LOCK
