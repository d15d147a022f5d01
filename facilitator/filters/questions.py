"""Which filters are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store.tables import SavedQuestion

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class KeptFilter:
    """A filter under its name: the page whose list it is of, and what it is set to."""

    id: uuid.UUID
    version: int
    name: str
    of: str
    state: Mapping[str, object]


def kept_filters(db: Session) -> tuple[KeptFilter, ...]:
    """Every filter that is kept, in order of name."""
    q = SavedQuestion
    found = db.execute(sa.select(q.id, q.version, q.name, q.asked).order_by(q.name, q.id))
    return tuple(
        KeptFilter(key, version, name, str(asked["list"]), asked.get("state") or {})
        for key, version, name, asked in found
        if asked and "list" in asked
    )
