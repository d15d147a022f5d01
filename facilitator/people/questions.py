"""Questions about people: who there is, in which order, and who is already known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.people.names import folded
from facilitator.store import tables as t

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import InstrumentedAttribute, Session


@dataclass(frozen=True)
class PersonName:
    """A person as a list names them."""

    id: uuid.UUID
    code: str
    name: str


def alphabet_of(db: Session) -> str:
    """The alphabet that the programme sorts by: cy or en."""
    return db.scalar(sa.select(t.ProgrammeRow.alphabet)) or "en"


def sort_key(db: Session, alphabet: str | None = None) -> InstrumentedAttribute[str]:
    """The column whose order is alphabetical: in Welsh, in English, or as the programme says."""
    wanted = alphabet or alphabet_of(db)
    return t.Person.sort_key_cy if wanted == "cy" else t.Person.sort_key_en


def people_in_order(
    db: Session, *, looked_for: str = "", alphabet: str | None = None
) -> tuple[PersonName, ...]:
    """Everybody whose name, other name, address or organisation has every word looked for.

    Accents and capitals do not matter; `alphabet` None sorts as the programme is set.
    """
    people = sa.select(t.Person.id, t.Person.code, t.Person.full_name).where(
        t.Person.merged_into_id.is_(None),
        *(_has(word) for word in folded(looked_for).split()),
    )
    rows = db.execute(people.order_by(sort_key(db, alphabet), t.Person.code))
    return tuple(PersonName(*row) for row in rows)


def _has(word: str) -> sa.ColumnElement[bool]:
    """Whether a person, or an organisation that they belong to, has this in its name."""
    body = (
        sa.select(t.Affiliation.id)
        .join(t.Organisation, t.Organisation.id == t.Affiliation.organisation_id)
        .where(
            t.Affiliation.person_id == t.Person.id,
            t.Organisation.folded.contains(word, autoescape=True),
        )
        .correlate(t.Person)
    )
    return sa.or_(t.Person.folded.contains(word, autoescape=True), body.exists())
