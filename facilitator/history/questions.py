"""Questions about the history of steps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.store.plumbing import Act, Change
from facilitator.store.undo import next_redo, next_undo

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

UNWATCHED = frozenset({"id", "version", "folded", "sort_key_en", "sort_key_cy"})


@dataclass(frozen=True)
class StepLine:
    """One step as the history shows it; `label` is a wording key with `values`."""

    number: int
    at: dt.datetime
    who: str
    kind: str
    label: str
    values: Mapping[str, Any]
    rows: int
    is_undone: bool
    is_final: bool


@dataclass(frozen=True)
class FieldChange:
    """One field of one row before and after a step."""

    table: str
    key: str
    field: str
    before: object
    after: object


@dataclass(frozen=True)
class UndoState:
    """What undo and redo would take now: wording keys with values, or nothing."""

    undo: tuple[str, Mapping[str, object]] | None
    redo: tuple[str, Mapping[str, object]] | None


def steps(db: Session, *, most: int = 500, before: int | None = None) -> tuple[StepLine, ...]:
    """The newest steps, newest first; with `before`, those older than that number."""
    counts = (
        sa.select(Change.act_id, sa.func.count().label("rows")).group_by(Change.act_id).subquery()
    )
    query = (
        sa.select(Act, sa.func.coalesce(counts.c.rows, 0))
        .outerjoin(counts, counts.c.act_id == Act.id)
        .order_by(Act.id.desc())
        .limit(most)
    )
    if before is not None:
        query = query.where(Act.id < before)
    return tuple(
        StepLine(
            number=act.id,
            at=act.at,
            who=act.who,
            kind=act.kind,
            label=act.label,
            values=dict(act.said or {}),
            rows=rows,
            is_undone=act.undone_by is not None,
            is_final=act.final,
        )
        for act, rows in db.execute(query)
    )


def changes_of(db: Session, number: int) -> tuple[FieldChange, ...]:
    """Every field that a step changed, before and after."""
    rows = db.execute(
        sa.select(Change.tbl, Change.pk, Change.before, Change.after)
        .where(Change.act_id == number)
        .order_by(Change.id)
    )
    found: list[FieldChange] = []
    for table, key, before, after in rows:
        old = json.loads(before) if before else {}
        new = json.loads(after) if after else {}
        found.extend(
            FieldChange(table, key, name, old.get(name), new.get(name))
            for name in {**old, **new}
            if name not in UNWATCHED and old.get(name) != new.get(name)
        )
    return tuple(found)


def undo_state(db: Session, who: str) -> UndoState:
    """What undo and redo would take for a person."""
    undo, redo = next_undo(db, who), next_redo(db, who)
    return UndoState(
        undo=(undo.label, undo.values) if undo else None,
        redo=(redo.label, redo.values) if redo else None,
    )
