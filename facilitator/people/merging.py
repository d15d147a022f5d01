"""Two records of one person become one: whatever named the other names the kept one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from facilitator.board.merging import drop_doubled_answers, gave_each_other
from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import (
    Affiliation,
    Apart,
    Attendance,
    Choice,
    CoachingSession,
    Dismissal,
    Enrolment,
    Pairing,
    PairMark,
    Person,
    PlannedPair,
    Round,
    Seat,
    Skill,
    Snooze,
)
from facilitator.vocabulary import AttendanceState, EnrolmentState
from facilitator.week.preparing import NOT_PAIRED

if TYPE_CHECKING:
    import uuid

    from facilitator.store.base import Row
    from facilitator.store.journal import Step

# The rules of the week whose rows are about a person, by code (in a cohort: "P01@C1").
ABOUT_PEOPLE = frozenset(
    {"supervision_due", "expiring", "pattern_of_missed", "exit_open_balance", NOT_PAIRED}
)
P = TypeVar("P", Snooze, Dismissal)
_FILLS = ("known_as", "email", "phone", "profession", "region", "joined", "language_asked_on")


def merge_rows(step: Step, kept: Person, other: Person) -> None:
    """Move everything of `other` to `kept` and mark `other` as merged.

    Raises:
        RuleBroken: the two were in a session together, so they cannot be one person.
    """
    both = {kept.id, other.id}
    pair = sa.select(Pairing.id).where(Pairing.coach_id.in_(both), Pairing.coachee_id.in_(both))
    if step.scalar(pair.limit(1)) is not None:
        raise RuleBroken("merge_would_pair_with_self", name=kept.full_name)
    if gave_each_other(step, both) or _both_in_a_group(step, both, {kept.code, other.code}):
        raise RuleBroken("merge_both_in_one_session", name=kept.full_name)
    rows.hand_over(step, Person, other.id, kept.id)
    _hand_over_code(step, other.code, kept.code)
    for merged in step.scalars(sa.select(Person).where(Person.merged_into_id == other.id)).all():
        merged.merged_into_id = kept.id
    _drop_doubles(step, kept)
    for name in _FILLS:
        if not getattr(kept, name):
            setattr(kept, name, getattr(other, name))
    if other.notes:
        kept.notes = f"{kept.notes}\n{other.notes}".strip()
    other.merged_into_id = kept.id


def _both_in_a_group(step: Step, both: set[uuid.UUID], codes: set[str]) -> bool:
    """Whether the two were in one session with a group: then they are two people."""
    groups = (
        sa.select(Pairing.coach_id, Pairing.coachee_id, CoachingSession.others)
        .join(CoachingSession, CoachingSession.pairing_id == Pairing.id)
        .where(CoachingSession.others.is_not(None))
    )
    return any(
        (coach in both) + (coachee in both) + len(codes & set(others or ())) > 1
        for coach, coachee, others in step.execute(groups)
    )


def _hand_over_code(step: Step, old: str, new: str) -> None:
    """Let what names a person by code name the other one: groups, runs, rows put away."""
    for session in step.scalars(
        sa.select(CoachingSession).where(CoachingSession.others.is_not(None))
    ).all():
        if old in (session.others or ()):
            session.others = [new if code == old else code for code in session.others or ()]
    for run in step.scalars(sa.select(Round).where(Round.unplaced.is_not(None))).all():
        if any(one["person"] == old for one in run.unplaced or ()):
            run.unplaced = [
                {**one, "person": new} if one["person"] == old else one
                for one in run.unplaced or ()
            ]
    _put_away_for(step, Snooze, old, new)
    _put_away_for(step, Dismissal, old, new)


def _put_away_for(step: Step, table: type[P], old: str, new: str) -> None:
    in_a_cohort = table.subject.startswith(f"{old}@", autoescape=True)
    about = sa.select(table).where(
        table.rule.in_(ABOUT_PEOPLE), sa.or_(table.subject == old, in_a_cohort)
    )
    for row in step.scalars(about).all():
        row.subject = new + row.subject.removeprefix(old)


def _drop_doubles(step: Step, kept: Person) -> None:
    """Remove what the person would now have twice, or have with themselves."""
    _keep_best(step, kept, Enrolment, ("cohort_id",))
    _keep_best(step, kept, Attendance, ("gathering_id",))
    _keep_best(step, kept, Seat, ("gathering_id", "round_number"))
    _keep_best(step, kept, Skill, ("topic_id", "kind"))
    drop_doubled_answers(step, kept.id)
    for apart in step.scalars(
        sa.select(Apart).where(Apart.person_id == kept.id, Apart.other_id == kept.id)
    ).all():
        step.delete(apart)
    for work in step.scalars(
        sa.select(Affiliation).where(
            Affiliation.person_id == kept.id, Affiliation.line_manager_id == kept.id
        )
    ).all():
        work.line_manager_id = None
    for plan in (PairMark, PlannedPair, Choice):
        own = sa.select(plan).where(plan.coach_id == kept.id, plan.coachee_id == kept.id)
        for row in step.scalars(own).all():
            step.delete(row)


def _keep_best(
    step: Step,
    kept: Person,
    table: type[Enrolment | Attendance | Seat | Skill],
    keys: tuple[str, ...],
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
