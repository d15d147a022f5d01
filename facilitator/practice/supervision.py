"""Who is due for supervision: everybody who coaches now, whoever waits longest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.people.here import people_here
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState
from facilitator.week.look import DEFAULT_LIMITS

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

RULE = "supervision_due"
# A group in which everybody has their turn.
GROUP = 6


@dataclass(frozen=True)
class SupervisionLine:
    """A coach at work: when they last had supervision (None: never), days since they count."""

    person_id: uuid.UUID
    code: str
    name: str
    last: dt.date | None
    days: int
    is_due: bool


def supervision_list(db: Session, today: dt.date) -> tuple[SupervisionLine, ...]:
    """Everybody here who coaches in a running pairing; days from the last one, or their first."""
    p, pair, s = t.Person, t.Pairing, t.Supervision
    running = [state for state in PairingState if state.is_running]
    last = (
        sa.select(s.person_id, sa.func.max(s.day).label("day"))
        .where(s.day <= today)
        .group_by(s.person_id)
        .subquery()
    )
    rows = db.execute(
        sa.select(p.id, p.code, p.full_name, last.c.day, sa.func.min(pair.started))
        .join(pair, pair.coach_id == p.id)
        .outerjoin(last, last.c.person_id == p.id)
        .where(pair.state.in_(running), p.id.in_(people_here(db, today)))
        .group_by(p.id, p.code, p.full_name, last.c.day)
    )
    limits = db.scalar(sa.select(t.ProgrammeRow.limits)) or {}
    limit = int(limits.get(RULE, DEFAULT_LIMITS[RULE]))
    lines = []
    for key, code, name, day, began in rows:
        days = (today - (day or began or today)).days
        lines.append(SupervisionLine(key, code, name, day, days, days >= limit))
    return tuple(sorted(lines, key=lambda one: (-one.days, one.code)))
