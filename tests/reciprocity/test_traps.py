"""Traps that others fell into, each by its name: what a figure must never do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.care.actions import StepOutDraft, step_out
from facilitator.errors import RuleBroken
from facilitator.interchange.actions import import_history
from facilitator.interchange.history_folder import read_history, write_history
from facilitator.reciprocity.answer_table import tabled
from facilitator.reciprocity.answers import all_figures, answered
from facilitator.reciprocity.asking import Question, Split
from facilitator.reciprocity.behind import FigureRef, Scope, behind
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.ready import ready_to_give
from facilitator.reciprocity.record import Ended, Record
from facilitator.store import tables as t
from facilitator.week.rules import week
from facilitator.words import Language, Words
from tests.reciprocity.histories import TODAY, day, pairing, person, record, session
from tests.support.programmes import TODAY as SAMPLE_DAY

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme


def asked(history: Record, today: dt.date = TODAY) -> Any:
    return figures(history, today=today)


def test_future_sessions_counted_as_missed() -> None:
    later = (TODAY + dt.timedelta(days=3)).isoformat()
    history = record(sessions=(session("S1", "A1", later, "no_show_coachee", minutes=0),))
    side = asked(history)["attendance"]["coachee"]
    assert (side["days"], side["no_show"]) == (0, 0)


def test_mark_never_expires() -> None:
    history = record(sessions=(session("S1", "A1", "2026-01-12", "no_show_coachee", minutes=0),))
    assert asked(history, day("2026-07-11"))["attendance"]["coachee"]["no_show"] == 1
    assert asked(history, day("2026-07-12"))["attendance"]["coachee"]["no_show"] == 0


def test_same_day_misses_counted_three_times() -> None:
    history = record(
        pairings=tuple(pairing(f"A{n}", "P1", "P2") for n in range(1, 4)),
        sessions=tuple(
            session(f"S{n}", f"A{n}", "2026-05-05", "no_show_coachee", minutes=0)
            for n in range(1, 4)
        ),
    )
    side = asked(history)["attendance"]["coachee"]
    assert (side["days"], side["no_show"], side["no_show_rate"]) == (1, 1, 1.0)
    opened = behind(history, Scope(TODAY), FigureRef("attendance", "coachee", "no_show"))
    assert len(opened.rows) == 1


def test_early_finish_shown_as_cancelled() -> None:
    """What was held stays held, and nothing is missing from the attendance of either side."""
    history = record(
        pairings=(pairing("A1", "P1", "P2", state="completed_early"),),
        sessions=(session("S1", "A1", "2026-02-02"),),
        ended=(Ended("A1", day("2026-02-03"), "completed_early"),),
    )
    found = asked(history)
    assert found["pairings"]["A1"]["held"] == 1
    assert found["attendance"]["coach"]["late_cancel"] == 0
    assert found["attendance"]["coach"]["days"] == 1


def test_session_not_tied_to_pairing(tmp_path: Path) -> None:
    history = record(sessions=(session("S1", "A1", "2026-02-02"),))
    write_history(history, tmp_path)
    file = tmp_path / "sessions.csv"
    file.write_text(file.read_text("utf-8").replace(",A1,", ",A9,"), "utf-8")
    with pytest.raises(RuleBroken) as refused:
        read_history(tmp_path)
    assert "sessions" in str(refused.value.values)


def test_default_limit_blocks_newcomers() -> None:
    """Somebody who has given nothing yet may receive, and nothing asks them to give first."""
    history = record(sessions=(session("S1", "A1", "2026-06-20"),))
    found = asked(history)
    assert found["people"]["P2"]["received"] == 60
    assert found["people"]["P2"]["given"] == 0
    assert not [row for row in week(history, TODAY).rows if row.subject == "P2"]


def test_balance_flag_computed_but_never_shown(programme: OpenProgramme) -> None:
    """Every balance stands on the page beside the rows that it is made of."""
    programme.do(import_history, record(sessions=(session("S1", "A1", "2026-02-02"),)))
    page = programme.ask(all_figures, Scope(TODAY))
    assert {line.code: line.balance for line in page.parties} == {"P1": 60, "P2": -60}
    assert page.sum_of_balances == 0


def test_export_with_ids_only(programme: OpenProgramme) -> None:
    """What is handed on says names in words, not the codes of the record."""
    programme.do(import_history, record(sessions=(session("S1", "A1", "2026-02-02"),)))
    found = programme.ask(answered, Question(by=(Split.GIVER, Split.COHORT)), TODAY)
    table = tabled(found, Words(Language.EN))
    assert [line.name for line in table.lines] == ["Person P1", "All together"]
    assert table.columns == ("One", "All together")


def test_rho_used_for_rings() -> None:
    """A ring that came round reads 1, and a measure of two sides alone says nothing of it."""
    people = [f"P{n:02}" for n in range(12)]
    history = record(
        people=tuple(person(code) for code in people),
        pairings=tuple(
            pairing(f"A{n:02}", code, people[(n + 1) % 12]) for n, code in enumerate(people)
        ),
        sessions=tuple(session(f"S{n:02}", f"A{n:02}", "2026-02-02") for n in range(12)),
    )
    found = asked(history)
    assert found["circulation"]["index"] == 1.0
    assert found["weighted_reciprocity"] == 0.0
    assert "rho" not in str(found)


def test_offers_of_leavers_still_listed(sample: OpenProgramme) -> None:
    before = sample.ask(ready_to_give, SAMPLE_DAY)
    leaver = before.people[0]
    version = sample.ask(
        lambda db: db.execute(
            sa.select(t.Person.version).where(t.Person.id == leaver.person_id)
        ).scalar_one()
    )
    sample.do(step_out, StepOutDraft(leaver.person_id, SAMPLE_DAY, version=version))
    after = sample.ask(ready_to_give, SAMPLE_DAY)
    assert leaver.person_id not in {one.person_id for one in after.people}
    offered = {name for body in after.bodies for ask in body.asks for name in ask.could_give}
    assert leaver.name not in offered


def test_hidden_effective_limit() -> None:
    """A limit of the programme's own stands in the sentence of the row that it makes."""
    history = record(sessions=())
    row = next(row for row in week(history, TODAY).rows if row.rule == "no_first_session")
    assert row.values["limit"] == 10
