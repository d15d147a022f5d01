"""What is set for the whole programme, as the settings page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t
from facilitator.week.caring import LIMITS as CARING_LIMITS
from facilitator.week.look import DEFAULT_LIMITS
from facilitator.week.preparing import LIMITS as PREPARING_LIMITS
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

# What each limit of This week is called, and where its default comes from.
LIMIT_NAMES: Mapping[str, str] = {
    "no_first_session": N_("Days from the start to a first session"),
    "no_next_session": N_("Days after a session until the next is arranged"),
    "outcome_missing": N_("Days after a session until somebody says what happened"),
    "agreement_unsigned": N_("Days until an issued agreement is signed"),
    "request_unanswered": N_("Days until somebody who asked has an answer"),
    "commitment_due": N_("Days before a promise is due, with half of it given"),
    "thank_you_missing": N_("Days after the last session until thanks are sent"),
    "supervision_due": N_("Days between two supervisions"),
    "expiring": N_("Days before a qualification or insurance runs out"),
    "pattern_of_missed": N_("Days missed before a quiet word"),
    "promise_past_due": N_("Days after a promise’s day before a step of staying in touch"),
    "step_ends": N_("Days before a step of staying in touch comes to its end"),
    "not_paired_yet": N_("Days after enrolling until somebody is paired"),
    "place_to_fill": N_("Days until a place in a ring is filled"),
    "pack_not_prepared": N_("Days before a gathering when its pack is prepared"),
    "agreement_not_issued": N_("Days after publishing until agreements are issued"),
}
LIMIT_SOURCES: Mapping[str, str] = {
    "no_first_session": N_("Common practice of mentoring programmes"),
    "no_next_session": N_("Common practice of mentoring programmes"),
    "outcome_missing": N_("A rule of thumb: slips come back within days"),
    "agreement_unsigned": N_("Three weeks: the next gathering is seldom further away"),
    "request_unanswered": N_("Two weeks, as public coaching networks promise"),
    "commitment_due": N_("A month is time enough for the other half"),
    "thank_you_missing": N_("A week: thanks are worth most while they are fresh"),
    "supervision_due": N_("Once a quarter, as coaching bodies ask"),
    "expiring": N_("Two months, so that a renewal can be arranged"),
    "pattern_of_missed": N_("Three days in the window set above"),
    "promise_past_due": N_("A month: most people only need a date"),
    "step_ends": N_("A week, so that nothing ends unseen"),
    "not_paired_yet": N_("A week: people who said yes want to hear something"),
    "place_to_fill": N_("At once: a ring waits for nobody"),
    "pack_not_prepared": N_("Time to settle what stands in the way"),
    "agreement_not_issued": N_("The first session needs its agreement"),
}
DEFAULTS: Mapping[str, int] = {**DEFAULT_LIMITS, **PREPARING_LIMITS, **CARING_LIMITS}


@dataclass(frozen=True)
class ProgrammeSettings:
    """The programme's row, field by field; `version` is the one that a draft carries."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]
    is_sample: bool


@dataclass(frozen=True)
class LimitOfCohort:
    """A limit that a cohort has set for itself."""

    cohort_id: uuid.UUID
    title_en: str
    title_cy: str
    days: int


@dataclass(frozen=True)
class LimitLine:
    """A limit of This week: what is set, the default, and which cohorts have their own."""

    rule: str
    name: str
    source: str
    days: int
    default: int
    cohorts: tuple[LimitOfCohort, ...] = ()


@dataclass(frozen=True)
class HolidayLine:
    """A day off of the programme's own."""

    id: uuid.UUID
    day: dt.date
    name: str


@dataclass(frozen=True)
class NamedLine:
    """Something with a name in both languages, and how often it is used."""

    id: uuid.UUID
    name_en: str
    name_cy: str
    used: int


@dataclass(frozen=True)
class AllSettings:
    """Everything that the settings page asks of the programme."""

    programme: ProgrammeSettings | None
    limits: tuple[LimitLine, ...]
    holidays: tuple[HolidayLine, ...]
    own_fields: tuple[NamedLine, ...]
    topics: tuple[NamedLine, ...]


def all_settings(db: Session) -> AllSettings:
    """Everything that is set for the programme."""
    row = db.scalars(sa.select(t.ProgrammeRow)).first()
    limits = dict(row.limits or {}) if row else {}
    own = _limits_of_cohorts(db)
    return AllSettings(
        programme=_programme(row) if row else None,
        limits=tuple(
            LimitLine(
                rule, name, LIMIT_SOURCES[rule], int(limits.get(rule, DEFAULTS[rule])),
                DEFAULTS[rule], own.get(rule, ()),
            )
            for rule, name in LIMIT_NAMES.items()
        ),
        holidays=tuple(
            HolidayLine(key, day, name)
            for key, day, name in db.execute(
                sa.select(t.BankHoliday.id, t.BankHoliday.day, t.BankHoliday.name).order_by(
                    t.BankHoliday.day
                )
            )
        ),
        own_fields=_own_fields(db),
        topics=_topics(db),
    )  # fmt: skip


def _limits_of_cohorts(db: Session) -> Mapping[str, tuple[LimitOfCohort, ...]]:
    """The limits that cohorts have set for themselves, by rule."""
    c = t.Cohort
    found: dict[str, tuple[LimitOfCohort, ...]] = {}
    for key, en, cy, limits in db.execute(
        sa.select(c.id, c.title_en, c.title_cy, c.limits).order_by(c.start, c.code)
    ):
        for rule, days in sorted((limits or {}).items()):
            line = LimitOfCohort(key, en or cy, cy or en, int(days))
            found[rule] = (*found.get(rule, ()), line)
    return found


def second_place_of(db: Session) -> str:
    """The folder of the second place of the backups, "" where none is set."""
    return db.scalar(sa.select(t.ProgrammeRow.second_place)) or ""


def _programme(row: t.ProgrammeRow) -> ProgrammeSettings:
    names = (
        "name_en", "name_cy", "kind", "elsewhere", "facilitator_name", "facilitator_contact",
        "concerns_contact", "data_contact", "retention_months", "alphabet", "coachee_word",
        "session_minutes", "grace_days", "no_show_window_months", "notice_working_days",
        "rounding_minutes", "deputy_name", "deputy_contact", "second_place",
    )  # fmt: skip
    fields = {name: getattr(row, name) for name in names}
    return ProgrammeSettings(row.id, row.version, fields, row.is_sample)


def _own_fields(db: Session) -> tuple[NamedLine, ...]:
    filled = [set(own or {}) for own in db.scalars(sa.select(t.Person.own_fields))]
    rows = db.scalars(sa.select(t.OwnField).order_by(t.OwnField.place))
    return tuple(
        NamedLine(
            row.id, row.name_en, row.name_cy,
            sum(bool({str(row.id), row.id.hex, row.name_en} & keys) for keys in filled),
        )
        for row in rows
    )  # fmt: skip


def _topics(db: Session) -> tuple[NamedLine, ...]:
    used = sa.func.count(t.Skill.id)
    rows = db.execute(
        sa.select(t.Topic.id, t.Topic.name_en, t.Topic.name_cy, used)
        .outerjoin(t.Skill, t.Skill.topic_id == t.Topic.id)
        .group_by(t.Topic.id, t.Topic.name_en, t.Topic.name_cy)
        .order_by(t.Topic.name_en)
    )
    return tuple(NamedLine(*row) for row in rows)
