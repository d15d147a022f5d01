"""Circulation: the exact largest balanced part, against brute force and against time."""

from __future__ import annotations

import itertools
import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reciprocity.circulation import came_home

ARROWS = st.dictionaries(
    st.sampled_from(list(itertools.permutations("abcd", 2))), st.integers(0, 2), max_size=6
)


def most_by_trying(arrows: dict[tuple[str, str], int]) -> int:
    best = 0
    for kept in itertools.product(*(range(minutes + 1) for minutes in arrows.values())):
        net: dict[str, int] = {}
        for (giver, receiver), minutes in zip(arrows, kept, strict=True):
            net[giver] = net.get(giver, 0) + minutes
            net[receiver] = net.get(receiver, 0) - minutes
        if not any(net.values()):
            best = max(best, sum(kept))
    return best


@settings(max_examples=150, deadline=None)
@given(ARROWS)
def test_it_is_the_most_that_trying_everything_finds(arrows: dict[tuple[str, str], int]) -> None:
    assert came_home(arrows) == most_by_trying(arrows)


def test_the_graphs_whose_answer_is_known() -> None:
    ring = {(n, (n + 1) % 12): 60 for n in range(12)}
    named = {(f"{a}", f"{b}"): minutes for (a, b), minutes in ring.items()}
    assert came_home(named) == 720
    assert came_home(dict.fromkeys(list(named)[:-1], 60)) == 0
    assert came_home({("a", "b"): 60, ("b", "a"): 45}) == 90
    assert came_home({(f"g{n}", "one"): 60 for n in range(11)}) == 0
    assert came_home({}) == 0


def test_250_people_take_well_under_a_second() -> None:
    dice = random.Random(4)
    arrows = {
        (f"P{a:03}", f"P{b:03}"): dice.choice([45, 60, 90]) * dice.randint(1, 6)
        for a, b in (dice.sample(range(250), 2) for _ in range(2000))
    }
    began = time.process_time()
    home = came_home(arrows)
    assert time.process_time() - began < 1
    assert 0 < home < sum(arrows.values())
