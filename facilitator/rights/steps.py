"""Which steps of the history touched somebody: their own rows, and rows that named them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.rights.erasing import keys_of
from facilitator.rights.reach import records_of, rows_about
from facilitator.store.plumbing import Change

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session


def steps_about(db: Session, person_id: uuid.UUID) -> frozenset[int]:
    """The numbers of the steps that touched a row about a person, also one that is gone by now."""
    mine = keys_of(rows_about(db, person_id))
    named = [
        sa.or_(Change.before.contains(key.hex), Change.after.contains(key.hex))
        for key in {person_id, *records_of(db, person_id)}
    ]
    touched = db.execute(sa.select(Change.act_id, Change.tbl, Change.pk).distinct())
    return frozenset(act for act, table, key in touched if (table, key) in mine) | frozenset(
        db.scalars(sa.select(Change.act_id).where(sa.or_(*named)).distinct())
    )
