"""What the programme set for itself, and the rows of the week that were put off."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import vocabulary as v
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of


class ProgrammeRow(Row):
    """The programme itself: one row."""

    __tablename__ = "programme"
    __table_args__ = columns.held_to(
        "retention_months",
        "session_minutes",
        "grace_days",
        "no_show_window_months",
        "notice_working_days",
        "rounding_minutes",
        alphabet="alphabet in ('cy', 'en')",
    )

    name_en: Mapped[str] = columns.text(200)
    name_cy: Mapped[str] = columns.text(200)
    kind: Mapped[v.ProgrammeKind] = mapped_column(one_of(v.ProgrammeKind))
    elsewhere: Mapped[v.Elsewhere] = mapped_column(one_of(v.Elsewhere))
    facilitator_name: Mapped[str] = columns.text(200)
    facilitator_contact: Mapped[str] = columns.text(500)
    concerns_contact: Mapped[str] = columns.text(500)
    data_contact: Mapped[str] = columns.text(500)
    deputy_name: Mapped[str] = columns.text(200)
    deputy_contact: Mapped[str] = columns.text(500)
    second_place: Mapped[str] = columns.text(1000)
    retention_months: Mapped[int] = mapped_column(default=24)
    laptop_letter: Mapped[str] = mapped_column(sa.String(2), default="A")
    alphabet: Mapped[str] = mapped_column(sa.String(2), default="en")
    coachee_word: Mapped[str] = mapped_column(sa.String(40), default="coachee")
    session_minutes: Mapped[int] = mapped_column(default=60)
    grace_days: Mapped[int] = mapped_column(default=30)
    no_show_window_months: Mapped[int] = mapped_column(default=6)
    notice_working_days: Mapped[int] = mapped_column(default=2)
    rounding_minutes: Mapped[int] = mapped_column(default=1)
    limits: Mapped[dict[str, Any] | None] = columns.json()
    is_sample: Mapped[bool] = mapped_column(default=False)


class BankHoliday(Row):
    """A day off that the calendar of England and Wales does not know."""

    __tablename__ = "bank_holiday"

    day: Mapped[dt.date]
    name: Mapped[str] = columns.text(200)


class OwnField(Row):
    """A field that this programme keeps about people beside the usual ones."""

    __tablename__ = "own_field"
    __table_args__ = columns.held_to("place")

    name_en: Mapped[str] = columns.text(100)
    name_cy: Mapped[str] = columns.text(100)
    place: Mapped[int] = mapped_column(default=0)


class Topic(Row):
    """Something that people offer or ask for."""

    __tablename__ = "topic"

    name_en: Mapped[str] = columns.text(200)
    name_cy: Mapped[str] = columns.text(200)
    folded: Mapped[str] = columns.text(400)


class Snooze(Row):
    """A row of the week put off until a day, with the reason."""

    __tablename__ = "snooze"

    rule: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str] = mapped_column(sa.String(60))
    on: Mapped[dt.date]
    until: Mapped[dt.date | None]
    why: Mapped[str] = mapped_column(sa.String(500), default="")


class Dismissal(Row):
    """A row of the week that is not a concern, while the same facts last."""

    __tablename__ = "dismissal"

    rule: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str] = mapped_column(sa.String(60))
    on: Mapped[dt.date]
    why: Mapped[str] = mapped_column(sa.String(500), default="")
