"""A summary says no number of few people, by month and in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange.actions import import_history
from facilitator.papers.plan_text import said
from facilitator.papers.summary import summary_paper
from facilitator.printing.wanted import cohort_called
from facilitator.reciprocity.summary import summary_of
from facilitator.words import Language
from tests.reciprocity.histories import TODAY, pairing, person, record, session

if TYPE_CHECKING:
    from facilitator.papers.summary import Summary
    from facilitator.reciprocity.record import Record
    from facilitator.store.opening import OpenProgramme


def met(**many: tuple[int, str]) -> Record:
    """So many pairs of a cohort meet for an hour, each in a month of its own."""
    people, pairings, sessions = [], [], []
    for cohort, (count, month) in many.items():
        for n in range(count):
            code = f"{cohort}{month}{n}"
            people += [person(f"P{code}", "O1"), person(f"Q{code}", "O2")]
            pairings.append(pairing(f"A{code}", f"P{code}", f"Q{code}", cohort=cohort[:2]))
            sessions.append(session(f"S{code}", f"A{code}", f"2026-{month}-03"))
    return record(people=tuple(people), pairings=tuple(pairings), sessions=tuple(sessions))


def summary(programme: OpenProgramme, cohort: str) -> Summary:
    return programme.ask(summary_of, programme.ask(cohort_called, cohort), TODAY)


def text_of(found: Summary) -> str:
    return "\n".join(said(summary_paper(found, (Language.EN,))))


def test_a_month_in_which_few_met_has_no_number(programme: OpenProgramme) -> None:
    history = met(C1=(6, "02"), C1b=(2, "03"), C1c=(3, "04"), C1d=(7, "05"))
    programme.do(import_history, history)
    found = summary(programme, "C1")
    held = {month.month.month: month.held for month in found.months if month.month.month < 6}
    assert held == {1: 0, 2: 6, 3: None, 4: None, 5: 7}
    assert found.sessions_held == 18
    assert "too few took part to say" in text_of(found)


def test_a_cohort_of_few_says_no_hours(programme: OpenProgramme) -> None:
    programme.do(import_history, met(C1=(9, "02"), C2=(2, "03")))
    found = summary(programme, "C2")
    assert (found.given, found.sessions_held) == (None, None)
    assert "A dash stands where" in text_of(found)
    whole = programme.ask(summary_of, None, TODAY)
    shown = [whole.given, summary(programme, "C1").given]
    assert shown.count(None) == 1
