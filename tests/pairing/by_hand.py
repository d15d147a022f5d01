"""An independent, plain solver and rule reader for small cases, and cases to try them on."""

from __future__ import annotations

import csv
import json
import random
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.pairing.plan_maker import make_plan
from facilitator.pairing.problem import Arc, Member, Plan, Problem, Rule, pairs_of
from facilitator.pairing.puzzle import puzzle_of
from facilitator.pairing.solve_child import plain
from facilitator.pairing.solving import plan_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.pairing.problem import Pair, Ring

CASES = Path(__file__).parent.parent / "data" / "matching"
Figures = tuple[int, int, int]


def here(problem: Problem) -> Plan:
    """The plan, solved in this process (the solving process costs a start each time)."""
    return plan_from(problem, plain(make_plan(puzzle_of(problem), None, lambda _: None)))


def all_rings(arcs: Iterable[Pair], cap: int | None, *, no_swaps: bool = False) -> list[Ring]:
    """Every ring, found by trying every order of every group."""
    allowed = set(arcs)
    people = sorted({member for pair in allowed for member in pair})
    longest = len(people) if cap is None else cap
    return [
        (people[first], *rest)
        for first in range(len(people))
        for length in range(3 if no_swaps else 2, longest + 1)
        for rest in permutations(people[first + 1 :], length - 1)
        if all(pair in allowed for pair in pairs_of((people[first], *rest)))
    ]


def best_figures(problem: Problem) -> Figures | None:
    """People, pairings elsewhere, score of the best plan, by looking at every plan."""
    arcs = {arc.pair: arc for arc in problem.arcs}
    room = {member.id: member.rings_at_most for member in problem.members}
    rings = all_rings(arcs, problem.ring_cap, no_swaps=problem.never_direct_swap)
    best: Figures | None = None

    def go(at: int, chosen: tuple[Ring, ...]) -> None:
        nonlocal best
        if at == len(rings):
            pairs = {pair for ring in chosen for pair in pairs_of(ring)}
            if set(problem.locks) <= pairs:
                figures = (
                    len({member for ring in chosen for member in ring}),
                    sum(arcs[pair].elsewhere for pair in pairs),
                    sum(arcs[pair].score for pair in pairs),
                )
                best = figures if best is None else max(best, figures)
            return
        go(at + 1, chosen)
        if _fits(rings[at], chosen, room, no_swaps=problem.never_direct_swap):
            go(at + 1, (*chosen, rings[at]))

    go(0, ())
    return best


def _fits(ring: Ring, chosen: tuple[Ring, ...], room: dict[str, int], *, no_swaps: bool) -> bool:
    used = {pair for one in chosen for pair in pairs_of(one)}
    if no_swaps:
        used |= {pair[::-1] for pair in used}
    return used.isdisjoint(pairs_of(ring)) and all(
        sum(member in one for one in chosen) < room[member] for member in ring
    )


def most_people(members: Iterable[Member], arcs: Iterable[Pair], cap: int) -> int:
    """The most people in rings when everybody is in one ring at most."""
    able = {member.id for member in members if member.rings_at_most}
    rings = [frozenset(ring) for ring in all_rings((p for p in arcs if able.issuperset(p)), cap)]

    @cache
    def best(free: frozenset[str]) -> int:
        if not free:
            return 0
        first = min(free)
        return max(
            best(free - {first}),
            *(len(ring) + best(free - ring) for ring in rings if first in ring and ring <= free),
            0,
        )

    return best(frozenset(able))


def blocked(
    coach: Member, coachee: Member, forbidden: Iterable[Pair], previous: Iterable[Pair]
) -> set[Rule]:
    """The rules between two people, read off the format word by word."""
    found = set()
    if not coach.offers & coachee.wants:
        found.add(Rule.TOPIC)
    if not coach.languages & coachee.languages:
        found.add(Rule.LANGUAGE)
    if coach.organisation == coachee.organisation:
        found.add(Rule.ELSEWHERE)
    if coach.line_manager == coachee.id or coachee.line_manager == coach.id:
        found.add(Rule.LINE_MANAGER)
    if not coach.availability & coachee.availability:
        found.add(Rule.AVAILABILITY)
    if (coach.id, coachee.id) in forbidden:
        found.add(Rule.FORBID)
    if (coach.id, coachee.id) in previous:
        found.add(Rule.PREVIOUS)
    if not coach.is_ready:
        found.add(Rule.READINESS)
    return found


def some_people(seed: int, size: int, *, most: int = 1) -> tuple[Member, ...]:
    """Invented people, few of whom fit each other."""
    rng = random.Random(seed)

    def some(things: str, least: int, greatest: int) -> frozenset[str]:
        return frozenset(rng.sample(things.split(), rng.randint(least, greatest)))

    return tuple(
        Member(
            id=f"P{number:03d}",
            organisation=rng.choice(["Aber", "Bryn", "Cefn", "Dinas"]),
            sector=rng.choice(["fire", "health", "police"]),
            region=rng.choice(["north", "south"]),
            line_manager=f"P{rng.randrange(size):03d}" if rng.random() < 0.2 else "",
            offers=some("listening leading planning presenting writing", 1, 2),
            wants=some("listening leading planning presenting writing", 1, 2),
            languages=some("cy en pl", 1, 2),
            preferred_language=rng.choice(["cy", "en"]),
            availability=some("mon tue wed thu", 1, 3),
            capacity=rng.randint(0 if rng.random() < 0.1 else 1, most),
            demand=rng.randint(1, most),
            is_ready=number % 7 != 5,
        )
        for number in range(size)
    )


def random_problem(size: int, degree: int, cap: int | None, seed: int = 1) -> Problem:
    """People with so many random others whom each can coach."""
    rng = random.Random(seed)
    ids = [f"P{number:03d}" for number in range(size)]
    arcs = [
        Arc(coach, coachee, 5 * rng.randint(8, 20))
        for coach in ids
        for coachee in rng.sample([one for one in ids if one != coach], degree)
    ]
    return Problem(tuple(Member(one) for one in ids), tuple(arcs), ring_cap=cap)


def rows(case: str, file: str) -> list[dict[str, str]]:
    """The rows of a file of an example case."""
    with (CASES / case / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def known(case: str, file: str) -> dict[str, dict[str, dict[str, object]]]:
    """A JSON file of an example case."""
    whole: dict[str, dict[str, dict[str, object]]] = json.loads(
        (CASES / case / file).read_text(encoding="utf-8")
    )
    return whole
