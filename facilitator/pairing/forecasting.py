"""How the plan that waits would end, with names, as the page shows it before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.pairing.forecast import forecast
from facilitator.pairing.questions import pairing_task, plan_in_waiting
from facilitator.pairing.rounds import everybody

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


def plan_forecast(
    db: Session, cohort_id: uuid.UUID, today: dt.date
) -> tuple[WouldStillPassOn, ...]:
    """Who would still have something to pass on; those whom nobody asks come first."""
    waiting = plan_in_waiting(db, cohort_id)
    if not waiting:
        return ()
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
    return tuple(sorted(lines, key=lambda one: (not one.nobody_asks, -one.minutes, one.who.name)))
