"""Threes and rounds: nobody sits twice, turns to be out go round, few meet again."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.cohorts.actions import GatheringDraft, plan_gathering
from facilitator.errors import RuleBroken
from facilitator.pairing.actions import clear_seats, seat_people
from facilitator.pairing.questions import cohort_to_pair, people_today
from facilitator.pairing.rota import Before, Shape, meetings_again, rota
from facilitator.pairing.seating import SeatsDraft, rota_of
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme

SHAPES = st.sampled_from(list(Shape))


def names(count: int) -> list[str]:
    return [f"P{number:02d}" for number in range(count)]


@given(st.integers(2, 30), SHAPES, st.integers(1, 4), st.integers(1, 3))
def test_everybody_is_at_one_table_or_out_in_every_round(
    count: int, shape: Shape, rounds: int, days: int
) -> None:
    people = names(count)
    found = rota({f"day {number}": people for number in range(days)}, shape, rounds)
    assert len(found) == rounds * days
    for sitting in found:
        seated = [one for table in sitting.tables for one in table]
        assert sorted([*seated, *sitting.out]) == people
        assert all(2 <= len(table) <= shape.seats for table in sitting.tables)
        assert len(sitting.out) <= 1


@given(st.integers(3, 25), SHAPES)
def test_nobody_is_out_again_before_everybody_else_was(count: int, shape: Shape) -> None:
    found = rota({"one": names(count), "two": names(count)}, shape, count)
    out = [one for sitting in found for one in sitting.out]
    for at in range(0, len(out) - count + 1, count):
        assert sorted(out[at : at + count]) == names(count)


@pytest.mark.parametrize("count", range(4, 25, 2))
def test_twos_meet_everybody_once_before_anybody_twice(count: int) -> None:
    found = rota({"day": names(count)}, Shape.PAIRS, count - 1)
    met = Counter(frozenset(table) for sitting in found for table in sitting.tables)
    assert met == {frozenset(two): 1 for two in combinations(names(count), 2)}


@pytest.mark.parametrize("count", [12, 15, 18, 24, 30])
def test_three_rounds_of_threes_bring_nobody_together_twice(count: int) -> None:
    found = rota({"day": names(count)}, Shape.TRIADS, 3)
    assert meetings_again(found) == 0


def test_who_was_out_and_who_met_before_counts_on_a_later_day() -> None:
    people = names(7)
    first = rota({"one": people}, Shape.TRIADS, 2)
    later = rota({"two": people}, Shape.TRIADS, 2, Before(first))
    out = [one for sitting in (*first, *later) for one in sitting.out]
    assert len(set(out)) == 4
    fresh = rota({"two": people}, Shape.TRIADS, 2)
    assert meetings_again((*first, *later)) <= meetings_again((*first, *fresh))


def test_the_roles_of_a_three_go_round() -> None:
    found = rota({"day": names(3)}, Shape.TRIADS, 3)
    for one in names(3):
        assert {table.index(one) for sitting in found for table in sitting.tables} == {0, 1, 2}


def test_the_rota_of_a_cohort_is_kept_made_anew_and_taken_away(sample: OpenProgramme) -> None:
    cohort = sample.ask(cohort_to_pair, "C2")
    assert cohort is not None
    people = sample.ask(people_today, cohort, TODAY)
    day = sample.do(plan_gathering, GatheringDraft(cohort, "Rounds", TODAY)).value
    before = {one.id: one.sittings for one in sample.ask(rota_of, cohort, TODAY)}
    sample.do(seat_people, SeatsDraft(cohort, [day], people, Shape.PAIRS, 2))
    seats = sample.do(seat_people, SeatsDraft(cohort, [day], people, Shape.TRIADS, 3)).value
    assert seats == 3 * len(people)
    after = {one.id: one.sittings for one in sample.ask(rota_of, cohort, TODAY)}
    assert [one.round for one in after[day]] == [1, 2, 3]
    assert {key: found for key, found in after.items() if key != day} == {
        key: found for key, found in before.items() if key != day
    }
    assert sample.do(clear_seats, day).value == seats
    with pytest.raises(RuleBroken, match="rota_too_few"):
        sample.do(seat_people, SeatsDraft(cohort, [day], people[:1]))
