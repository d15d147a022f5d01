"""Plain assignments: the same figures as the general solver's, within every limit, without it."""

from __future__ import annotations

import json
import random
import subprocess
import sys

import pytest

from facilitator.pairing.assignment import best_plan, is_assignment
from facilitator.pairing.formulation import flow_table, links_of, one_way_table
from facilitator.pairing.model import Model
from facilitator.pairing.problem import FAIREST, KEEP_THE_PLAN, MOST_PEOPLE, Arc, Member, Problem
from facilitator.pairing.puzzle import Link, Puzzle, puzzle_of

SCORES = (5, 10, 50, -7, 0)


def some_puzzle(seed: int, *, one_way: bool) -> Puzzle:
    """A few people with room for none to three, few or many pairings, and points that often tie."""
    rng = random.Random(seed)
    size = rng.choice((2, 5, 8, 15, 40))
    rooms = (0, 1, 1, 2, 3) if one_way else (0, 1, 1)
    members = tuple(
        Member(f"P{at:02d}", capacity=rng.choice(rooms), demand=rng.choice((0, 1, 1)))
        for at in range(size)
    )
    wanted = int(size * rng.choice((0.3, 1, 2, 4, size / 2)))
    pairs = sorted({tuple(rng.sample(members, 2)) for _ in range(wanted)}, key=str)
    arcs = tuple(
        Arc(a.id, b.id, rng.choice((*SCORES, rng.randint(0, 100))), rng.random() < 0.6)
        for a, b in pairs
    )
    return puzzle_of(
        Problem(
            members,
            arcs,
            ring_cap=None,
            one_way=one_way,
            keep=frozenset(arc.pair for arc in arcs if rng.random() < 0.3),
            levels=rng.choice((FAIREST, MOST_PEOPLE, KEEP_THE_PLAN)),
            priority={one.id: rng.randint(0, 3) for one in members} if rng.random() < 0.5 else {},
        )
    )


def worth(puzzle: Puzzle, links: list[Link]) -> list[int]:
    """What the pairings add up to, whatever the order of the aims."""
    sums = [sum(puzzle.worth[link][at] for link in links) for at in range(3)]
    return [len(links), sum(puzzle.priority[taker] for _, taker in links), *sums]


@pytest.mark.parametrize("one_way", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_it_is_as_good_as_the_general_solver_in_every_aim(seed: int, *, one_way: bool) -> None:
    puzzle = some_puzzle(seed, one_way=one_way)
    assert is_assignment(puzzle)
    plan = best_plan(puzzle)
    links = list(plan.one_way) if one_way else [x for ring in plan.rings for x in links_of(ring)]
    table = one_way_table(puzzle) if one_way else flow_table(puzzle)
    chosen = Model(table).settle(puzzle.levels).columns or ()
    theirs = [link for column in chosen for link in table.links[column]]
    assert worth(puzzle, links) == worth(puzzle, theirs)
    assert len(set(links)) == len(links) == plan.bound
    for at, room in enumerate(puzzle.capacity):
        assert sum(giver == at for giver, _ in links) <= room
        assert sum(taker == at for _, taker in links) <= min(1, puzzle.demand[at])


def test_what_is_no_plain_assignment_is_left_to_the_general_solver() -> None:
    two = (Member("A"), Member("B"))
    arcs = (Arc("A", "B", 1), Arc("B", "A", 1))
    assert is_assignment(puzzle_of(Problem(two, arcs, ring_cap=None)))
    assert not is_assignment(puzzle_of(Problem(two, arcs, ring_cap=3)))
    assert not is_assignment(puzzle_of(Problem(two, arcs, ring_cap=None, locks=(("A", "B"),))))
    assert not is_assignment(puzzle_of(Problem(two, arcs, ring_cap=None, never_direct_swap=True)))
    twice = (Member("A", capacity=2, demand=2), Member("B", capacity=2, demand=2))
    assert not is_assignment(puzzle_of(Problem(twice, arcs, ring_cap=None)))


def test_the_solving_process_loads_no_solver_for_it() -> None:
    question = {"puzzle": some_puzzle(3, one_way=True).to_json(), "time_limit": None}
    program = (
        "import sys; from facilitator.pairing.solve_child import main; main();"
        "sys.exit('highspy' in sys.modules or 'numpy' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, input=json.dumps(question) + "\n", capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["status"] == "optimal"
