"""The locked records of complaints and worries, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.leaving.questions import leaving_of
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.leaving.questions import LeftPairing
    from facilitator.life_vocabulary import ConcernRoute, ConcernState


@dataclass(frozen=True)
class ConcernLine:
    """A record: when, where to, how far, who holds the papers."""

    id: uuid.UUID
    version: int
    code: str
    on: dt.date
    route: ConcernRoute
    state: ConcernState
    papers_with: str
    closed_on: dt.date | None


@dataclass(frozen=True)
class Concerns:
    """All records, and the pairings of somebody that could pause meanwhile."""

    lines: tuple[ConcernLine, ...]
    pairings: tuple[LeftPairing, ...] = ()


def concerns(db: Session, today: dt.date, person_id: uuid.UUID | None = None) -> Concerns:
    """All records; with somebody named, their pairings that run and are not paused."""
    c = t.Concern
    rows = db.scalars(sa.select(c).order_by(c.on.desc(), c.code.desc()))
    lines = tuple(
        ConcernLine(
            row.id, row.version, row.code, row.on, row.route, row.state, row.papers_with,
            row.closed_on,
        )
        for row in rows
    )  # fmt: skip
    found = leaving_of(db, today, person_id) if person_id is not None else None
    paused = set(db.scalars(sa.select(t.Pairing.id).where(t.Pairing.state == PairingState.PAUSED)))
    pairings = tuple(one for one in found.pairings if one.id not in paused) if found else ()
    return Concerns(lines, pairings)
