"""What the facilitator does to say thank you."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Consent, Organisation, Pairing, Person, Thank
from facilitator.vocabulary import ConsentPurpose, Visibility

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.store.journal import Step

_NEEDS = {
    Visibility.MANAGER: ConsentPurpose.TELL_MANAGER,
    Visibility.PUBLIC: ConsentPurpose.PUBLIC_THANKS,
}


@dataclass(frozen=True)
class ThankDraft:
    """A thank-you: to the giver of a pairing, to a person or to an organisation."""

    on: dt.date
    pairing_id: uuid.UUID | None = None
    to_person_id: uuid.UUID | None = None
    to_organisation_id: uuid.UUID | None = None
    from_person_id: uuid.UUID | None = None
    wording: str = ""
    visibility: Visibility = Visibility.PRIVATE


def thank(step: Step, draft: ThankDraft) -> uuid.UUID:
    """Record a thank-you; one that goes further than the person wants their consent first."""
    if draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    person_id = draft.to_person_id
    if draft.pairing_id is not None and person_id is None:
        person_id = rows.found(step, Pairing, draft.pairing_id).coach_id
    name = _name(step, person_id, draft.to_organisation_id)
    if person_id is not None and draft.visibility in _NEEDS:
        _check_consent(step, person_id, name, _NEEDS[draft.visibility])
    step.says("thanked", name=name)
    row = Thank(
        pairing_id=draft.pairing_id,
        to_person_id=person_id,
        to_organisation_id=draft.to_organisation_id,
        from_person_id=draft.from_person_id,
        on=draft.on,
        wording=draft.wording.strip(),
        visibility=draft.visibility,
    )
    return step.put(row).id


def _name(step: Step, person: uuid.UUID | None, organisation: uuid.UUID | None) -> str:
    if person is not None:
        return rows.found(step, Person, person).full_name
    if organisation is not None:
        return rows.found(step, Organisation, organisation).name_en
    raise RuleBroken("thank_whom")


def _check_consent(step: Step, person: uuid.UUID, name: str, purpose: ConsentPurpose) -> None:
    given = sa.select(Consent.id).where(
        Consent.person_id == person, Consent.purpose == purpose, Consent.withdrawn_on.is_(None)
    )
    if step.scalar(given.limit(1)) is None:
        raise RuleBroken("consent_missing", name=name)
