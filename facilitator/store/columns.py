"""Columns as the tables of the record have them."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import MappedColumn, mapped_column

from facilitator.store.base import STRICT
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


def held_to(*counts: str, **checks: str) -> tuple[Any, ...]:
    """What the rows of a table must be, whoever writes them: said once, kept by both engines.

    Args:
        counts: columns of numbers that are never below nothing.
        checks: what else must hold, in words that both engines know, each by a name.
    """
    never_below = {name: f"{name} >= 0" for name in counts}
    held = [sa.CheckConstraint(said, name=name) for name, said in {**never_below, **checks}.items()]
    return (*held, STRICT)
