"""A plan changed by hand: what becomes of its rings, and what the change costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import RuleBroken
from facilitator.pairing.by_hand import HandPlan, Move, Way, figures_of, moved, price_of
from facilitator.pairing.choices import Choice
from facilitator.pairing.compatibility import Compatibility
from facilitator.pairing.problem import Member, Problem, Rule, pairs_of
from facilitator.vocabulary import ChoiceSide
from tests.pairing.by_hand import some_people

RINGS = (("A", "B", "C"), ("D", "E"))
PLAN = HandPlan(RINGS)
ANYBODY = st.sampled_from("ABCDEFG")


def test_each_way_does_what_it_says() -> None:
    assert moved(PLAN, Move(Way.SWAP, ("A", "D"))).rings == (("A", "E"), ("B", "C", "D"))
    assert moved(PLAN, Move(Way.SWAP, ("F", "A"))).rings == (("B", "C", "F"), ("D", "E"))
    assert moved(PLAN, Move(Way.BETWEEN, ("F", "D", "E"))).rings == (
        ("A", "B", "C"),
        ("D", "F", "E"),
    )
    assert moved(PLAN, Move(Way.BETWEEN, ("A", "D", "E"))).rings == (("A", "E", "D"), ("B", "C"))
    assert moved(PLAN, Move(Way.OUT, ("D",))).rings == (("A", "B", "C"),)
    assert moved(PLAN, Move(Way.RING, ("A", "D", "F"))).rings == (("A", "D", "F"), ("B", "C"))
    assert moved(PLAN, Move(Way.PAIR, ("A", "F"))).one_way == (("A", "F"),)


@pytest.mark.parametrize(
    ("move", "key"),
    [
        (Move(Way.SWAP, ("A", "A")), "move_same_person"),
        (Move(Way.SWAP, ("F", "G")), "move_no_such_place"),
        (Move(Way.BETWEEN, ("F", "A", "C")), "move_no_such_place"),
        (Move(Way.BETWEEN, ("B", "A", "C")), "move_changes_nothing"),
        (Move(Way.OUT, ("F",)), "move_changes_nothing"),
        (Move(Way.RING, ("A", "B", "C")), "move_changes_nothing"),
    ],
)
def test_a_move_that_leads_nowhere_is_refused(move: Move, key: str) -> None:
    with pytest.raises(RuleBroken, match=key):
        moved(PLAN, move)


@given(st.sampled_from([Way.SWAP, Way.PAIR]), ANYBODY, ANYBODY)
def test_rings_stay_rings_whoever_is_moved(way: Way, one: str, other: str) -> None:
    try:
        after = moved(PLAN, Move(way, (one, other)))
    except RuleBroken:
        return
    for ring in after.rings:
        assert len(set(ring)) == len(ring) > 1
    coaches = [coach for ring in after.rings for coach, _ in pairs_of(ring)]
    assert len(set(coaches)) == len(coaches)


def test_the_price_is_the_difference_and_names_what_stands_in_the_way() -> None:
    people = some_people(5, 8)
    compatibility = Compatibility(people)
    arcs = compatibility.arcs()
    free = {arc.pair for arc in arcs}
    problem = Problem(people, arcs, ring_cap=3, locks=(("P000", "P001"),))
    before = HandPlan((("P000", "P001"),))
    after = moved(before, Move(Way.SWAP, ("P002", "P001")))
    price = price_of(problem, compatibility, before, after)
    assert (price.without, price.placed) == (("P001",), ("P002",))
    assert price.unlocked == (("P000", "P001"),)
    assert {pair for pair, _ in price.broken} == set(after.pairs) - free
    for pair, rules in price.broken:
        assert frozenset(rules) == compatibility.blocked_by(*pair)
    sums = [figures_of(problem, compatibility, plan) for plan in (before, after)]
    assert price.fit == sums[1]["fit"] - sums[0]["fit"]
    assert not price.is_free


def test_a_ring_that_is_too_long_and_somebody_without_room_are_said() -> None:
    people = tuple(Member(name, capacity=name != "D") for name in "ABCD")
    compatibility = Compatibility(people)
    problem = Problem(people, (), ring_cap=3)
    price = price_of(
        problem, compatibility, HandPlan((("A", "B", "C"),)), HandPlan((tuple("ABCD"),))
    )
    assert price.too_long == (4,)
    assert price.crowded == ("D",)
    assert all(Rule.TOPIC in rules for _, rules in price.broken)


def test_choices_from_either_side_add_to_the_fit_the_first_most() -> None:
    people = (Member("A"), Member("B"))
    both = [Choice("A", "B", ChoiceSide.COACHEE, 1), Choice("A", "B", ChoiceSide.COACH, 5)]
    plain = Compatibility(people).arc(*people).score
    assert Compatibility(people, choices=both[:1]).arc(*people).score == plain + 5 * 4
    assert Compatibility(people, choices=both).arc(*people).score == plain + 5 * 4 + 4
    assert Compatibility(people, choices=both).arc(*people[::-1]).score == plain
