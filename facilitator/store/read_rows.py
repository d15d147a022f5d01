"""Rows read as columns, the quick way: no mapper, and keys as the engine keeps them."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

# Keys as the engine keeps them: making a UUID of each takes longer than reading it.
Key: TypeAlias = Any
Codes: TypeAlias = "Mapping[Key | None, str]"


class Uuids(dict[Key, uuid.UUID]):
    """The UUID of each key, made once however many rows name it."""

    def __missing__(self, key: Key) -> uuid.UUID:
        """PostgreSQL hands out UUIDs; SQLite keeps their digits."""
        made = self[key] = key if isinstance(key, uuid.UUID) else uuid.UUID(key)
        return made


def codes_of(db: Session, table: Any) -> Codes:  # noqa: ANN401  any table with a code
    """The human code of every row of a table; of no row, none."""
    codes: dict[Key | None, str] = {None: ""}
    codes.update(rows_of(db, sa.select(key_of(table.id), table.code)))
    return codes


def key_of(column: Any, name: str = "") -> sa.ColumnElement[Any]:  # noqa: ANN401  any key
    """A key as the engine keeps it, under its own name; what is no column is given one."""
    return sa.type_coerce(column, sa.String()).label(name or column.key)


def rows_of(db: Session, asked: sa.Executable) -> Sequence[Any]:
    """The rows of a question that asks for columns: the mapper has no part in it."""
    # As the mapper does before it asks: inside a step rows may wait to be written.
    if db.autoflush:
        db.flush()
    return db.connection().execute(asked).all()


def seldom(column: Any) -> sa.ColumnElement[Any]:  # noqa: ANN401  a column that holds a list
    """A list of which most rows have none: then there is nothing to take apart."""
    return sa.case((sa.cast(column, sa.Text) == "[]", None), else_=column)
