"""What is let go of a cohort after its years, and sums of equality monitoring."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store import columns
from facilitator.store.base import Row


class Archiving(Row):
    """That the names of a cohort may go, and on which day they went; never whose they were."""

    __tablename__ = "archiving"
    __table_args__ = columns.held_to("people", "stayed", "sessions", "minutes", "papers")

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    agreed_on: Mapped[dt.date]
    done_on: Mapped[dt.date | None]
    people: Mapped[int] = mapped_column(default=0)
    stayed: Mapped[int] = mapped_column(default=0)
    sessions: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int] = mapped_column(default=0)
    papers: Mapped[int] = mapped_column(default=0)


class EqualitySum(Row):
    """How many forms gave an answer to a question of equality monitoring.

    There is no row for a form and none for a person: only sums of piles of five forms or more.
    """

    __tablename__ = "equality_sum"
    __table_args__ = columns.held_to("forms")

    question: Mapped[str] = mapped_column(sa.String(30))
    answer: Mapped[str] = mapped_column(sa.String(30))
    forms: Mapped[int] = mapped_column(default=0)
