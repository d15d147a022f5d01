"""What somebody received and may pass on: the sessions and places that a promise can name.

offered_for_promises(db, today) -> who can promise, by which cohort, and what each received
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.questions import (
    CohortLine,
    Named,
    Party,
    cohorts_that_promise,
    parties,
)
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.record import PROGRAMME
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Received:
    """Minutes that a party received on a day, under the code of the session or place.

    `giver` is None where the programme itself gave; `kind` says what was given that was no
    session, "" for a session.
    """

    party: str
    code: str
    day: dt.date
    giver: Named | None
    minutes: int
    kind: str


@dataclass(frozen=True)
class OfferedForPromises:
    """What the form of a new promise offers to choose from."""

    parties: tuple[Party, ...]
    cohorts: tuple[CohortLine, ...]
    received: tuple[Received, ...]


def offered_for_promises(db: Session, today: dt.date) -> OfferedForPromises:
    """Who can promise, the cohorts and their templates, and what each party received."""
    return OfferedForPromises(parties(db), cohorts_that_promise(db, today), received(db, today))


def received(db: Session, today: dt.date) -> tuple[Received, ...]:
    """Everything that a person or a body received, the newest first.

    A body received what came to it as a party, and what its people received while they were its.
    """
    key_of, name_of = _parties(db)
    record = whole_record(db, today)
    kinds = {row.id: row.kind for row in record.movements}
    found = []
    for one in movements(record, today):
        for party in dict.fromkeys((one.receiver, one.to_organisation)):
            if party in key_of and one.minutes and one.giver != party:
                giver = None if one.giver == PROGRAMME else name_of.get(one.giver)
                kind = kinds.get(one.source, "")
                found.append(
                    Received(key_of[party], one.source, one.date, giver, one.minutes, kind)
                )
    return tuple(sorted(found, key=lambda line: (line.day, line.code), reverse=True))


def _parties(db: Session) -> tuple[Mapping[str, str], Mapping[str, Named]]:
    """The key and the name of every person and body, by code."""
    p, o = t.Person, t.Organisation
    keys: dict[str, str] = {}
    names: dict[str, Named] = {}
    for key, code, name in db.execute(sa.select(p.id, p.code, p.full_name)):
        keys[code], names[code] = str(key), Named(name, name)
    for key, code, en, cy in db.execute(sa.select(o.id, o.code, o.name_en, o.name_cy)):
        keys[code], names[code] = str(key), Named(en, cy or en)
    return keys, names
