"""Staying in touch: the steps that the facilitator decided on, and where a worry was taken."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from facilitator import vocabulary as v
from facilitator.life_vocabulary import ConcernRoute, ConcernState
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of


class CareStep(Row):
    """A step of staying in touch with a person: never automatic, always with its reason.

    `facts` are what was noticed on the day of the decision, with their counts and limits;
    `skipped` is why gentler steps were left out.
    """

    __tablename__ = "care_step"

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    kind: Mapped[v.StepKind] = mapped_column(one_of(v.StepKind))
    decided_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    because: Mapped[str] = columns.text(500)
    skipped: Mapped[str] = columns.text(500)
    facts: Mapped[list[Any] | None] = columns.json()
    reply: Mapped[str] = columns.text(2000)
    replied_on: Mapped[dt.date | None]
    outcome: Mapped[v.StepOutcome | None] = mapped_column(one_of(v.StepOutcome), nullable=True)
    closed_on: Mapped[dt.date | None]
    closing: Mapped[str] = columns.text(500)


class Concern(Row):
    """That a complaint or a worry about harm was taken somewhere: when, where, who has the papers.

    Nothing else is kept: not about whom, not from whom, not what was said.
    """

    __tablename__ = "concern"

    code: Mapped[str] = columns.text(40)
    on: Mapped[dt.date]
    route: Mapped[ConcernRoute] = mapped_column(one_of(ConcernRoute))
    state: Mapped[ConcernState] = mapped_column(one_of(ConcernState), default=ConcernState.RECEIVED)
    papers_with: Mapped[str] = columns.text(200)
    closed_on: Mapped[dt.date | None]
