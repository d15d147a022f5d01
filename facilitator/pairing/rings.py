"""Rings in a graph of people: found up to a length, shortest through somebody, peeled from a flow.

People are positions 0, 1, 2, … in the order of their ids, so the order of rows never matters.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Cycle = tuple[int, ...]
"""A ring as positions, in the order of giving."""


class Graph:
    """Who may coach whom, from both ends."""

    def __init__(self, size: int, pairs: Iterable[tuple[int, int]]) -> None:
        self.after: list[set[int]] = [set() for _ in range(size)]
        self.before: list[set[int]] = [set() for _ in range(size)]
        after, before = self.after, self.before
        for coach, coachee in pairs:
            after[coach].add(coachee)
            before[coachee].add(coach)

    def add(self, coach: int, coachee: int) -> None:
        """Let the coach coach the coachee."""
        self.after[coach].add(coachee)
        self.before[coachee].add(coach)

    def take_away(self, coach: int, coachee: int) -> None:
        """Let the coach coach the coachee no more."""
        self.after[coach].discard(coachee)
        self.before[coachee].discard(coach)

    def leave_out(self, at: int) -> None:
        """Take every pairing of this person out."""
        for coachee in self.after[at]:
            self.before[coachee].discard(at)
        for coach in self.before[at]:
            self.after[coach].discard(at)
        self.after[at], self.before[at] = set(), set()

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every pairing, in order."""
        for coach, coachees in enumerate(self.after):
            for coachee in sorted(coachees):
                yield coach, coachee

    def copy(self) -> Graph:
        """The same graph, free to be changed."""
        other = Graph(0, ())
        other.after, other.before = (
            [set(one) for one in self.after],
            [set(one) for one in self.before],
        )
        return other


def rings_up_to(graph: Graph, cap: int, *, no_swaps: bool = False) -> Iterator[Cycle]:
    """Every ring of 2 to `cap` people, each once, from its smallest person on."""
    for start, coaches in enumerate(graph.before):
        home = {coach for coach in coaches if coach > start}
        if home and graph.after[start]:
            yield from _closings(graph, (start,), home, start, cap, 3 if no_swaps else 2)


def rings_through(graph: Graph, start: int, cap: int, *, no_swaps: bool = False) -> Iterator[Cycle]:
    """Every ring of 2 to `cap` people through this person, who comes first."""
    if graph.after[start] and graph.before[start]:
        yield from _closings(graph, (start,), graph.before[start], -1, cap, 3 if no_swaps else 2)


def _closings(
    graph: Graph, path: Cycle, home: set[int], least: int, cap: int, shortest: int
) -> Iterator[Cycle]:
    """The rings that go on from this path, over people after `least`, and close through `home`."""
    after, length = graph.after, len(path)
    onward = after[path[-1]]
    if length + 1 >= shortest and not onward.isdisjoint(home):
        yield from _closed(path, onward & home)
    if length + 2 > cap:
        return
    for following in sorted(onward):
        if following <= least or following in path:
            continue
        longer = (*path, following)
        if length + 2 < cap:
            yield from _closings(graph, longer, home, least, cap, shortest)
        elif not after[following].isdisjoint(home):
            # The last step home, without going one deeper for each.
            yield from _closed(longer, after[following] & home)


def _closed(path: Cycle, lasts: set[int]) -> list[Cycle]:
    return [(*path, last) for last in sorted(lasts) if last not in path]


def shortest_ring(graph: Graph, start: int, *, no_swaps: bool = False) -> int | None:
    """How many people the shortest ring through this person has; None when there is none."""
    if not no_swaps:
        steps = _steps_home(graph, start, sorted(graph.after[start]), None)
        return None if steps is None else steps + 1
    found = [
        _steps_home(graph, start, [first], (first, start)) for first in sorted(graph.after[start])
    ]
    return min((steps + 1 for steps in found if steps is not None), default=None)


def _steps_home(
    graph: Graph, home: int, firsts: Sequence[int], but: tuple[int, int] | None
) -> int | None:
    """The fewest pairings that lead from one of `firsts` to `home`, never through `but`."""
    seen, now, steps = set(firsts), list(firsts), 0
    while now:
        steps += 1
        later = []
        for at in now:
            for following in graph.after[at]:
                if (at, following) == but:
                    continue
                if following == home:
                    return steps
                if following not in seen:
                    seen.add(following)
                    later.append(following)
        now = later
    return None


def knots(graph: Graph) -> list[int]:
    """For each person the number of their knot: people who reach each other share one.

    A pairing between two knots lies on no ring of any length (Kosaraju's two passes).
    """
    knot = [-1] * len(graph.after)
    for number, root in enumerate(reversed(_finishing_order(graph))):
        if knot[root] >= 0:
            continue
        knot[root], waiting = number, [root]
        while waiting:
            for coach in graph.before[waiting.pop()]:
                if knot[coach] < 0:
                    knot[coach] = number
                    waiting.append(coach)
    return knot


def _finishing_order(graph: Graph) -> list[int]:
    seen: set[int] = set()
    order: list[int] = []
    for root in range(len(graph.after)):
        if root in seen:
            continue
        seen.add(root)
        trail = [(root, iter(sorted(graph.after[root])))]
        while trail:
            at, onward = trail[-1]
            following = next((person for person in onward if person not in seen), None)
            if following is None:
                order.append(at)
                trail.pop()
            else:
                seen.add(following)
                trail.append((following, iter(sorted(graph.after[following]))))
    return order


def peel(flow: Iterable[tuple[int, int]]) -> list[Cycle]:
    """Simple rings that together use exactly these pairings, smallest person first.

    Everybody in the flow gives as often as they receive.
    """
    onward: dict[int, list[int]] = defaultdict(list)
    for coach, coachee in sorted(flow, reverse=True):
        onward[coach].append(coachee)
    found = []
    for start in sorted(onward):
        while onward[start]:
            path, where = [start], {start: 0}
            while True:
                following = onward[path[-1]].pop()
                if following in where:
                    ring = path[where[following] :]
                    found.append(tuple(ring))
                    for member in ring[1:]:
                        del where[member]
                    del path[where[following] + 1 :]
                    if following == start:
                        break
                else:
                    where[following] = len(path)
                    path.append(following)
    return found
