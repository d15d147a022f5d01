"""What a question has worked out, kept with its connection until the next step stands.

    worked_out(db, "record", today, lambda: read(db, today))

Every change is a step, so the number of the newest step says whether something is still so. A
part that is made of a few tables stands until a step touches one of them, and the rows of a table
are brought up to date by those that the steps since then have touched: the journal tells.

    part(db, "people", (t.Person, t.Affiliation), lambda: people(db))
    rows_by_key(db, "sessions", t.CoachingSession, lambda keys: sessions(db, keys))
A session without such a place (a step, a check) works it out anew.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, TypeVar, cast

import sqlalchemy as sa

from facilitator.store.plumbing import Act, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.store.base import Row
    from facilitator.store.read_rows import Key

R = TypeVar("R")
Kept = dict[str, tuple[int | None, object, Any]]

KEPT = "kept"
_NEWEST, _TOUCHED = "kept newest", "kept touched"
# Beyond so many rows all are read anew: a statement takes only so many values.
_FEW = 400


def worked_out(db: Session, what: str, of: Hashable, work: Callable[[], R]) -> R:
    """The answer that is kept for this, as long as no step has come since; else a new one.

    One answer is kept for each `what`; it must be a value that nobody changes.
    """
    kept: Kept | None = db.info.get(KEPT)
    if kept is None:
        return work()
    newest = _newest(db)
    there = kept.get(what)
    if there is not None and there[:2] == (newest, of):
        return cast("R", there[2])
    made = work()
    kept[what] = (newest, of, made)
    return made


def part(
    db: Session,
    what: str,
    tables: Collection[type[Row]],
    work: Callable[[], R],
    of: tuple[Any, ...] = (),
) -> R:
    """The answer that is kept for this, as long as no step has touched its tables; else a new one.

    `tables` names every table that is read for it, `of` the other values that it is made of. An
    answer that comes out as it was stays the same object: so does whatever is made of it.
    """
    kept: Kept | None = db.info.get(KEPT)
    if kept is None:
        return work()
    newest = _newest(db)
    there = kept.get(what)
    if there is not None and there[1] == of:
        touched = _touched_since(db, there[0], newest)
        if touched is not None and not {one.__tablename__ for one in tables} & touched.keys():
            kept[what] = (newest, of, there[2])
            return cast("R", there[2])
    made = work()
    if there is not None and there[2] == made:
        made = there[2]
    kept[what] = (newest, of, made)
    return made


def rows_by_key(
    db: Session,
    what: str,
    table: type[Row],
    read: Callable[[Collection[Key] | None], dict[Key, R]],
    of: tuple[Any, ...] = (),
) -> Mapping[Key, R]:
    """What is kept of each row of a table; after a step only the rows that it touched are read.

    `read` reads the rows with these keys, or all of them; what it makes of a row depends on
    nothing but the row and `of`.
    """
    kept: Kept | None = db.info.get(KEPT)
    if kept is None:
        return read(None)
    newest = _newest(db)
    there = kept.get(what)
    touched = None if there is None else _touched_since(db, there[0], newest)
    if there is None or touched is None or there[1] != of:
        found = read(None)
    else:
        found = there[2]
        changed = touched.get(table.__tablename__, frozenset())
        if len(changed) > _FEW:
            found = read(None)
        elif changed:
            keys = _as_keys(db, changed)
            found = {key: row for key, row in found.items() if key not in keys} | read(keys)
    kept[what] = (newest, of, found)
    return cast("Mapping[Key, R]", found)


def _as_keys(db: Session, written: Collection[str]) -> frozenset[Key]:
    """Keys as the engine hands them out, of keys as the journal has written them."""
    if db.get_bind().dialect.name == "sqlite":
        return frozenset(written)
    return frozenset(uuid.UUID(key) for key in written)


def _newest(db: Session) -> int | None:
    """The number of the newest step, asked once in each look: a look sees one state."""
    if _NEWEST not in db.info:
        db.info[_NEWEST] = db.scalar(sa.select(sa.func.max(Act.id)))
    found: int | None = db.info[_NEWEST]
    return found


def _touched_since(
    db: Session, before: int | None, newest: int | None
) -> Mapping[str, frozenset[str]] | None:
    """The keys of every row that the steps after one have changed, by table; None: any may have."""
    if before == newest:
        return {}
    if before is None or newest is None or newest < before:
        return None
    known = db.info.setdefault(_TOUCHED, {})
    if before not in known:
        # Not DISTINCT: for that SQLite would walk through the whole journal by table and key.
        asked = sa.select(Change.tbl, Change.pk).where(Change.act_id > before)
        found: dict[str, set[str]] = {}
        for table, key in db.execute(asked):
            found.setdefault(table, set()).add(key)
        known[before] = {table: frozenset(keys) for table, keys in found.items()}
    touched: Mapping[str, frozenset[str]] = known[before]
    return touched
