"""What people expect of each other, programme rules with their ballots, and practice."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import exchange_vocabulary as v
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of


class Expectation(Row):
    """Something that one side expects to give or to get.

    Without a person it is the programme's, towards everybody in the cohort.
    """

    __tablename__ = "expectation"
    __table_args__ = columns.held_to("place")

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    person_id: Mapped[columns.Id | None] = columns.key_to("person", cascade=True, empty=True)
    way: Mapped[v.Way] = mapped_column(one_of(v.Way))
    said: Mapped[str] = mapped_column(sa.String(300))
    place: Mapped[int] = mapped_column(default=0)
    asked_on: Mapped[dt.date]


class ExpectationAnswer(Row):
    """How far an expectation has come, as one side sees it."""

    __tablename__ = "expectation_answer"

    expectation_id: Mapped[columns.Id] = columns.key_to("expectation", cascade=True)
    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    side: Mapped[v.Side] = mapped_column(one_of(v.Side))
    wave: Mapped[v.Wave] = mapped_column(one_of(v.Wave))
    kept: Mapped[v.Kept] = mapped_column(one_of(v.Kept))
    asked_on: Mapped[dt.date]


class CommunityCount(Row):
    """How many slips of a cohort gave one answer to "Is this a community?"; nobody is named."""

    __tablename__ = "community_count"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    wave: Mapped[v.Wave] = mapped_column(one_of(v.Wave))
    answer: Mapped[v.Community] = mapped_column(one_of(v.Community))
    slips: Mapped[int] = mapped_column(sa.CheckConstraint("slips >= 0", name="slips"))
    counted_on: Mapped[dt.date]


class RulesVersion(Row):
    """One version of the programme's rules; a rule stands on each line."""

    __tablename__ = "rules_version"
    __table_args__ = columns.held_to(number="number >= 1")

    number: Mapped[int]
    title_en: Mapped[str] = columns.text(200)
    title_cy: Mapped[str] = columns.text(200)
    text_en: Mapped[str] = mapped_column(sa.String(4000), default="")
    text_cy: Mapped[str] = mapped_column(sa.String(4000), default="")
    written_on: Mapped[dt.date]


class Ballot(Row):
    """A cohort chooses its rules: what was put to it, and what was chosen when it was counted."""

    __tablename__ = "ballot"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    opened_on: Mapped[dt.date]
    counted_on: Mapped[dt.date | None]
    chosen_id: Mapped[columns.Id | None] = columns.key_to("rules_version", empty=True)


class BallotLine(Row):
    """A version of the rules on a ballot slip, or (without one) slips that chose none."""

    __tablename__ = "ballot_line"
    __table_args__ = columns.held_to("place")

    ballot_id: Mapped[columns.Id] = columns.key_to("ballot", cascade=True)
    rules_version_id: Mapped[columns.Id | None] = columns.key_to("rules_version", empty=True)
    place: Mapped[int] = mapped_column(default=0)
    slips: Mapped[int] = mapped_column(sa.CheckConstraint("slips >= 0", name="slips"), default=0)


class Assurance(Row):
    """A document that a coach needs: insurance, a code of ethics, an employer's release."""

    __tablename__ = "assurance"

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    kind: Mapped[v.PracticeKind] = mapped_column(one_of(v.PracticeKind))
    what: Mapped[str] = columns.text(200)
    since: Mapped[dt.date]
    until: Mapped[dt.date | None]
    seen: Mapped[bool] = mapped_column(default=False)


class Cpd(Row):
    """Continuing professional development: what, how long, and whether it was reflected on."""

    __tablename__ = "cpd"

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    day: Mapped[dt.date]
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    title: Mapped[str] = mapped_column(sa.String(200))
    reflected: Mapped[bool] = mapped_column(default=False)


class PracticeRule(Row):
    """How much the programme asks of one thing, and the number that goes with it."""

    __tablename__ = "practice_rule"
    __table_args__ = columns.held_to("figure")

    kind: Mapped[v.PracticeKind] = mapped_column(one_of(v.PracticeKind))
    weight: Mapped[v.Weight] = mapped_column(one_of(v.Weight))
    figure: Mapped[int | None]
