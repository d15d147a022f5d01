"""What moving a gathering to another day would change, before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.cohorts.actions import sessions_of_gathering
from facilitator.cohorts.expected import expected_at
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Moving:
    """Who has to hear that a gathering is moved, and what moves with it."""

    id: uuid.UUID
    version: int
    title_en: str
    title_cy: str
    day: dt.date
    starts_at: str
    ends_at: str
    place_en: str
    place_cy: str
    people: int
    sessions: int
    pack_prepared_on: dt.date | None


def moving_of(db: Session, gathering_id: uuid.UUID) -> Moving:
    """What is to be told and moved with a gathering."""
    row = db.get_one(t.Gathering, gathering_id)
    return Moving(
        row.id,
        row.version,
        row.title_en,
        row.title_cy,
        row.day,
        row.starts_at,
        row.ends_at,
        row.place_en,
        row.place_cy,
        people=len(expected_at(db, row)),
        sessions=len(db.scalars(sessions_of_gathering(row)).all()),
        pack_prepared_on=row.pack_prepared_on,
    )
