"""Makes an exchange file: what was done here since the other laptop last knew of us."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.laptops.content import Bundle, Merge, RowBefore, RowHere, written
from facilitator.laptops.sealing import new_signing_key, sealed
from facilitator.store import chain, images
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables
from facilitator.store.plumbing import (
    Act,
    Change,
    PaperChunk,
    PaperPart,
    ScanPicture,
    SigningKey,
)
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

# What is true of one laptop only.
OWN_TABLES = frozenset({t.Bundle.__tablename__})
OWN_FIELDS = {t.ProgrammeRow.__tablename__: frozenset({"laptop_letter", "second_place"})}


def first_step(db: Session) -> str:
    """The digest of the programme's first step, the same in every copy; "" before there is one."""
    return db.scalar(sa.select(Act.digest).order_by(Act.id).limit(1)) or ""


def letter_of(db: Session) -> str:
    """The letter of this laptop."""
    return db.scalar(sa.select(t.ProgrammeRow.laptop_letter)) or "A"


def ensure_key(db: Session) -> bytes:
    """The key with which this laptop signs; made when it is first wanted."""
    letter = letter_of(db)
    known = db.scalar(sa.select(SigningKey.secret).where(SigningKey.letter == letter))
    if known is not None:
        return known
    secret = new_signing_key()
    db.execute(sa.insert(SigningKey).values(letter=letter, secret=secret))
    return secret


def known_there(db: Session) -> int:
    """The number of our step up to which every other laptop has us, as far as they have said."""
    brought = db.execute(
        sa.select(t.Bundle.signer, t.Bundle.known)
        .where(t.Bundle.is_ours.is_(False))
        .order_by(t.Bundle.brought_on, t.Bundle.steps)
    )
    newest = {row.signer: row.known for row in brought}
    numbers = [
        db.scalar(sa.select(Act.id).where(Act.digest == known)) or 0 for known in newest.values()
    ]
    return min(numbers, default=0)


def steps_of(db: Session, since: int = 0) -> tuple[tuple[int, str], ...]:
    """The steps from one on that stand durable in this file, with their digests."""
    found = sa.select(Act.id, Act.digest).where(Act.digest != "", Act.id >= since).order_by(Act.id)
    return tuple((number, digest) for number, digest in db.execute(found))


def knows(db: Session) -> tuple[str, ...]:
    """How far the others were taken over here: the digests of their newest steps then.

    Whatever a sender had taken over came with its rows, so it is known here as well. What was
    handed over from here is known too: by it a third laptop sees that it has less than we have.
    """
    handed = sa.select(t.Bundle.head, t.Bundle.knows)
    found = {digest for head, through in db.execute(handed) for digest in (head, *(through or ()))}
    return tuple(sorted(found))


def merges(db: Session, since: int = 0) -> tuple[Merge, ...]:
    """The steps after one by which other laptops' work came in."""
    b = t.Bundle
    brought = db.execute(sa.select(b.id, b.head, b.mixed).where(b.is_ours.is_(False)))
    by_key = {row.id.hex: (row.head, tuple(row.mixed or ())) for row in brought}
    put = sa.select(Change.act_id, Change.pk).where(
        Change.tbl == b.__tablename__, Change.before.is_(None), Change.act_id > since
    )
    found = ((step, by_key.get(key.replace("-", ""))) for step, key in db.execute(put))
    return tuple(Merge(step, *known) for step, known in found if known is not None)


def rows_since(db: Session, number: int) -> tuple[RowHere, ...]:
    """Every row that was changed after a step, as it is now and as it was before each change."""
    changes = db.execute(
        sa.select(Change.act_id, Change.tbl, Change.pk, Change.before, Change.salt)
        .where(Change.act_id > number)
        .order_by(Change.id)
    )
    before: dict[str, dict[str, list[RowBefore]]] = {}
    for step, table, key, image, salt in changes:
        if table in OWN_TABLES:
            continue
        erased = salt == chain.ERASED
        one = RowBefore(step, json.loads(image) if image else None, erased)
        before.setdefault(table, {}).setdefault(key, []).append(one)
    found = list[RowHere]()
    for kind in journalled_tables():
        of_table = before.get(kind.name, {})
        now = images.present(db.connection(), kind, list(of_table)) if of_table else {}
        found += [
            RowHere(kind.name, key, now.get(key), tuple(steps)) for key, steps in of_table.items()
        ]
    return tuple(found)


def bundle_of(db: Session, who: str, today: dt.date, *, whole: bool = False) -> Bundle:
    """What this laptop hands over now.

    Args:
        db: the record.
        who: whoever makes it.
        today: the day.
        whole: hand over everything, also what the others are known to have.
    """
    since = 0 if whole else known_there(db)
    rows = rows_since(db, since)
    papers = _papers(db, _present(rows, t.IssuedPaper.__tablename__))
    scans = {
        str(row.now["digest"])
        for row in rows
        if row.table == t.Scan.__tablename__ and row.now is not None
    }
    wanted = {name for names in papers.values() for name in names}
    chunks = db.execute(
        sa.select(PaperChunk.sha256, PaperChunk.body).where(PaperChunk.sha256.in_(wanted))
    )
    pictures = db.execute(
        sa.select(ScanPicture.digest, ScanPicture.body).where(ScanPicture.digest.in_(scans))
    )
    return Bundle(
        letter_of(db),
        who,
        db.get_bind().dialect.name,
        today,
        since,
        steps_of(db, since),
        knows(db),
        rows,
        merges(db, since),
        papers,
        {row.sha256: row.body for row in chunks},
        {row.digest: row.body for row in pictures},
    )


def envelope_of(db: Session, bundle: Bundle, secret: bytes) -> bytes:
    """The exchange file, byte for byte as it is saved."""
    return sealed(written(bundle), first_step(db), secret, SCHEMA)


def _present(rows: Sequence[RowHere], table: str) -> list[str]:
    return [row.key for row in rows if row.table == table and row.now is not None]


def _papers(db: Session, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The names of the chunks of each of these archived papers, in their order."""
    parts: dict[str, list[str]] = {}
    wanted = [_uuid(key) for key in keys]
    found = sa.select(PaperPart.paper_id, PaperPart.chunk).order_by(
        PaperPart.paper_id, PaperPart.position
    )
    for paper_id, chunk in db.execute(found.where(PaperPart.paper_id.in_(wanted))):
        parts.setdefault(paper_id.hex, []).append(chunk)
    return {key: tuple(names) for key, names in parts.items()}


def _uuid(key: str) -> uuid.UUID:
    import uuid

    return uuid.UUID(key)
