"""The short search for whole plans: what it proves is true, and its limit is never passed."""

from __future__ import annotations

import pytest

from facilitator.pairing.branching import MOST_NODES, Branching
from facilitator.pairing.formulation import Table, ring_table, usable
from facilitator.pairing.problem import Level
from facilitator.pairing.puzzle import puzzle_of
from facilitator.pairing.rings import rings_up_to
from tests.pairing.by_hand import most_people, random_problem


def table(people: int, degree: int, cap: int, seed: int) -> Table:
    puzzle = puzzle_of(random_problem(people, degree, cap, seed))
    return ring_table(puzzle, list(rings_up_to(usable(puzzle), cap)))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("people", "degree", "cap"), [(10, 3, 3), (11, 3, 4)])
def test_what_is_proved_is_what_looking_at_everything_finds(
    people: int, degree: int, cap: int, seed: int
) -> None:
    problem = random_problem(people, degree, cap, seed)
    rings = table(people, degree, cap, seed)
    heard: list[list[float]] = []
    found = Branching(rings).maximise(
        rings.aims[Level.PEOPLE], 1, None, heard.append, nodes=MOST_NODES
    )
    expected = most_people(problem.members, [arc.pair for arc in problem.arcs], cap)
    assert found.proved
    assert found.limit == expected
    assert found.values == heard[-1]


@pytest.mark.parametrize("seed", range(4))
def test_a_search_cut_short_owns_up_and_its_limit_holds(seed: int) -> None:
    rings = table(40, 6, 3, seed)
    aim = rings.aims[Level.PEOPLE]
    whole = Branching(rings).maximise(aim, 1, None, lambda _: None, nodes=MOST_NODES)
    short = Branching(rings).maximise(aim, 1, None, lambda _: None, nodes=1)
    assert whole.proved
    assert short.limit >= whole.limit
    assert short.proved == (short.values is not None)


def test_a_plan_as_good_as_any_is_not_looked_for_again() -> None:
    rings = table(30, 5, 3, 1)
    aim = rings.aims[Level.PEOPLE]
    best = Branching(rings).maximise(aim, 1, None, lambda _: None, nodes=MOST_NODES).limit
    again = Branching(rings).maximise(aim, 1, best, lambda _: None, nodes=MOST_NODES)
    assert again.proved
    assert again.values is None
    assert again.limit == best


def test_what_is_held_stays_and_what_cannot_be_held_has_no_plan() -> None:
    rings = table(30, 5, 3, 2)
    people, fit = rings.aims[Level.PEOPLE], rings.aims[Level.FIT]
    search = Branching(rings)
    most = search.maximise(people, 1, None, lambda _: None, nodes=MOST_NODES).limit
    columns = [at for at, one in enumerate(people) if one]
    search.hold(columns, [people[at] for at in columns], most)
    best = search.maximise(fit, 1, None, lambda _: None, nodes=MOST_NODES)
    assert best.values is not None
    assert sum(one * chosen for one, chosen in zip(people, best.values, strict=True)) == most
    search.hold(columns, [people[at] for at in columns], most + 1)
    nothing = search.maximise(fit, 1, None, lambda _: None, nodes=MOST_NODES)
    assert nothing.proved
    assert nothing.values is None
