"""What moves without a session (a place on a course, a room), and questions that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import LeftAnswer, Movement, Organisation, Person, SavedQuestion

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.reciprocity.asking import Question
    from facilitator.store.journal import Step


@dataclass(frozen=True)
class Party:
    """A person, an organisation, or (with neither) the programme itself."""

    person_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None


@dataclass(frozen=True)
class MovementDraft:
    """Whole minutes that a party gave to another without a session."""

    day: dt.date
    giver: Party
    receiver: Party
    minutes: int
    kind: str
    cohort_id: uuid.UUID | None = None


def record_movement(step: Step, draft: MovementDraft) -> uuid.UUID:
    """Record what one party gave another without a session, such as a place on a course."""
    if draft.giver == draft.receiver:
        raise RuleBroken("same_party")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    if draft.day > step.clock.today():
        raise RuleBroken("day_in_future")
    giver, receiver = _name(step, draft.giver), _name(step, draft.receiver)
    step.says("movement_recorded", giver=giver, receiver=receiver, minutes=draft.minutes)
    movement = Movement(
        code=rows.next_code(step, Movement, "M", 2),
        day=draft.day,
        known_from=draft.day,
        giver_person_id=draft.giver.person_id,
        giver_organisation_id=draft.giver.organisation_id,
        receiver_person_id=draft.receiver.person_id,
        receiver_organisation_id=draft.receiver.organisation_id,
        minutes=draft.minutes,
        kind=draft.kind,
        cohort_id=draft.cohort_id,
    )
    return step.put(movement).id


def _name(step: Step, party: Party) -> str:
    if party.person_id is not None:
        return rows.found(step, Person, party.person_id).full_name
    if party.organisation_id is not None:
        return rows.found(step, Organisation, party.organisation_id).name_en
    return ""


@dataclass(frozen=True)
class QuestionDraft:
    """A question and the name under which it is kept."""

    name: str
    question: Question


@dataclass(frozen=True)
class RenameDraft:
    """A kept question, the version that was read, and its new name."""

    id: uuid.UUID
    version: int
    name: str


def save_question(step: Step, draft: QuestionDraft) -> uuid.UUID:
    """Keep a question under a name; one of that name gives way to it."""
    name = _named(draft.name)
    step.says("question_saved", name=name)
    row = next(iter(_questions(step, name)), None)
    if row is None:
        return step.put(SavedQuestion(name=name, asked=draft.question.kept())).id
    row.asked = draft.question.kept()
    return row.id


def rename_question(step: Step, draft: RenameDraft) -> None:
    """Give a kept question another name."""
    row = rows.fresh(step, SavedQuestion, draft.id, draft.version)
    name = _named(draft.name)
    if any(one.id != draft.id for one in _questions(step, name)):
        raise RuleBroken("question_named_already", name=name)
    step.says("question_renamed", before=row.name, name=name)
    row.name = name


def delete_question(step: Step, draft: uuid.UUID) -> None:
    """Keep a question no longer."""
    row = rows.found(step, SavedQuestion, draft)
    step.says("question_deleted", name=row.name)
    step.delete(row)


def note_left(step: Step, draft: Question) -> uuid.UUID:
    """Note that an answer leaves the programme today, so that later ones do not tell more."""
    step.says("answer_left")
    today = step.clock.today()
    before = sa.select(sa.func.count()).select_from(LeftAnswer).where(LeftAnswer.on == today)
    row = LeftAnswer(on=today, place=step.scalar(before) or 0, asked=draft.kept())
    step.ends_undo()
    return step.put(row).id


def _questions(step: Step, name: str) -> list[SavedQuestion]:
    """Questions of this name; filters of lists are kept beside them under names of their own."""
    alike = step.scalars(sa.select(SavedQuestion).where(SavedQuestion.name == name))
    return [one for one in alike if "list" not in (one.asked or {})]


def _named(name: str) -> str:
    if not name.strip():
        raise RuleBroken("name_missing")
    return name.strip()[:200]
