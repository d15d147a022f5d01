"""What the facilitator does with the goals of a pairing: key in a slip."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import StaleData
from facilitator.goals.rules import Rated, check_goals
from facilitator.store import rows
from facilitator.store.tables import Goal, Pairing, Person

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class GoalsDraft:
    """All goals of a pairing as the slip has them; `read` are the versions that the form read."""

    pairing_id: uuid.UUID
    goals: Sequence[Rated]
    read: Mapping[uuid.UUID, int] = field(default_factory=dict)


def keep_goals(step: Step, draft: GoalsDraft) -> int:
    """Keep the goals of a pairing with their ratings; gives how many there are.

    Raises:
        RuleBroken: too many, without a title, or a rating out of range.
        StaleData: somebody else keyed them in meanwhile.
    """
    pairing = rows.found(step, Pairing, draft.pairing_id)
    goals = [one for one in draft.goals if one.title.strip() or any(one.ratings)]
    check_goals(goals)
    mine = sa.select(Goal).where(Goal.pairing_id == pairing.id).order_by(Goal.place, Goal.id)
    standing = list(step.scalars(mine).all())
    if {row.id: row.version for row in standing} != dict(draft.read):
        raise StaleData("changed_meanwhile", what=Goal.__tablename__)
    for place, goal in enumerate(goals):
        if place == len(standing):
            standing.append(step.put(Goal(pairing_id=pairing.id, title=goal.title.strip())))
        row = standing[place]
        row.title, row.place = goal.title.strip(), place
        row.at_start, row.at_middle, row.at_end = goal.ratings
    for row in standing[len(goals) :]:
        step.delete(row)
    coach = rows.found(step, Person, pairing.coach_id)
    coachee = rows.found(step, Person, pairing.coachee_id)
    step.says("goals_kept", coach=coach.full_name, coachee=coachee.full_name, n=len(goals))
    return len(goals)
