"""Who may coach whom, and which rules stand between two people who may not.

Each rule keeps, for each coach, the set of people it allows as one whole number (a bit per
person), so that 600 people take milliseconds and every "what if this rule were let go" is
answered without going through the pairs again.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.pairing.problem import Arc, Elsewhere, Member, Pair, Rule, Rules, SamePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from facilitator.pairing.choices import Choice
    from facilitator.pairing.problem import Weights


class Compatibility:
    """The rules of a round laid over its people."""

    def __init__(
        self,
        members: Iterable[Member],
        rules: Rules | None = None,
        forbidden: Iterable[Pair] = (),
        previous: Iterable[Pair] = (),
        choices: Iterable[Choice] = (),
    ) -> None:
        self.members = tuple(sorted(members, key=lambda member: member.id))
        self.rules = rules or Rules()
        self._hard = self.rules.hard
        self.place: Mapping[str, int] = {m.id: at for at, m in enumerate(self.members)}
        self._everybody = (1 << len(self.members)) - 1
        self._forbidden = tuple(forbidden)
        self._previous = tuple(previous)
        self._wished: dict[Pair, int] = defaultdict(int)
        for choice in choices:
            self._wished[choice.coach, choice.coachee] += choice.worth

    def arcs(self) -> tuple[Arc, ...]:
        """Every pairing that no hard rule blocks, with its score, in the order of the ids."""
        return tuple(
            arc
            for position, coach in enumerate(self.members)
            for arc in self._arcs_of(position, coach)
        )

    def _arcs_of(self, position: int, coach: Member) -> list[Arc]:
        """The pairings of one coach: what depends on the coach alone is looked up once."""
        members, wished = self.members, self._wished
        allowed = [members[at] for at in _positions(self._allowed(position, ()))]
        points, here = scoring(coach, self.rules.weights), coach.id
        if wished or Rule.ELSEWHERE not in self._hard:
            return [self.arc(coach, other) for other in allowed]
        # Where nobody is paired within their own place, everybody allowed is elsewhere.
        return [Arc(here, other.id, points(other)) for other in allowed]

    def arc(self, coach: Member, coachee: Member) -> Arc:
        """This pairing with its score, whether or not a rule blocks it."""
        return Arc(
            coach.id,
            coachee.id,
            score(coach, coachee, self.rules)
            + self.rules.weights.choice * self._wished.get((coach.id, coachee.id), 0),
            self.rules.same_place is SamePlace.ALLOW or are_elsewhere(coach, coachee, self.rules),
        )

    def blocked_by(self, coach: str, coachee: str) -> frozenset[Rule]:
        """The hard rules that stand between these two; none when they may be paired."""
        position, bit = self.place[coach], 1 << self.place[coachee]
        masks = self._masks
        return frozenset(rule for rule in self._hard if not masks[rule][position] & bit)

    def arcs_if_relaxed(self, member: str, relaxed: Iterable[Rule]) -> Iterator[Arc]:
        """The pairings of this member that appear when these rules are let go for them."""
        at, free = self.place[member], frozenset(relaxed)
        myself = self.members[at]
        for other in _positions(self._allowed(at, free) & ~self._allowed(at, ())):
            yield self.arc(myself, self.members[other])
        for other in _positions(self._may_coach(at, free) & ~self._may_coach(at, ())):
            yield self.arc(self.members[other], myself)

    def _allowed(self, position: int, relaxed: Iterable[Rule]) -> int:
        """Whom this person may coach."""
        return self._left_by(self._masks, position, relaxed)

    def _may_coach(self, position: int, relaxed: Iterable[Rule]) -> int:
        """Who may coach this person."""
        return self._left_by(self._masks_of_coaches, position, relaxed)

    def _left_by(
        self, masks: Mapping[Rule, list[int]], position: int, relaxed: Iterable[Rule]
    ) -> int:
        allowed = self._everybody & ~(1 << position)
        for rule in self._hard:
            if rule not in relaxed:
                allowed &= masks[rule][position]
        return allowed

    @cached_property
    def _masks_of_coaches(self) -> Mapping[Rule, list[int]]:
        """For each hard rule and each coachee, the people whom the rule lets coach them."""
        turned = {
            Rule.TOPIC: lambda: self._sharing(lambda m: m.wants, lambda m: m.offers, opens=False),
            Rule.FORBID: lambda: self._without((b, a) for a, b in self._forbidden),
            Rule.PREVIOUS: lambda: self._without((b, a) for a, b in self._previous),
            Rule.READINESS: lambda: [self._ready] * len(self.members),
        }
        # The other rules look the same from both ends.
        return {
            rule: turned[rule]() if rule in turned else self._masks[rule] for rule in self._hard
        }

    @cached_property
    def _masks(self) -> Mapping[Rule, list[int]]:
        """For each hard rule and each coach, the people whom the rule lets them coach."""
        makers: dict[Rule, Callable[[], list[int]]] = {
            Rule.TOPIC: lambda: self._sharing(lambda m: m.offers, lambda m: m.wants, opens=False),
            Rule.LANGUAGE: lambda: self._sharing(
                lambda m: m.languages, lambda m: m.languages, opens=self.rules.unsaid_is_open
            ),
            Rule.ELSEWHERE: self._elsewhere,
            Rule.LINE_MANAGER: self._not_line_manager,
            Rule.AVAILABILITY: lambda: self._sharing(
                lambda m: m.availability, lambda m: m.availability, opens=self.rules.unsaid_is_open
            ),
            Rule.FORBID: lambda: self._without(self._forbidden),
            Rule.PREVIOUS: lambda: self._without(self._previous),
            Rule.READINESS: lambda: [self._everybody if m.is_ready else 0 for m in self.members],
        }
        return {rule: makers[rule]() for rule in self._hard}

    @cached_property
    def _ready(self) -> int:
        """Everybody who is ready to coach."""
        return sum(1 << at for at, member in enumerate(self.members) if member.is_ready)

    def _sharing(
        self,
        given: Callable[[Member], frozenset[str]],
        taken: Callable[[Member], frozenset[str]],
        *,
        opens: bool,
    ) -> list[int]:
        """For each coach the people with something in common; `opens`: nothing said, all open."""
        holders: dict[str, int] = defaultdict(int)
        unsaid = 0
        for at, member in enumerate(self.members):
            for thing in taken(member):
                holders[thing] |= 1 << at
            if opens and not taken(member):
                unsaid |= 1 << at
        masks = []
        for member in self.members:
            mask = self._everybody if opens and not given(member) else unsaid
            for thing in given(member):
                mask |= holders.get(thing, 0)
            masks.append(mask)
        return masks

    def _elsewhere(self) -> list[int]:
        together: dict[tuple[str, ...], int] = defaultdict(int)
        for at, member in enumerate(self.members):
            together[where(member, self.rules.elsewhere)] |= 1 << at
        # Somebody who belongs nowhere is elsewhere to everybody.
        together[()] = 0
        return [
            self._everybody & ~together[where(member, self.rules.elsewhere)]
            for member in self.members
        ]

    def _not_line_manager(self) -> list[int]:
        masks = [self._everybody] * len(self.members)
        for at, member in enumerate(self.members):
            manager = self.place.get(member.line_manager)
            if manager is not None:
                masks[at] &= ~(1 << manager)
                masks[manager] &= ~(1 << at)
        return masks

    def _without(self, pairs: Iterable[Pair]) -> list[int]:
        masks = [self._everybody] * len(self.members)
        for coach, coachee in pairs:
            if coach in self.place and coachee in self.place:
                masks[self.place[coach]] &= ~(1 << self.place[coachee])
        return masks


def where(member: Member, aspect: Elsewhere) -> tuple[str, ...]:
    """The place that counts for "elsewhere"; empty for somebody who belongs to none."""
    if aspect is Elsewhere.PROFESSION:
        return (member.profession,) if member.profession else ()
    if not member.organisation:
        return ()
    if aspect is Elsewhere.DEPARTMENT:
        return (member.organisation, member.department)
    return (member.organisation,)


def are_elsewhere(coach: Member, coachee: Member, rules: Rules) -> bool:
    """Whether the two are elsewhere to each other by the rule of the programme."""
    here = where(coach, rules.elsewhere)
    return not here or here != where(coachee, rules.elsewhere)


def score(coach: Member, coachee: Member, rules: Rules) -> int:
    """How well the pairing fits, in whole points (the sum of what speaks for it)."""
    return scoring(coach, rules.weights)(coachee)


def scoring(coach: Member, weights: Weights) -> Callable[[Member], int]:
    """What one coach and anybody score together, in whole points."""
    topics = [
        weights.base + weights.topic * min(n, weights.topics_counted)
        for n in range(len(coach.offers) + 1)
    ]
    language, sector, region = weights.preferred_language, coach.sector, coach.region
    other_sector, same_region, times = (
        weights.another_sector,
        weights.same_region,
        weights.several_times,
    )
    offers, languages, availability = coach.offers, coach.languages, coach.availability
    has_choice = len(availability) > 1

    def points(coachee: Member) -> int:
        total = topics[len(offers & coachee.wants)]
        if coachee.preferred_language in languages:
            total += language
        if sector != coachee.sector:
            total += other_sector
        if region == coachee.region:
            total += same_region
        if has_choice and len(availability & coachee.availability) > 1:
            total += times
        return total

    return points


def _positions(mask: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    bits = bin(mask)[:1:-1]
    at = bits.find("1")
    while at >= 0:
        yield at
        at = bits.find("1", at + 1)
