"""Every figure opens the rows it is made of, and they add up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reciprocity.behind import Behind, FigureRef, Scope, Unit, behind
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.pairings import median_days_to_first, never_started, pairing_states
from facilitator.reciprocity.ratios import ratio
from facilitator.reciprocity.record import Cohort, OtherMovement, Record
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

if TYPE_CHECKING:
    import datetime as dt

ANY_DAY = st.dates(day("2025-12-01"), day("2026-07-15"))


def opened(history: Record, scope: Scope, *ref: str) -> Behind:
    return behind(history, scope, FigureRef(*ref))


@settings(max_examples=60, deadline=None)
@given(histories(), ANY_DAY, st.none() | ANY_DAY, st.sampled_from([None, "C1", "C2"]))
def test_the_rows_of_every_figure_add_up_to_it(
    history: Record, today: dt.date, start: dt.date | None, cohort: str | None
) -> None:
    scope = Scope(today, start, None, cohort)
    answer: Any = figures(history, today=today, start=start, cohort=cohort)

    def total(*ref: str) -> int:
        return opened(history, scope, *ref).total

    assert total("total_minutes") == answer["total_minutes"]
    for table in ("people", "other_parties", "organisations", "commitments", "pairings"):
        for of, row in answer[table].items():
            for column, figure in row.items():
                if column not in {"expected", "band", "due_after_pauses", "days_to_first"}:
                    assert total(table, of, column) == figure, (table, of, column)
    for table in ("cohorts", "months", "matrix"):
        for of, figure in answer[table].items():
            assert total(table, of) == figure
    assert total("circulation") == answer["circulation"]["came_home_minutes"]
    assert total("stands_with") == sum(answer["circulation"]["stands_with"].values())
    for share in ("weighted_reciprocity", "e_i"):
        shown = opened(history, scope, share)
        assert ratio(shown.total, shown.whole or 0) == answer[share]
    assert total("gini_giving") == sum(row["given"] for row in answer["people"].values())
    givers = opened(history, scope, "first_time_givers")
    assert [row.giver for row in givers.rows] == answer["first_time_givers"]


@settings(max_examples=40, deadline=None)
@given(histories(), ANY_DAY, st.sampled_from([None, "C1", "C2"]))
def test_the_days_of_attendance_are_its_rows(
    history: Record, today: dt.date, cohort: str | None
) -> None:
    scope = Scope(today, None, None, cohort)
    answer: Any = figures(history, today=today, cohort=cohort)
    for side in ("coach", "coachee"):
        row = answer["attendance"][side]
        assert opened(history, scope, "attendance", side, "days").total == row["days"]
        for column in ("no_show", "late_cancel"):
            shown = opened(history, scope, "attendance", side, column)
            assert (shown.total, shown.whole) == (row[column], row["days"])
            assert ratio(shown.total, shown.whole or 0) == row[f"{column}_rate"]


@settings(max_examples=40, deadline=None)
@given(histories(), ANY_DAY)
def test_what_comes_home_is_balanced_and_within_what_moved(history: Record, today: dt.date) -> None:
    home = opened(history, Scope(today), "circulation")
    balance: dict[str, int] = {}
    for row in home.rows:
        assert row.amount > 0
        balance[row.giver] = balance.get(row.giver, 0) + row.amount
        balance[row.receiver] = balance.get(row.receiver, 0) - row.amount
    assert not any(balance.values())
    assert home.whole is not None
    assert home.total <= home.whole


def test_the_median_stands_among_its_rows_and_the_never_started_beside_it() -> None:
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P2", "P3"), pairing("A3", "P3", "P1")),
        sessions=(session("S1", "A1", "2026-01-20"), session("S2", "A2", "2026-02-01")),
    )
    states = pairing_states(history, TODAY).values()
    days = opened(history, Scope(TODAY), "median_days_to_first_session")
    assert [row.amount for row in days.rows] == [8, 20]
    assert median_days_to_first(states) == 14
    never = opened(history, Scope(TODAY), "never_started")
    assert [row.code for row in never.rows] == ["A3"]
    assert (never.total, never.whole) == (never_started(states), 3)


def test_of_so_much_promised_for_places_so_much_was_passed_on() -> None:
    history = record(
        people=tuple(person(f"P{n}", f"O{1 + n % 2}") for n in range(1, 4)),
        cohorts=(Cohort("C1", "One", day("2026-01-01"), TODAY),),
        movements=(
            OtherMovement("M1", day("2026-01-05"), "programme", "P1", 540, "place", "C1"),
            OtherMovement("M2", day("2026-01-05"), "programme", "P3", 540, "place", "C1"),
        ),
        commitments=(
            promise("K1", "P1", minutes=540, source="M1"),
            promise("K2", "P3", minutes=90, source="C1"),
        ),
        sessions=(session("S1", "A1", "2026-02-02", minutes=75),),
    )
    scope = Scope(TODAY)
    assert opened(history, scope, "pool", "", "promised").total == 540
    assert opened(history, scope, "pool", "", "places").total == 1
    passed = opened(history, scope, "pool", "", "passed_on")
    assert [(row.code, row.amount) for row in passed.rows] == [("S1", 75)]
    assert passed.whole == 540


def test_people_helped_and_people_who_both_gave_and_received_are_people() -> None:
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P2", "P1")),
        sessions=(session("S1", "A1", "2026-01-20"), session("S2", "A2", "2026-01-21")),
        movements=(OtherMovement("M1", day("2026-01-05"), "O1", "P3", 60, "room", "C1"),),
    )
    scope = Scope(TODAY)
    helped = opened(history, scope, "helped")
    assert helped.unit is Unit.PEOPLE
    assert [row.giver for row in helped.rows] == ["P1", "P2", "P3"]
    both = opened(history, scope, "gave_and_received")
    assert [row.giver for row in both.rows] == ["P1", "P2"]


def test_a_figure_that_nobody_knows_has_no_rows() -> None:
    assert opened(record(), Scope(TODAY), "nonsense").rows == ()
    assert opened(record(), Scope(TODAY), "commitments", "K9", "met").rows == ()
