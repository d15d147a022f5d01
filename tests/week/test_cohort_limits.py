"""Limits of the week that a cohort has set for itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from facilitator.reciprocity.record import Cohort
from facilitator.week.rules import week
from tests.reciprocity.histories import day, pairing, record, session
from tests.week.test_week import CASES, rows


def test_a_cohorts_own_limit_holds_for_its_pairings_only() -> None:
    cohorts = (Cohort("C1", "One", None, None, (("no_first_session", 3),)),)
    history = record(
        cohorts=cohorts,
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P2", "P3", cohort="C2")),
    )
    assert rows(history, "2026-01-15") == [("no_first_session", "A1")]
    assert rows(history, "2026-01-22") == [("no_first_session", "A1"), ("no_first_session", "A2")]


@pytest.mark.parametrize(
    "rule", ["request_unanswered", "supervision_due", "expiring", "pattern_of_missed"]
)
def test_a_cohorts_own_limit_holds_for_the_people_in_it(rule: str) -> None:
    """Another limit than the programme's decides when the row of somebody in the cohort appears."""
    history, subject, reached = CASES[rule]
    if not history.pairings:
        to_come = session("S9", "A1", "2026-06-29", "arranged")
        history = replace(history, pairings=(pairing("A1", "P1", "P2"),), sessions=(to_come,))
    assert {row.cohort for row in week(history, day(reached)).rows} == {"C1"}
    before = (day(reached) - dt.timedelta(days=1)).isoformat()
    for cohort, holds in (("C1", True), ("C2", False)):
        limits = ((rule, 300),)
        cohorts = tuple(
            replace(one, limits=limits) if one.id == cohort else one for one in history.cohorts
        )
        own = replace(history, cohorts=cohorts)
        # A longer time before the end of a qualification shows it earlier.
        if rule == "expiring":
            assert ((rule, subject) in rows(own, before)) is holds
        else:
            assert ((rule, subject) not in rows(own, reached)) is holds
