"""What a question has worked out, kept with its connection until the next step stands.

    worked_out(db, "record", today, lambda: read(db, today))

Every change is a step, so the number of the newest step says whether something is still so.
A session without such a place (a step, a check) works it out anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import sqlalchemy as sa

from facilitator.store.plumbing import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sqlalchemy.orm import Session

R = TypeVar("R")

KEPT = "kept"


def worked_out(db: Session, what: str, of: Hashable, work: Callable[[], R]) -> R:
    """The answer that is kept for this, as long as no step has come since; else a new one.

    One answer is kept for each `what`; it must be a value that nobody changes.
    """
    kept: dict[str, tuple[int | None, Hashable, object]] | None = db.info.get(KEPT)
    if kept is None:
        return work()
    newest = db.scalar(sa.select(sa.func.max(Act.id)))
    there = kept.get(what)
    if there is not None and there[:2] == (newest, of):
        return cast("R", there[2])
    made = work()
    kept[what] = (newest, of, made)
    return made
