"""Keep what a list is filtered by under a name, and let it go again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import SavedQuestion

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from facilitator.store.journal import Step

LONGEST = 200


@dataclass(frozen=True)
class FilterDraft:
    """What a list is filtered by (plain values), and the name under which it is kept."""

    name: str
    of: str
    state: Mapping[str, object]


def keep_filter(step: Step, draft: FilterDraft) -> uuid.UUID:
    """Keep a filter under a name; one of that name on the same list gives way to it."""
    name = draft.name.strip()[:LONGEST]
    if not name:
        raise RuleBroken("name_missing")
    step.says("filter_kept", name=name)
    asked = {"list": draft.of, "state": dict(draft.state)}
    alike = step.scalars(sa.select(SavedQuestion).where(SavedQuestion.name == name))
    row = next((one for one in alike if (one.asked or {}).get("list") == draft.of), None)
    if row is None:
        return step.put(SavedQuestion(name=name, asked=asked)).id
    row.asked = asked
    return row.id


@dataclass(frozen=True)
class FilterKept:
    """A filter that is kept, as it was read."""

    id: uuid.UUID
    version: int


def drop_filter(step: Step, draft: FilterKept) -> None:
    """Keep a filter no longer."""
    row = rows.fresh(step, SavedQuestion, draft.id, draft.version)
    step.says("filter_dropped", name=row.name)
    step.delete(row)
