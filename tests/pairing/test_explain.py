"""Reasons, and relaxations that keep what they promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.pairing.compatibility import Compatibility
from facilitator.pairing.explain import (
    NotPairedYet,
    WhyNot,
    not_paired_yet,
    what_would_help,
    why_paired,
)
from facilitator.pairing.problem import Arc, Member, Plan, Problem, Rule, Status
from facilitator.words import Language, Words
from tests.pairing.by_hand import blocked, here, most_people, some_people

ENGLISH = Words(Language.EN)
ONE = frozenset({"one"})


def arcs_without(members: tuple[Member, ...], let_go: set[Rule], of: str) -> set[tuple[str, str]]:
    """Who may coach whom when these rules are let go for one person."""
    return {
        (a.id, b.id)
        for a in members
        for b in members
        if a is not b and not blocked(a, b, (), ()) - (let_go if of in (a.id, b.id) else set())
    }


@pytest.mark.parametrize("seed", range(8))
def test_a_relaxation_places_as_many_more_people_as_it_promises(seed: int) -> None:
    members = some_people(seed, 11)
    cap = 2 + seed % 3
    compatibility = Compatibility(members)
    problem = Problem(members, compatibility.arcs(), ring_cap=cap)
    plan = here(problem)
    now = most_people(members, arcs_without(members, set(), ""), cap)
    assert plan.people == now
    for one in what_would_help(problem, plan, compatibility):
        promised = {(r.rule, r.other): r.more_people for r in one.relaxations}
        for (rule, other), more in promised.items():
            let_go = {rule} if other is None else {rule, other}
            arcs = arcs_without(members, let_go, one.member)
            assert now + more == most_people(members, arcs, cap)
        for rule in Rule:
            possible = most_people(members, arcs_without(members, {rule}, one.member), cap)
            if possible > now and one.why is not WhyNot.NO_CAPACITY:
                assert promised[rule, None] == possible - now


@pytest.mark.parametrize("seed", range(6))
def test_relaxations_keep_their_promise_beside_a_locked_pairing(seed: int) -> None:
    """The lock is on a ring, so plans exist; the figures are looked up plan by plan."""
    members = some_people(seed, 9)
    compatibility = Compatibility(members)
    free = Problem(members, compatibility.arcs(), ring_cap=3)
    first = here(free).pairings
    problem = replace(free, locks=first[-1:])
    plan = here(problem)
    for one in what_would_help(problem, plan, compatibility):
        for relaxation in one.relaxations:
            let_go = {relaxation.rule} | ({relaxation.other} if relaxation.other else set())
            more = compatibility.arcs_if_relaxed(one.member, let_go)
            wider = replace(problem, arcs=(*problem.arcs, *more))
            assert plan.people + relaxation.more_people == here(wider).people


def ring(*names: str) -> list[Arc]:
    return [Arc(a, b, 1) for a, b in zip(names, (*names[1:], names[0]), strict=True)]


def reasons(arcs: list[Arc], names: str) -> dict[str, NotPairedYet]:
    members = tuple(Member(name, capacity=int(name != "Z")) for name in names)
    whole = Problem(members, tuple(arcs), ring_cap=3)
    return {one.member: one for one in not_paired_yet(whole, Plan(Status.OPTIMAL))}


def test_each_person_not_paired_gets_the_reason_that_binds() -> None:
    arcs = [*ring("A", "B"), Arc("C", "A", 1), Arc("A", "D", 1), *ring("E", "F", "G", "H")]
    found = reasons([*arcs, Arc("B", "I", 1), Arc("I", "E", 1)], "ABCDEFGHIZ")
    assert {name: one.why for name, one in found.items()} == {
        "A": WhyNot.OTHERS_CAME_FIRST,
        "B": WhyNot.OTHERS_CAME_FIRST,
        "C": WhyNot.NOBODY_CAN_COACH_THEM,
        "D": WhyNot.CAN_COACH_NOBODY,
        **dict.fromkeys("EFGH", WhyNot.ONLY_ON_A_LONGER_RING),
        "I": WhyNot.ON_NO_RING,
        "Z": WhyNot.NO_CAPACITY,
    }
    assert found["A"].shortest_ring == 2
    assert found["E"].shortest_ring == 4
    assert found["I"].shortest_ring is None


def test_the_cost_of_a_place_is_counted_in_other_people() -> None:
    members = tuple(Member(name) for name in "ABCD")
    problem = Problem(members, (*ring("A", "B", "C"), *ring("C", "D")), ring_cap=3)
    plan = here(problem)
    assert plan.rings == (("A", "B", "C"),)
    (last,) = what_would_help(problem, plan, Compatibility(members))
    assert (last.member, last.why, last.cost) == ("D", WhyNot.OTHERS_CAME_FIRST, 2)


def test_each_reason_is_a_whole_sentence() -> None:
    one = Member("A", region="north", sector="fire", offers=frozenset({"leading"}))
    other = Member("B", region="north", sector="police", wants=frozenset({"leading"}))
    for reason in why_paired(one, other):
        assert ENGLISH.stored(reason.key, reason.values).endswith(".")
    assert [reason.key for reason in why_paired(one, other)] == [
        *("pairing_topics", "pairing_another_sector", "pairing_same_region")
    ]
    for why in WhyNot:
        sentence = NotPairedYet("A", why, shortest_ring=5, cost=2).reason
        assert ENGLISH.stored(sentence.key, sentence.values).endswith(".")


def test_a_reason_names_the_languages_and_times_in_common() -> None:
    one = Member("A", languages=frozenset({"cy", "en"}), availability=frozenset({"mon", "tue"}))
    other = Member(
        "B",
        languages=frozenset({"cy"}),
        preferred_language="cy",
        availability=frozenset({"mon", "tue", "wed"}),
    )
    assert [(r.key, dict(r.values)) for r in why_paired(one, other)] == [
        ("pairing_preferred_language", {"language": "cy"}),
        ("pairing_times", {"times": ("mon", "tue")}),
    ]
    assert why_paired(other, one)[0].key == "pairing_language"


@pytest.mark.parametrize("seed", range(4))
def test_trap_matcher_leaves_people_out_silently(seed: int) -> None:
    """Whoever is not in the plan stands on the list beside it, with a reason in a sentence."""
    members = some_people(seed, 16)
    problem = Problem(members, Compatibility(members).arcs(), ring_cap=3)
    plan = here(problem)
    placed = {person for pair in plan.pairings for person in pair}
    left_out = not_paired_yet(problem, plan)
    assert {one.member for one in left_out} == {member.id for member in members} - placed
    assert all(one.why in WhyNot for one in left_out)


def test_trap_matcher_forgets_last_rounds() -> None:
    """Who has coached somebody before is not asked to coach them again."""
    members = tuple(
        Member(
            name,
            organisation=name,
            offers=ONE,
            wants=ONE,
            languages=ONE,
            availability=ONE,
        )
        for name in "ABCD"
    )
    free = Compatibility(members)
    first = here(Problem(members, free.arcs(), ring_cap=4)).pairings
    again = Compatibility(members, previous=first)
    second = here(Problem(members, again.arcs(), ring_cap=4)).pairings
    assert second
    assert not set(first) & set(second)
    assert {Rule.PREVIOUS} == set.union(*(set(again.blocked_by(*pair)) for pair in first))
