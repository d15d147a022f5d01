"""Plans against a plain solver that looks at everything, and what holds for every plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.pairing.formulation import usable
from facilitator.pairing.plan_maker import FEW, make_plan
from facilitator.pairing.problem import (
    KEEP_THE_PLAN,
    Arc,
    Level,
    Member,
    Problem,
    Status,
    pairs_of,
)
from facilitator.pairing.puzzle import puzzle_of
from facilitator.pairing.rings import rings_up_to
from facilitator.pairing.solving import solve
from tests.pairing.by_hand import best_figures, here, random_problem

if TYPE_CHECKING:
    import random

CAPS = st.sampled_from([2, 3, 4, None])
NAMES = "ABCDEF"


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to six people, some of whom may be in two rings, and a few pairings."""
    most = st.integers(0, 2)
    people = draw(st.integers(2, 6))
    members = tuple(Member(n, capacity=draw(most), demand=draw(most)) for n in NAMES[:people])
    pairs = [(a, b) for a in NAMES[:people] for b in NAMES[:people] if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=11))
    arcs = tuple(
        Arc(a, b, draw(st.integers(0, 9)), elsewhere=draw(st.booleans())) for a, b in chosen
    )
    return Problem(members, arcs, ring_cap=draw(CAPS), never_direct_swap=draw(st.booleans()))


@given(problems())
def test_figures_agree_with_looking_at_every_plan(problem: Problem) -> None:
    plan = here(problem)
    assert plan.status is Status.OPTIMAL
    assert (plan.people, plan.elsewhere, plan.score) == best_figures(problem)
    assert plan.bound == plan.people


@given(problems(), st.data())
def test_locks_are_in_the_plan_or_reported(problem: Problem, data: st.DataObject) -> None:
    if not problem.arcs:
        return
    pairs = st.sampled_from([arc.pair for arc in problem.arcs])
    locks = data.draw(st.lists(pairs, min_size=1, max_size=3, unique=True))
    locked = replace(problem, locks=tuple(locks))
    expected, plan = best_figures(locked), here(locked)
    if expected is not None:
        assert (plan.people, plan.elsewhere, plan.score) == expected
        assert set(locks) <= set(plan.pairings)
        return
    assert plan.status is Status.INFEASIBLE
    assert plan.rings == ()
    assert set(plan.conflicting_locks) <= set(locks)
    assert best_figures(replace(problem, locks=plan.conflicting_locks)) is None
    rest = set(locks) - set(plan.locks_to_release)
    assert best_figures(replace(problem, locks=tuple(rest))) is not None
    without_all_in_conflict = tuple(set(locks) - set(plan.conflicting_locks))
    assert best_figures(replace(problem, locks=without_all_in_conflict)) is not None


@given(problems())
def test_rings_are_simple_within_the_cap_and_within_everybodys_room(problem: Problem) -> None:
    plan = here(problem)
    allowed = {arc.pair for arc in problem.arcs}
    for ring in plan.rings:
        assert len(set(ring)) == len(ring) >= (3 if problem.never_direct_swap else 2)
        assert problem.ring_cap is None or len(ring) <= problem.ring_cap
        assert set(pairs_of(ring)) <= allowed
    assert len(set(plan.pairings)) == len(plan.pairings)
    for member in problem.members:
        assert sum(member.id in ring for ring in plan.rings) <= member.rings_at_most
    if problem.never_direct_swap:
        assert not {pair[::-1] for pair in plan.pairings} & set(plan.pairings)


@given(problems(), st.randoms(use_true_random=False))
def test_order_of_rows_never_matters(problem: Problem, rng: random.Random) -> None:
    members, arcs = list(problem.members), list(problem.arcs)
    rng.shuffle(members)
    rng.shuffle(arcs)
    shuffled = replace(problem, members=tuple(members), arcs=tuple(arcs))
    assert here(shuffled) == here(problem)


@given(problems(), st.data())
def test_a_further_pairing_never_places_fewer_people(problem: Problem, data: st.DataObject) -> None:
    names = [member.id for member in problem.members]
    pair = data.draw(st.permutations(names).map(lambda order: (order[0], order[1])))
    if pair in problem.arc_of:
        return
    wider = replace(problem, arcs=(*problem.arcs, Arc(*pair, 1)))
    assert here(wider).people >= here(problem).people


@pytest.mark.parametrize("cap", [3, 4, None])
def test_keeping_the_plan_changes_as_little_as_possible(cap: int | None) -> None:
    problem = random_problem(24, 4, cap)
    first = here(problem)
    leaver = first.rings[0][0]
    left = replace(
        problem,
        arcs=tuple(arc for arc in problem.arcs if leaver not in arc.pair),
        keep=frozenset(first.pairings),
    )
    anew, kept = here(left), here(replace(left, levels=KEEP_THE_PLAN))
    assert kept.people == anew.people
    assert len(left.keep & set(kept.pairings)) >= len(left.keep & set(anew.pairings))
    most_kept = here(replace(left, levels=(Level.PEOPLE, Level.KEPT)))
    assert len(left.keep & set(kept.pairings)) == len(left.keep & set(most_kept.pairings))


def test_many_rings_are_solved_length_by_length_to_the_same_figures() -> None:
    dense = random_problem(24, 12, 4)
    assert len(list(rings_up_to(usable(puzzle_of(dense)), 4))) > FEW
    plan = here(dense)
    assert plan.status is Status.OPTIMAL
    assert plan.people == plan.bound == 24
    assert plan.score >= here(replace(dense, ring_cap=3)).score


@given(problems())
def test_one_way_places_the_most_coachees(problem: Problem) -> None:
    plan = here(replace(problem, one_way=True))
    places = [m.id for m in problem.members for _ in range(m.capacity)]
    holder: dict[int, str] = {}

    def placed(coachee: str, tried: set[int]) -> bool:
        for at, coach in enumerate(places):
            if (coach, coachee) in problem.arc_of and at not in tried:
                tried.add(at)
                if at not in holder or placed(holder[at], tried):
                    holder[at] = coachee
                    return True
        return False

    expected = sum(placed(m.id, set()) for m in problem.members if m.demand)
    assert plan.status is Status.OPTIMAL
    assert plan.people == len(plan.one_way) == expected


def test_bounds_told_on_the_way_are_never_below_what_is_reached() -> None:
    bounds: list[int] = []
    dense = puzzle_of(random_problem(24, 12, 4))
    found = make_plan(dense, None, lambda better: bounds.append(better.bound))
    assert min(bounds) >= found.bound == 24


def test_more_rings_than_can_be_looked_at_still_give_a_plan_that_owns_up() -> None:
    plan = solve(random_problem(60, 45, 4), time_limit=2.0)
    assert plan.status is Status.BEST_SO_FAR
    assert plan.people == plan.bound == 60
