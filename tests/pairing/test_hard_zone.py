"""Where a proof takes too long: a valid plan at once, then better ones, and an honest bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.pairing.first_plan import first_plan
from facilitator.pairing.improve import Improver, worth
from facilitator.pairing.plan_maker import make_plan
from facilitator.pairing.problem import Member, Plan, Problem, Status
from facilitator.pairing.puzzle import puzzle_of
from facilitator.pairing.solve_child import plain
from facilitator.pairing.solving import plan_from, solve
from tests.pairing.by_hand import random_problem


def assert_valid(problem: Problem, plan: Plan) -> None:
    for ring in plan.rings:
        assert len(set(ring)) == len(ring)
        assert problem.ring_cap is None or len(ring) <= problem.ring_cap
    pairings = plan.pairings
    assert len(set(pairings)) == len(pairings)
    assert {arc.pair for arc in problem.arcs} >= set(pairings)
    for member in problem.members:
        assert sum(member.id in ring for ring in plan.rings) <= member.rings_at_most


@pytest.mark.parametrize(("cap", "most"), [(3, 1), (4, 1), (4, 3)])
def test_goes_keep_a_plan_valid_and_never_make_it_worse(cap: int, most: int) -> None:
    thin = random_problem(40, 8, cap)
    many = tuple(Member(one.id, capacity=most, demand=most) for one in thin.members)
    problem = replace(thin, members=many)
    puzzle = puzzle_of(problem)
    seen: list[tuple[int, ...]] = []
    improver = Improver(puzzle, cap, first_plan(puzzle))
    before = worth(puzzle, improver.rings)
    improver.run(None, 12, lambda rings: seen.append(worth(puzzle, rings)))
    assert seen == sorted(seen)
    assert seen[-1] > before
    found = {"status": "best-so-far", "rings": improver.rings, "one_way": [], "bound": 60}
    assert_valid(problem, plan_from(problem, {**found, "conflicting": [], "release": []}))
    again = Improver(puzzle, cap, first_plan(puzzle))
    again.run(None, 12, lambda _rings: None)
    assert again.rings == improver.rings


def test_locked_pairings_stay_while_a_plan_gets_better() -> None:
    thin = random_problem(40, 8, 3, seed=4)
    lock = here_first_lock(thin)
    problem = replace(thin, locks=(lock,))
    puzzle = puzzle_of(problem)
    improver = Improver(puzzle, 3, first_plan(puzzle))
    improver.run(None, 20, lambda _rings: None)
    ids = [member.id for member in problem.members]
    pairings = {(ids[a], ids[b]) for ring in improver.rings for a, b in _links(ring)}
    assert lock in pairings


def here_first_lock(problem: Problem) -> tuple[str, str]:
    """A pairing that lies on a ring, so that it can be locked."""
    ids = [member.id for member in problem.members]
    ring = first_plan(puzzle_of(problem))[0]
    return ids[ring[0]], ids[ring[1]]


def _links(ring: tuple[int, ...]) -> list[tuple[int, int]]:
    return list(zip(ring, (*ring[1:], ring[0]), strict=True))


def test_the_first_plan_is_valid_before_any_solver_is_loaded() -> None:
    problem = random_problem(150, 20, 3)
    ids = [member.id for member in problem.members]
    rings = tuple(tuple(ids[at] for at in ring) for ring in first_plan(puzzle_of(problem)))
    plan = Plan(Status.BEST_SO_FAR, rings)
    assert_valid(problem, plan)
    assert len(plan.placed) > 100


def test_too_many_rings_for_one_look_still_reach_everybody() -> None:
    problem = random_problem(40, 36, 4, seed=3)
    told: list[int] = []
    found = make_plan(puzzle_of(problem), None, lambda better: told.append(better.bound))
    plan = plan_from(problem, plain(found))
    assert_valid(problem, plan)
    assert plan.people == plan.bound == 40
    assert plan.status is Status.BEST_SO_FAR
    assert min(told) >= 40


def test_stopped_at_once_there_is_a_plan_all_the_same() -> None:
    problem = random_problem(150, 30, 4)
    told: list[tuple[int, int]] = []
    plan = solve(problem, tell=lambda people, bound: told.append((people, bound)), time_limit=1.0)
    assert_valid(problem, plan)
    assert plan.people > 100
    assert [people for people, _ in told] == sorted(people for people, _ in told)
