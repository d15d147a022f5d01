"""Who is here on a day: neither at rest nor gone; only they are named on papers and in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t
from facilitator.vocabulary import PersonStatus

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import InstrumentedAttribute, Session


def people_here(db: Session, today: dt.date) -> frozenset[uuid.UUID]:
    """Everybody whose name may stand on a paper today: not at rest and not gone."""
    return frozenset(db.scalars(sa.select(t.Person.id).where(*is_here(today))))


def is_here(day: dt.date | InstrumentedAttribute[dt.date]) -> tuple[sa.ColumnElement[bool], ...]:
    """Neither at rest nor gone on a day, for a question about people."""
    away = [PersonStatus.RESTING, *(status for status in PersonStatus if status.is_gone)]
    left, pause = t.Person.left, t.Pause
    at_rest = sa.select(pause.person_id).where(
        pause.start <= day, sa.or_(pause.end.is_(None), pause.end >= day)
    )
    return (
        t.Person.status.not_in(away),
        sa.or_(left.is_(None), left > day),
        t.Person.id.not_in(at_rest),
    )
