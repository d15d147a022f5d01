"""Who a party is: names in both languages, where people work, who is away from the board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.questions import Named
from facilitator.reciprocity.actions import Party
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

NOBODY = Named("", "")


@dataclass(frozen=True)
class Known:
    """A person or an organisation as the board knows them.

    `is_away` says that they are at rest or have stepped out: nothing is asked of them.
    """

    name: Named
    body: Named = NOBODY
    region: str = ""
    is_away: bool = False
    is_gone: bool = False


PROGRAMME = Known(NOBODY)


class Parties:
    """Everybody by party, each table read once."""

    def __init__(self, db: Session, today: dt.date) -> None:
        self._people = _people(db, today)
        o = t.Organisation
        rows = db.execute(sa.select(o.id, o.name_en, o.name_cy, o.region))
        self._bodies = {
            key: Known(Named(en or cy, cy or en), Named(en or cy, cy or en), region)
            for key, en, cy, region in rows
        }

    def known(self, party: Party) -> Known:
        """Who a party is; the programme has no name of its own here."""
        if party.person_id is not None:
            return self._people.get(party.person_id, PROGRAMME)
        if party.organisation_id is not None:
            return self._bodies.get(party.organisation_id, PROGRAMME)
        return PROGRAMME

    def named(self, person: uuid.UUID | None, organisation: uuid.UUID | None) -> Named:
        """What a party is called; nothing for the programme itself."""
        return self.known(Party(person, organisation)).name


def _people(db: Session, today: dt.date) -> dict[uuid.UUID, Known]:
    p, a, o, z = t.Person, t.Affiliation, t.Organisation, t.Pause
    resting = set(
        db.scalars(
            sa.select(z.person_id).where(z.start <= today, sa.or_(z.end.is_(None), z.end >= today))
        )
    )
    works: dict[uuid.UUID, tuple[Named, str]] = {}
    for person, en, cy, region in db.execute(
        sa.select(a.person_id, o.name_en, o.name_cy, o.region)
        .join(o, o.id == a.organisation_id)
        .where(
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start, a.id)
    ):
        works[person] = Named(en or cy, cy or en), region
    people = {}
    for key, name, region, status, left in db.execute(
        sa.select(p.id, p.full_name, p.region, p.status, p.left)
    ):
        body, there = works.get(key, (NOBODY, ""))
        is_gone = status.is_gone or (left is not None and left <= today)
        people[key] = Known(
            Named(name, name), body, region or there, is_gone or key in resting, is_gone
        )
    return people
