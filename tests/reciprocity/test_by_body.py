"""Hours by organisation on the summaries of one day: whole less part tells of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity.by_body import OTHERS, hours_by_body, papers_of_day
from facilitator.reciprocity.ledger import movements
from tests.reciprocity.histories import TODAY, pairing, person, record, session

if TYPE_CHECKING:
    from facilitator.reciprocity.record import Record


def told(*cohorts: tuple[str, str, int]) -> Record:
    """So many people of an organisation give an hour each in a cohort, to people of another."""
    people, pairings, sessions = [], [], []
    for cohort, body, many in cohorts:
        for n in range(many):
            code = f"{cohort}{body}{n}"
            people += [person(f"P{code}", body), person(f"Q{code}", "O2")]
            pairings.append(pairing(f"A{code}", f"P{code}", f"Q{code}", cohort=cohort))
            sessions.append(session(f"S{code}", f"A{code}", "2026-03-03"))
    return record(people=tuple(people), pairings=tuple(pairings), sessions=tuple(sessions))


def rows(history: Record, cohort: str | None) -> dict[str, tuple[int, int]]:
    known = movements(history, TODAY)
    found = hours_by_body(known, cohort, papers_of_day(history, known))
    return {row.row: (row.given, row.received) for row in found}


def test_organisations_stand_where_each_has_five_people_in_every_summary() -> None:
    history = told(("C1", "O1", 6), ("C2", "O1", 5))
    assert papers_of_day(history, movements(history, TODAY)).is_body
    assert rows(history, None) == {"O1": (660, 0), "O2": (0, 660)}
    assert rows(history, "C1") == {"O1": (360, 0), "O2": (0, 360)}


def test_the_whole_less_one_cohort_tells_of_nobody() -> None:
    """Two people gave in the second cohort: its hours are not the whole less the first."""
    history = told(("C1", "O1", 6), ("C2", "O1", 2))
    both = rows(history, None), rows(history, "C1")
    shown = [found["health"][0] for found in both if "health" in found]
    assert len(shown) < 2
    assert rows(history, "C2") == {}


def test_a_small_sector_stands_with_the_others() -> None:
    history = told(("C1", "O1", 6))
    assert set(rows(history, None)) <= {"O1", "O2", "health", OTHERS}
