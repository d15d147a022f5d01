"""What a programme says about itself: SQLite's own verdict and the record's own invariants."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import chain, triggers
from facilitator.store.plumbing import Act, PaperChunk, PaperPart
from facilitator.store.tables import CoachingSession, IssuedPaper, Movement, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Mapped, Session

    from facilitator.store.base import Base

WHOLE = "whole"


@dataclass(frozen=True)
class Checked:
    """What was found; counts are of rows, minutes are whole.

    `integrity` is "ok" and `journal` "whole" where nothing is wrong; `ledger_minutes` is what
    all parties gave minus what all received, and must be 0.
    """

    integrity: str
    journal: str
    ledger_minutes: int
    steps: int
    people: int
    organisations: int
    sessions: int
    papers: int
    damaged_papers: tuple[str, ...]
    erased: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong."""
        verdicts = (self.integrity, self.journal, self.ledger_minutes, self.damaged_papers)
        return verdicts == ("ok", WHOLE, 0, ())


def checked(db: Session) -> Checked:
    """Go through everything in the file."""
    journal = chain.checked(db)
    broken = f"broken at step {journal.broken_at}"
    return Checked(
        integrity=_integrity(db.connection()),
        journal=WHOLE if journal.whole else broken,
        ledger_minutes=_ledger(db),
        steps=_count(db, Act),
        people=_count(db, Person, Person.merged_into_id.is_(None)),
        organisations=_count(db, Organisation),
        sessions=_count(db, CoachingSession),
        papers=_count(db, IssuedPaper),
        damaged_papers=tuple(_damaged_papers(db)),
        erased=journal.erased_changes,
    )


def _integrity(connection: sa.Connection) -> str:
    """SQLite's verdict, the cipher's, the foreign keys' and the triggers'."""
    dialect = connection.dialect.name
    if triggers.trigger_count(connection) != triggers.expected_triggers(dialect):
        return "journal triggers are missing"
    if dialect != "sqlite":
        return "ok"
    # A spoilt file has a row for each fault; the first says enough.
    verdict = str(connection.exec_driver_sql("PRAGMA integrity_check").scalars().first())
    if verdict != "ok":
        return verdict
    # A file without a passphrase has nothing to answer here.
    cipher = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    broken = cipher.first() if cipher.returns_rows else None
    if broken is not None:
        return str(broken[0])
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return "ok" if loose is None else f"{loose[0]} points to a missing {loose[2]}"


def _ledger(db: Session) -> int:
    """What every party gave minus what every party received, over all parties."""
    given = _by_party(db, Movement.giver_person_id, Movement.giver_organisation_id)
    received = _by_party(db, Movement.receiver_person_id, Movement.receiver_organisation_id)
    parties = given.keys() | received.keys()
    return sum(given.get(party, 0) - received.get(party, 0) for party in parties)


def _by_party(db: Session, *party: Mapped[object]) -> dict[tuple[object, ...], int]:
    minutes = sa.select(*party, sa.func.sum(Movement.minutes)).group_by(*party)
    return {tuple(who): int(total) for *who, total in db.execute(minutes)}


def _damaged_papers(db: Session) -> Iterator[str]:
    """The numbers of papers whose archived bytes are not those that were handed out."""
    papers = sa.select(IssuedPaper.id, IssuedPaper.number, IssuedPaper.sha256)
    body = (
        sa.select(PaperChunk.body)
        .join(PaperPart, PaperPart.chunk == PaperChunk.sha256)
        .order_by(PaperPart.position)
    )
    for paper_id, number, sha256 in db.execute(papers.order_by(IssuedPaper.number)).all():
        chunks = db.scalars(body.where(PaperPart.paper_id == paper_id)).all()
        # A paper whose bytes were erased, or were kept elsewhere, has no chunks at all.
        if chunks and hashlib.sha256(b"".join(chunks)).hexdigest() != sha256:
            yield number


def _count(db: Session, table: type[Base], *only: sa.ColumnElement[bool]) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(table).where(*only)) or 0
