"""Offers to help with a request, what is done with whoever joins, goals, and surveys."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import asking_vocabulary as v
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of

# Ratings and answers go from 1 to this.
HIGHEST = 10


class RequestOffer(Row):
    """Somebody who was asked to help with a request, and what they said."""

    __tablename__ = "request_offer"

    request_id: Mapped[columns.Id] = columns.key_to("request", cascade=True)
    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    offered_on: Mapped[dt.date]
    state: Mapped[v.OfferState] = mapped_column(one_of(v.OfferState))
    answered_on: Mapped[dt.date | None]
    pairing_id: Mapped[columns.Id | None] = columns.key_to("pairing", empty=True)


class InductionTick(Row):
    """Something that was done with somebody who joined a cohort, and on which day."""

    __tablename__ = "induction_tick"

    enrolment_id: Mapped[columns.Id] = columns.key_to("enrolment", cascade=True)
    point: Mapped[v.InductionPoint] = mapped_column(one_of(v.InductionPoint))
    on: Mapped[dt.date]


class Goal(Row):
    """The title of a goal and how near it feels, 1 to 10; never what was said about it."""

    __tablename__ = "goal"
    __table_args__ = columns.held_to(
        "place",
        at_start="at_start >= 1 and at_start <= 10",
        at_middle="at_middle >= 1 and at_middle <= 10",
        at_end="at_end >= 1 and at_end <= 10",
    )

    pairing_id: Mapped[columns.Id] = columns.key_to("pairing", cascade=True)
    title: Mapped[str] = mapped_column(sa.String(120))
    place: Mapped[int] = mapped_column(default=0)
    at_start: Mapped[int | None]
    at_middle: Mapped[int | None]
    at_end: Mapped[int | None]


class SurveyRound(Row):
    """Forms that were handed out to one kind of respondent of a cohort, and how many."""

    __tablename__ = "survey_round"
    __table_args__ = columns.held_to("handed_out")

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    respondent: Mapped[v.Respondent] = mapped_column(one_of(v.Respondent))
    wave: Mapped[v.SurveyWave] = mapped_column(one_of(v.SurveyWave))
    handed_out: Mapped[int] = mapped_column(default=0)
    on: Mapped[dt.date]


class SurveyForm(Row):
    """A form that came back: a number for each question, and words that may be quoted."""

    __tablename__ = "survey_form"

    round_id: Mapped[columns.Id] = columns.key_to("survey_round", cascade=True)
    keyed_on: Mapped[dt.date]
    scores: Mapped[dict[str, int] | None] = columns.json()
    quote: Mapped[str] = columns.text(500)
