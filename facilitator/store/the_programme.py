"""The one row that says what the programme is called and how it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def the_programme(db: Session) -> t.ProgrammeRow:
    """The row of the programme.

    Raises:
        RuleBroken: "programme_without_name", where the programme was never started.
    """
    row = db.scalars(sa.select(t.ProgrammeRow)).first()
    if row is None:
        raise RuleBroken("programme_without_name")
    return row
