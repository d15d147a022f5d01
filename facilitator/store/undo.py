"""Undo and redo: a new step that applies the net inverse of an earlier one, row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken, StaleData
from facilitator.programme import Done
from facilitator.store.base import Base, journalled_tables
from facilitator.store.plumbing import Act, Change
from facilitator.store.schema import SCHEMA
from facilitator.store.triggers import image_sql

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Journal, Step


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

    before: str | None
    after: str | None


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


def undo(journal: Journal, look: Session) -> Done[None]:
    """Take back the newest step of this person.

    Raises:
        RuleBroken: there is nothing to undo, or the step is final (papers were handed out).
        StaleData: a row was changed since by another step.
    """
    target = next_undo(look, journal.who)
    if target is None:
        raise RuleBroken("nothing_to_undo")
    return _play(journal, look, target, "undo")


def redo(journal: Journal, look: Session) -> Done[None]:
    """Do again what was undone last."""
    target = next_redo(look, journal.who)
    if target is None:
        raise RuleBroken("nothing_to_redo")
    return _play(journal, look, target, "redo")


def _newest(db: Session, who: str, kinds: tuple[str, ...]) -> Undoable | None:
    row = db.execute(
        sa.select(Act.id, Act.label, Act.said, Act.final)
        .where(Act.who == who, Act.kind.in_(kinds), Act.undone_by.is_(None))
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Undoable(row.id, row.label, dict(row.said or {}), row.final)


def _play(journal: Journal, look: Session, target: Undoable, kind: str) -> Done[None]:
    if target.final:
        raise RuleBroken("undo_stops_at_papers", what=target.label)
    if look.scalar(sa.select(Act.schema).where(Act.id == target.step)) != SCHEMA:
        raise RuleBroken("undo_stops_at_upgrade")
    with journal.step(target.label, kind=kind, undoes=target.step) as step:
        step.values = dict(target.values)
        _invert(step, target.step)
        step.execute(sa.update(Act).where(Act.id == target.step).values(undone_by=step.number))
        touched = step.touched()
    return Done(step.number, step.label, step.values, touched, None)


def _invert(step: Step, number: int) -> None:
    """Put every row that the step changed back to what it was before it."""
    connection = step.connection()
    lite = connection.dialect.name == "sqlite"
    if lite:
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
    nets = _net_changes(step, number)
    for (table, key), net in nets.items():
        if _facts(_now(step, table, key)) != _facts(net.after):
            _refuse(step, table, key, number)
    order = {table.name: place for place, table in enumerate(journalled_tables())}
    born = [at for at, net in nets.items() if net.before is None and net.after is not None]
    for table, key in sorted(born, key=lambda at: -order[at[0]]):
        step.execute(sa.text(f'delete from "{table}" where id = {_id(step)}'), {"id": key})
    back = [at for at, net in nets.items() if net.before is not None]
    for table, key in sorted(back, key=lambda at: order[at[0]]):
        net = nets[table, key]
        _write_back(step, table, key, json.loads(net.before or ""), is_new=net.after is None)


def _net_changes(step: Step, number: int) -> dict[tuple[str, str], _Net]:
    nets: dict[tuple[str, str], _Net] = {}
    rows = step.execute(
        sa.select(Change.tbl, Change.pk, Change.before, Change.after)
        .where(Change.act_id == number)
        .order_by(Change.id)
    )
    for table, key, before, after in rows:
        if (table, key) in nets:
            nets[table, key].after = after
        else:
            nets[table, key] = _Net(before, after)
    return nets


def _id(step: Step) -> str:
    """The placeholder of a row's id, as the engine wants it."""
    return ":id" if step.connection().dialect.name == "sqlite" else "cast(:id as uuid)"


def _now(step: Step, table: str, key: str) -> str | None:
    lite = step.connection().dialect.name == "sqlite"
    image = image_sql(Base.metadata.tables[table], "x") if lite else "row_to_json(x)::text"
    found: str | None = step.execute(
        sa.text(f'select {image} from "{table}" x where id = {_id(step)}'), {"id": key}
    ).scalar()
    return found


def _facts(image: str | None) -> dict[str, Any] | None:
    """A row's image without its version, which only ever grows."""
    if image is None:
        return None
    facts: dict[str, Any] = json.loads(image)
    facts.pop("version")
    return facts


def _write_back(step: Step, table: str, key: str, row: dict[str, Any], *, is_new: bool) -> None:
    row["version"] = _greatest_version(step, table, key) + 1
    names = ", ".join(f'"{name}"' for name in row)
    lite = step.connection().dialect.name == "sqlite"
    if lite:
        source, given = ", ".join(f":{name}" for name in row), dict(row)
        update = f'update "{table}" set ' + ", ".join(f'"{name}" = :{name}' for name in row)
        insert = f'insert into "{table}" ({names}) values ({source})'
    else:
        given = {"image": json.dumps(row)}
        source = f'select {names} from json_populate_record(null::"{table}", cast(:image as json))'
        update = f'update "{table}" set ({names}) = ({source})'
        insert = f'insert into "{table}" ({names}) {source}'
    sql = insert if is_new else f'{update} where "{table}".id = {_id(step)}'
    step.execute(sa.text(sql), given if is_new else {**given, "id": row["id"] if lite else key})


def _greatest_version(step: Step, table: str, key: str) -> int:
    """The greatest version that any image of this row ever had."""
    images = step.execute(
        sa.select(Change.before, Change.after).where(Change.tbl == table, Change.pk == key)
    )
    return max(
        int(json.loads(image)["version"])
        for row in images
        for image in row
        if image is not None and image != ""
    )


def _refuse(step: Step, table: str, key: str, number: int) -> None:
    """Name the later step that stands in the way."""
    later = step.execute(
        sa.select(Act.label, Act.who, Act.id)
        .join(Change, Change.act_id == Act.id)
        .where(Change.tbl == table, Change.pk == key, Act.id > number)
        .where(Act.id != step.number)
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    if later is None:
        raise StaleData("undo_changed_since", table=table)
    raise StaleData("undo_stands_in_the_way", what=later.label, who=later.who, step=later.id)


def row_key(row_id: uuid.UUID) -> str:
    """How the journal writes a row's id."""
    return row_id.hex
