"""Chains below the rings: no ring loses a place, and as many people as possible get one."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.pairing.chain_maker import make_chains
from facilitator.pairing.chains import find_chains
from facilitator.pairing.problem import Arc, Member, Plan, Problem, Status
from facilitator.pairing.puzzle import puzzle_of

NAMES = "ABCDEF"


@st.composite
def cases(draw: st.DrawFn) -> tuple[Problem, dict[int, int], dict[int, int]]:
    pairs = [(a, b) for a in NAMES for b in NAMES if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12))
    arcs = tuple(Arc(a, b, draw(st.integers(0, 9))) for a, b in chosen)
    problem = Problem(tuple(map(Member, NAMES)), arcs)
    heads = draw(st.dictionaries(st.integers(0, 2), st.integers(1, 2), max_size=3))
    waiting = {at: draw(st.integers(0, 1)) for at in range(3, 6)}
    return problem, heads, waiting


def most_placed(
    links: set[tuple[int, int]], heads: dict[int, int], waiting: dict[int, int], longest: int
) -> int:
    """The most people whom chains can place, by trying every set of chains."""
    chains = [
        (head, *rest)
        for head in heads
        for length in range(1, longest)
        for rest in permutations(waiting, length)
        if all(link in links for link in pairwise((head, *rest)))
        and all(waiting[one] for one in rest[:-1])
    ]

    def best(at: int, taken: frozenset[int], room: dict[int, int]) -> int:
        if at == len(chains):
            return len(taken)
        head, *rest = chains[at]
        found = best(at + 1, taken, room)
        if room[head] and taken.isdisjoint(rest):
            less = {**room, head: room[head] - 1}
            found = max(found, best(at + 1, taken | set(rest), less))
        return found

    return best(0, frozenset(), heads)


@given(cases(), st.integers(2, 4))
def test_chains_place_as_many_people_as_any_chains_could(
    case: tuple[Problem, dict[int, int], dict[int, int]], longest: int
) -> None:
    problem, heads, waiting = case
    puzzle = puzzle_of(problem)
    links = make_chains(puzzle, heads, waiting, longest)
    receivers = [receiver for _, receiver in links]
    assert len(set(receivers)) == len(receivers)
    assert set(receivers) <= set(waiting)
    assert set(links) <= set(puzzle.worth)
    for giver in heads:
        assert sum(coach == giver for coach, _ in links) <= heads[giver]
    assert len(receivers) == most_placed(set(puzzle.worth), heads, waiting, longest)


def test_a_chain_begins_with_something_still_to_pass_on_and_leaves_rings_alone() -> None:
    people = tuple(Member(name, capacity=2) for name in "ABCD")
    arcs = tuple(Arc(a, b, 50) for a, b in ("AB", "BA", "AC", "CD", "BD"))
    problem = Problem(people, arcs, ring_cap=3)
    plan = Plan(Status.OPTIMAL, (("A", "B"),), people=2)
    assert find_chains(problem, plan, {"A": -60}) == (("A", "C"), ("C", "D"))
    assert find_chains(problem, plan, {"A": 60, "C": -60}) == (("C", "D"),)
    assert find_chains(problem, plan, {}) == ()
