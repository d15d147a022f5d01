"""What moves without a session: a place on a course, a room, an hour's help from a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Movement, Organisation, Person

if TYPE_CHECKING:
    import datetime as dt
    import uuid

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
