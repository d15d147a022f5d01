"""Finds rows of a programme for the cases of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.base import Row
    from facilitator.store.opening import OpenProgramme


class Known(NamedTuple):
    """A row as a form knows it."""

    id: uuid.UUID
    version: int


def first(
    programme: OpenProgramme, table: type[Row], *only: sa.ColumnElement[bool], skip: int = 0
) -> Known:
    """The first row of a table (in the order of ids) of which all that is true."""

    def asked(db: Session) -> Known:
        found = sa.select(table.id, table.version).where(*only).order_by(table.id)
        return Known(*db.execute(found.offset(skip).limit(1)).one())

    return programme.ask(asked)
