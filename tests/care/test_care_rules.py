"""Staying in touch: what is counted, when a step is proposed, and when nothing may be seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from facilitator.care.rules import (
    MISSED,
    PAST_DUE,
    StepTaken,
    Watch,
    from_json,
    noticed,
    proposal,
    what_is_left,
)
from facilitator.reciprocity.record import CoachingSession, Correction, Pause, Record, Status
from facilitator.vocabulary import StepKind, StepOutcome
from facilitator.week.look import Look
from tests.reciprocity.histories import day, pairing, person, promise, record, session

TODAY = "2026-06-30"
NO_SHOW = "no_show_coach"


def missed(*days: str, status: str = NO_SHOW) -> tuple[CoachingSession, ...]:
    return tuple(session(f"S{at}", "A1", when, status) for at, when in enumerate(days))


def watch(history: Record, today: str = TODAY, *doubted: str) -> Watch:
    return Watch(Look(history, day(today)), frozenset(doubted))


def proposed(history: Record, *steps: StepTaken, today: str = TODAY) -> StepKind | None:
    return proposal(watch(history, today), "P1", steps).step


def quiet_word(on: str, ends: str, outcome: StepOutcome | None = None) -> StepTaken:
    closed = day(ends) if outcome is not None else None
    return StepTaken(StepKind.QUIET_WORD, day(on), day(ends), closed, outcome)


THREE = ("2026-03-05", "2026-04-02", "2026-05-07")


def test_three_days_missed_propose_a_quiet_word_with_every_day_that_counted() -> None:
    history = record(sessions=(*missed(*THREE), session("S9", "A1", "2026-05-20")))
    found = proposal(watch(history), "P1", ())
    assert found.step is StepKind.QUIET_WORD
    (because,) = found.because
    assert (because.rule, because.count, because.limit, because.of) == (MISSED, 3, 3, 4)
    assert [fact.day for fact in because.facts] == [day(one) for one in THREE]
    assert [fact.session for fact in because.facts] == ["S0", "S1", "S2"]
    assert from_json(because.as_json()) == because


@pytest.mark.parametrize("days", [(), THREE[:1], THREE[:2]])
def test_one_mark_alone_never_changes_anything_visible(days: tuple[str, ...]) -> None:
    found = proposal(watch(record(sessions=missed(*days))), "P1", ())
    assert found == proposal(watch(record()), "P1", ())
    assert (found.step, found.because) == (None, ())


def test_trap_same_day_misses_counted_three_times() -> None:
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P1", "P3")),
        sessions=(
            session("S1", "A1", "2026-05-05", NO_SHOW),
            session("S2", "A2", "2026-05-05", NO_SHOW),
            session("S3", "A2", "2026-05-06", NO_SHOW),
        ),
    )
    assert noticed(watch(history), "P1") == ()


def test_trap_future_sessions_counted_as_missed() -> None:
    history = record(sessions=missed("2026-05-05", "2026-05-06", "2026-07-01"))
    assert noticed(watch(history), "P1") == ()


def test_trap_mark_never_expires() -> None:
    history = record(sessions=missed(*THREE))
    assert proposed(history, today="2026-09-04") is StepKind.QUIET_WORD
    assert proposed(history, today="2026-09-05") is None


def test_a_correction_takes_the_mark_back_from_its_day() -> None:
    corrected = Correction("S1", day("2026-06-20"), Status("excused"), 0, "ill")
    history = record(sessions=missed(*THREE), corrections=(corrected,))
    assert proposed(history, today="2026-06-19") is StepKind.QUIET_WORD
    assert proposed(history, today="2026-06-20") is None


def test_what_somebody_remembers_otherwise_counts_for_nothing() -> None:
    history = record(sessions=missed(*THREE))
    assert noticed(watch(history, TODAY, "S1"), "P1") == ()


@pytest.mark.parametrize(
    "status",
    ["excused", "employer_cancelled", "rescheduled", "cancelled_in_time_coach",
     "late_cancel_coach", "no_show_coachee"],
)  # fmt: skip
def test_only_days_that_this_person_missed_count(status: str) -> None:
    assert noticed(watch(record(sessions=missed(*THREE, status=status))), "P1") == ()


def test_at_rest_means_at_rest_and_a_leaver_is_left_in_peace() -> None:
    sessions = missed(*THREE)
    resting = record(sessions=sessions, pauses=(Pause("P1", day("2026-06-29"), None),))
    assert noticed(watch(resting), "P1") == ()
    left = record(
        sessions=sessions,
        people=(person("P1", "O1", day("2026-06-01")), person("P2", "O2"), person("P3")),
    )
    assert noticed(watch(left), "P1") == ()


def test_a_promise_past_its_day_with_nothing_arranged() -> None:
    history = record(
        sessions=(session("S1", "A1", "2026-02-05"),),
        commitments=(promise("K1", "P1", due=day("2026-05-15")),),
    )
    assert proposed(history, today="2026-06-13") is None
    found = proposal(watch(history, "2026-06-14"), "P1", ())
    assert found.step is StepKind.QUIET_WORD
    (because,) = found.because
    assert (because.rule, because.count, because.limit) == (PAST_DUE, 30, 30)
    assert because.facts[0].promise == "K1"
    arranged = session("S2", "A1", "2026-06-20", "arranged")
    soon = replace(history, sessions=(*history.sessions, arranged))
    assert proposed(soon, today="2026-06-14") is None
    later = replace(
        history, settings=replace(history.settings, limits={PAST_DUE: 31, "at_once": 1})
    )
    assert proposed(later, today="2026-06-14") is None


def test_trap_hidden_effective_limit() -> None:
    history = record(sessions=missed(*THREE))
    lower = replace(history, settings=replace(history.settings, limits={MISSED: 2}))
    assert proposal(watch(lower), "P1", ()).because[0].limit == 2
    higher = replace(history, settings=replace(history.settings, limits={MISSED: 4}))
    assert proposed(higher) is None


def test_a_step_under_way_is_given_its_time() -> None:
    history = record(sessions=missed(*THREE))
    found = proposal(watch(history), "P1", [quiet_word("2026-06-10", "2026-07-08")])
    assert (found.step, found.under_way) == (None, StepKind.QUIET_WORD)


def test_the_next_step_wants_something_new() -> None:
    history = record(sessions=missed(*THREE))
    taken = quiet_word("2026-05-10", "2026-06-07")
    assert proposed(history, taken) is None
    again = record(sessions=missed(*THREE, "2026-06-20"))
    assert proposed(again, taken) is StepKind.FRIENDLY_LETTER


def test_a_step_that_ended_well_begins_the_count_anew() -> None:
    well = quiet_word("2026-05-10", "2026-05-20", StepOutcome.IN_STEP_AGAIN)
    assert proposed(record(sessions=missed(*THREE, "2026-06-20")), well) is None
    more = missed(*THREE, "2026-06-20", "2026-06-21", "2026-06-22")
    assert proposed(record(sessions=more), well) is StepKind.QUIET_WORD


def test_a_step_that_was_withdrawn_never_was() -> None:
    taken = quiet_word("2026-05-10", "2026-05-20", StepOutcome.WITHDRAWN)
    assert proposed(record(sessions=missed(*THREE)), taken) is StepKind.QUIET_WORD


def test_a_step_older_than_the_window_is_forgotten() -> None:
    taken = quiet_word("2025-10-10", "2025-11-07")
    assert proposed(record(sessions=missed(*THREE)), taken) is StepKind.QUIET_WORD


def test_every_kind_has_its_turn_and_the_last_stays_the_last() -> None:
    kinds, when = list(StepKind), "2026-05-10"
    for at, kind in enumerate(kinds):
        taken = StepTaken(kind, day(when), day(when) + dt.timedelta(days=20))
        history = record(sessions=missed(*THREE, "2026-06-20"))
        assert proposed(history, taken) is kinds[min(at + 1, len(kinds) - 1)]


def test_one_wrong_mark_leaves_too_little_to_rest_on() -> None:
    (kept,) = noticed(watch(record(sessions=missed(*THREE, "2026-06-01"))), "P1")
    (left,) = what_is_left([kept], "S0", still_missed=False)
    assert left.count == 3
    assert what_is_left([left], "S1", still_missed=False) == ()
    assert what_is_left([left], "S1", still_missed=True) == (left,)
