"""Goals as the page, the slips and the summary show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.goals.rules import Movement, Rated, movement_of
from facilitator.people.here import people_here
from facilitator.people.person import Bilingual
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PairGoals:
    """A pairing with its goals; `read` are the versions for the form."""

    pairing_id: uuid.UUID
    code: str
    cohort_id: uuid.UUID
    cohort: Bilingual
    coach: str
    coachee: str
    is_running: bool
    goals: tuple[Rated, ...]
    read: Mapping[uuid.UUID, int]


def pairs_with_goals(db: Session, cohort_id: uuid.UUID | None = None) -> tuple[PairGoals, ...]:
    """Every pairing that runs or has goals, by who receives; of one cohort or of all."""
    p, c = t.Pairing, t.Cohort
    coach, coachee = aliased(t.Person), aliased(t.Person)
    goals: dict[uuid.UUID, list[t.Goal]] = {}
    for row in db.scalars(sa.select(t.Goal).order_by(t.Goal.place, t.Goal.id)):
        goals.setdefault(row.pairing_id, []).append(row)
    query = (
        sa.select(
            p.id, p.code, p.cohort_id, c.title_en, c.title_cy,
            coach.full_name, coachee.full_name, p.state,
        )
        .join(c, c.id == p.cohort_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .order_by(coachee.sort_key_en, p.code)
    )  # fmt: skip
    if cohort_id is not None:
        query = query.where(p.cohort_id == cohort_id)
    return tuple(
        PairGoals(
            key, code, cohort, Bilingual(english, welsh), gives, receives, state.is_running,
            tuple(
                Rated(one.title, one.at_start, one.at_middle, one.at_end)
                for one in goals.get(key, ())
            ),
            {one.id: one.version for one in goals.get(key, ())},
        )
        for key, code, cohort, english, welsh, gives, receives, state in db.execute(query)
        if state.is_running or key in goals
    )  # fmt: skip


def pairs_to_key_in(db: Session, today: dt.date) -> tuple[PairGoals, ...]:
    """The pairs whose slips may come back; one of whom somebody rests or is gone is left out."""
    p = t.Pairing
    here = people_here(db, today)
    quiet = {
        key
        for key, coach, coachee in db.execute(sa.select(p.id, p.coach_id, p.coachee_id))
        if not {coach, coachee} <= here
    }
    return tuple(one for one in pairs_with_goals(db) if one.pairing_id not in quiet)


def goals_moved(db: Session, cohort_id: uuid.UUID | None = None, *, fewest: int = 1) -> Movement:
    """How far the goals of a cohort, or of all, moved from the start to the end."""
    found = pairs_with_goals(db, cohort_id)
    return movement_of([goal for pair in found for goal in pair.goals], fewest)
