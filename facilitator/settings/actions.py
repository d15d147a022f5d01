"""What the facilitator sets once for the whole programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.people.names import folded
from facilitator.store import rows
from facilitator.store.tables import (
    BankHoliday,
    Cohort,
    OwnField,
    Person,
    ProgrammeRow,
    Skill,
    Topic,
)
from facilitator.store.the_programme import the_programme
from facilitator.week.caring import LIMITS as CARING_LIMITS
from facilitator.week.look import DEFAULT_LIMITS
from facilitator.week.preparing import LIMITS as PREPARING_LIMITS
from facilitator.words import in_both

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.settings.start import StartDraft
    from facilitator.store.journal import Step

CHANGEABLE = frozenset(
    {
        "name_en",
        "name_cy",
        "kind",
        "elsewhere",
        "facilitator_name",
        "facilitator_contact",
        "concerns_contact",
        "data_contact",
        "deputy_name",
        "deputy_contact",
        "second_place",
        "retention_months",
        "alphabet",
        "coachee_word",
        "session_minutes",
        "grace_days",
        "no_show_window_months",
        "notice_working_days",
        "rounding_minutes",
    }
)


def start_programme(step: Step, draft: StartDraft) -> uuid.UUID:
    """Start the programme: one name at least, and nothing there before."""
    name_en, name_cy = draft.name_en.strip(), draft.name_cy.strip()
    if not (name_en or name_cy):
        raise RuleBroken("name_missing")
    if step.scalar(sa.select(ProgrammeRow.id)) is not None:
        raise RuleBroken("programme_started_already")
    step.says("programme_started", name=name_en or name_cy)
    row = step.put(
        ProgrammeRow(
            name_en=name_en or name_cy,
            name_cy=name_cy or name_en,
            kind=draft.kind,
            elsewhere=draft.elsewhere,
            facilitator_name=draft.facilitator_name.strip(),
            is_sample=draft.is_sample,
            alphabet=draft.alphabet,
        )
    )
    return row.id


@dataclass(frozen=True)
class SettingsDraft:
    """Settings that differ from before, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_settings(step: Step, draft: SettingsDraft) -> None:
    """Change the programme's settings."""
    row = rows.fresh(step, ProgrammeRow, draft.id, draft.version)
    changed = rows.change(row, draft.fields, CHANGEABLE)
    step.says("settings_changed", fields=", ".join(changed))


@dataclass(frozen=True)
class LimitDraft:
    """A limit of *This week*: after how many days (or times) a row appears.

    With a cohort it holds for that cohort only; without days the cohort follows the programme.
    """

    rule: str
    days: int | None
    cohort_id: uuid.UUID | None = None


def change_limit(step: Step, draft: LimitDraft) -> None:
    """Set after how many days a rule of the week puts a row on the page."""
    if draft.rule not in {**DEFAULT_LIMITS, **PREPARING_LIMITS, **CARING_LIMITS}:
        raise RuleBroken("rule_unknown", rule=draft.rule)
    if draft.days is None and draft.cohort_id is None:
        raise RuleBroken("limit_too_small")
    if draft.days is not None and draft.days < 1:
        raise RuleBroken("limit_too_small")
    if draft.cohort_id is None:
        programme = the_programme(step)
        programme.limits = {**(programme.limits or {}), draft.rule: draft.days}
        step.says("limit_changed", rule=draft.rule, days=draft.days)
        return
    cohort = rows.found(step, Cohort, draft.cohort_id)
    others = {rule: days for rule, days in (cohort.limits or {}).items() if rule != draft.rule}
    title = cohort.title_en or cohort.title_cy
    if draft.days is None:
        cohort.limits = others
        step.says("limit_of_cohort_dropped", rule=draft.rule, cohort=title)
    else:
        cohort.limits = {**others, draft.rule: draft.days}
        step.says("limit_of_cohort_changed", rule=draft.rule, cohort=title, days=draft.days)


@dataclass(frozen=True)
class HolidayDraft:
    """A day off that the calendar of England and Wales does not know."""

    day: dt.date
    name: str


def add_holiday(step: Step, draft: HolidayDraft) -> uuid.UUID:
    """Keep a day off for this programme."""
    if not draft.name.strip():
        raise RuleBroken("name_missing")
    step.says("holiday_added", name=draft.name.strip(), day=draft.day)
    return step.put(BankHoliday(day=draft.day, name=draft.name.strip())).id


@dataclass(frozen=True)
class OwnFieldDraft:
    """A field that this programme keeps about people beside the usual ones."""

    name_en: str
    name_cy: str = ""


def define_own_field(step: Step, draft: OwnFieldDraft) -> uuid.UUID:
    """Define one more field about people."""
    name = draft.name_en.strip() or draft.name_cy.strip()
    if not name:
        raise RuleBroken("name_missing")
    places = step.scalars(sa.select(OwnField.place)).all()
    step.says("own_field_defined", name=in_both(name, draft.name_cy.strip()))
    field = OwnField(
        name_en=name, name_cy=draft.name_cy.strip() or name, place=max(places, default=0) + 1
    )
    return step.put(field).id


@dataclass(frozen=True)
class TopicDraft:
    """Something that people offer or ask for, in both languages."""

    name_en: str
    name_cy: str


def add_topic(step: Step, draft: TopicDraft) -> uuid.UUID:
    """Keep a topic with its names in both languages."""
    name_en, name_cy = draft.name_en.strip(), draft.name_cy.strip()
    if not (name_en and name_cy):
        raise RuleBroken("name_missing")
    step.says("topic_added", name=in_both(name_en, name_cy))
    topic = Topic(name_en=name_en, name_cy=name_cy, folded=folded(f"{name_en} {name_cy}"))
    return step.put(topic).id


def remove_holiday(step: Step, draft: uuid.UUID) -> None:
    """Take one of the programme's own days off away."""
    holiday = rows.found(step, BankHoliday, draft)
    step.says("holiday_removed", name=holiday.name, day=holiday.day)
    step.delete(holiday)


def remove_topic(step: Step, draft: uuid.UUID) -> None:
    """Take a topic away that nobody offers or asks for.

    Raises:
        RuleBroken: people offer or ask for it.
    """
    topic = rows.found(step, Topic, draft)
    used = step.scalar(sa.select(sa.func.count()).where(Skill.topic_id == topic.id)) or 0
    if used:
        raise RuleBroken("topic_is_used", name=in_both(topic.name_en, topic.name_cy), n=used)
    step.says("topic_removed", name=in_both(topic.name_en, topic.name_cy))
    step.delete(topic)


def remove_own_field(step: Step, draft: uuid.UUID) -> None:
    """Take a field about people away in which nothing stands.

    Raises:
        RuleBroken: something stands in it.
    """
    field = rows.found(step, OwnField, draft)
    keys = {str(field.id), field.id.hex, field.name_en}
    filled = step.scalars(sa.select(Person.own_fields)).all()
    used = sum(any((own or {}).get(key) for key in keys) for own in filled)
    if used:
        raise RuleBroken("own_field_is_used", name=in_both(field.name_en, field.name_cy), n=used)
    step.says("own_field_removed", name=in_both(field.name_en, field.name_cy))
    step.delete(field)
