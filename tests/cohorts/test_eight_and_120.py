"""A cohort of eight and one of 120 in one programme: what each prints for the room."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.cohorts.actions import (
    CohortDraft,
    EnrolDraft,
    GatheringDraft,
    enrol,
    open_cohort,
    plan_gathering,
)
from facilitator.cohorts.pack import pack_of
from facilitator.organisations.actions import OrganisationDraft, add_organisation
from facilitator.papers.sign_in import by_alphabet
from facilitator.people.actions import PersonDraft, Work, add_person
from facilitator.people.names import suggested_sort_name, welsh_sort_key
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.papers.sign_in import Gathering
    from facilitator.store.opening import OpenProgramme

FIRST = ("Aled", "Bethan", "Ceri", "Dafydd", "Efa", "Ffion", "Gwen", "Huw", "Iwan", "Llinos")
LAST = (
    "Morris", "Llwyd", "ap Gruffudd", "Okafor", "Rees", "Ŵyr-Hughes", "Chowdhury", "Lewis",
    "Nowak", "Thomas", "Rhydderch", "Zych",
)  # fmt: skip
ON = TODAY + dt.timedelta(days=7)


def met(programme: OpenProgramme, names: list[str]) -> Gathering:
    """A cohort of these people meets; gives its sign-in sheet, by organisation."""
    bodies = [
        programme.do(add_organisation, OrganisationDraft(f"{len(names)} Body {number}")).value
        for number in range(4)
    ]

    def joined(number: int, name: str) -> uuid.UUID:
        work = (Work(bodies[number % 4]),)
        return programme.do(add_person, PersonDraft(name, work=work, joined=TODAY)).value

    people = [joined(number, name) for number, name in enumerate(names)]
    cohort = programme.do(open_cohort, CohortDraft(f"Cohort of {len(names)}", start=TODAY)).value
    assert programme.do(enrol, EnrolDraft(cohort, people, on=TODAY)).value == len(names)
    gathering = programme.do(plan_gathering, GatheringDraft(cohort, "First day", ON)).value
    return programme.ask(pack_of, gathering, TODAY).sign_in


@pytest.fixture
def both(programme: OpenProgramme) -> tuple[Gathering, Gathering]:
    programme.do(start_programme, StartDraft("Shores", "Glannau"))
    everybody = [f"{first} {last}" for last in LAST for first in FIRST]
    return met(programme, [f"{name} Fach" for name in everybody[:8]]), met(programme, everybody)


def order(name: str) -> str:
    return welsh_sort_key(suggested_sort_name(name))


def test_many_sign_at_three_tables_of_one_alphabet(both: tuple[Gathering, Gathering]) -> None:
    few, many = both
    assert [len(body.guests) for body in by_alphabet(few, order).organisations] == [8]
    tables = by_alphabet(many, order).organisations
    assert [len(table.guests) for table in tables] == [40, 40, 40]
    names = [guest.name for table in tables for guest in table.guests]
    assert names == sorted(names, key=order)
    for table in tables:
        told = table.name.read_in(Language.EN)
        assert table.guests[0].name in told
        assert table.guests[-1].name in told


def test_each_body_has_its_own_block_however_many_come(both: tuple[Gathering, Gathering]) -> None:
    assert [[len(body.guests) for body in one.organisations] for one in both] == [
        [2] * 4,
        [30] * 4,
    ]
