"""What a change of work affects: pairings that would be inside one organisation, agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.leaving.questions import leaving_of, organisation_of
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Partner:
    """The other side of a running pairing, where they work, and whether they give to them."""

    name: str
    organisation_id: uuid.UUID | None
    gives_to_them: bool
    is_agreed: bool


def partners_of(db: Session, today: dt.date, person_id: uuid.UUID) -> tuple[Partner, ...]:
    """Everybody with whom somebody has a running pairing; the pairings stay whatever changes."""
    found = leaving_of(db, today, person_id)
    agreed = set(db.scalars(sa.select(t.Agreement.pairing_id)))
    return tuple(
        Partner(
            one.other, organisation_of(db, one.other_id, today), not one.gives, one.id in agreed
        )
        for one in (found.pairings if found else ())
    )


def inside_one(partners: tuple[Partner, ...], organisation_id: uuid.UUID | None) -> tuple[str, ...]:
    """Who would then be in the same organisation; without one, nobody is."""
    if organisation_id is None:
        return ()
    return tuple(one.name for one in partners if one.organisation_id == organisation_id)
