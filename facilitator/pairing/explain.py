"""Why this pairing, and why somebody is not paired yet: sentence keys with their values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from facilitator.pairing.problem import Rule
from facilitator.pairing.rings import Graph, shortest_ring
from facilitator.pairing.solving import people_possible
from facilitator.words import N_

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Mapping

    from facilitator.pairing.compatibility import Compatibility
    from facilitator.pairing.problem import Arc, Member, Plan, Problem
    from facilitator.pairing.puzzle import Link

MANY = 40
"""For how many people two rules at once are tried, above which one rule has to do."""


NAME_OF_RULE = {
    Rule.TOPIC: N_("rule_topic"),
    Rule.LANGUAGE: N_("rule_language"),
    Rule.ELSEWHERE: N_("rule_organisation"),
    Rule.LINE_MANAGER: N_("rule_line_manager"),
    Rule.AVAILABILITY: N_("rule_availability"),
    Rule.FORBID: N_("rule_forbid"),
    Rule.PREVIOUS: N_("rule_previous"),
    Rule.READINESS: N_("rule_readiness"),
}
"""The rule as the facilitator reads it."""


class WhyNot(StrEnum):
    """Why somebody is not paired yet; each is the key of a sentence."""

    NO_CAPACITY = N_("not_paired_no_capacity")
    NOBODY_CAN_COACH_THEM = N_("not_paired_nobody_can_coach_them")
    CAN_COACH_NOBODY = N_("not_paired_can_coach_nobody")
    ON_NO_RING = N_("not_paired_on_no_ring")
    ONLY_ON_A_LONGER_RING = N_("not_paired_only_on_a_longer_ring")
    OTHERS_CAME_FIRST = N_("not_paired_others_came_first")


@dataclass(frozen=True)
class Reason:
    """One whole sentence: a key of the word catalogues with its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Relaxation:
    """Letting go of one rule (or two) for one person, and how many more people it places."""

    rule: Rule
    other: Rule | None
    more_people: int


@dataclass(frozen=True)
class NotPairedYet:
    """Somebody without a place, the reason, and what would help.

    `cost` is how many other people would go without if this person had to have a place
    (None where no plan can hold them, or where it was not asked).
    """

    member: str
    why: WhyNot
    shortest_ring: int | None
    cost: int | None = None
    relaxations: tuple[Relaxation, ...] = ()

    @property
    def reason(self) -> Reason:
        """The sentence."""
        if self.why is WhyNot.ONLY_ON_A_LONGER_RING:
            return Reason(self.why.value, {"length": self.shortest_ring})
        if self.why is WhyNot.OTHERS_CAME_FIRST and self.cost is not None:
            return Reason(N_("not_paired_at_a_cost"), {"people": self.cost})
        return Reason(self.why.value)


def why_paired(coach: Member, coachee: Member) -> tuple[Reason, ...]:
    """What speaks for this pairing, the strongest first; lists are joined by whoever prints."""
    reasons = []
    topics = coach.offers & coachee.wants
    if topics:
        reasons.append(Reason(N_("pairing_topics"), {"topics": tuple(sorted(topics))}))
    shared = coach.languages & coachee.languages
    if coachee.preferred_language in coach.languages:
        reasons.append(
            Reason(N_("pairing_preferred_language"), {"language": coachee.preferred_language})
        )
    elif shared:
        reasons.append(Reason(N_("pairing_language"), {"languages": tuple(sorted(shared))}))
    times = coach.availability & coachee.availability
    if times:
        reasons.append(Reason(N_("pairing_times"), {"times": tuple(sorted(times))}))
    if coach.sector and coachee.sector and coach.sector != coachee.sector:
        reasons.append(Reason(N_("pairing_another_sector")))
    if coach.region and coach.region == coachee.region:
        reasons.append(Reason(N_("pairing_same_region"), {"region": coach.region}))
    return tuple(reasons)


def not_paired_yet(problem: Problem, plan: Plan) -> tuple[NotPairedYet, ...]:
    """Everybody without a place, in the order of their ids, with the reason; quick, no solver."""
    graph = _graph(problem)
    return tuple(
        _why_not(problem, graph, at)
        for at, member in enumerate(problem.members)
        if member.id not in plan.placed
    )


def _graph(problem: Problem) -> Graph:
    """Who may coach whom among those who can take part at all."""
    place, members = problem.place, problem.members
    links = ((place[arc.coach], place[arc.coachee]) for arc in problem.arcs)
    if problem.one_way:
        return Graph(
            len(members), ((a, b) for a, b in links if members[a].capacity and members[b].demand)
        )
    return Graph(
        len(members),
        ((a, b) for a, b in links if members[a].rings_at_most and members[b].rings_at_most),
    )


def _why_not(problem: Problem, graph: Graph, at: int) -> NotPairedYet:
    member = problem.members[at]
    if problem.one_way:
        return NotPairedYet(member.id, _why_not_placed(member, graph, at), None)
    shortest = shortest_ring(graph, at, no_swaps=problem.never_direct_swap)
    if not member.rings_at_most:
        why = WhyNot.NO_CAPACITY
    elif not graph.before[at]:
        why = WhyNot.NOBODY_CAN_COACH_THEM
    elif not graph.after[at]:
        why = WhyNot.CAN_COACH_NOBODY
    elif shortest is None:
        why = WhyNot.ON_NO_RING
    elif problem.ring_cap is not None and shortest > problem.ring_cap:
        why = WhyNot.ONLY_ON_A_LONGER_RING
    else:
        why = WhyNot.OTHERS_CAME_FIRST
    return NotPairedYet(member.id, why, shortest)


def _why_not_placed(member: Member, graph: Graph, at: int) -> WhyNot:
    if not member.demand:
        return WhyNot.NO_CAPACITY
    return WhyNot.OTHERS_CAME_FIRST if graph.before[at] else WhyNot.NOBODY_CAN_COACH_THEM


def what_would_help(
    problem: Problem,
    plan: Plan,
    compatibility: Compatibility,
    *,
    only: Iterable[str] | None = None,
    stop: threading.Event | None = None,
    time_limit: float | None = None,
) -> tuple[NotPairedYet, ...]:
    """The people not paired yet (or some of them) with cost and relaxations, by solving again.

    A relaxation lets go of the rule for pairings of this person only. Two rules are tried where
    no single one puts them on a ring that is short enough.
    """
    chosen = None if only is None else frozenset(only)
    people = [
        one for one in not_paired_yet(problem, plan) if chosen is None or one.member in chosen
    ]
    questions = _Questions(problem, compatibility)
    for one in people:
        questions.ask_about(one, try_two=chosen is not None or len(people) <= MANY)
    # What a place would cost the others comes last: it helps the fewest.
    for one in people:
        questions.ask_the_cost(one)
    answers = people_possible(problem, questions.asked, plan, stop, time_limit)
    return tuple(questions.answered(one, plan.people, answers) for one in people)


class _Questions:
    """The what-ifs about several people, each different one asked once."""

    def __init__(self, problem: Problem, compatibility: Compatibility) -> None:
        self.problem = problem
        self.compatibility = compatibility
        self.asked: list[list[object]] = []
        self._graph = _graph(problem)
        self._number: dict[tuple[object, ...], int] = {}
        self._of: dict[str, list[tuple[tuple[Rule, ...], int]]] = defaultdict(list)

    def ask_about(self, one: NotPairedYet, *, try_two: bool) -> None:
        """Ask what it takes to give this person a place."""
        if one.why is WhyNot.NO_CAPACITY:
            return
        at = self.problem.place[one.member]
        hard = self.compatibility.rules.hard
        helping = [rules for rules in combinations(hard, 1) if self._try(one, at, rules)]
        if not helping and try_two:
            for rules in combinations(hard, 2):
                self._try(one, at, rules)

    def ask_the_cost(self, one: NotPairedYet) -> None:
        """Ask how many others go without where this person must have a place."""
        if one.why is WhyNot.OTHERS_CAME_FIRST:
            self._ask(one.member, (), self.problem.place[one.member], (), must=True)

    def _try(self, one: NotPairedYet, at: int, rules: tuple[Rule, ...]) -> bool:
        """Ask about letting go of these rules, if that puts the person on a ring at all."""
        links = self._further(one.member, rules)
        if not links or not self._reaches(at, links):
            return False
        self._ask(one.member, rules, at, links, must=False)
        return True

    def _further(self, member: str, rules: tuple[Rule, ...]) -> tuple[Link, ...]:
        place, known = self.problem.place, self.problem.arc_of
        more: Iterable[Arc] = self.compatibility.arcs_if_relaxed(member, rules)
        return tuple(
            sorted((place[a.coach], place[a.coachee]) for a in more if a.pair not in known)
        )

    def _reaches(self, at: int, links: tuple[Link, ...]) -> bool:
        """Whether these further links put the person on a ring that is short enough."""
        if self.problem.one_way:
            return any(coachee == at for _, coachee in links)
        most = self.problem.members
        added = [
            link
            for link in links
            if most[link[0]].rings_at_most
            and most[link[1]].rings_at_most
            and link[1] not in self._graph.after[link[0]]
        ]
        for link in added:
            self._graph.add(*link)
        shortest = shortest_ring(self._graph, at, no_swaps=self.problem.never_direct_swap)
        for link in added:
            self._graph.take_away(*link)
        cap = self.problem.ring_cap
        return shortest is not None and (cap is None or shortest <= cap)

    def _ask(
        self, member: str, rules: tuple[Rule, ...], at: int, links: tuple[Link, ...], *, must: bool
    ) -> None:
        key = (self._standing(at), self._from_here(at, links), must)
        if key not in self._number:
            self._number[key] = len(self.asked)
            self.asked.append([at, links, must])
        self._of[member].append((rules, self._number[key]))

    def _standing(self, at: int) -> tuple[object, ...]:
        """What decides the answer about somebody: two people who are alike in it change places.

        They have the same room and the same people on either side, so they are blocked alike; one
        answer serves both.
        """
        member, graph = self.problem.members[at], self._graph
        coaches, coachees = frozenset(graph.before[at]), frozenset(graph.after[at])
        return (member.capacity, member.demand, coaches, coachees)

    @staticmethod
    def _from_here(at: int, links: tuple[Link, ...]) -> frozenset[tuple[str, int]]:
        """Further pairings without saying whose they are."""
        return frozenset(
            ("gives", coachee) if coach == at else ("receives", coach) for coach, coachee in links
        )

    def answered(self, one: NotPairedYet, people: int, answers: list[int | None]) -> NotPairedYet:
        """What was learnt about this person; a question not answered in time is left out."""
        found = []
        for rules, number in self._of[one.member]:
            possible = answers[number] if number < len(answers) else None
            if possible is None:
                continue
            if not rules:
                one = replace(one, cost=people - possible + 1)
            elif possible > people or one.why is not WhyNot.OTHERS_CAME_FIRST:
                other = rules[1] if len(rules) > 1 else None
                found.append(Relaxation(rules[0], other, max(0, possible - people)))
        found.sort(key=lambda r: (-r.more_people, r.other is not None, r.rule, r.other or ""))
        return replace(one, relaxations=tuple(found))
