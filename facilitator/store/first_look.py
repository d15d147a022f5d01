"""Who is in a programme, read by the bare driver before SQLAlchemy is there.

It is what the window shows while the rest of the program is imported and the file made ready;
the real questions take its place a moment later. A test compares the two.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from facilitator.store import guard
from facilitator.store.schema import SCHEMA
from facilitator.vocabulary import PersonStatus

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from facilitator.store.gate import Admitted

_PEOPLE = """
select id, full_name, known_as from person
where merged_into_id is null and not (status in ({gone}) and ("left" is null or "left" <= ?))
order by {sort_key}, code
"""
# Of the work that covers the day the one that began last counts, as in organisations.questions.
_WORK = """
select person_id, organisation_id from affiliation
where ("start" is null or "start" <= :day) and ("end" is null or "end" >= :day)
order by "start" asc nulls first, id
"""
_BODIES = "select id, name_en, name_cy, letters, colour from organisation"
_SORT_KEYS = {"en": "sort_key_en", "cy": "sort_key_cy"}


@dataclass(frozen=True)
class SeenBody:
    """An organisation as lists show it: both names, its letters and its colour's number."""

    name_en: str
    name_cy: str
    letters: str
    colour: int

    def name(self, language: str) -> str:
        """Its name in a language: cy or en."""
        return self.name_cy if language == "cy" else self.name_en


@dataclass(frozen=True)
class SeenPerson:
    """Somebody who has not left, with the organisation of the day."""

    id: uuid.UUID
    name: str
    known_as: str
    organisation: SeenBody | None


@dataclass(frozen=True)
class FirstLook:
    """Everybody who has not left on a day, by sort name in one alphabet."""

    people: tuple[SeenPerson, ...]


def first_look(admitted: Admitted, day: dt.date, alphabet: str) -> FirstLook | None:
    """Who is there; None where only the whole opening can tell.

    That is a file of an older layout, and one that was not closed: its newest steps stand in
    the log beside it.
    """
    if guard.has_wal(admitted.path):
        return None
    try:
        with guard.quiet_connection(admitted.path, admitted.key) as bare:
            if bare.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                return None
            return FirstLook(_people(bare, day, alphabet))
    except driver.Error:
        return None


def _people(bare: Any, day: dt.date, alphabet: str) -> tuple[SeenPerson, ...]:  # noqa: ANN401  the driver is untyped
    bodies = {key: SeenBody(*row) for key, *row in bare.execute(_BODIES)}
    work: Mapping[str, str | None] = dict(bare.execute(_WORK, {"day": day.isoformat()}))
    gone = [status.value for status in PersonStatus if status.is_gone]
    asked = _PEOPLE.format(gone=", ".join("?" * len(gone)), sort_key=_SORT_KEYS[alphabet])
    return tuple(
        SeenPerson(uuid.UUID(key), name, known_as, bodies.get(work.get(key) or ""))
        for key, name, known_as in bare.execute(asked, (*gone, day.isoformat()))
    )
