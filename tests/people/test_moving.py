"""What a change of work affects is said before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.people.moving import inside_one, partners_of
from facilitator.store.tables import Pairing, Person
from facilitator.vocabulary import PairingState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_pairings_that_would_be_inside_one_organisation_are_named(sample: OpenProgramme) -> None:
    coaches = sa.select(Pairing.coach_id).where(Pairing.state == PairingState.IN_FORCE)
    person = first(sample, Person, Person.id.in_(coaches)).id
    partners = sample.ask(partners_of, TODAY, person)
    assert partners
    other = next(one for one in partners if one.organisation_id is not None)
    assert other.name in inside_one(partners, other.organisation_id)
    assert not inside_one(partners, None)
