"""What leaves the programme: nobody beside a number, and no hidden cell that can be worked out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.record import Organisation, Record
from tests.reciprocity.histories import TODAY, histories, pairing, person, record, session


def leaving(history: Record, cohort: str | None = None) -> dict[str, Any]:
    answer = figures(history, today=TODAY, cohort=cohort, leaving=True)
    found: dict[str, Any] = json.loads(json.dumps(answer))
    return found


def big(months: dict[str, int], cohort_of: dict[int, str] | None = None) -> Record:
    """Twelve givers of O1 and twelve receivers of O2; so many pairs meet in each month."""
    people = [person(f"G{n:02}", "O1") for n in range(12)]
    people += [person(f"R{n:02}", "O2") for n in range(12)]
    pairings = tuple(
        pairing(f"A{n:02}", f"G{n:02}", f"R{n:02}", cohort=(cohort_of or {}).get(n, "C1"))
        for n in range(12)
    )
    sessions = tuple(
        session(f"S{month}{n:02}", f"A{n:02}", f"{month}-10")
        for month, pairs in months.items()
        for n in range(pairs)
    )
    return record(people=tuple(people), pairings=pairings, sessions=sessions)


def test_figures_about_many_people_stand() -> None:
    found = leaving(big({"2026-02": 12, "2026-03": 7}))
    assert found["total_minutes"] == 19 * 60
    assert found["months"] == {"2026-02": 720, "2026-03": 420}
    assert found["matrix"] == {"O1>O2": 19 * 60}
    assert found["organisations"]["O1"]["given"] == 19 * 60


def test_one_small_month_takes_the_next_smallest_with_it() -> None:
    found = leaving(big({"2026-02": 12, "2026-03": 3, "2026-04": 7, "2026-05": 9}))
    assert found["months"] == {"2026-02": 720, "2026-03": None, "2026-04": None, "2026-05": 540}
    assert found["total_minutes"] == 31 * 60
    assert "months.2026-03" in found["hidden"]


def test_whole_less_part_says_nothing_about_a_small_cohort() -> None:
    history = big({"2026-02": 12}, {0: "C2", 1: "C2", 2: "C2"})
    assert leaving(history)["cohorts"] == {"C1": None, "C2": None}
    for cohort in ("C1", "C2"):
        part = leaving(history, cohort)
        assert part["total_minutes"] is None
        assert part["months"] == part["matrix"] == part["organisations"] == {}
        assert set(part["cohorts"].values()) == {None}


def test_zero_may_stand() -> None:
    found = leaving(big({"2026-02": 12}))
    assert found["attendance"]["coach"]["no_show"] == 0
    assert found["organisations"]["O1"]["inside"] == 0


def test_few_missed_days_are_hidden_with_their_share() -> None:
    history = big({"2026-02": 12})
    missed = tuple(session(f"N{n}", f"A{n:02}", "2026-03-10", "no_show_coach") for n in range(3))
    coach = leaving(replace(history, sessions=(*history.sessions, *missed)))["attendance"]["coach"]
    assert (coach["days"], coach["no_show"], coach["no_show_rate"]) == (15, None, None)
    assert coach["people"] == {}


def test_one_small_link_between_bodies_hides_all_links() -> None:
    history = big({"2026-02": 12})
    people = tuple(
        replace(row, organisation="O3") if row.id == "R00" else row for row in history.people
    )
    bodies = (*history.organisations, Organisation("O3", "O3", "O3", "police"))
    found = leaving(replace(history, people=people, organisations=bodies))
    assert found["matrix"] == {}
    assert found["organisations"]["O2"]["received"] is None


@settings(max_examples=60, deadline=None)
@given(histories())
def test_no_person_pairing_or_session_is_named(history: Record) -> None:
    for cohort in (None, "C1", "C2"):
        text = json.dumps({**leaving(history, cohort), "hidden": [], "cohort": "", "cohorts": {}})
        codes = [
            *(row.id for row in history.people),
            *(row.id for row in history.pairings),
            *(row.id for row in history.sessions),
        ]
        assert not [code for code in codes if f'"{code}"' in text]


@settings(max_examples=60, deadline=None)
@given(histories())
def test_hidden_parts_of_a_published_total_are_never_alone(history: Record) -> None:
    plain: Any = figures(history, today=TODAY)
    shown = leaving(history)
    if shown["total_minutes"] is None:
        return
    hidden = [name for name, minutes in shown["months"].items() if minutes is None]
    together = sum(plain["months"][name] for name in hidden)
    # Each hidden cell may then be anything from 0 to all of them together.
    assert not hidden or (len(hidden) >= 2 and together >= 5)
