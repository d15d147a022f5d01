"""Questions about what moved between whom, asked of the programme's own store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Balance:
    """What a person has given and received, in whole minutes."""

    person_id: uuid.UUID
    given: int
    received: int


def balances(db: Session, today: dt.date) -> tuple[Balance, ...]:
    """Given and received of every person who has either, as the ledger stood on a day."""
    counts = (t.Movement.day <= today) & (t.Movement.known_from <= today)
    given = sa.select(
        t.Movement.giver_person_id.label("person"), t.Movement.minutes, sa.literal(0).label("got")
    ).where(counts, t.Movement.giver_person_id.is_not(None))
    received = sa.select(t.Movement.receiver_person_id, sa.literal(0), t.Movement.minutes).where(
        counts, t.Movement.receiver_person_id.is_not(None)
    )
    both = sa.union_all(given, received).subquery()
    rows = db.execute(
        sa.select(both.c.person, sa.func.sum(both.c.minutes), sa.func.sum(both.c.got)).group_by(
            both.c.person
        )
    )
    return tuple(Balance(person, int(gave), int(got)) for person, gave, got in rows)
