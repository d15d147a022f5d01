"""Whose record is kept and not used is matched with nobody and stands on no paper."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.actions import RestDraft, ReturnDraft, let_rest, welcome_back
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import LawfulGround
from facilitator.people.person import person_detail
from facilitator.requests.members import everybody_here
from facilitator.rights.actions import (
    BasisDraft,
    RestrictDraft,
    lift_restriction,
    note_basis,
    restrict,
)
from facilitator.rights.questions import key_of, own_data
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.people.person import PersonDetail
    from facilitator.store.opening import OpenProgramme

TOMORROW = TODAY + dt.timedelta(days=1)
CODE = "P005"


@pytest.fixture
def person(sample: OpenProgramme) -> uuid.UUID:
    """Somebody of the sample who takes part."""
    return sample.ask(key_of, CODE)


def detail(programme: OpenProgramme, person: uuid.UUID, day: dt.date = TODAY) -> PersonDetail:
    found = programme.ask(person_detail, day, person)
    assert found is not None
    return found


def test_a_restricted_person_is_offered_to_nobody_until_it_is_lifted(
    sample: OpenProgramme, person: uuid.UUID
) -> None:
    def offered() -> bool:
        return person in sample.ask(everybody_here, TODAY)

    before = offered()
    sample.do(restrict, RestrictDraft(person, TODAY))
    found = detail(sample, person)
    assert found.is_restricted(TODAY)
    assert found.is_resting(TODAY)
    assert not offered()
    sample.do(lift_restriction, RestrictDraft(person, TODAY))
    assert not detail(sample, person).is_restricted(TODAY)
    assert offered() == before


def test_coming_back_from_a_rest_does_not_lift_a_restriction(
    sample: OpenProgramme, person: uuid.UUID
) -> None:
    sample.do(restrict, RestrictDraft(person, TODAY))
    with pytest.raises(RuleBroken, match="not_resting"):
        sample.do(welcome_back, ReturnDraft(person, TODAY))
    sample.do(let_rest, RestDraft(person, TODAY))
    sample.do(welcome_back, ReturnDraft(person, TOMORROW))
    assert detail(sample, person, TOMORROW).is_restricted(TOMORROW)


def test_it_is_said_once_and_lifted_once(sample: OpenProgramme, person: uuid.UUID) -> None:
    with pytest.raises(RuleBroken, match="not_restricted"):
        sample.do(lift_restriction, RestrictDraft(person, TODAY))
    sample.do(restrict, RestrictDraft(person, TODAY))
    with pytest.raises(RuleBroken, match="restricted_already"):
        sample.do(restrict, RestrictDraft(person, TODAY))


def test_they_still_see_everything_their_ground_and_notice_too(
    sample: OpenProgramme, person: uuid.UUID
) -> None:
    sample.do(note_basis, BasisDraft(person, LawfulGround.PUBLIC_TASK, " 3 ", TODAY))
    sample.do(restrict, RestrictDraft(person, TODAY))
    held = {one.table: one.rows for one in sample.ask(own_data, CODE, TODAY).tables}
    assert dict(held["lawful_basis"][0].fields)["notice"] == "3"
    assert "restricted" in {dict(row.fields).get("reason") for row in held["pause"]}
    with pytest.raises(RuleBroken, match="notice_without_version"):
        sample.do(note_basis, BasisDraft(person, LawfulGround.CONSENT, "  ", TODAY))


def test_nobody_else_is_touched(sample: OpenProgramme, person: uuid.UUID) -> None:
    done = sample.do(restrict, RestrictDraft(person, TODAY))
    assert {table for table, _ in done.touched} == {"pause"}
    assert len(done.touched) == 1
