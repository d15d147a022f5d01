"""The page This week as values: what is to be prepared, what is put away, who is at rest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.care.actions import TakeStepDraft, take_step
from facilitator.commitments.questions import Standing, promise_list
from facilitator.interchange.actions import import_history
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.record import Request
from facilitator.reciprocity.statement import statements_of
from facilitator.settings.actions import LimitDraft, change_limit
from facilitator.store.tables import Person
from facilitator.vocabulary import StepKind
from facilitator.week.actions import DismissDraft, dismiss
from facilitator.week.answer import sentence
from facilitator.week.look import GROUPS
from facilitator.week.preparing import (
    LIMITS,
    ComingGathering,
    NotPaired,
    ToPrepare,
    Unissued,
    preparing,
)
from facilitator.week.questions import Origin, Reason, counts, week_page
from facilitator.week.rules import week
from facilitator.words import Language, Words
from tests.reciprocity.histories import pairing, promise, record, session
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme

ENGLISH = Words(Language.EN)
DAY = dt.timedelta(days=1)


def test_the_page_holds_every_rule_of_the_week_and_what_is_to_be_prepared(
    sample: OpenProgramme,
) -> None:
    page = sample.ask(week_page, TODAY)
    answer = week(sample.ask(whole_record, TODAY), TODAY)
    shown = {(r.rule, r.found.subject) for row in page.rows for r in row.reasons}
    assert {(row.rule, row.subject) for row in answer.rows} <= shown
    extra = {rule for rule, _ in shown} - {row.rule for row in answer.rows}
    assert {"pack_not_prepared", "place_to_fill"} <= extra
    assert page.being_coached_now == answer.being_coached_now
    assert page.totals == answer.pairings


def test_each_person_or_pairing_has_one_row_with_a_name_and_no_code(
    sample: OpenProgramme,
) -> None:
    page = sample.ask(week_page, TODAY)
    about = [(row.about.title_en, row.about.beside_en, row.about.day) for row in page.rows]
    assert len(about) == len(set(about))
    assert all(row.about.title_en and row.about.title_cy for row in page.rows)
    order = [GROUPS.index(row.group) for row in page.rows]
    assert order == sorted(order)
    said = [sentence(r.found, ENGLISH) for row in page.rows for r in row.reasons]
    assert not [one for one in said if one.startswith("week_") or "%(" in one]


def test_the_side_bar_counts_the_rows(sample: OpenProgramme) -> None:
    page, counted = sample.ask(week_page, TODAY), sample.ask(counts, TODAY)
    assert counted["week"] == len(page.rows)
    assert counted["papers"] == len(page.group("print"))


def test_a_row_set_aside_stays_away_and_one_undo_brings_it_back(sample: OpenProgramme) -> None:
    row = next(
        one for one in sample.ask(week_page, TODAY).rows if one.leading.rule == "place_to_fill"
    )
    draft = DismissDraft((row.leading.rule,), row.leading.found.subject, "known", "Rheidol")
    sample.do(dismiss, draft)
    assert row.key not in [one.key for one in sample.ask(week_page, TODAY).rows]
    sample.undo()
    assert row.key in [one.key for one in sample.ask(week_page, TODAY).rows]


def test_the_limit_of_a_row_to_prepare_is_the_programmes_own(sample: OpenProgramme) -> None:
    sample.do(change_limit, LimitDraft("pack_not_prepared", 1))
    rules = {r.rule for row in sample.ask(week_page, TODAY).rows for r in row.reasons}
    assert "pack_not_prepared" not in rules


def test_a_limit_is_reached_on_its_day() -> None:
    waiting = ToPrepare(
        not_paired=(NotPaired("P001", "C1", TODAY - 7 * DAY), NotPaired("P002", "C1", TODAY)),
        gatherings=(
            ComingGathering("a", TODAY + 10 * DAY, 30),
            ComingGathering("b", TODAY + 11 * DAY, 30),
        ),
        unissued=(Unissued("cohort C1", 3, TODAY - 3 * DAY),),
    )

    def limit(rule: str, _cohort: str) -> int:
        return LIMITS[rule]

    rows = preparing(waiting, TODAY, limit, set())
    assert [(row.rule, row.folds_into) for row in rows] == [
        ("not_paired_yet", "P001"),
        ("pack_not_prepared", "a"),
        ("agreement_not_issued", "cohort C1"),
    ]
    away = {(row.rule, row.subject) for row in rows[1:]}
    assert [row.rule for row in preparing(waiting, TODAY, limit, away)] == ["not_paired_yet"]


def small(programme: OpenProgramme, *, requests: bool = False) -> None:
    """P1 promised and gives nothing yet; P1 missed three days where somebody gives to P2."""
    asked = (Request("Q1", "P2", "", dt.date(2026, 11, 20), None),) if requests else ()
    history = record(
        pairings=() if requests else (pairing("A1", "P1", "P2", contracted_sessions=6),),
        sessions=()
        if requests
        else tuple(
            session(f"S{at}", "A1", day, "no_show_coach", minutes=0)
            for at, day in enumerate(("2026-09-07", "2026-10-05", "2026-11-02"))
        ),
        commitments=(promise("K1", "P1", due=dt.date(2026, 8, 1)),),
        requests=asked,
    )
    programme.do(import_history, history)


def rules_of(programme: OpenProgramme, person: str = "Person P1") -> list[str]:
    page = programme.ask(week_page, TODAY)
    rows = [row for row in page.rows if row.about.title_en == person]
    assert len(rows) <= 1, "one row for one person"
    return [reason.rule for row in rows for reason in row.reasons]


def test_somebody_to_whom_we_gave_nobody_waits_for_us_and_is_behind_with_nothing(
    programme: OpenProgramme,
) -> None:
    small(programme, requests=True)
    assert rules_of(programme) == ["waiting_for_us"]
    (line,) = programme.ask(promise_list, TODAY)
    assert line.standing is Standing.WAITING_FOR_US
    key = first(programme, Person, Person.code == "P1").id
    assert programme.ask(statements_of, [key], TODAY)[key].still_to_pass_on == ()


def test_a_promise_past_its_day_stands_in_the_same_row_as_the_days_missed(
    programme: OpenProgramme,
) -> None:
    small(programme)
    assert set(rules_of(programme)) >= {"pattern_of_missed", "promise_past_due"}
    answer = week(programme.ask(whole_record, TODAY), TODAY)
    assert "promise_past_due" not in {row.rule for row in answer.rows}


def test_while_a_step_goes_on_what_led_to_it_is_silent_until_its_end_is_near(
    programme: OpenProgramme,
) -> None:
    small(programme)
    key = first(programme, Person, Person.code == "P1").id
    programme.do(take_step, TakeStepDraft(key, StepKind.QUIET_WORD, "a word is enough"))
    assert rules_of(programme) == []
    near = TODAY + 21 * DAY
    page = programme.ask(week_page, near)
    (row,) = [one for one in page.rows if one.about.title_en == "Person P1"]
    assert row.leading.rule == "step_ends"


def test_a_cohort_has_a_limit_of_its_own_and_the_row_says_so(sample: OpenProgramme) -> None:
    page = sample.ask(week_page, TODAY)
    reason = next(
        r for row in page.rows for r in row.reasons if r.rule == "no_next_session" and r.cohort
    )
    assert reason.origin is Origin.DEFAULT
    assert reason.cohort is not None
    sample.do(change_limit, LimitDraft("no_next_session", 1, reason.cohort.id))

    def again() -> Reason:
        return next(
            r
            for row in sample.ask(week_page, TODAY).rows
            for r in row.reasons
            if r.found.subject == reason.found.subject and r.rule == "no_next_session"
        )

    assert (again().limit, again().elsewhere, again().origin) == (1, 14, Origin.COHORT)
    sample.do(change_limit, LimitDraft("no_next_session", None, reason.cohort.id))
    assert (again().limit, again().origin) == (14, Origin.DEFAULT)
