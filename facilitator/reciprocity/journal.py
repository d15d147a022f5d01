"""The ledger as it is kept: every row known on a day, reversals among them.

journal_lines(db, today) -> LedgerRows
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.shared import UNNAMED, Named
from facilitator.reciprocity.record import PROGRAMME
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


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
    m = t.Movement
    giver, receiver = sa.orm.aliased(t.Person), sa.orm.aliased(t.Person)
    gives, takes = sa.orm.aliased(t.Organisation), sa.orm.aliased(t.Organisation)
    rows = db.execute(
        sa.select(
            m.id,
            m.day,
            m.known_from,
            sa.func.coalesce(giver.code, gives.code, PROGRAMME),
            sa.func.coalesce(receiver.code, takes.code, PROGRAMME),
            m.minutes,
            m.kind,
            sa.func.coalesce(t.CoachingSession.code, m.code),
        )
        .outerjoin(giver, giver.id == m.giver_person_id)
        .outerjoin(gives, gives.id == m.giver_organisation_id)
        .outerjoin(receiver, receiver.id == m.receiver_person_id)
        .outerjoin(takes, takes.id == m.receiver_organisation_id)
        .outerjoin(t.CoachingSession, t.CoachingSession.id == m.session_id)
        .where(m.day <= today, m.known_from <= today)
        .order_by(m.day.desc(), m.known_from.desc(), m.id)
    )
    lines = tuple(JournalLine(str(row[0]), *row[1:]) for row in rows)
    return LedgerRows(lines, _stored_names(db))


def _stored_names(db: Session) -> dict[str, Named]:
    """Names by code in three readings of names, without the rest of the record."""
    p, o, settings = t.Person, t.Organisation, t.ProgrammeRow
    found = {code: Named(name, name) for code, name in db.execute(sa.select(p.code, p.full_name))}
    found |= {
        code: Named(cy or en, en or cy)
        for code, en, cy in db.execute(sa.select(o.code, o.name_en, o.name_cy))
    }
    own = db.execute(sa.select(settings.name_cy, settings.name_en)).first()
    found[PROGRAMME] = Named(*own) if own else UNNAMED
    return found
