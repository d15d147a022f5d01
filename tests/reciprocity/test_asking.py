"""Questions of one's own: the table, the rows of its cells, and what of it may leave."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import RuleBroken
from facilitator.reciprocity.actions import (
    QuestionDraft,
    RenameDraft,
    delete_question,
    note_left,
    rename_question,
    save_question,
)
from facilitator.reciprocity.answers import left_today, saved_questions
from facilitator.reciprocity.asking import Measure, Question, Split, Whose, ask, leaving
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.hiding import ALL
from tests.reciprocity.histories import (
    TODAY,
    day,
    histories,
    pairing,
    person,
    promise,
    record,
    session,
)
from tests.support.programmes import TODAY as SAMPLE_DAY

if TYPE_CHECKING:
    from facilitator.reciprocity.record import Record
    from facilitator.store.opening import OpenProgramme

QUESTIONS = st.builds(
    Question,
    measure=st.sampled_from(Measure),
    cohort=st.sampled_from(["", "C1", "C2"]),
    organisation=st.sampled_from(["", "O1", "O2"]),
    whose=st.sampled_from(Whose),
    since=st.none() | st.dates(day("2025-12-01"), day("2026-06-30")),
    until=st.none() | st.dates(day("2025-12-01"), day("2026-06-30")),
    by=st.lists(st.sampled_from(Split), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(histories(), QUESTIONS)
def test_the_rows_of_every_cell_add_up_to_it(history: Record, question: Question) -> None:
    answer = ask(history, question, TODAY)
    for row in (*answer.rows, ALL):
        for column in (*answer.columns, ALL):
            rows = answer.behind(row, column)
            assert sum(one.amount for one in rows) == answer.figure(row, column)


@settings(max_examples=40, deadline=None)
@given(histories(), st.sampled_from([Split.MONTH, Split.QUARTER, Split.YEAR, Split.COHORT]))
def test_the_parts_of_minutes_and_sessions_add_up(history: Record, split: Split) -> None:
    whole = figures(history, today=TODAY)
    answer = ask(history, Question(by=(split, Split.WHERE)), TODAY)
    assert answer.figure(ALL) == whole["total_minutes"]
    for row in answer.rows:
        assert sum(answer.figure(row, c) or 0 for c in answer.columns) == answer.figure(row)
    assert sum(answer.figure(row) or 0 for row in answer.rows) == answer.figure(ALL)


@settings(max_examples=40, deadline=None)
@given(QUESTIONS)
def test_a_kept_question_is_the_same_question(question: Question) -> None:
    assert Question.from_kept(question.kept()) == question


def busy() -> Record:
    """Six people of one body give to six of another; one person of a third gives as well."""
    givers = [person(f"P{n}", "O1") for n in range(1, 7)]
    receivers = [person(f"Q{n}", "O2") for n in range(1, 7)]
    alone = person("R1", "O3")
    pairings = [pairing(f"A{n}", f"P{n}", f"Q{n}") for n in range(1, 7)]
    pairings.append(pairing("A7", "R1", "Q1"))
    sessions = [session(f"S{n}", f"A{n}", f"2026-0{1 + n % 3}-20") for n in range(1, 8)]
    return record(
        people=(*givers, *receivers, alone),
        pairings=tuple(pairings),
        sessions=tuple(sessions),
        commitments=(promise("K1", "P1"),),
    )


def test_what_is_asked_inside_shows_everything() -> None:
    answer = ask(busy(), Question(by=(Split.GIVING_BODY,)), TODAY)
    assert {row: answer.figure(row) for row in (*answer.rows, ALL)} == {
        "O1": 360,
        "O3": 60,
        ALL: 420,
    }
    assert [row.code for row in answer.behind("O3")] == ["S7"]
    people = ask(busy(), Question(Measure.GIVERS, by=(Split.GIVING_BODY,)), TODAY)
    assert [row.giver for row in people.behind("O3")] == ["R1"]


def test_what_leaves_hides_the_small_and_what_would_tell_it() -> None:
    answer = leaving(busy(), Question(by=(Split.GIVING_BODY,)), TODAY)
    assert {row: answer.figure(row) for row in (*answer.rows, ALL)} == {
        "O1": None,
        "O3": None,
        ALL: 420,
    }


def test_a_part_that_was_told_today_is_not_told_again_by_the_whole() -> None:
    """The figures tell all hours: those of one organisation would tell of the one other giver."""
    assert leaving(busy(), Question(), TODAY).figure(ALL) == 420
    assert leaving(busy(), Question(organisation="O1"), TODAY).figure(ALL) is None
    spring = Question(until=day("2026-04-30"))
    first = Question(until=day("2026-04-30"), organisation="O1")
    assert leaving(busy(), first, TODAY, [spring]).figure(ALL) is None


def test_a_count_of_people_is_guarded_like_the_hours() -> None:
    people = Question(Measure.GIVERS, by=(Split.GIVING_BODY,))
    answer = leaving(busy(), people, TODAY)
    assert answer.figure("O3") is None
    assert answer.figure("O1") is None
    assert answer.figure(ALL) == 7


def test_questions_are_kept_renamed_and_given_up(sample: OpenProgramme) -> None:
    by_year = Question(by=(Split.YEAR,), since=dt.date(2026, 1, 1))
    for told in sample.ask(saved_questions):
        sample.do(delete_question, told.id)
    key = sample.do(save_question, QuestionDraft("Hours by year", by_year)).value
    sample.do(save_question, QuestionDraft("By cohort", Question(by=(Split.COHORT,))))
    kept = sample.ask(saved_questions)
    assert [(one.name, one.question.by) for one in kept] == [
        ("By cohort", (Split.COHORT,)),
        ("Hours by year", (Split.YEAR,)),
    ]
    assert kept[1].question == by_year
    with pytest.raises(RuleBroken, match="question_named_already"):
        sample.do(rename_question, RenameDraft(key, kept[1].version, "By cohort"))
    with pytest.raises(RuleBroken, match="name_missing"):
        sample.do(rename_question, RenameDraft(key, kept[1].version, " "))
    sample.do(rename_question, RenameDraft(key, kept[1].version, "Every year"))
    assert [one.name for one in sample.ask(saved_questions)] == ["By cohort", "Every year"]
    again = sample.do(save_question, QuestionDraft("Every year", Question())).value
    assert again == key
    sample.do(delete_question, key)
    assert [one.name for one in sample.ask(saved_questions)] == ["By cohort"]


def test_what_left_today_is_known_in_its_order(sample: OpenProgramme) -> None:
    today = SAMPLE_DAY
    asked = [Question(by=(Split.YEAR,)), Question(by=(Split.COHORT,)), Question()]
    for question in asked:
        sample.do(note_left, question)
    assert list(sample.ask(left_today, today)) == asked
    assert sample.ask(left_today, today - dt.timedelta(days=1)) == ()
