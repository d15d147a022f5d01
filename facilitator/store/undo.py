"""Undo and redo: a new step that applies the net inverse of an earlier one, row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken, StaleData
from facilitator.programme import Done
from facilitator.store import chain, images, moving
from facilitator.store.base import journalled_tables
from facilitator.store.images import Image, row_key
from facilitator.store.plumbing import Act, Change
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    from typing import NoReturn

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Journal, Step

__all__ = ["Undoable", "next_redo", "next_undo", "redo", "reverse", "row_key", "undo"]


@dataclass(frozen=True)
class Undoable:
    """The step that undo (or redo) would take: its number and its sentence."""

    step: int
    label: str
    values: dict[str, object]
    final: bool


@dataclass
class _Net:
    """What a step did to one row in total: None before = born, None after = gone."""

    before: Image | None
    after: Image | None
    version: int


def next_undo(db: Session, who: str) -> Undoable | None:
    """The newest step of this person that still stands."""
    return _newest(db, who, ("do", "redo"))


def next_redo(db: Session, who: str) -> Undoable | None:
    """The newest undo of this person, as long as nothing new was done since."""
    newest = _newest(db, who, ("undo",))
    if newest is None:
        return None
    later = sa.select(Act.id).where(Act.who == who, Act.kind == "do", Act.id > newest.step)
    return None if db.scalar(later.limit(1)) is not None else newest


def undo(journal: Journal) -> Done[None]:
    """Take back the newest step of this person.

    Raises:
        RuleBroken: there is nothing to undo, or the step cannot be taken back (papers were
            handed out, the file was upgraded since, images were erased).
        StaleData: a row was changed since by another step, which is named.
    """
    with journal.step("", kind="undo") as step:
        return _played(step, next_undo(step, journal.who), "nothing_to_undo")


def reverse(journal: Journal, number: int) -> Done[None]:
    """Take back one chosen step, of whomever, where nothing later stands in the way.

    Raises:
        RuleBroken: there is no such step that still stands, or it cannot be taken back.
        StaleData: a row was changed since by another step, which is named.
    """
    with journal.step("", kind="undo") as step:
        row = step.execute(
            sa.select(Act.id, Act.label, Act.said, Act.final).where(
                Act.id == number,
                Act.kind.in_(("do", "redo")),
                Act.undone_by.is_(None),
                Act.digest != "",
            )
        ).first()
        return _played(step, _found(row), "nothing_to_undo")


def redo(journal: Journal) -> Done[None]:
    """Do again what was undone last."""
    with journal.step("", kind="redo") as step:
        return _played(step, next_redo(step, journal.who), "nothing_to_redo")


def _newest(db: Session, who: str, kinds: tuple[str, ...]) -> Undoable | None:
    # The newest act of all is the step in whose transaction we look.
    row = db.execute(
        sa.select(Act.id, Act.label, Act.said, Act.final)
        .where(Act.who == who, Act.kind.in_(kinds), Act.undone_by.is_(None), Act.digest != "")
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    return _found(row)


def _found(row: sa.Row[tuple[int, str, dict[str, object] | None, bool]] | None) -> Undoable | None:
    return None if row is None else Undoable(row.id, row.label, dict(row.said or {}), row.final)


def _played(step: Step, target: Undoable | None, nothing: str) -> Done[None]:
    if target is None:
        raise RuleBroken(nothing)
    if chain.is_erased(step, target.step):
        raise RuleBroken("undo_stops_at_erasure")
    if target.final:
        raise RuleBroken("undo_stops_at_papers", what=target.label)
    if step.scalar(sa.select(Act.schema).where(Act.id == target.step)) != SCHEMA:
        raise RuleBroken("undo_stops_at_upgrade")
    if target.step <= moving.stops_at(step.connection()):
        raise RuleBroken("undo_stops_at_move")
    step.says(target.label, **target.values)
    step.undoes = target.step
    _invert(step, target.step)
    step.execute(sa.update(Act).where(Act.id == target.step).values(undone_by=step.number))
    return Done(step.number, step.label, step.values, step.touched(), None)


def _invert(step: Step, number: int) -> None:
    """Put every row that the step changed back to what it was before it."""
    nets = _net_changes(step, number)
    tables = [table for table in journalled_tables() if table.name in nets]
    for table in tables:
        _check_unchanged(step, table, nets[table.name], number)
        _check_parents(step, table, nets, number)
        _check_nothing_leans(step, table, nets, number)
    connection = step.connection()
    if connection.dialect.name == "sqlite":
        # Rows of one table may point at each other: SQLite looks row by row, unless deferred.
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
    for write, is_gone in ((images.insert, True), (images.update, False)):
        for table in tables:
            back = [
                {**net.before, "version": net.version + 1}
                for net in nets[table.name].values()
                if net.before is not None and (net.after is None) == is_gone
            ]
            if back:
                write(connection, table, back)
    for table in reversed(tables):
        if born := _born(nets[table.name]):
            images.delete(connection, table, born)


def _net_changes(step: Step, number: int) -> dict[str, dict[str, _Net]]:
    """What a step did in total, by table and key."""
    nets: dict[str, dict[str, _Net]] = {}
    rows = step.execute(
        sa.select(Change.tbl, Change.pk, Change.before, Change.after)
        .where(Change.act_id == number)
        .order_by(Change.id)
    )
    for table, key, *texts in rows:
        before, after = (None if text is None else json.loads(text) for text in texts)
        version = max(image["version"] for image in (before, after) if image is not None)
        net = nets.setdefault(table, {}).setdefault(key, _Net(before, after, version))
        net.after, net.version = after, max(net.version, version)
    return nets


def _born(nets: dict[str, _Net]) -> list[str]:
    return [key for key, net in nets.items() if net.before is None and net.after is not None]


def _check_unchanged(step: Step, table: sa.Table, nets: dict[str, _Net], number: int) -> None:
    """Every row must still be as the step left it; only its version may have grown."""
    now = images.present(step.connection(), table, nets)
    for key, net in nets.items():
        image = now.get(key)
        if _facts(image) != _facts(net.after):
            _refuse(step, table.name, key, number)
        if image is not None:
            net.version = max(net.version, image["version"])


def _check_parents(
    step: Step, table: sa.Table, nets: dict[str, dict[str, _Net]], number: int
) -> None:
    """What the rows will point at again must still be there, or come back with them."""
    for column, parent in _links(table):
        wanted = {
            net.before[column.name].replace("-", "")
            for net in nets[table.name].values()
            if net.before is not None and net.before[column.name] is not None
        }
        back = {key for key, net in nets.get(parent.name, {}).items() if net.before is not None}
        missing = sorted(wanted - back)
        if missing:
            there = images.present(step.connection(), parent, missing)
            for key in missing:
                if key not in there:
                    _refuse(step, parent.name, key, number)


def _check_nothing_leans(
    step: Step, table: sa.Table, nets: dict[str, dict[str, _Net]], number: int
) -> None:
    """A row that goes away may not take a later step's rows with it."""
    born = _born(nets[table.name])
    if not born:
        return
    for child in journalled_tables():
        for column, parent in _links(child):
            if parent is table:
                for key in images.leaning(step.connection(), column, born):
                    if key not in nets.get(child.name, {}):
                        _refuse(step, child.name, key, number)


def _links(table: sa.Table) -> list[tuple[sa.Column[object], sa.Table]]:
    """The columns of a table that point at rows of other tables, with those tables."""
    return [(key.parent, key.column.table) for key in table.foreign_keys]


def _facts(image: Image | None) -> Image | None:
    """A row's image without its version, which only ever grows."""
    return None if image is None else {k: v for k, v in image.items() if k != "version"}


def _refuse(step: Step, table: str, key: str, number: int) -> NoReturn:
    """Name the later step that stands in the way."""
    later = step.execute(
        sa.select(Act.label, Act.said, Act.who, Act.id)
        .join(Change, Change.act_id == Act.id)
        .where(Change.tbl == table, Change.pk == key, Act.id > number)
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    if later is None:
        raise StaleData("undo_changed_since", table=table)
    said = dict(later.said or {})
    raise StaleData(
        "undo_stands_in_the_way", what=later.label, said=said, who=later.who, step=later.id
    )
