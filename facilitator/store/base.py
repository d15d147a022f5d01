"""What every table has in common."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from facilitator.store.types import UtcDateTime

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(column_0_label)s",
}
STRICT = {"sqlite_strict": True}


class Base(DeclarativeBase):
    """All tables of a programme file."""

    metadata = sa.MetaData(naming_convention=NAMES)
    type_annotation_map = {dt.datetime: UtcDateTime()}


class Row(Base):
    """A row whose every change is journalled: a UUID key and a version that only ever grows."""

    __abstract__ = True
    __table_args__: Any = STRICT

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-2)
    version: Mapped[int] = mapped_column(sort_order=-1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


def journalled_tables() -> list[sa.Table]:
    """The tables whose rows are journalled, parents before children."""
    return [table for table in Base.metadata.sorted_tables if "version" in table.columns]


def hold_to_lengths() -> None:
    """SQLite ignores varchar's length, so a CHECK holds text to it on both engines.

    Only whoever makes tables needs them: an opening is spared their expressions.
    """
    for table in Base.metadata.tables.values():
        there = {constraint.name for constraint in table.constraints}
        for column in table.columns:
            length, name = getattr(column.type, "length", None), f"{column.name}_length"
            is_text = isinstance(column.type, sa.String) and not isinstance(column.type, sa.Enum)
            if is_text and length and f"ck_{table.name}_{name}" not in there:
                short_enough = sa.func.length(column) <= sa.literal_column(str(length))
                table.append_constraint(sa.CheckConstraint(short_enough, name=name))
