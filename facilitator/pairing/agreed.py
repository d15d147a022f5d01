"""What a pairing has agreed, as a form shows it.

agreed(db, pairing_id) -> the sessions, days, place and language of a pairing
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.vocabulary import PairingState


@dataclass(frozen=True)
class Agreed:
    """What two people have agreed; `version` is the one that a draft carries."""

    id: uuid.UUID
    version: int
    state: PairingState
    contracted_sessions: int
    minutes_each: int
    started: dt.date | None
    planned_end: dt.date | None
    place: str
    language: str


def agreed(db: Session, pairing_id: uuid.UUID) -> Agreed | None:
    """What a pairing has agreed; None where it is gone."""
    row = db.get(t.Pairing, pairing_id)
    if row is None:
        return None
    return Agreed(
        row.id, row.version, row.state, row.contracted_sessions, row.minutes_each, row.started,
        row.planned_end, row.place, row.language,
    )  # fmt: skip
