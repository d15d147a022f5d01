"""Keeps what a profile choice slip says: up to five people in order, from either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.pairing.choices import MOST
from facilitator.store import rows
from facilitator.store.tables import Choice, Cohort, Enrolment, Person
from facilitator.vocabulary import ChoiceSide

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class ChoicesDraft:
    """Whom somebody would like: as coaches (they receive) or as coachees (they give), in order.

    It replaces what they said before; nobody at all takes it back.
    """

    cohort_id: uuid.UUID
    person_id: uuid.UUID
    side: ChoiceSide
    chosen: Sequence[uuid.UUID]


def choices_kept(step: Step, draft: ChoicesDraft) -> int:
    """Replace somebody's choices on one side by these."""
    count = _replace(step, draft)
    name = rows.found(step, Person, draft.person_id).full_name
    step.says("choices_kept", name=name, n=count)
    return count


def choices_brought_in(step: Step, drafts: Sequence[ChoicesDraft]) -> int:
    """Replace the choices of several people, in one step."""
    if not drafts:
        raise RuleBroken("no_choice_slips")
    count = sum(_replace(step, draft) for draft in drafts)
    step.says("choices_brought_in", n=len(drafts))
    return count


def _replace(step: Step, draft: ChoicesDraft) -> int:
    cohort = rows.found(step, Cohort, draft.cohort_id)
    person = rows.found(step, Person, draft.person_id)
    _check(step, draft)
    for row in step.scalars(_standing(draft)).all():
        step.delete(row)
    step.flush()
    for rank, other in enumerate(draft.chosen, start=1):
        receives = draft.side is ChoiceSide.COACHEE
        coach, coachee = (other, person.id) if receives else (person.id, other)
        step.put(
            Choice(
                cohort_id=cohort.id,
                coach_id=coach,
                coachee_id=coachee,
                side=draft.side,
                rank=rank,
            )
        )
    return len(draft.chosen)


SlipLine = tuple[int, str, ChoiceSide, tuple[str, ...]]
"""The line of a table, who chose, from which side, and whom, by code."""


def slips_as_drafts(
    db: Session, cohort_id: uuid.UUID, file: str, lines: Sequence[SlipLine]
) -> tuple[ChoicesDraft, ...]:
    """The slips of a table with people looked up by code.

    Raises:
        RuleBroken: nobody has a code; the file and the line are named.
    """
    key = {code: one for one, code in db.execute(sa.select(Person.id, Person.code))}
    drafts = []
    for line, who, side, chosen in lines:
        for code in (who, *chosen):
            if code not in key:
                raise RuleBroken("case_member_unknown", file=file, line=line, member=code)
        ranked = tuple(key[code] for code in chosen)
        drafts.append(ChoicesDraft(cohort_id, key[who], side, ranked))
    return tuple(drafts)


def slips_looked_up(
    db: Session, cohort_id: uuid.UUID, file: str, lines: Sequence[SlipLine]
) -> tuple[ChoicesDraft, ...] | RuleBroken:
    """The same for the window, whose questions never fail: the refusal itself comes back."""
    try:
        return slips_as_drafts(db, cohort_id, file, lines)
    except RuleBroken as refused:
        return refused


def _check(step: Step, draft: ChoicesDraft) -> None:
    if len(draft.chosen) > MOST:
        raise RuleBroken("choices_too_many", most=MOST)
    if len(set(draft.chosen)) < len(draft.chosen):
        raise RuleBroken("choices_repeated")
    if draft.person_id in draft.chosen:
        raise RuleBroken("pair_same_person")
    enrolled = set(
        step.scalars(sa.select(Enrolment.person_id).where(Enrolment.cohort_id == draft.cohort_id))
    )
    for one in (draft.person_id, *draft.chosen):
        if one not in enrolled:
            name = rows.found(step, Person, one).full_name
            raise RuleBroken("choices_not_in_cohort", name=name)


def _standing(draft: ChoicesDraft) -> sa.Select[Choice]:
    mine = Choice.coachee_id if draft.side is ChoiceSide.COACHEE else Choice.coach_id
    return sa.select(Choice).where(
        Choice.cohort_id == draft.cohort_id,
        Choice.side == draft.side,
        mine == draft.person_id,
    )


@dataclass(frozen=True)
class Chosen:
    """Whom one person of a cohort asked for on one side, in order."""

    person_id: uuid.UUID
    side: ChoiceSide
    chosen: tuple[uuid.UUID, ...]


def choices_said(db: Session, cohort_id: uuid.UUID) -> tuple[Chosen, ...]:
    """Everything that the choice slips of a cohort say."""
    c = Choice
    found: dict[tuple[uuid.UUID, ChoiceSide], list[uuid.UUID]] = {}
    lines = db.execute(
        sa.select(c.coach_id, c.coachee_id, c.side)
        .where(c.cohort_id == cohort_id)
        .order_by(c.rank, c.id)
    )
    for coach, coachee, side in lines:
        who, whom = (coachee, coach) if side is ChoiceSide.COACHEE else (coach, coachee)
        found.setdefault((who, side), []).append(whom)
    return tuple(Chosen(who, side, tuple(chosen)) for (who, side), chosen in found.items())
