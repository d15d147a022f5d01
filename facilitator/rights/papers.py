"""Which archived papers name a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.archive import bytes_of
from facilitator.papers.reading import text_of
from facilitator.rights.erasing import needles_of
from facilitator.store.tables import IssuedPaper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from facilitator.rights.reach import Found
    from facilitator.store.tables import Person


def papers_naming(db: Session, people: Sequence[Person], about: Found) -> list[IssuedPaper]:
    """Issued papers for them, of their pairings, or with their name in the archived text."""
    own = set(about.get(IssuedPaper, {}))
    needles = needles_of(people, "")
    return [
        paper
        for paper in db.scalars(sa.select(IssuedPaper).order_by(IssuedPaper.number))
        if paper.id in own or needles.are_in(_text(db, paper))
    ]


def _text(db: Session, paper: IssuedPaper) -> str:
    body = bytes_of(db, paper.id)
    return " ".join(text_of(body).split()) if body else ""
