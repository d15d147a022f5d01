"""Which promises a session can count towards: those of its giver, and of the giver's bodies.

promises_for(db, session_id, today) -> what can be named, and what it counts towards now
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.questions import promise_list
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.commitments.questions import PromiseLine


@dataclass(frozen=True)
class PromisesFor:
    """The promises that a session can name, the one that it names, and its share of each."""

    promises: tuple[PromiseLine, ...]
    named: uuid.UUID | None
    counted: tuple[tuple[PromiseLine, int], ...]


def promises_for(db: Session, session_id: uuid.UUID, today: dt.date) -> PromisesFor:
    """What a session can count towards, and the minutes with which it counts now."""
    s, p, a = t.CoachingSession, t.Pairing, t.Affiliation
    code, named, coach = db.execute(
        sa.select(s.code, s.commitment_id, p.coach_id)
        .join(p, p.id == s.pairing_id)
        .where(s.id == session_id)
    ).one()
    owners = {coach, *db.scalars(sa.select(a.organisation_id).where(a.person_id == coach))}
    theirs = [
        line
        for line in promise_list(db, today)
        if owners & ({line.owner_person_id, line.owner_organisation_id} - {None})
    ]
    shares = [
        (line, sum(one.minutes for one in line.counted if one.source == code)) for line in theirs
    ]
    return PromisesFor(tuple(theirs), named, tuple(share for share in shares if share[1]))
