"""Writes a file anew in its own place after an erasure, so that no freed page keeps a name.

A step asks for it (`ask_for`); it is done outside every transaction, and at the next opening
where the program was stopped in between. A server tidies freed pages by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.store.plumbing import Unfinished

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COMPACT = "compact"
_DONE = sa.delete(Unfinished).where(Unfinished.what == COMPACT)
_WANTED = sa.select(Unfinished.what).where(Unfinished.what == COMPACT)


def ask_for(db: Session) -> None:
    """Note, inside a step, that the file is to be compacted once the step is durable."""
    db.info[COMPACT] = True
    if db.scalar(_WANTED) is None:
        db.execute(sa.insert(Unfinished).values(what=COMPACT))


def finish(engine: sa.Engine) -> bool:
    """Compact the file if a step asked for it; whether there was anything to do."""
    with engine.connect() as connection:
        wanted = connection.scalar(_WANTED) is not None
        connection.rollback()
        if not wanted:
            return False
        if connection.dialect.name == "sqlite":
            bare: Any = connection.connection.dbapi_connection
            # Twice: what lies in the log goes into the file, and the rewritten file out of it.
            for command in ("wal_checkpoint(TRUNCATE)", None, "wal_checkpoint(TRUNCATE)"):
                bare.execute("VACUUM" if command is None else f"PRAGMA {command}").fetchall()
        connection.execute(_DONE)
        connection.commit()
    return True
