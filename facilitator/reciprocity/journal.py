"""The ledger as it is kept: every row known on a day, reversals among them.

journal_lines(db, today) -> LedgerRows
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.shared import UNNAMED, Named
from facilitator.reciprocity.record import PROGRAMME
from facilitator.store import tables as t
from facilitator.store.kept import part, rows_by_key
from facilitator.store.read_rows import key_of, rows_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.store.read_rows import Codes, Key


@dataclass(frozen=True)
class JournalLine:
    """A row of the ledger as it is kept: a reversal has minutes below nothing."""

    key: str
    day: dt.date
    known_from: dt.date
    giver: str
    receiver: str
    minutes: int
    kind: str
    code: str


@dataclass(frozen=True)
class LedgerRows:
    """Every row of the ledger that counts on a day, and what it adds up to over all parties."""

    lines: tuple[JournalLine, ...]
    names: Mapping[str, Named]

    @property
    def moved(self) -> int:
        """The minutes that have moved."""
        return sum(line.minutes for line in self.lines)

    @property
    def sum_over_parties(self) -> int:
        """Given less received over all parties: nothing is made and nothing is lost."""
        balance: dict[str, int] = {}
        for line in self.lines:
            balance[line.giver] = balance.get(line.giver, 0) + line.minutes
            balance[line.receiver] = balance.get(line.receiver, 0) - line.minutes
        return sum(balance.values())


def journal_lines(db: Session, today: dt.date) -> LedgerRows:
    """The rows of the ledger known on a day, the newest first, reversals among them."""
    code, names = part(
        db, "ledger parties", (t.Person, t.Organisation, t.ProgrammeRow), lambda: _parties(db)
    )
    rows = rows_by_key(
        db, "ledger rows", t.Movement, lambda keys: _rows(db, code, keys), of=(code,)
    )
    lines = part(db, "ledger lines", (), lambda: _newest_first(rows.values()), of=(rows,))
    known = tuple(line for line in lines if line.day <= today and line.known_from <= today)
    return LedgerRows(known, names)


def _newest_first(lines: Iterable[JournalLine]) -> tuple[JournalLine, ...]:
    by_key = sorted(lines, key=attrgetter("key"))
    return tuple(sorted(by_key, key=attrgetter("day", "known_from"), reverse=True))


def _rows(db: Session, code: Codes, keys: Collection[Key] | None) -> dict[Key, JournalLine]:
    """Rows of the ledger by key; the code of a session is given once and never changes."""
    m = t.Movement
    asked = sa.select(
        key_of(m.id), m.day, m.known_from,
        key_of(sa.func.coalesce(m.giver_person_id, m.giver_organisation_id), "giver"),
        key_of(sa.func.coalesce(m.receiver_person_id, m.receiver_organisation_id), "receiver"),
        m.minutes, m.kind, sa.func.coalesce(t.CoachingSession.code, m.code),
    ).outerjoin(t.CoachingSession, t.CoachingSession.id == m.session_id)  # fmt: skip
    if keys is not None:
        asked = asked.where(key_of(m.id).in_(keys))
    return {
        key: JournalLine(
            str(key), day, known_from, code[giver], code[receiver], minutes, kind, record
        )
        for key, day, known_from, giver, receiver, minutes, kind, record in rows_of(db, asked)
    }


def _parties(db: Session) -> tuple[dict[Key | None, str], dict[str, Named]]:
    """The code of every party by its key, and its name in three readings of names by its code."""
    p, o, settings = t.Person, t.Organisation, t.ProgrammeRow
    own = db.execute(sa.select(settings.name_cy, settings.name_en)).first()
    codes: dict[Key | None, str] = {None: PROGRAMME}
    names = {PROGRAMME: Named(*own) if own else UNNAMED}
    for key, code, name in rows_of(db, sa.select(key_of(p.id), p.code, p.full_name)):
        codes[key], names[code] = code, Named(name, name)
    for key, code, en, cy in rows_of(db, sa.select(key_of(o.id), o.code, o.name_en, o.name_cy)):
        codes[key], names[code] = code, Named(cy or en, en or cy)
    return codes, names
