"""Cohorts by name, for the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.finding import found
from facilitator.store.tables import Cohort

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class CohortName:
    """A cohort as it is found: its names and its code."""

    id: uuid.UUID
    code: str
    title_en: str
    title_cy: str


def cohorts_found(db: Session, text: str, most: int) -> tuple[CohortName, ...]:
    """The cohorts whose name or code has every word, the newest first."""
    c = Cohort
    rows = db.execute(
        sa.select(c.id, c.code, c.title_en, c.title_cy).order_by(c.start.desc(), c.code)
    )
    names = (CohortName(*row) for row in rows)
    return found(text, names, lambda one: f"{one.title_en} {one.title_cy} {one.code}", most)
