"""Effort in the ledger: a movement of whole minutes, and its reversal known from its own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.sessions.posting import REVERSAL
from facilitator.store import rows
from facilitator.store.tables import Movement, Organisation, Person

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.reciprocity.actions import Party
    from facilitator.store.journal import Step

EXCHANGE = "skills exchange"
LEARNING = "learning exchange"


def post_effort(
    step: Step, giver: Party, receiver: Party, minutes: int, day: dt.date, kind: str
) -> uuid.UUID:
    """Write minutes from a giver to a receiver into the ledger."""
    movement = Movement(
        code=rows.next_code(step, Movement, "M", 2),
        day=day,
        known_from=day,
        giver_person_id=giver.person_id,
        giver_organisation_id=giver.organisation_id,
        receiver_person_id=receiver.person_id,
        receiver_organisation_id=receiver.organisation_id,
        minutes=minutes,
        kind=kind,
    )
    step.put(movement)
    # Whatever names the movement comes after it.
    step.flush()
    return movement.id


def take_back_effort(step: Step, movement_id: uuid.UUID) -> uuid.UUID:
    """Write the opposite of a movement under its own code, known from today."""
    old = rows.found(step, Movement, movement_id)
    reversal = Movement(
        code=old.code,
        day=old.day,
        known_from=step.clock.today(),
        giver_person_id=old.giver_person_id,
        giver_organisation_id=old.giver_organisation_id,
        receiver_person_id=old.receiver_person_id,
        receiver_organisation_id=old.receiver_organisation_id,
        minutes=-old.minutes,
        kind=REVERSAL,
        cohort_id=old.cohort_id,
    )
    step.put(reversal)
    step.flush()
    return reversal.id


def party_name(step: Step, party: Party) -> str:
    """What a party is called: a person, an organisation, or nothing for the programme."""
    if party.person_id is not None:
        return rows.found(step, Person, party.person_id).full_name
    if party.organisation_id is not None:
        return rows.found(step, Organisation, party.organisation_id).name_en
    return ""
