"""Changing a plan by hand: what becomes of its rings, and at once what that costs.

Pure: rings and one-way pairs of codes in, the same out, and a price that is told to the
facilitator only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.pairing.problem import pairs_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.pairing.compatibility import Compatibility
    from facilitator.pairing.problem import Pair, Problem, Ring, Rule


class Way(StrEnum):
    """What is done with somebody in a plan."""

    BETWEEN = "between"
    SWAP = "swap"
    OUT = "out"
    RING = "ring"
    PAIR = "pair"


@dataclass(frozen=True)
class Move:
    """One change by hand.

    `people` are, for BETWEEN, the one who is placed and then the two between whom; for SWAP the
    two who change places; for OUT the one who steps out of the plan; for RING the ring in the
    order of giving; for PAIR the coach and the coachee of a pairing outside the rings.
    """

    way: Way
    people: tuple[str, ...]


@dataclass(frozen=True)
class HandPlan:
    """Rings and the pairs outside them."""

    rings: tuple[Ring, ...] = ()
    one_way: tuple[Pair, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair, ring after ring."""
        return (*(pair for ring in self.rings for pair in pairs_of(ring)), *self.one_way)

    @property
    def placed(self) -> frozenset[str]:
        """Everybody who receives."""
        return frozenset(coachee for _, coachee in self.pairs)


def moved(plan: HandPlan, move: Move) -> HandPlan:
    """The plan after a change; whoever is taken from a ring leaves it closed behind them.

    Raises:
        RuleBroken: nobody is moved, or somebody would stand twice in a ring.
    """
    if len(set(move.people)) < len(move.people):
        raise RuleBroken("move_same_person")
    if move.way is Way.PAIR:
        return _paired(plan, move.people)
    if move.way is Way.SWAP:
        rings = _swapped(plan.rings, *move.people)
    elif move.way is Way.BETWEEN:
        rings = _put_between(plan.rings, *move.people)
    elif move.way is Way.RING:
        rings = (*_without(plan.rings, move.people), move.people)
    else:
        rings = _without(plan.rings, move.people)
    gone = set(move.people) if move.way in {Way.OUT, Way.RING} else {move.people[0]}
    one_way = tuple(pair for pair in plan.one_way if gone.isdisjoint(pair))
    after = HandPlan(tidy(rings), one_way)
    if set(after.pairs) == set(plan.pairs):
        raise RuleBroken("move_changes_nothing")
    if any(len(set(ring)) < len(ring) for ring in rings):
        raise RuleBroken("move_twice_in_a_ring")
    return after


def _paired(plan: HandPlan, people: tuple[str, ...]) -> HandPlan:
    coach, coachee = people
    if (coach, coachee) in plan.pairs:
        raise RuleBroken("move_changes_nothing")
    rest = tuple(pair for pair in plan.one_way if pair[1] != coachee)
    return HandPlan(plan.rings, tuple(sorted((*rest, (coach, coachee)))))


def _without(rings: Iterable[Ring], people: Iterable[str]) -> tuple[Ring, ...]:
    """The rings without these people; of whom one alone is left, no ring is left."""
    gone = frozenset(people)
    left = (tuple(one for one in ring if one not in gone) for ring in rings)
    return tuple(ring for ring in left if len(ring) > 1)


def _put_between(rings: Sequence[Ring], who: str, giver: str, receiver: str) -> tuple[Ring, ...]:
    found = []
    is_placed = False
    for ring in _without(rings, (who,)):
        if not is_placed and (giver, receiver) in pairs_of(ring):
            at = ring.index(giver) + 1
            found.append((*ring[:at], who, *ring[at:]))
            is_placed = True
        else:
            found.append(ring)
    if not is_placed:
        raise RuleBroken("move_no_such_place")
    return tuple(found)


def _swapped(rings: Sequence[Ring], one: str, other: str) -> tuple[Ring, ...]:
    if not any(one in ring or other in ring for ring in rings):
        raise RuleBroken("move_no_such_place")
    turned = {one: other, other: one}
    return tuple(tuple(turned.get(who, who) for who in ring) for ring in rings)


@dataclass(frozen=True)
class Price:
    """What a change costs, against the plan before.

    `broken` are new pairs with the rules that stand against them, `unlocked` locked pairs no
    longer in the plan, `crowded` people with more pairings than they have room for.
    """

    without: tuple[str, ...]
    placed: tuple[str, ...]
    elsewhere: int
    fit: int
    broken: tuple[tuple[Pair, tuple[Rule, ...]], ...]
    unlocked: tuple[Pair, ...]
    too_long: tuple[int, ...]
    crowded: tuple[str, ...]

    @property
    def is_free(self) -> bool:
        """Whether nothing is lost by it."""
        lost = self.without or self.broken or self.unlocked or self.too_long or self.crowded
        return not lost and self.elsewhere >= 0 and self.fit >= 0


def price_of(
    problem: Problem, compatibility: Compatibility, before: HandPlan, after: HandPlan
) -> Price:
    """What it costs to go from one plan to the other."""
    old, new = set(before.pairs), set(after.pairs)
    here = compatibility.place
    stands = {
        pair: tuple(sorted(compatibility.blocked_by(*pair)))
        for pair in sorted(new - old)
        if pair not in problem.arc_of and pair[0] in here and pair[1] in here
    }
    cap = problem.ring_cap
    long_before = [len(ring) for ring in before.rings]
    return Price(
        without=tuple(sorted(before.placed - after.placed)),
        placed=tuple(sorted(after.placed - before.placed)),
        elsewhere=_elsewhere(problem, compatibility, new) - _elsewhere(problem, compatibility, old),
        fit=_fit(problem, compatibility, new) - _fit(problem, compatibility, old),
        broken=tuple((pair, rules) for pair, rules in stands.items() if rules),
        unlocked=tuple(sorted((old - new) & set(problem.locks))),
        too_long=tuple(
            len(ring)
            for ring in after.rings
            if cap is not None and len(ring) > cap and len(ring) not in long_before
        ),
        crowded=_crowded(problem, after),
    )


def figures_of(problem: Problem, compatibility: Compatibility, plan: HandPlan) -> dict[str, int]:
    """People with a place, pairings elsewhere and points of fit."""
    pairs = set(plan.pairs)
    return {
        "people": len(plan.placed),
        "elsewhere": _elsewhere(problem, compatibility, pairs),
        "fit": _fit(problem, compatibility, pairs),
    }


def _elsewhere(problem: Problem, compatibility: Compatibility, pairs: Iterable[Pair]) -> int:
    return sum(_arc(problem, compatibility, pair)[1] for pair in pairs)


def _fit(problem: Problem, compatibility: Compatibility, pairs: Iterable[Pair]) -> int:
    return sum(_arc(problem, compatibility, pair)[0] for pair in pairs)


def _arc(problem: Problem, compatibility: Compatibility, pair: Pair) -> tuple[int, bool]:
    """Fit and elsewhere of a pair; of somebody who is not here any more, nothing."""
    place = compatibility.place
    if pair[0] not in place or pair[1] not in place:
        return 0, False
    members = compatibility.members
    arc = problem.arc_of.get(pair) or compatibility.arc(
        members[place[pair[0]]], members[place[pair[1]]]
    )
    return arc.score, arc.elsewhere


def _crowded(problem: Problem, plan: HandPlan) -> tuple[str, ...]:
    gives: dict[str, int] = {}
    receives: dict[str, int] = {}
    for coach, coachee in plan.pairs:
        gives[coach] = gives.get(coach, 0) + 1
        receives[coachee] = receives.get(coachee, 0) + 1
    return tuple(
        member.id
        for member in problem.members
        if gives.get(member.id, 0) > member.capacity or receives.get(member.id, 0) > member.demand
    )
