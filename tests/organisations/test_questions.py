"""Organisations: the list, and one of them with its people, its exchange and its record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.cohorts.actions import CohortDraft, open_cohort
from facilitator.errors import RuleBroken
from facilitator.organisations.actions import (
    AliasDraft,
    DepartmentDraft,
    JoinDraft,
    OrganisationChange,
    add_alias,
    add_department,
    change_organisation,
    join_organisations,
    remove_alias,
)
from facilitator.organisations.questions import (
    OrganisationDetail,
    organisation_detail,
    organisations_list,
)
from facilitator.organisations.rules import next_colour
from facilitator.pairing.actions import PairDraft, pair_by_hand
from facilitator.sessions.actions import SessionDraft, record_session
from tests.people.programmes import Peopled, peopled
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme


@pytest.fixture
def made(programme: OpenProgramme) -> Peopled:
    return peopled(programme)


def detail(programme: OpenProgramme, organisation: uuid.UUID) -> OrganisationDetail:
    found = programme.ask(organisation_detail, TODAY, organisation)
    assert found is not None
    return found


def held(programme: OpenProgramme, made: Peopled, coach: uuid.UUID, coachee: uuid.UUID) -> None:
    cohort = programme.do(open_cohort, CohortDraft("Seven")).value
    pair = programme.do(pair_by_hand, PairDraft(cohort, coach, coachee)).value
    programme.do(record_session, SessionDraft(pair, TODAY - dt.timedelta(days=1), minutes=60))


def test_the_list_is_in_the_readers_alphabet_with_people_and_minutes(
    programme: OpenProgramme, made: Peopled
) -> None:
    held(programme, made, made.sian, made.tomasz)
    english = programme.ask(organisations_list, TODAY, "en")
    assert [(line.mark.name_en, line.people, line.given, line.received) for line in english] == [
        ("Harbour Council", 1, 60, 0),
        ("Shores Health Board", 2, 0, 60),
    ]
    assert english[0].aliases == ("Harbour CC",)
    welsh = programme.ask(organisations_list, TODAY, "cy")
    assert [line.mark.name_cy for line in welsh] == ["Cyngor yr Harbwr", "Shores Health Board"]


def test_what_stays_inside_is_no_exchange_with_others(
    programme: OpenProgramme, made: Peopled
) -> None:
    held(programme, made, made.tomasz, made.llinos)
    found = detail(programme, made.board)
    assert (found.given, found.received, found.inside, found.partners) == (60, 60, 60, ())
    held(programme, made, made.sian, made.tomasz)
    partner = detail(programme, made.board).partners[0]
    assert (partner.mark.name_en, partner.given, partner.received) == ("Harbour Council", 0, 60)


def test_people_stand_in_alphabetical_order_with_their_minutes(
    programme: OpenProgramme, made: Peopled
) -> None:
    held(programme, made, made.tomasz, made.sian)
    people = detail(programme, made.board).people
    assert [(line.name, line.given) for line in people] == [
        ("Tomasz Błażejewski", 60),
        ("Llinos Lewis", 0),
    ]


def test_joined_records_keep_the_other_name_as_a_spelling(
    programme: OpenProgramme, made: Peopled
) -> None:
    programme.do(join_organisations, JoinDraft(made.council, made.board))
    found = detail(programme, made.council)
    assert {line.alias for line in found.aliases} == {"Harbour CC", "Shores Health Board"}
    assert len(found.people) == 3
    assert programme.ask(organisation_detail, TODAY, made.board) is None


def test_a_spelling_stands_for_one_organisation_only(
    programme: OpenProgramme, made: Peopled
) -> None:
    with pytest.raises(RuleBroken, match="alias_taken"):
        programme.do(add_alias, AliasDraft(made.board, "harbour cc"))
    alias = detail(programme, made.council).aliases[0]
    programme.do(remove_alias, alias.id)
    programme.do(add_alias, AliasDraft(made.board, "harbour cc"))
    assert [line.alias for line in detail(programme, made.board).aliases] == ["harbour cc"]


def test_departments_and_sites_are_listed(programme: OpenProgramme, made: Peopled) -> None:
    programme.do(add_department, DepartmentDraft(made.board, "", "Nyrsio"))
    programme.do(add_department, DepartmentDraft(made.board, "West site", is_site=True))
    lines = detail(programme, made.board).departments
    assert [(line.name_en, line.name_cy, line.is_site) for line in lines] == [
        ("Nyrsio", "Nyrsio", False),
        ("West site", "West site", True),
    ]


def test_a_name_in_one_language_stands_in_for_the_other(
    programme: OpenProgramme, made: Peopled
) -> None:
    version = detail(programme, made.council).version
    change = OrganisationChange(made.council, version, {"name_en": " "})
    programme.do(change_organisation, change)
    assert detail(programme, made.council).mark.name_en == "Cyngor yr Harbwr"
    version = detail(programme, made.council).version
    for fields in ({"letters": ""}, {"letters": "LONG"}, {"name_en": "", "name_cy": " "}):
        with pytest.raises(RuleBroken):
            programme.do(change_organisation, OrganisationChange(made.council, version, fields))


def test_the_eleventh_organisation_has_a_colour_with_an_inner_ring() -> None:
    taken: list[int] = []
    for _ in range(21):
        taken.append(next_colour(taken))
    assert taken == list(range(21))
