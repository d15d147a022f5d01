"""Two records of one person become one: whatever named the other names the kept one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import (
    Apart,
    Attendance,
    Enrolment,
    Pairing,
    PairMark,
    Person,
    PlannedPair,
    Skill,
)
from facilitator.vocabulary import AttendanceState, EnrolmentState

if TYPE_CHECKING:
    from facilitator.store.base import Row
    from facilitator.store.journal import Step

_FILLS = ("known_as", "email", "phone", "profession", "region", "joined", "language_asked_on")


def merge_rows(step: Step, kept: Person, other: Person) -> None:
    """Move everything of `other` to `kept` and mark `other` as merged.

    Raises:
        RuleBroken: the two coach each other, so they cannot be one person.
    """
    both = {kept.id, other.id}
    pair = sa.select(Pairing.id).where(Pairing.coach_id.in_(both), Pairing.coachee_id.in_(both))
    if step.scalar(pair.limit(1)) is not None:
        raise RuleBroken("merge_would_pair_with_self", name=kept.full_name)
    rows.hand_over(step, Person, other.id, kept.id)
    _drop_doubles(step, kept)
    for name in _FILLS:
        if not getattr(kept, name):
            setattr(kept, name, getattr(other, name))
    if other.notes:
        kept.notes = f"{kept.notes}\n{other.notes}".strip()
    other.merged_into_id = kept.id


def _drop_doubles(step: Step, kept: Person) -> None:
    """Remove what the person would now have twice, or have with themselves."""
    _keep_best(step, kept, Enrolment, ("cohort_id",))
    _keep_best(step, kept, Attendance, ("gathering_id",))
    _keep_best(step, kept, Skill, ("topic_id", "kind"))
    for apart in step.scalars(
        sa.select(Apart).where(Apart.person_id == kept.id, Apart.other_id == kept.id)
    ).all():
        step.delete(apart)
    for plan in (PairMark, PlannedPair):
        own = sa.select(plan).where(plan.coach_id == kept.id, plan.coachee_id == kept.id)
        for row in step.scalars(own).all():
            step.delete(row)


def _keep_best(
    step: Step, kept: Person, table: type[Enrolment | Attendance | Skill], keys: tuple[str, ...]
) -> None:
    """Of rows that say the same thing twice, keep the one that says most."""
    standing: set[tuple[object, ...]] = set()
    mine = step.scalars(sa.select(table).where(table.person_id == kept.id).order_by(table.id)).all()
    for row in sorted(mine, key=_comes_after):
        mark = tuple(getattr(row, key) for key in keys)
        if mark in standing:
            step.delete(row)
        standing.add(mark)


def _comes_after(row: Row) -> int:
    """Whoever takes part or came stands before whoever withdrew or did not come."""
    match row:
        case Enrolment(state=EnrolmentState.WITHDREW):
            return 1
        case Attendance(state=state):
            return int(state is not AttendanceState.CAME)
        case Skill(place=place):
            return place
    return 0
