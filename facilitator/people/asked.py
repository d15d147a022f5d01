"""What somebody asks about their own record, and the month in which they are to have an answer."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.life_vocabulary import RecordAsked


def answer_due(received: dt.date) -> dt.date:
    """The same day of the next month, or its last (UK GDPR, article 12; ICO's reading of it).

    >>> answer_due(dt.date(2026, 1, 31)), answer_due(dt.date(2026, 12, 3))
    (datetime.date(2026, 2, 28), datetime.date(2027, 1, 3))
    """
    year, month = received.year + received.month // 12, received.month % 12 + 1
    return dt.date(year, month, min(received.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class OpenAsk:
    """A question about somebody's own record that waits for its answer."""

    id: uuid.UUID
    version: int
    person_id: uuid.UUID
    asks: RecordAsked
    received: dt.date

    @property
    def due(self) -> dt.date:
        """By when it is to be answered."""
        return answer_due(self.received)


def open_asks(db: Session, person_id: uuid.UUID | None = None) -> tuple[OpenAsk, ...]:
    """What waits for its answer, of one person or of all, what is due first coming first."""
    r = t.RecordRequest
    query = sa.select(r).where(r.answered.is_(None)).order_by(r.received, r.id)
    if person_id is not None:
        query = query.where(r.person_id == person_id)
    return tuple(
        OpenAsk(row.id, row.version, row.person_id, row.asks, row.received)
        for row in db.scalars(query)
    )
