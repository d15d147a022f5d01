"""One change for many people: looked at first, then done as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store.tables import Person
from facilitator.words import N_

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

CHANGEABLE_AT_ONCE = frozenset(
    {"letter_language", "profession", "region", "capacity", "demand", "large_print"}
)
ALREADY = N_("bulk_already")
HAS_LEFT = N_("bulk_has_left")
MERGED = N_("bulk_merged")


@dataclass(frozen=True)
class BulkChange:
    """The fields that many people shall have."""

    ids: Sequence[uuid.UUID]
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Skipped:
    """Somebody who would not change, with the key of the reason."""

    name: str
    why: str


@dataclass(frozen=True)
class DryRun:
    """Who would change and who would not, before anything is written."""

    changes: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def dry_run(db: Session, draft: BulkChange) -> DryRun:
    """What a change for many people would do."""
    changes: list[str] = []
    skipped: list[Skipped] = []
    for person in people_of(db, draft):
        why = reason_to_skip(person, draft)
        if why:
            skipped.append(Skipped(person.full_name, why))
        else:
            changes.append(person.full_name)
    return DryRun(tuple(changes), tuple(skipped))


def people_of(db: Session, draft: BulkChange) -> Sequence[Person]:
    """Those whom a change names, by sort name."""
    query = sa.select(Person).where(Person.id.in_(draft.ids))
    return db.scalars(query.order_by(Person.sort_key_en, Person.code)).all()


def reason_to_skip(person: Person, draft: BulkChange) -> str:
    """Why a person would not change, as a key; "" when they would."""
    if person.merged_into_id is not None:
        return MERGED
    if person.status.is_gone:
        return HAS_LEFT
    same = all(getattr(person, name) == value for name, value in draft.fields.items())
    return ALREADY if same else ""
