"""Promises and the ledger as values agree with the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.commitments.actions import LetGoDraft, let_go
from facilitator.commitments.questions import Standing, ledger_page, parties, promise_list
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from typing import Any

    from facilitator.store.opening import OpenProgramme


def _figures(sample: OpenProgramme) -> dict[str, Any]:
    return figures(sample.ask(whole_record, TODAY), today=TODAY)


def test_every_promise_stands_as_the_figures_say(sample: OpenProgramme) -> None:
    known = _figures(sample)["commitments"]
    lines = sample.ask(promise_list, TODAY)
    assert {line.code for line in lines if line.code in known} == set(known)
    for line in lines:
        if line.code in known:
            assert line.met == known[line.code]["met"]
            assert sum(one.minutes for one in line.counted) == line.met
            expected = known[line.code]["band"]
            assert line.standing.value in {expected, Standing.WAITING_FOR_US.value}


def test_a_promise_that_was_let_go_asks_for_nothing_and_stands_last(
    sample: OpenProgramme,
) -> None:
    line = next(one for one in sample.ask(promise_list, TODAY) if one.to_pass_on)
    sample.do(let_go, LetGoDraft(line.id, line.version, "moved away"))
    lines = sample.ask(promise_list, TODAY)
    gone = next(one for one in lines if one.id == line.id)
    assert (gone.standing, gone.to_pass_on) == (Standing.LET_GO, 0)
    assert [one.standing.is_open for one in lines] == sorted(
        (one.standing.is_open for one in lines), reverse=True
    )


def test_the_ledger_agrees_with_the_figures_and_adds_up_to_zero(sample: OpenProgramme) -> None:
    ledger, known = sample.ask(ledger_page, TODAY), _figures(sample)
    assert ledger.moved == known["total_minutes"]
    assert ledger.sum_over_parties == 0
    for line in ledger.lines:
        assert sum(one.given for one in line.entries) == line.given
        assert sum(one.received for one in line.entries) == line.received
        if line.is_person:
            person = known["people"][line.code]
            assert (line.given, line.received) == (person["given"], person["received"])


def test_whoever_can_promise_is_offered_people_first(sample: OpenProgramme) -> None:
    kinds = [one.is_person for one in sample.ask(parties)]
    assert kinds == sorted(kinds, reverse=True)
    assert len(set(kinds)) == 2


def test_a_promise_says_by_its_title_which_cohort_it_comes_from(sample: OpenProgramme) -> None:
    for line in sample.ask(promise_list, TODAY):
        if line.source.startswith("S"):
            assert line.comes_from.en.startswith("The session of ")
            continue
        titles = {"C1": "Cohort one", "C2": "Cohort two", "M01": "Qualification place"}
        assert line.comes_from.en == titles.get(line.source, line.source)
