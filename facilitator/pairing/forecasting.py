"""How the plan that waits would end, with names, as the page shows it before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.pairing.forecast import forecast
from facilitator.pairing.pace import ComesRound, coming_round, pace
from facilitator.pairing.questions import pairing_task, plan_in_waiting
from facilitator.pairing.rounds import everybody
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.pairing.shown import Someone


@dataclass(frozen=True)
class WouldStillPassOn:
    """Somebody who would end with something still to pass on, in minutes, and what would help.

    Attributes:
        asks: topics they offer that nobody asks for yet.
        offers: topics that somebody here still waits for.
    """

    who: Someone
    minutes: int
    nobody_asks: bool
    asks: tuple[str, ...]
    offers: tuple[str, ...]


@dataclass(frozen=True)
class PlanForecast:
    """How the plan that waits would end.

    `rings` are its rings by their keys, in the order in which they would come round at the pace
    of the sessions held so far; none while nothing has been held.
    """

    still: tuple[WouldStillPassOn, ...] = ()
    rings: tuple[ComesRound, ...] = ()


def plan_forecast(db: Session, cohort_id: uuid.UUID, today: dt.date) -> PlanForecast:
    """How the plan would end; of those with something to pass on, whom nobody asks come first."""
    waiting = plan_in_waiting(db, cohort_id)
    if not waiting:
        return PlanForecast()
    task = pairing_task(db, cohort_id, today)
    seen = forecast(task.members, sorted(waiting), task.minutes, task.balances)
    who = {one.code: one for one in everybody(db, today).values()}
    own = {one.id: one.offers for one in task.members}
    lines = [
        WouldStillPassOn(
            who[one.member],
            one.minutes,
            one.nobody_asks,
            tuple(topic for topic in one.would_help if topic in own[one.member]),
            tuple(topic for topic in one.would_help if topic not in own[one.member]),
        )
        for one in seen.still
    ]
    lines.sort(key=lambda one: (not one.nobody_asks, -one.minutes, one.who.name))
    return PlanForecast(tuple(lines), _rings(db, cohort_id, today))


def _rings(db: Session, cohort_id: uuid.UUID, today: dt.date) -> tuple[ComesRound, ...]:
    """When each ring of the newest plan would come round, begun today or with its cohort."""
    so_far = pace(whole_record(db, today), today)
    if so_far is None:
        return ()
    p, r = t.PlannedPair, t.Round
    newest = sa.select(r.id).where(r.cohort_id == cohort_id).order_by(r.number.desc()).limit(1)
    coach, coachee = aliased(t.Person), aliased(t.Person)
    rows = db.execute(
        sa.select(p.ring, coach.code, coachee.code)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .where(p.round_id == newest.scalar_subquery(), p.ring.is_not(None))
    )
    rings: dict[str, list[tuple[str, str]]] = {}
    for ring, gives, receives in rows:
        rings.setdefault(str(ring), []).append((gives, receives))
    cohort = db.get_one(t.Cohort, cohort_id)
    begins = max(today, cohort.start or today)
    return coming_round(rings, cohort.receives_sessions, begins, so_far)
