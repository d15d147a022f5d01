"""This week: each rule on the day before its limit, on it, and when it must be silent."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reciprocity.record import (
    Agreement,
    BankHoliday,
    Correction,
    Dismissal,
    Ended,
    Pause,
    Qualification,
    Record,
    Request,
    Snooze,
    Status,
    Supervision,
    Thanks,
)
from facilitator.week.answer import ACTIONS, as_json, fold, sentence
from facilitator.week.look import DEFAULT_LIMITS, GROUP_OF
from facilitator.week.rules import week
from facilitator.week.standing import relationships, standing
from facilitator.words import Language, Words
from tests.reciprocity.histories import (
    day,
    examples,
    histories,
    pairing,
    person,
    promise,
    record,
    session,
)

ENGLISH = Words(Language.EN)
QUALIFIED = Qualification("P1", "Insurance", day("2026-05-01"))
# Each rule with a record on which it alone holds from the day named.
CASES = {
    "no_first_session": (record(), "A1", "2026-01-22"),
    "no_next_session": (record(sessions=(session("S1", "A1", "2026-01-15"),)), "A1", "2026-01-29"),
    "outcome_missing": (
        record(sessions=(session("S1", "A1", "2026-01-20", "arranged"),)),
        "S1",
        "2026-01-23",
    ),
    "agreement_unsigned": (
        record(
            agreements=(Agreement("G1", "A1", day("2026-02-03"), day("2026-02-04"), None),),
            sessions=(session("S1", "A1", "2026-06-20", "arranged"),),
        ),
        "G1",
        "2026-02-24",
    ),
    "request_unanswered": (
        record(pairings=(), requests=(Request("Q1", "P1", "P2", day("2026-02-03"), None),)),
        "Q1",
        "2026-02-17",
    ),
    "commitment_due": (
        record(pairings=(), commitments=(promise("K1", "P1", due=day("2026-06-11")),)),
        "K1",
        "2026-05-12",
    ),
    "thank_you_missing": (
        record(
            pairings=(pairing("A1", "P1", "P2", contracted_sessions=1),),
            sessions=(session("S1", "A1", "2026-02-03"),),
        ),
        "A1",
        "2026-02-10",
    ),
    "supervision_due": (
        record(
            sessions=(session("S1", "A1", "2026-06-29", "arranged"),),
            supervision=(Supervision("P1", day("2026-01-13"), 60),),
        ),
        "P1",
        "2026-04-15",
    ),
    "expiring": (record(pairings=(), qualifications=(QUALIFIED,)), "P1", "2026-03-02"),
    "pattern_of_missed": (
        record(
            sessions=(
                session("S1", "A1", "2026-02-02", "no_show_coach"),
                session("S2", "A1", "2026-02-03", "no_show_coach"),
                session("S3", "A1", "2026-02-04", "no_show_coach"),
                session("S4", "A1", "2026-06-29", "arranged"),
            )
        ),
        "P1",
        "2026-02-04",
    ),
    "exit_open_balance": (
        record(
            people=(person("P1", "O1", day("2026-02-03")), person("P2", "O2"), person("P3")),
            sessions=(session("S1", "A1", "2026-01-20"),),
            thanks=(Thanks("A1", day("2026-01-21")),),
        ),
        "P1",
        "2026-02-03",
    ),
}


def rows(history: Record, today: str) -> list[tuple[str, str]]:
    return [(row.rule, row.subject) for row in week(history, day(today)).rows]


def test_every_rule_has_a_group_an_action_and_a_case() -> None:
    assert set(CASES) == set(DEFAULT_LIMITS) == set(GROUP_OF) == set(ACTIONS)


@pytest.mark.parametrize("rule", CASES)
def test_a_limit_of_n_is_reached_on_day_n(rule: str) -> None:
    history, subject, reached = CASES[rule]
    before = day(reached) - dt.timedelta(days=1)
    assert rows(history, before.isoformat()) == []
    found = week(history, day(reached)).rows
    assert [(row.rule, row.subject, row.since) for row in found] == [(rule, subject, day(reached))]


@pytest.mark.parametrize("rule", CASES)
def test_every_sentence_reads_in_english_with_its_numbers(rule: str) -> None:
    history, _, reached = CASES[rule]
    (row,) = week(history, day(reached)).rows
    told = sentence(row, ENGLISH)
    assert told.count("**") >= 2
    assert "%" not in told
    assert "week_" not in told
    assert "week_" not in ENGLISH.stored(ACTIONS[rule])


def test_the_answer_of_the_command() -> None:
    history, _, reached = CASES["no_first_session"]
    assert as_json(week(history, day(reached)), ENGLISH) == {
        "today": "2026-01-22",
        "being_coached_now": 1,
        "pairings": {
            "contracted": 3,
            "held": 0,
            "arranged": 0,
            "past_without_outcome": 0,
            "to_arrange": 3,
        },
        "rows": [
            {
                "group": "chase",
                "rule": "no_first_session",
                "subject": "A1",
                "since": "2026-01-22",
                "sentence": "No first session 10 days after the start; rule: 10 days.",
            }
        ],
    }


def test_a_row_first_appears_on_a_working_day_and_counts_from_its_limit() -> None:
    """The tenth day after 24 March 2026 is Good Friday; the next working day is the 7th."""
    history = record(pairings=(pairing("A1", "P1", "P2", started=day("2026-03-24")),))
    assert rows(history, "2026-04-06") == []
    (row,) = week(history, day("2026-04-07")).rows
    assert row.since == day("2026-04-03")
    own = replace(history, bank_holidays=(BankHoliday(day("2026-04-07"), "own"),))
    assert rows(own, "2026-04-07") == []
    assert rows(own, "2026-04-08") == [("no_first_session", "A1")]
    at_once = replace(history, settings=replace(history.settings, limits={"at_once": 1}))
    assert rows(at_once, "2026-04-03") == [("no_first_session", "A1")]


def test_days_at_rest_do_not_count_and_nobody_at_rest_is_in_a_row() -> None:
    history = record(pauses=(Pause("P2", day("2026-01-15"), day("2026-01-24")),))
    assert rows(history, "2026-01-24") == []
    assert rows(history, "2026-01-31") == []
    (row,) = week(history, day("2026-02-02")).rows
    assert (row.rule, row.since, row.values["days"]) == (
        "no_first_session",
        day("2026-02-01"),
        11,
    )
    later = replace(history, pauses=(Pause("P2", day("2026-02-03"), None),))
    assert rows(later, "2026-02-02") == [("no_first_session", "A1")]
    assert rows(later, "2026-03-03") == []


def test_a_missing_outcome_silences_the_other_session_rules() -> None:
    history = record(sessions=(session("S1", "A1", "2026-01-21", "arranged"),))
    assert rows(history, "2026-01-23") == []
    assert rows(history, "2026-02-23") == [("outcome_missing", "S1")]


def test_a_snooze_hides_one_rule_of_one_subject_until_its_day() -> None:
    history = record(
        agreements=(Agreement("G1", "A1", day("2026-01-12"), None, None),),
        snoozes=(Snooze("no_first_session", "A1", day("2026-02-03"), day("2026-02-10"), "away"),),
    )
    both = [("no_first_session", "A1"), ("agreement_unsigned", "G1")]
    assert rows(history, "2026-02-02") == both
    assert rows(history, "2026-02-03") == [("agreement_unsigned", "G1")]
    assert rows(history, "2026-02-09") == [("agreement_unsigned", "G1")]
    assert rows(history, "2026-02-10") == both


def test_what_is_no_concern_comes_back_when_the_facts_change() -> None:
    history = record(
        sessions=(session("S1", "A1", "2026-01-13"), session("S2", "A1", "2026-03-02")),
        dismissals=(Dismissal("no_next_session", "A1", day("2026-01-28"), "they meet in March"),),
    )
    assert rows(history, "2026-01-27") == [("no_next_session", "A1")]
    assert rows(history, "2026-01-28") == []
    assert rows(history, "2026-02-27") == []
    assert rows(history, "2026-03-16") == [("no_next_session", "A1")]


@pytest.mark.parametrize("rule", CASES)
def test_every_rule_can_be_no_concern_while_its_facts_last(rule: str) -> None:
    history, subject, reached = CASES[rule]
    said = replace(history, dismissals=(Dismissal(rule, subject, day(reached), "all is well"),))
    later = (day(reached) + dt.timedelta(days=2)).isoformat()
    assert (rule, subject) in rows(history, later)
    assert rows(said, reached) == []
    assert (rule, subject) not in rows(said, later)
    other = replace(history, dismissals=(Dismissal(rule, "P3", day(reached), "another"),))
    assert rows(other, reached) == [(rule, subject)]


def test_trap_leaver_keeps_getting_letters() -> None:
    history = replace(
        CASES["exit_open_balance"][0],
        thanks=(),
        qualifications=(QUALIFIED,),
        agreements=(Agreement("G1", "A1", day("2026-01-12"), None, None),),
        requests=(Request("Q1", "P1", "P2", day("2026-01-12"), None),),
    )
    assert rows(history, "2026-06-15") == [("exit_open_balance", "P1")]
    assert week(history, day("2026-06-15")).being_coached_now == 0


def test_trap_offers_of_leavers_still_listed() -> None:
    left = replace(person("P2", "O2"), left=day("2026-02-03"))
    history = record(people=(person("P1", "O1"), left, person("P3")))
    assert rows(history, "2026-02-02") == [("no_first_session", "A1")]
    assert rows(history, "2026-02-03") == []


def test_trap_future_sessions_counted_as_missed() -> None:
    history = record(sessions=(session("S1", "A1", "2026-02-20", "arranged"),))
    assert rows(history, "2026-02-20") == []


def test_trap_mark_never_expires() -> None:
    history = CASES["pattern_of_missed"][0]
    assert rows(history, "2026-06-29") == [("pattern_of_missed", "P1")]
    late = replace(
        history, ended=(Ended("A1", day("2026-06-30"), "completed"),), sessions=history.sessions[:3]
    )
    assert ("pattern_of_missed", "P1") in rows(late, "2026-08-01")
    assert ("pattern_of_missed", "P1") not in rows(late, "2026-08-02")


def test_trap_same_day_misses_counted_three_times() -> None:
    history = CASES["pattern_of_missed"][0]
    one_day = tuple(replace(row, date=day("2026-02-02")) for row in history.sessions[:3])
    one_day = (*one_day, history.sessions[3])
    assert rows(replace(history, sessions=one_day), "2026-02-10") == []


def test_one_wrong_mark_corrected_takes_the_row_back() -> None:
    history = replace(
        CASES["pattern_of_missed"][0],
        corrections=(
            Correction("S2", day("2026-02-09"), Status.EXCUSED, 0, "the coach was right"),
        ),
    )
    assert rows(history, "2026-02-06") == [("pattern_of_missed", "P1")]
    assert rows(history, "2026-02-09") == []


@pytest.mark.parametrize("rule", ["no_first_session", "no_next_session", "outcome_missing"])
def test_a_pairing_at_rest_asks_for_nothing(rule: str) -> None:
    history, _, reached = CASES[rule]
    resting = replace(history, pairings=(replace(history.pairings[0], state="paused"),))
    assert rows(resting, reached) == []


def test_nobody_is_asked_to_sign_for_a_pairing_that_is_over() -> None:
    history, _, reached = CASES["agreement_unsigned"]
    over = replace(history, ended=(Ended("A1", day("2026-02-10"), "superseded"),))
    assert ("agreement_unsigned", "G1") not in rows(over, reached)


def test_a_signature_or_an_answer_is_known_from_its_day() -> None:
    history, _, reached = CASES["agreement_unsigned"]
    signed = Agreement("G1", "A1", day("2026-02-03"), day("2026-02-04"), day("2026-02-26"))
    later = replace(history, agreements=(signed,))
    assert rows(later, reached) == [("agreement_unsigned", "G1")]
    assert rows(later, "2026-02-26") == []
    asked = Request("Q1", "P1", "P2", day("2026-02-03"), day("2026-02-18"))
    answered = replace(CASES["request_unanswered"][0], requests=(asked,))
    assert rows(answered, "2026-02-17") == [("request_unanswered", "Q1")]
    assert rows(answered, "2026-02-18") == []


def test_trap_early_finish_shown_as_cancelled() -> None:
    history = record(
        sessions=(session("S1", "A1", "2026-02-02"),),
        ended=(Ended("A1", day("2026-02-10"), "completed_early"),),
    )
    assert rows(history, "2026-02-16") == []
    assert rows(history, "2026-02-17") == [("thank_you_missing", "A1")]


def test_trap_superseded_shown_as_declined() -> None:
    """A superseded pairing asks for nothing and is not counted; the one after it is."""
    history = record(
        pairings=(
            pairing("A1", "P1", "P2", state="superseded"),
            pairing("A2", "P3", "P2"),
        )
    )
    assert rows(history, "2026-02-02") == [("no_first_session", "A2")]
    assert week(history, day("2026-02-02")).pairings.contracted == 3


def test_trap_hidden_effective_limit() -> None:
    """The limit in force stands in the sentence, whoever set it."""
    history = record()
    own = replace(history, settings=replace(history.settings, limits={"no_first_session": 15}))
    assert rows(own, "2026-01-26") == []
    (row,) = week(own, day("2026-01-27")).rows
    assert "rule: 15 days" in sentence(row, ENGLISH)


def test_one_row_per_pairing_for_one_silence() -> None:
    history = record(
        agreements=(Agreement("G1", "A1", day("2026-01-12"), None, None),),
        commitments=(promise("K1", "P1", due=day("2026-02-20")),),
    )
    folded = fold(week(history, day("2026-02-03")))
    assert [(row.subject, row.group, len(row.entries)) for row in folded] == [
        ("P1", "decide", 1),
        ("A1", "chase", 2),
    ]
    assert ENGLISH.stored(folded[1].action) == "Write to both"


def test_how_relationships_and_people_stand() -> None:
    history = record(
        pairings=(
            pairing("A1", "P1", "P2"),
            pairing("A2", "P2", "P3"),
            pairing("A3", "P3", "P1", started=day("2026-02-01")),
        ),
        sessions=(session("S1", "A2", "2026-02-02"),),
        commitments=(promise("K1", "P1"), promise("K2", "P2", minutes=60)),
    )
    found = relationships(history, day("2026-02-03"))
    assert found == {"A1": "needs_check_in", "A2": "on_track", "A3": "too_early_to_tell"}
    assert standing(history, day("2026-02-03")) == {"P1": "in_step", "P2": "met"}
    resting = replace(history, pauses=(Pause("P1", day("2026-02-03"), None),))
    assert standing(resting, day("2026-02-03"))["P1"] == "resting"
    assert relationships(resting, day("2026-02-03"))["A1"] == "resting"


@examples(30)
@given(histories(), st.dates(day("2026-01-01"), day("2026-09-01")), st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(history: Record, today: dt.date, seed: int) -> None:
    mixed: dict[str, Any] = {
        table.name: tuple(random.Random(seed).sample(found, len(found)))
        for table in fields(Record)
        if isinstance(found := getattr(history, table.name), tuple)
    }
    assert week(replace(history, **mixed), today) == week(history, today)
