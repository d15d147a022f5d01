"""Small things that every action does with rows: find one, find it fresh, give it a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from facilitator.errors import RuleBroken, StaleData
from facilitator.store.base import Row

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session

    from facilitator.store.journal import Step

R = TypeVar("R", bound=Row)


class Coded(Protocol):
    """A table whose rows have a human code."""

    code: Mapped[str]


def found(db: Session, table: type[R], row_id: uuid.UUID) -> R:
    """The row with this id.

    Raises:
        StaleData: it is not there (any more).
    """
    row = db.get(table, row_id)
    if row is None:
        raise StaleData("gone_meanwhile", what=table.__tablename__)
    return row


def fresh(db: Session, table: type[R], row_id: uuid.UUID, version: int | None) -> R:
    """The row with this id, as long as it is still the version that the form has read.

    Without a version (a command has read no form) it is taken as it stands.
    """
    row = found(db, table, row_id)
    if version is not None and row.version != version:
        raise StaleData("changed_meanwhile", what=table.__tablename__)
    return row


def outdate(row: Row) -> None:
    """Let every form that has read this row be stale: something that hangs on it changed."""
    flag_modified(row, "id")


def change(row: Row, fields: Mapping[str, object], allowed: frozenset[str]) -> list[str]:
    """Set the fields that differ and name them.

    Raises:
        RuleBroken: a field is not one that may be changed this way.
    """
    unknown = sorted(set(fields) - allowed)
    if unknown:
        raise RuleBroken("field_unknown", field=", ".join(unknown))
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fields[name])
    return changed


def hand_over(step: Step, table: type[Row], old: uuid.UUID, new: uuid.UUID) -> None:
    """Let every row that names one row of a table name another one from now on."""
    for naming, column in _naming(table):
        for row in step.scalars(sa.select(naming).where(getattr(naming, column) == old)).all():
            setattr(row, column, new)
    step.flush()


def _naming(table: type[Row]) -> Iterator[tuple[type[Row], str]]:
    """Every column of the other tables that points at this one."""
    for mapper in Row.registry.mappers:
        other = mapper.class_
        if not issubclass(other, Row) or other is table:
            continue
        for column in mapper.columns:
            if any(key.column.table is table.__table__ for key in column.foreign_keys):
                yield other, mapper.get_property_by_column(column).key


def next_code(step: Step, table: type[Any], letter: str, digits: int) -> str:
    """The next free human code of a table: the letter and a number one above the greatest.

    A second laptop's own letter stands behind it, so that no two make the same code.
    """
    letter += _laptop(step)
    taken: dict[str, int] = step.info.setdefault("codes", {})
    key = f"{table.__tablename__}:{letter}"
    if key not in taken:
        column: InstrumentedAttribute[str] = table.code
        codes = step.scalars(sa.select(column).where(column.startswith(letter, autoescape=True)))
        numbers = [
            int(code[len(letter) :]) for code in codes if re.fullmatch(r"\d+", code[len(letter) :])
        ]
        taken[key] = max(numbers, default=0)
    taken[key] += 1
    return f"{letter}{taken[key]:0{digits}d}"


def _laptop(step: Step) -> str:
    """The letter that this laptop's codes carry; the first laptop's carry none."""
    known: dict[str, str] = step.info.setdefault("laptop", {})
    if "" not in known:
        known[""] = step.scalar(sa.text("select laptop_letter from programme limit 1")) or "A"
    return "" if known[""] == "A" else known[""]


def by_code(db: Session, table: type[R], code: str) -> R:
    """The row with this human code.

    Raises:
        RuleBroken: there is none.
    """
    column: InstrumentedAttribute[str] = table.code  # type: ignore[attr-defined]  # coded tables
    row = db.scalars(sa.select(table).where(column == code).limit(1)).first()
    if row is None:
        raise RuleBroken("code_unknown", code=code)
    return row
