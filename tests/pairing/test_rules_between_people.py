"""Which rules stand between two people, against the format read word by word."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from facilitator.pairing.compatibility import Compatibility
from facilitator.pairing.problem import Elsewhere, Member, Rule, Rules, SamePlace
from tests.pairing.by_hand import blocked, some_people


@pytest.mark.parametrize("seed", range(5))
def test_every_pair_has_exactly_the_rules_that_block_it(seed: int) -> None:
    members = some_people(seed, 20)
    rng = random.Random(seed)
    ids = [member.id for member in members]
    forbidden = {(rng.choice(ids), rng.choice(ids)) for _ in range(20)}
    previous = {(rng.choice(ids), rng.choice(ids)) for _ in range(20)}
    compatibility = Compatibility(members, forbidden=forbidden, previous=previous)
    free = {arc.pair for arc in compatibility.arcs()}
    for coach in members:
        for coachee in members:
            if coach is not coachee:
                expected = blocked(coach, coachee, forbidden, previous)
                assert compatibility.blocked_by(coach.id, coachee.id) == expected
                assert ((coach.id, coachee.id) in free) is not bool(expected)


@pytest.mark.parametrize("let_go", [{Rule.TOPIC}, {Rule.TOPIC, Rule.AVAILABILITY}])
def test_letting_rules_go_for_one_person_opens_only_their_pairings(let_go: set[Rule]) -> None:
    members = some_people(3, 20)
    compatibility = Compatibility(members)
    opened = {arc.pair for arc in compatibility.arcs_if_relaxed("P004", let_go)}
    assert opened == {
        (a.id, b.id)
        for a in members
        for b in members
        if a is not b
        and "P004" in (a.id, b.id)
        and blocked(a, b, (), ())
        and blocked(a, b, (), ()) <= let_go
    }
    assert opened


PLAIN = Member("A", organisation="Aber", department="Roads", profession="engineer")


@pytest.mark.parametrize(
    ("other", "elsewhere", "expected"),
    [
        ({}, Elsewhere.ORGANISATION, False),
        ({"organisation": "Bryn"}, Elsewhere.ORGANISATION, True),
        ({"organisation": ""}, Elsewhere.ORGANISATION, True),
        ({"department": "Parks"}, Elsewhere.ORGANISATION, False),
        ({"department": "Parks"}, Elsewhere.DEPARTMENT, True),
        ({"organisation": "Bryn"}, Elsewhere.DEPARTMENT, True),
        ({"organisation": "Bryn"}, Elsewhere.PROFESSION, False),
        ({"profession": "nurse"}, Elsewhere.PROFESSION, True),
        ({"profession": ""}, Elsewhere.PROFESSION, True),
    ],
)
def test_elsewhere_follows_the_rule_of_the_programme(
    other: dict[str, str], elsewhere: Elsewhere, expected: bool
) -> None:
    two = (PLAIN, replace(PLAIN, id="B", **other))  # type: ignore[arg-type]
    only_elsewhere = Rules(elsewhere=elsewhere, switched_on=frozenset({Rule.ELSEWHERE}))
    assert bool(Compatibility(two, only_elsewhere).arcs()) is expected
    preferred = replace(only_elsewhere, same_place=SamePlace.PREFER_ELSEWHERE)
    assert [arc.elsewhere for arc in Compatibility(two, preferred).arcs()] == [expected] * 2
    allowed = replace(only_elsewhere, same_place=SamePlace.ALLOW)
    assert [arc.elsewhere for arc in Compatibility(two, allowed).arcs()] == [True] * 2


def test_nobody_who_belongs_nowhere_is_kept_from_another_such_person() -> None:
    two = (Member("A"), Member("B"))
    only_elsewhere = Rules(switched_on=frozenset({Rule.ELSEWHERE}))
    assert len(Compatibility(two, only_elsewhere).arcs()) == 2


def test_nothing_said_about_times_can_be_taken_as_open() -> None:
    said = Member("A", availability=frozenset({"mon"}))
    rules = Rules(switched_on=frozenset({Rule.AVAILABILITY}))
    assert Compatibility((said, Member("B")), rules).arcs() == ()
    opened = Compatibility((said, Member("B")), replace(rules, unsaid_is_open=True)).arcs()
    assert {arc.pair for arc in opened} == {("A", "B"), ("B", "A")}


def test_six_hundred_people_take_at_most_half_a_second() -> None:
    members = some_people(1, 600)
    began = time.process_time()
    arcs = Compatibility(members).arcs()
    assert time.process_time() - began <= 0.5
    assert len(arcs) > 10_000
