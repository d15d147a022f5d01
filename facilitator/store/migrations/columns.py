"""Columns as the migrations write them: their words never change, whatever the tables become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

# The types that SQLite's STRICT tables know are declared there.
from facilitator.store import types

if TYPE_CHECKING:
    from sqlalchemy.sql.schema import SchemaItem

_STRICT = types
_JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")

Column = sa.Column[Any]


def make_table(name: str, *items: SchemaItem) -> None:
    """Make a strict table with its indexes; every text is held to its length by a CHECK."""
    checks = [
        sa.CheckConstraint(f'length("{column.name}") <= {length}', name=f"{column.name}_length")
        for column in items
        if isinstance(column, sa.Column)
        and isinstance(column.type, sa.String)
        and not isinstance(column.type, sa.Enum)
        and (length := column.type.length)
    ]
    op.create_table(name, *items, *checks, sqlite_strict=True)


def row() -> tuple[Column, Column]:
    """The key and the version that every journalled row has."""
    return sa.Column("id", sa.Uuid, primary_key=True), number("version")


def text(name: str, length: int = 0, *, null: bool = False, index: bool = False) -> Column:
    """A text of at most so many characters (0: any)."""
    kind = sa.String(length) if length else sa.Text()
    return sa.Column(name, kind, nullable=null, index=index)


def ordered_text(name: str, length: int, *, index: bool = False) -> Column:
    """A text that sorts by code point on both engines."""
    kind = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=False, index=index)


def text_key(name: str, length: int) -> Column:
    """A text by which a row is known."""
    return sa.Column(name, sa.String(length), primary_key=True)


def one_of(name: str, kind: str, *values: str, null: bool = False) -> Column:
    """A text held to a few values by a CHECK that is named after the kind."""
    enum = sa.Enum(*values, name=kind, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, enum, nullable=null)


def number(name: str, *, null: bool = False) -> Column:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=null)


def count(name: str) -> Column:
    """A whole number that is never negative."""
    check = sa.CheckConstraint(f"{name} >= 0", name=name)
    return sa.Column(name, sa.Integer, check, nullable=False)


def number_key(name: str) -> Column:
    """A whole number by which a row is known."""
    return sa.Column(name, sa.Integer, primary_key=True)


def counter(name: str) -> Column:
    """A number by which a row is known, in a table of very many."""
    return sa.Column(name, _COUNTER, primary_key=True)


def unique_id(name: str) -> Column:
    """A UUID by which a row is known."""
    return sa.Column(name, sa.Uuid, primary_key=True)


def yes_no(name: str) -> Column:
    """Yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False)


def day(name: str, *, null: bool = False, index: bool = False) -> Column:
    """A day."""
    return sa.Column(name, sa.Date, nullable=null, index=index)


def instant(name: str, *, null: bool = False) -> Column:
    """An instant in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def json(name: str) -> Column:
    """A JSON value, or none."""
    return sa.Column(name, _JSON, nullable=True)


def blob(name: str) -> Column:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary, nullable=False)


def link(name: str, target: str, *, null: bool = False, cascade: bool = False) -> Column:
    """An indexed key to a row of another table; with cascade the row goes when that one goes."""
    key = sa.ForeignKey(target, ondelete="CASCADE" if cascade else None)
    return sa.Column(name, sa.Uuid, key, nullable=null, index=True)


def number_link(name: str, target: str) -> Column:
    """An indexed key to a row that is known by a number."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), nullable=False, index=True)


def text_link(name: str, length: int, target: str) -> Column:
    """A key to a row that is known by a text."""
    return sa.Column(name, sa.String(length), sa.ForeignKey(target), nullable=False)
