"""Promises: who gets the minutes, how they stand, and what a rest does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.promises import PromiseState, promise_states
from facilitator.reciprocity.record import Affiliation, Pause, Record
from tests.reciprocity.histories import day, pairing, promise, record, session


def states(history: Record, today: str = "2026-06-30") -> dict[str, PromiseState]:
    return promise_states(history, movements(history, day(today)), day(today))


def met(history: Record, today: str = "2026-06-30") -> dict[str, int]:
    return {code: state.met for code, state in states(history, today).items()}


def test_minutes_go_to_the_oldest_due_and_the_surplus_to_the_next() -> None:
    history = record(
        commitments=(
            promise("K1", "P1", minutes=90, due=day("2026-06-01")),
            promise("K2", "P1", minutes=90, due=day("2026-05-01")),
        ),
        sessions=(session("S1", "A1", "2026-02-01"), session("S2", "A1", "2026-02-08")),
    )
    assert met(history) == {"K1": 30, "K2": 90}


def test_minutes_go_to_the_promise_that_the_session_names() -> None:
    history = record(
        commitments=(
            promise("K1", "P1", due=day("2026-05-01")),
            promise("K2", "P1", minutes=45, due=day("2026-06-01")),
        ),
        sessions=(session("S1", "A1", "2026-02-01", commitment="K2"),),
    )
    assert met(history) == {"K1": 15, "K2": 45}


def test_a_promise_that_has_not_begun_takes_nothing() -> None:
    history = record(
        commitments=(promise("K1", "P1", begins=day("2026-03-01")),),
        sessions=(session("S1", "A1", "2026-02-01"), session("S2", "A1", "2026-03-01")),
    )
    assert met(history) == {"K1": 60}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"direction": "return", "to": "P2"}, 60),
        ({"direction": "return", "to": "P3"}, 0),
        ({"direction": "pass_on", "to": "P2"}, 0),
        ({"direction": "pass_on", "to": "P3"}, 60),
        ({"direction": "return", "to": "O2"}, 60),
    ],
)
def test_return_and_pass_on_count_what_they_say(values: dict[str, Any], expected: int) -> None:
    history = record(
        commitments=(promise("K1", "P1", **values),), sessions=(session("S1", "A1", "2026-02-01"),)
    )
    assert met(history) == {"K1": expected}


def test_own_organisation_never_counts_to_an_external_promise_even_when_named() -> None:
    history = record(
        commitments=(promise("K1", "P1"), promise("K2", "P1", counts="")),
        sessions=(session("S1", "A1", "2026-02-01", commitment="K1"),),
        affiliations=(Affiliation("P2", "O1", "", None, None),),
    )
    assert met(history) == {"K1": 0, "K2": 60}


def test_a_session_counts_once_for_the_person_and_once_for_their_organisation() -> None:
    history = record(
        commitments=(promise("K1", "P1"), promise("K2", "O1", owner_kind="organisation")),
        sessions=(session("S1", "A1", "2026-02-01"),),
    )
    assert met(history) == {"K1": 60, "K2": 60}


def test_minutes_after_the_due_date_still_count_and_are_met_late() -> None:
    history = record(
        commitments=(promise("K1", "P1", minutes=60, due=day("2026-03-01")),),
        sessions=(session("S1", "A1", "2026-03-08"),),
    )
    state = states(history)["K1"]
    assert (state.band, state.is_met_late) == ("met", True)
    assert states(history, "2026-03-02")["K1"].band == "behind"


@pytest.mark.parametrize(
    ("today", "given", "band"),
    [
        ("2026-01-11", 0, "not_begun"),
        ("2026-02-01", 0, "in_step"),
        ("2026-04-22", 0, "behind"),
        ("2026-02-01", 2, "ahead"),
        ("2026-06-30", 3, "met"),
        ("2026-06-30", 2, "in_step"),
        ("2026-07-01", 2, "behind"),
    ],
)
def test_bands(today: str, given: int, band: str) -> None:
    history = record(
        commitments=(promise("K1", "P1"),),
        sessions=tuple(session(f"S{n}", "A1", "2026-01-20") for n in range(given)),
    )
    assert states(history, today)["K1"].band == band


def test_a_rest_stops_the_clock_and_moves_the_due_date() -> None:
    """100 days for 100 minutes: after 40 days of which 10 rested, 30 are expected."""
    history = record(
        commitments=(
            promise("K1", "P1", minutes=100, begins=day("2026-01-01"), due=day("2026-04-11")),
        ),
        pauses=(Pause("P1", day("2026-01-20"), day("2026-01-29")),),
    )
    assert states(history, "2026-01-25")["K1"].band == "resting"
    state = states(history, "2026-02-10")["K1"]
    assert (state.expected, state.due_after_pauses) == (30, day("2026-04-21"))
    assert states(history, "2026-04-21")["K1"].expected == 100


def test_a_second_rest_inside_the_days_added_by_the_first_moves_it_further() -> None:
    history = record(
        commitments=(promise("K1", "P1", begins=day("2026-01-01"), due=day("2026-01-31")),),
        pauses=(
            Pause("P1", day("2026-01-10"), day("2026-01-14")),
            Pause("P1", day("2026-02-03"), day("2026-02-04")),
        ),
    )
    assert states(history)["K1"].due_after_pauses == day("2026-02-07")


def test_expected_is_rounded_half_up() -> None:
    history = record(
        commitments=(
            promise("K1", "P1", minutes=5, begins=day("2026-01-01"), due=day("2026-01-11")),
        )
    )
    assert states(history, "2026-01-02")["K1"].expected == 1


def test_trap_default_limit_blocks_newcomers() -> None:
    """Somebody who received first and has given nothing is in step, not behind, at the start."""
    history = record(
        pairings=(pairing("A1", "P2", "P1"),),
        commitments=(promise("K1", "P1"),),
        sessions=(session("S1", "A1", "2026-01-20"),),
    )
    assert states(history, "2026-01-21")["K1"].band == "in_step"
    assert states(replace(history, sessions=()), "2026-01-21")["K1"].band == "in_step"
