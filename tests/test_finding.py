"""Finding by part of a name: accents apart, one slip forgiven, exact names first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.agreements.finding import papers_found
from facilitator.cohorts.finding import cohorts_found
from facilitator.finding import found, is_near
from facilitator.pairing.finding import pairings_found
from facilitator.people.finding import people_found

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme

NAMES = ("Siân Llŵyd-Ŵyr", "Sian Parry", "Łukasz Nowak", "Mohammed Aziz")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("sian", ("Siân Llŵyd-Ŵyr", "Sian Parry")),
        ("llwyd sian", ("Siân Llŵyd-Ŵyr",)),
        ("LUKASZ", ("Łukasz Nowak",)),
        ("mohamed", ("Mohammed Aziz",)),
        ("muhammed", ("Mohammed Aziz",)),
        ("mohammmed", ("Mohammed Aziz",)),
        ("nwoak", ("Łukasz Nowak",)),
        ("zzz", ()),
        ("", ()),
    ],
)
def test_names_are_found_as_they_are_typed(typed: str, names: tuple[str, ...]) -> None:
    assert found(typed, NAMES, str, 5) == names


def test_short_words_forgive_two_letters_that_were_swapped_and_no_more() -> None:
    assert not is_near("ann", "anna x"[1:])
    assert is_near("ann", "anna")
    assert is_near("tow", "two")
    assert not is_near("tow", "toe")
    assert not is_near("to", "ot")


def test_no_more_than_were_asked_for() -> None:
    assert found("sian", NAMES, str, 1) == ("Siân Llŵyd-Ŵyr",)


def test_people_cohorts_pairings_and_papers_of_the_sample_are_found(
    sample: OpenProgramme,
) -> None:
    people = sample.ask(people_found, "sian llwyd", 5, "cy")
    assert [person.name for person in people] == ["Siân Llwyd-Ŵyr"]
    assert sample.ask(people_found, "sian llywd", 5, "cy") == people
    assert [one.title_en for one in sample.ask(cohorts_found, "cohort two", 3)] == ["Cohort two"]
    assert sample.ask(cohorts_found, "carfan dau", 3)
    pairings = sample.ask(pairings_found, "sian llwyd", 9)
    assert len(pairings) == 2
    assert all("Siân Llwyd-Ŵyr" in (one.coach, one.coachee) for one in pairings)
    papers = sample.ask(papers_found, "2026", 3)
    assert all("2026" in paper.number for paper in papers)
