"""Every row of the record as plain values, so that a full export reads back as the same record.

    whole_rows(db) -> WholeRecord         WholeWriter(step, record).write()

Rows are called by their table and a number, "person 14", and point at one another by these names:
no internal key leaves the file. Archived bytes of papers and the history of steps stay behind.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.history.questions import day_of_imported_history
from facilitator.store.base import journalled_tables
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step

_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
_NAMED = re.compile(r"→ (\w+) (\d+)")
_MAY_STAND = frozenset({"programme"})


@dataclass(frozen=True)
class WholeRow:
    """One row: its table, its number there, and its fields that hold something."""

    table: str
    number: int
    fields: Mapping[str, object]


@dataclass(frozen=True)
class WholeRecord:
    """All rows, parents before children, with the layout they had and the day they were of."""

    rows: tuple[WholeRow, ...]
    schema: int = SCHEMA
    today: dt.date | None = None


def whole_rows(db: Session) -> WholeRecord:
    """Every row of the record."""
    names = _names(db)
    own_day = day_of_imported_history(db)
    return WholeRecord(tuple(_rows(db, names)), SCHEMA, own_day)


def _names(db: Session) -> dict[uuid.UUID, str]:
    return {
        key: f"{table.name} {number}"
        for table in journalled_tables()
        for number, key in enumerate(db.scalars(_in_order(table.c.id, table)), start=1)
    }


def _in_order(what: sa.Column[Any] | sa.Table, table: sa.Table) -> sa.Select[Any]:
    order = [table.c.code, table.c.id] if "code" in table.columns else [table.c.id]
    return sa.select(what).order_by(*order)


def _rows(db: Session, names: Mapping[uuid.UUID, str]) -> Iterator[WholeRow]:
    for table in journalled_tables():
        found = db.execute(_in_order(table, table)).mappings()
        for number, row in enumerate(found, start=1):
            fields = {
                column.name: _plain(row[column], names)
                for column in table.columns
                if column.name not in {"id", "version"} and row[column] is not None
            }
            yield WholeRow(table.name, number, fields)


def _plain(value: Any, names: Mapping[uuid.UUID, str]) -> object:  # noqa: ANN401  any column
    """A value as JSON holds it; a key by the name of its row."""
    if isinstance(value, uuid.UUID):
        return f"→ {names[value]}" if value in names else value.hex
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(_plain(key, names)): _plain(one, names) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, names) for one in value]
    if isinstance(value, str) and _ID.fullmatch(value):
        return _plain(found, names) if (found := uuid.UUID(value)) in names else value
    return getattr(value, "value", value)


class WholeWriter:
    """Writes a whole record into a programme in which nobody stands yet."""

    def __init__(self, step: Step, record: WholeRecord) -> None:
        self._step = step
        self._tables = {table.name: table for table in journalled_tables()}
        self._rows: dict[str, list[WholeRow]] = {}
        for row in record.rows:
            self._rows.setdefault(row.table, []).append(row)
        self._ids = {
            (row.table, row.number): step.clock.new_id()
            for row in record.rows
            if row.table in self._tables
        }
        self._schema = record.schema

    def write(self) -> None:
        """Write all tables, parents before children.

        Raises:
            RuleBroken: somebody stands here already, or the rows are of a newer program.
        """
        if self._schema > SCHEMA or set(self._rows) - set(self._tables):
            raise RuleBroken("record_of_newer_program")
        self._make_room()
        for name, table in self._tables.items():
            if name in self._rows:
                self._insert(table, self._rows[name])

    def _make_room(self) -> None:
        """Only an empty programme is filled; what it says of itself gives way."""
        for name, table in self._tables.items():
            if self._step.scalar(sa.select(table.c.id).limit(1)) is not None:
                if name not in _MAY_STAND:
                    raise RuleBroken("record_needs_empty_programme")
                self._step.execute(sa.delete(table))

    def _insert(self, table: sa.Table, rows: list[WholeRow]) -> None:
        own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
        values = [self._values(table, row) for row in rows]
        links = [
            {"row": value["id"], **{f"to_{name}": value[name] for name in own}}
            for value in values
            if any(value[name] is not None for name in own)
        ]
        # Rows of one table may point at each other: first they all stand, then they point.
        self._step.execute(sa.insert(table), [{**value, **dict.fromkeys(own)} for value in values])
        if links:
            point: dict[str, Any] = {name: sa.bindparam(f"to_{name}") for name in own}
            self._step.connection().execute(
                sa.update(table)
                .where(table.c.id == sa.bindparam("row"))
                .values(**point, version=table.c.version + 1),
                links,
            )

    def _values(self, table: sa.Table, row: WholeRow) -> dict[str, Any]:
        values: dict[str, Any] = {"id": self._ids[row.table, row.number], "version": 1}
        for column in table.columns:
            if column.name in values:
                continue
            try:
                values[column.name] = self._read(column, row.fields.get(column.name))
            except (TypeError, ValueError, LookupError):
                raise RuleBroken(
                    "record_value_odd", table=row.table, row=row.number, field=column.name
                ) from None
        return values

    def _read(self, column: sa.Column[Any], value: Any) -> Any:  # noqa: ANN401  any column
        """A value as its column takes it."""
        if value is None:
            return _usual(column)
        if isinstance(column.type, sa.Uuid):
            found = self._named(value)
            return found if isinstance(found, uuid.UUID) else uuid.UUID(value)
        kind = column.type.python_type
        if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
            return column.type.enum_class(value)
        if issubclass(kind, dt.date):
            return kind.fromisoformat(value)
        if kind in {dict, list} or isinstance(value, (dict, list)):
            return self._with_ids(value)
        if not isinstance(value, kind):
            raise TypeError(column.name)
        return value

    def _named(self, value: str) -> uuid.UUID | str:
        found = _NAMED.fullmatch(value)
        return self._ids[found[1], int(found[2])] if found else value

    def _with_ids(self, value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
        """JSON in which rows are pointed at by their new keys."""
        if isinstance(value, dict):
            return {self._with_ids(key): self._with_ids(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._with_ids(one) for one in value]
        if isinstance(value, str) and (found := _NAMED.fullmatch(value)):
            return self._ids[found[1], int(found[2])].hex
        return value


def _usual(column: sa.Column[Any]) -> object:
    """What a column holds where nothing is said.

    Raises:
        ValueError: something must be said there.
    """
    default: Any = column.default
    if default is not None and default.is_scalar:
        usual: object = default.arg
        return usual
    if not column.nullable:
        raise ValueError(column.name)
    return None
