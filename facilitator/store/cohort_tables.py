"""Cohorts and their gatherings, plans, rings and pairings."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import vocabulary as v
from facilitator.asking_vocabulary import Release
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of


class Cohort(Row):
    """A group of people who give and receive over the same months."""

    __tablename__ = "cohort"
    __table_args__ = columns.held_to(
        "receives_sessions",
        "gives_sessions",
        "session_minutes",
        cap="ring_cap >= 2",
        kept="retention_months >= 1",
        dates='"start" <= "end"',
    )

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    title_en: Mapped[str] = columns.text(200)
    title_cy: Mapped[str] = columns.text(200)
    state: Mapped[v.CohortState] = mapped_column(one_of(v.CohortState))
    start: Mapped[dt.date | None]
    end: Mapped[dt.date | None]
    receives_sessions: Mapped[int] = mapped_column(default=6)
    gives_sessions: Mapped[int] = mapped_column(default=6)
    session_minutes: Mapped[int] = mapped_column(default=60)
    give_by: Mapped[dt.date | None]
    counts: Mapped[v.Counts] = mapped_column(one_of(v.Counts), default=v.Counts.EXTERNAL)
    ring_cap: Mapped[int | None]
    place_en: Mapped[str] = columns.text(300)
    place_cy: Mapped[str] = columns.text(300)
    limits: Mapped[dict[str, Any] | None] = columns.json()
    rules: Mapped[dict[str, Any] | None] = columns.json()
    certificates_on: Mapped[dt.date | None]
    roll_on: Mapped[dt.date | None]
    retention_months: Mapped[int | None]


class Gathering(Row):
    """A day on which a cohort meets in a room."""

    __tablename__ = "gathering"
    __table_args__ = columns.held_to(times="starts_at = '' or ends_at = '' or starts_at < ends_at")

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    title_en: Mapped[str] = columns.text(200)
    title_cy: Mapped[str] = columns.text(200)
    day: Mapped[dt.date]
    starts_at: Mapped[str] = mapped_column(sa.String(5), default="")
    ends_at: Mapped[str] = mapped_column(sa.String(5), default="")
    place_en: Mapped[str] = columns.text(300)
    place_cy: Mapped[str] = columns.text(300)
    pack_prepared_on: Mapped[dt.date | None]
    pack_mark: Mapped[str] = columns.text(64)
    pack_held: Mapped[dict[str, str] | None] = columns.json()
    moved_from: Mapped[dt.date | None]


class Attendance(Row):
    """Whether a person came to a gathering."""

    __tablename__ = "attendance"

    gathering_id: Mapped[columns.Id] = columns.key_to("gathering", cascade=True)
    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    state: Mapped[v.AttendanceState] = mapped_column(one_of(v.AttendanceState))


class Enrolment(Row):
    """A person in a cohort."""

    __tablename__ = "enrolment"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    role: Mapped[v.EnrolmentRole] = mapped_column(one_of(v.EnrolmentRole))
    state: Mapped[v.EnrolmentState] = mapped_column(one_of(v.EnrolmentState))
    enrolled_on: Mapped[dt.date | None]
    left_on: Mapped[dt.date | None]
    rules_accepted_on: Mapped[dt.date | None]
    hopes_to_give: Mapped[str] = mapped_column(sa.String(1000), default="")
    hopes_to_get: Mapped[str] = mapped_column(sa.String(1000), default="")
    release: Mapped[Release] = mapped_column(one_of(Release), default=Release.NOT_ASKED)
    release_on: Mapped[dt.date | None]
    told_on: Mapped[dt.date | None]


class PairMark(Row):
    """A pair that the facilitator locked or ruled out for a cohort."""

    __tablename__ = "pair_mark"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    coach_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    coachee_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    kind: Mapped[v.MarkKind] = mapped_column(one_of(v.MarkKind))


class Choice(Row):
    """Whom somebody would like to be paired with, from a profile choice slip; 1 comes first."""

    __tablename__ = "choice"
    __table_args__ = columns.held_to(rank="rank >= 1 and rank <= 5")

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    coach_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    coachee_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    side: Mapped[v.ChoiceSide] = mapped_column(one_of(v.ChoiceSide))
    rank: Mapped[int]


class Seat(Row):
    """Where one person sits in one round of a gathering: with whom and as what."""

    __tablename__ = "seat"
    __table_args__ = columns.held_to(round_number="round_number >= 1", table="table_number >= 0")

    gathering_id: Mapped[columns.Id] = columns.key_to("gathering", cascade=True)
    round_number: Mapped[int]
    table_number: Mapped[int]
    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    role: Mapped[v.SeatRole] = mapped_column(one_of(v.SeatRole))


class Round(Row):
    """One run of the pairing for a cohort, with its plan."""

    __tablename__ = "round"
    __table_args__ = columns.held_to("number", cap="ring_cap >= 2")

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    number: Mapped[int]
    ran_on: Mapped[dt.date]
    ring_cap: Mapped[int | None]
    one_way: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(sa.String(40))
    state: Mapped[v.RoundState] = mapped_column(one_of(v.RoundState))
    bound: Mapped[int | None]
    unplaced: Mapped[list[Any] | None] = columns.json()
    options: Mapped[dict[str, Any] | None] = columns.json()


class PlannedPair(Row):
    """One pair of a plan: who would give to whom, in which ring, and why."""

    __tablename__ = "planned_pair"
    __table_args__ = columns.held_to("position")

    round_id: Mapped[columns.Id] = columns.key_to("round", cascade=True)
    coach_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    coachee_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    ring: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    score: Mapped[int] = mapped_column(default=0)
    reason: Mapped[dict[str, Any] | None] = columns.json()


class Ring(Row):
    """People each of whom gives to the next, until it comes back to the first."""

    __tablename__ = "ring"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    code: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = columns.text(100)
    state: Mapped[v.RingState] = mapped_column(one_of(v.RingState))


class Pairing(Row):
    """One coaching relationship: who coaches whom."""

    __tablename__ = "pairing"
    __table_args__ = columns.held_to(
        "position", "contracted_sessions", "minutes_each", two="coach_id <> coachee_id"
    )

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    cohort_id: Mapped[columns.Id] = columns.key_to("cohort")
    coach_id: Mapped[columns.Id] = columns.key_to("person")
    coachee_id: Mapped[columns.Id] = columns.key_to("person")
    round_id: Mapped[columns.Id | None] = columns.key_to("round", empty=True)
    ring_id: Mapped[columns.Id | None] = columns.key_to("ring", empty=True)
    position: Mapped[int | None]
    state: Mapped[v.PairingState] = mapped_column(one_of(v.PairingState))
    started: Mapped[dt.date | None]
    planned_end: Mapped[dt.date | None]
    contracted_sessions: Mapped[int] = mapped_column(default=6)
    minutes_each: Mapped[int] = mapped_column(default=60)
    place: Mapped[str] = columns.text(300)
    language: Mapped[str] = mapped_column(sa.String(20), default="")
    ended_on: Mapped[dt.date | None]
    outcome: Mapped[str] = mapped_column(sa.String(100), default="")
    reason: Mapped[dict[str, Any] | None] = columns.json()
