"""What the facilitator does about readiness: documents, CPD, supervision, what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Assurance, Cpd, Person, PracticeRule, Supervision

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.exchange_vocabulary import PracticeKind, SupervisionMode, Weight
    from facilitator.store.journal import Step


@dataclass(frozen=True)
class AssuranceDraft:
    """A document that a coach needs, from a day on, perhaps until a day."""

    person_id: uuid.UUID
    kind: PracticeKind
    since: dt.date
    until: dt.date | None = None
    what: str = ""
    seen: bool = False


def keep_assurance(step: Step, draft: AssuranceDraft) -> uuid.UUID:
    """Keep that a coach has insurance, a code of ethics, their employer's release or a check."""
    person = rows.found(step, Person, draft.person_id)
    if not draft.kind.is_paper:
        raise RuleBroken("not_a_document")
    if draft.until is not None and draft.until < draft.since:
        raise RuleBroken("ends_before_it_begins")
    step.says("assurance_kept", name=person.full_name, what=draft.what.strip())
    assurance = Assurance(
        person_id=person.id,
        kind=draft.kind,
        what=draft.what.strip(),
        since=draft.since,
        until=draft.until,
        seen=draft.seen,
    )
    return step.put(assurance).id


def remove_assurance(step: Step, draft: uuid.UUID) -> None:
    """Take out a document that was put down by mistake."""
    assurance = rows.found(step, Assurance, draft)
    person = rows.found(step, Person, assurance.person_id)
    step.says("assurance_removed", name=person.full_name)
    step.delete(assurance)


@dataclass(frozen=True)
class CpdDraft:
    """Professional development of a coach, in minutes."""

    person_id: uuid.UUID
    day: dt.date
    minutes: int
    title: str
    reflected: bool = False


def record_cpd(step: Step, draft: CpdDraft) -> uuid.UUID:
    """Keep that a coach learned something, and whether they wrote down what they took from it."""
    person = rows.found(step, Person, draft.person_id)
    if draft.day > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    if not draft.title.strip():
        raise RuleBroken("board_title_missing")
    step.says("cpd_recorded", name=person.full_name, title=draft.title.strip())
    cpd = Cpd(
        person_id=person.id,
        day=draft.day,
        minutes=draft.minutes,
        title=draft.title.strip(),
        reflected=draft.reflected,
    )
    return step.put(cpd).id


def remove_cpd(step: Step, draft: uuid.UUID) -> None:
    """Take out professional development that was put down by mistake."""
    cpd = rows.found(step, Cpd, draft)
    person = rows.found(step, Person, cpd.person_id)
    step.says("cpd_removed", name=person.full_name, title=cpd.title)
    step.delete(cpd)


@dataclass(frozen=True)
class SupervisedDraft:
    """Supervision that a coach had: with whom and how, never about whom."""

    person_id: uuid.UUID
    day: dt.date
    minutes: int
    with_whom: str = ""
    mode: SupervisionMode | None = None


def keep_supervision(step: Step, draft: SupervisedDraft) -> uuid.UUID:
    """Keep that a coach had supervision, with whom and how."""
    person = rows.found(step, Person, draft.person_id)
    if draft.day > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    step.says("supervision_recorded", name=person.full_name, minutes=draft.minutes)
    supervision = Supervision(
        person_id=person.id,
        day=draft.day,
        minutes=draft.minutes,
        with_whom=draft.with_whom.strip(),
        mode=draft.mode,
    )
    return step.put(supervision).id


def remove_supervision(step: Step, draft: uuid.UUID) -> None:
    """Take out supervision that was put down by mistake."""
    supervision = rows.found(step, Supervision, draft)
    person = rows.found(step, Person, supervision.person_id)
    step.says("supervision_removed", name=person.full_name)
    step.delete(supervision)


@dataclass(frozen=True)
class AskedDraft:
    """What the programme asks of whoever coaches: how much each thing weighs, and its figure."""

    rules: Mapping[PracticeKind, tuple[Weight, int | None]]


def ask_of_coaches(step: Step, draft: AskedDraft) -> int:
    """Set what the programme asks of whoever coaches."""
    standing = {row.kind: row for row in step.scalars(sa.select(PracticeRule)).all()}
    changed = 0
    for kind, (weight, figure) in draft.rules.items():
        if figure is not None and figure < 0:
            raise RuleBroken("board_size_below_nothing")
        row = standing.get(kind)
        if row is None:
            step.put(PracticeRule(kind=kind, weight=weight, figure=figure))
            changed += 1
        elif (row.weight, row.figure) != (weight, figure):
            row.weight, row.figure = weight, figure
            changed += 1
    step.says("practice_rules_set", n=changed)
    return changed
