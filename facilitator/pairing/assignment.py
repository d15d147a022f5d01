"""The best one-way pairings, and the best rings of any length, without the general solver.

Both are assignments: each taker gets one giver at most, a giver has so much room. The most takers
are placed first (paths that alternate between pairings in and out); then, between those that every
such plan fills, each further place is given along a cheapest path (the Hungarian method over
whole numbers, so that it is exact whatever the points). Of two equal plans the one is taken that
is found first in the order of the positions.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

from facilitator.pairing.found import Found
from facilitator.pairing.problem import Level, Status
from facilitator.pairing.rings import peel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.pairing.puzzle import Link, Puzzle

IN_WORTH = {Level.FIT: 0, Level.ELSEWHERE: 1, Level.KEPT: 2}
"""Where what a pairing adds to an aim stands."""

Costs = list[dict[int, int]]
"""For each taker, what each giver costs."""


def is_assignment(puzzle: Puzzle) -> bool:
    """Whether the plan of this puzzle is a plain assignment: no locks, most people first.

    With rings, too, everybody has room for one, and direct swaps are allowed.
    """
    if puzzle.locks or puzzle.levels[0] is not Level.PEOPLE:
        return False
    if puzzle.one_way:
        return True
    return puzzle.cap is None and not puzzle.no_swaps and max(puzzle.rings_at_most, default=0) <= 1


def best_plan(puzzle: Puzzle) -> Found:
    """The best plan, proved: one-way pairings, or rings of any length."""
    if puzzle.one_way:
        links = tuple(_one_way(puzzle))
        return Found(Status.OPTIMAL, one_way=links, bound=len(links))
    links = tuple(_circulation(puzzle))
    return Found(Status.OPTIMAL, tuple(peel(links)), bound=len(links))


def _one_way(puzzle: Puzzle) -> list[Link]:
    costs: Costs = [{} for _ in puzzle.demand]
    capacity, demand = puzzle.capacity, puzzle.demand
    for (giver, taker), cost in zip(puzzle.worth, _costs(puzzle), strict=True):
        if demand[taker] and capacity[giver]:
            costs[taker][giver] = cost
    return sorted((giver, taker) for taker, giver in assigned(costs, dict(enumerate(capacity))))


def _circulation(puzzle: Puzzle) -> list[Link]:
    """Whoever is in no ring is paired with themselves, which costs more than anything else."""
    found, size = _costs(puzzle), len(puzzle.capacity)
    low, high = min(found, default=0), max(found, default=0)
    costs: Costs = [{member: low + 1 + size * (high - low)} for member in range(size)]
    most = puzzle.rings_at_most
    for (coach, coachee), cost in zip(puzzle.worth, found, strict=True):
        if most[coach] and most[coachee]:
            costs[coachee][coach] = cost
    pairs = cheapest(costs, dict.fromkeys(range(size), 1))
    return sorted((coach, coachee) for coachee, coach in pairs if coach != coachee)


def _costs(puzzle: Puzzle) -> list[int]:
    """For each pairing all further aims in one number, each worth more than all later ones.

    The number of pairings is settled by the first, so what all have in common decides nothing.
    """
    costs = [0] * len(puzzle.worth)
    for level in puzzle.levels[1:]:
        if level is Level.PRIORITY:
            values = [puzzle.priority[coachee] for _, coachee in puzzle.worth]
        elif level in IN_WORTH:
            at = IN_WORTH[level]
            values = [worth[at] for worth in puzzle.worth.values()]
        else:
            continue
        apart = max(values, default=0) - min(values, default=0)
        if apart:
            more = 1 + len(puzzle.capacity) * apart
            costs = [cost * more - value for cost, value in zip(costs, values, strict=True)]
    return costs


def assigned(costs: Costs, room: Mapping[int, int]) -> list[tuple[int, int]]:
    """The most takers placed, and of those plans the cheapest: taker and giver.

    Where takers are too many, every giver among them is filled in every such plan, so there it is
    the givers' places for which a cheapest taker is sought.
    """
    places = Places(costs, room)
    narrow = places.fill()
    wide = [taker for taker, giver in sorted(places.held.items()) if giver not in narrow]
    rest = cheapest(
        [{g: cost for g, cost in costs[taker].items() if g not in narrow} for taker in wide], room
    )
    seats = [giver for giver in sorted(narrow) for _ in range(room[giver])]
    takers: dict[int, dict[int, int]] = {giver: {} for giver in narrow}
    for taker, each in enumerate(costs):
        if places.held.get(taker) is None or places.held[taker] in narrow:
            for giver in each.keys() & narrow:
                takers[giver][taker] = each[giver]
    taken = cheapest([takers[giver] for giver in seats], dict.fromkeys(range(len(costs)), 1))
    return [
        *((wide[row], giver) for row, giver in rest),
        *((taker, seats[row]) for row, taker in taken),
    ]


class Places:
    """Who is held by which giver, while the most takers are placed."""

    def __init__(self, costs: Costs, room: Mapping[int, int]) -> None:
        self._costs, self._room = costs, room
        self._holds: dict[int, list[int]] = {giver: [] for giver in room}
        self.held: dict[int, int] = {}

    def fill(self) -> set[int]:
        """Place as many as can be placed; the givers that are full, each asked for by too many."""
        narrow: set[int] = set()
        for taker in range(len(self._costs)):
            came: dict[int, int] = {}
            end = self._nearest_room(taker, came, narrow)
            if end is None:
                # Nothing that was reached ever gets free again.
                narrow.update(came)
            else:
                _move_along(came, end, self.held, self._holds)
        return narrow

    def _nearest_room(self, taker: int, came: dict[int, int], but: set[int]) -> int | None:
        waiting = [taker]
        for one in waiting:
            for giver in self._costs[one]:
                if giver not in came and giver not in but:
                    came[giver] = one
                    if len(self._holds[giver]) < self._room[giver]:
                        return giver
                    waiting += self._holds[giver]
        return None


def cheapest(costs: Costs, room: Mapping[int, int]) -> list[tuple[int, int]]:
    """Each row with a column so that the whole costs least; there is room for all of them."""
    hungarian = Hungarian(costs, room)
    for row in hungarian.begin():
        hungarian.add(row)
    return sorted(hungarian.pairs())


class Hungarian:
    """Rows come one by one, each along a cheapest path; full columns have a price.

    A row always sits where its cost less the price is least; a column with room is free of charge.
    """

    def __init__(self, costs: Costs, room: Mapping[int, int]) -> None:
        self._costs, self._room = costs, room
        self._holds: dict[int, list[int]] = {column: [] for column in room}
        self._price = dict.fromkeys(room, 0)
        self._held: dict[int, int] = {}

    def pairs(self) -> Iterable[tuple[int, int]]:
        """Each row with its column."""
        return self._held.items()

    def begin(self) -> list[int]:
        """Seat whoever finds room where it is cheapest; those who do not."""
        left = []
        for row, each in enumerate(self._costs):
            least = min(each.values())
            for column, cost in each.items():
                if cost == least and len(self._holds[column]) < self._room[column]:
                    self._held[row] = column
                    self._holds[column].append(row)
                    break
            else:
                left.append(row)
        return left

    def add(self, row: int) -> None:
        """Seat one more row, the others moving on where that costs least in all."""
        price, holds, room = self._price, self._holds, self._room
        far: dict[int, int] = {}
        came: dict[int, int] = {}
        done: dict[int, int] = {}
        waiting: list[tuple[int, int]] = []
        end, least = -1, math.inf
        moving = [(row, 0)]
        while True:
            for one, base in moving:
                for column, cost in self._costs[one].items():
                    there = base + cost - price[column]
                    if there < least and there < far.get(column, math.inf) and column not in done:
                        far[column], came[column] = there, one
                        if len(holds[column]) < room[column]:
                            end, least = column, there
                        else:
                            heapq.heappush(waiting, (there, column))
            while waiting and (waiting[0][1] in done or waiting[0][0] > far[waiting[0][1]]):
                heapq.heappop(waiting)
            if not waiting or waiting[0][0] >= least:
                break
            there, column = heapq.heappop(waiting)
            done[column] = there
            moving = [
                (one, there - self._costs[one][column] + price[column]) for one in holds[column]
            ]
        for column, there in done.items():
            price[column] += there - far[end]
        _move_along(came, end, self._held, self._holds)


def _move_along(
    came: Mapping[int, int], end: int, held: dict[int, int], holds: dict[int, list[int]]
) -> None:
    """Seat whoever came to the end of a path, and whoever sat there one before, and so on."""
    now: int | None = end
    while now is not None:
        who = came[now]
        before, held[who] = held.get(who), now
        holds[now].append(who)
        if before is not None:
            holds[before].remove(who)
        now = before
