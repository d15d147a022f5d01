"""Questions of one's own: those that are kept, and those whose answers left the programme."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store import columns
from facilitator.store.base import Row


class SavedQuestion(Row):
    """A question under a name, to be asked again."""

    __tablename__ = "saved_question"

    name: Mapped[str] = mapped_column(sa.String(200))
    asked: Mapped[dict[str, Any] | None] = columns.json()


class LeftAnswer(Row):
    """A question whose answer left the programme on a day, in the order of `place`."""

    __tablename__ = "left_answer"
    __table_args__ = columns.held_to("place")

    on: Mapped[dt.date] = mapped_column(index=True)
    place: Mapped[int] = mapped_column(default=0)
    asked: Mapped[dict[str, Any] | None] = columns.json()
