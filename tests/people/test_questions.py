"""Lists of people: order, search, how everybody stands, and whom an import knows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.care.actions import RestDraft, StepOutDraft, let_rest, step_out
from facilitator.commitments.actions import PledgeDraft, pledge
from facilitator.people.actions import (
    MergeDraft,
    MoveDraft,
    PersonDraft,
    Work,
    add_person,
    merge_people,
    move_person,
)
from facilitator.people.questions import (
    alphabet_of,
    known_people,
    people_in_order,
    people_list,
    topic_names,
)
from facilitator.reciprocity.promises import Band
from tests.people.programmes import SINCE, peopled
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.people.questions import PersonLine
    from facilitator.store.opening import OpenProgramme


def names(programme: OpenProgramme, looked_for: str = "", alphabet: str | None = None) -> list[str]:
    return [
        person.name
        for person in programme.ask(people_in_order, looked_for=looked_for, alphabet=alphabet)
    ]


def line_of(programme: OpenProgramme, name: str) -> PersonLine:
    found = programme.ask(people_list, TODAY)
    return next(line for line in found.lines if line.name == name)


def test_welsh_order_puts_ll_after_lu(programme: OpenProgramme) -> None:
    for name in ("Mair Llwyd", "Mair Lwcas", "Mair Lewis"):
        programme.do(add_person, PersonDraft(name))
    assert names(programme, alphabet="cy") == ["Mair Lewis", "Mair Lwcas", "Mair Llwyd"]
    assert names(programme, alphabet="en") == ["Mair Lewis", "Mair Llwyd", "Mair Lwcas"]


def test_without_an_alphabet_the_programme_decides(sample: OpenProgramme) -> None:
    alphabet = sample.ask(alphabet_of)
    assert names(sample) == names(sample, alphabet=alphabet) != []


def test_search_is_blind_to_accents_and_finds_other_names_and_bodies(
    programme: OpenProgramme,
) -> None:
    peopled(programme)
    assert names(programme, looked_for="llwyd WYR") == ["Siân Llŵyd-Ŵyr"]
    assert names(programme, looked_for="blazej") == ["Tomasz Błażejewski"]
    assert names(programme, looked_for="shani") == ["Siân Llŵyd-Ŵyr"]
    assert names(programme, looked_for="harbwr") == ["Siân Llŵyd-Ŵyr"]
    assert names(programme, looked_for="100%") == []


def test_a_merged_record_is_in_no_list(programme: OpenProgramme) -> None:
    made = peopled(programme)
    other = programme.do(add_person, PersonDraft("Sian Llwyd", email="sian@cartref.example")).value
    programme.do(merge_people, MergeDraft(made.sian, other))
    assert "Sian Llwyd" not in names(programme)
    assert all(line.name != "Sian Llwyd" for line in programme.ask(people_list, TODAY).lines)
    kept = next(one for one in programme.ask(known_people) if one.full_name == "Siân Llŵyd-Ŵyr")
    assert "sian@cartref.example" in {kept.email, *kept.other_emails}


def test_the_list_says_where_somebody_works_today(programme: OpenProgramme) -> None:
    made = peopled(programme)
    move = Work(made.board, role="Director", start=TODAY)
    programme.do(move_person, MoveDraft(made.sian, move))
    line = line_of(programme, "Siân Llŵyd-Ŵyr")
    assert line.organisation is not None
    assert line.organisation.name_en == "Shores Health Board"
    yesterday = programme.ask(people_list, TODAY - dt.timedelta(days=1))
    before = next(line for line in yesterday.lines if line.name == "Siân Llŵyd-Ŵyr")
    assert before.organisation is not None
    assert before.organisation.name_cy == "Cyngor yr Harbwr"
    assert line_of(programme, "Ludwig van Berg").organisation is None


def test_whoever_is_behind_has_minutes_to_pass_on_until_they_rest(
    programme: OpenProgramme,
) -> None:
    made = peopled(programme)
    due = TODAY - dt.timedelta(days=10)
    programme.do(pledge, PledgeDraft(180, SINCE, due, owner_person_id=made.sian))
    line = line_of(programme, "Siân Llŵyd-Ŵyr")
    assert line.standing is not None
    assert (line.standing.band, line.to_pass_on) == (Band.BEHIND, 180)
    programme.do(let_rest, RestDraft(made.sian, TODAY))
    resting = line_of(programme, "Siân Llŵyd-Ŵyr")
    assert (resting.is_resting, resting.to_pass_on) == (True, 0)


def test_whoever_stepped_out_is_marked_so_and_asked_for_nothing(programme: OpenProgramme) -> None:
    made = peopled(programme)
    programme.do(pledge, PledgeDraft(180, SINCE, SINCE, owner_person_id=made.sian))
    programme.do(step_out, StepOutDraft(made.sian, TODAY))
    line = line_of(programme, "Siân Llŵyd-Ŵyr")
    assert (line.has_left, line.to_pass_on) == (True, 0)


def test_running_cohorts_stand_as_chips_with_their_people(sample: OpenProgramme) -> None:
    found = sample.ask(people_list, TODAY)
    assert found.cohorts
    for chip in found.cohorts:
        enrolled = [line for line in found.lines if chip.id in line.cohorts and not line.has_left]
        assert chip.people == len(enrolled) > 0


def test_an_import_knows_bodies_by_every_spelling(programme: OpenProgramme) -> None:
    peopled(programme)
    sian = next(one for one in programme.ask(known_people) if one.known_as == "Shani")
    assert sian.organisations == ("Harbour Council", "Cyngor yr Harbwr", "Harbour CC")
    assert (sian.role, sian.joined, sian.language) == ("Planner", SINCE, "")


def test_topics_are_offered_in_both_languages(programme: OpenProgramme) -> None:
    peopled(programme)
    assert ("Leading change", "Leading change") in programme.ask(topic_names)
