"""What a question has worked out, kept with its connection until the next step stands.

    worked_out(db, "record", today, lambda: read(db, today))

Every change is a step, so the number of the newest step says whether something is still so. A
part that is made of a few tables stands until a step touches one of them: the journal tells.

    part(db, "people", frozenset({"person", "affiliation"}), lambda: people(db))
A session without such a place (a step, a check) works it out anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import sqlalchemy as sa

from facilitator.store.base import journalled_tables
from facilitator.store.plumbing import Act, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sqlalchemy.orm import Session

R = TypeVar("R")

KEPT = "kept"
_NEWEST, _TOUCHED = "kept newest", "kept touched"


def worked_out(db: Session, what: str, of: Hashable, work: Callable[[], R]) -> R:
    """The answer that is kept for this, as long as no step has come since; else a new one.

    One answer is kept for each `what`; it must be a value that nobody changes.
    """
    kept: dict[str, tuple[int | None, Hashable, object]] | None = db.info.get(KEPT)
    if kept is None:
        return work()
    newest = _newest(db)
    there = kept.get(what)
    if there is not None and there[:2] == (newest, of):
        return cast("R", there[2])
    made = work()
    kept[what] = (newest, of, made)
    return made


def part(db: Session, what: str, tables: frozenset[str], work: Callable[[], R]) -> R:
    """The answer that is kept for this, as long as no step has touched its tables; else a new one.

    `tables` names every table that the answer is made of.
    """
    kept: dict[str, tuple[int | None, Hashable, object]] | None = db.info.get(KEPT)
    if kept is None:
        return work()
    newest = _newest(db)
    there = kept.get(what)
    if there is not None and not tables & _touched_since(db, there[0], newest):
        kept[what] = (newest, None, there[2])
        return cast("R", there[2])
    made = work()
    kept[what] = (newest, None, made)
    return made


def _newest(db: Session) -> int | None:
    """The number of the newest step, asked once in each look: a look sees one state."""
    if _NEWEST not in db.info:
        db.info[_NEWEST] = db.scalar(sa.select(sa.func.max(Act.id)))
    found: int | None = db.info[_NEWEST]
    return found


def _touched_since(db: Session, before: int | None, newest: int | None) -> frozenset[str]:
    """The tables of every row that the steps after one have changed."""
    if before == newest:
        return frozenset()
    if before is None or newest is None or newest < before:
        return frozenset(table.name for table in journalled_tables())
    known = db.info.setdefault(_TOUCHED, {})
    if before not in known:
        asked = sa.select(Change.tbl).where(Change.act_id > before).distinct()
        known[before] = frozenset(db.scalars(asked))
    found: frozenset[str] = known[before]
    return found
