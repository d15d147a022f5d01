"""Issued papers by number and reader, for the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.finding import found
from facilitator.store.tables import IssuedPaper, Person

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.vocabulary import PaperKind


@dataclass(frozen=True)
class PaperName:
    """An issued paper as it is found: number, whose it is, and the day it was issued."""

    id: uuid.UUID
    number: str
    reader: str
    issued: dt.date
    agreement_id: uuid.UUID | None
    kind: PaperKind


def papers_found(
    db: Session, text: str, most: int, kinds: Mapping[PaperKind, str] | None = None
) -> tuple[PaperName, ...]:
    """The issued papers in whose kind, number or reader every word stands, the newest first."""
    called = kinds or {}
    i = IssuedPaper
    rows = db.execute(
        sa.select(
            i.id, i.number, sa.func.coalesce(Person.full_name, ""), i.issued, i.agreement_id, i.kind
        )
        .outerjoin(Person, Person.id == i.reader_id)
        .order_by(i.issued.desc(), i.number)
    )
    names = (PaperName(*row) for row in rows)
    return found(
        text, names, lambda one: f"{called.get(one.kind, '')} {one.number} {one.reader}", most
    )
