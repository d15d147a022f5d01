"""Columns as the tables of the record have them."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import MappedColumn, mapped_column

from facilitator.store.types import json_type

Id = uuid.UUID


def key_to(table: str, *, cascade: bool = False, empty: bool = False) -> MappedColumn[Any]:
    """A foreign key column with an index."""
    return mapped_column(
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE" if cascade else None),
        nullable=empty,
        index=True,
    )


def text(length: int) -> MappedColumn[str]:
    """A text of at most so many characters, empty where nothing is said."""
    return mapped_column(sa.String(length), default="")


def json() -> MappedColumn[Any]:
    """Plain values: a list or a mapping of texts and numbers."""
    return mapped_column(json_type())
