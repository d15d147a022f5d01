"""Circulation: how many of the minutes that moved have come home, directly or round a ring.

The largest balanced part of all movements is what remains when the rest is as small as it can
be: the rest must carry each party's surplus to those who received more than they gave, and its
least total is a minimum-cost flow with cost one per minute and arrow. Solved exactly in whole
minutes by shortest augmenting paths; no solver needed.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FAR = 1 << 60


def came_home(arrows: Mapping[tuple[str, str], int]) -> int:
    """The most minutes, out of those on each arrow, that balance at every party.

    Args:
        arrows: minutes per (giver, receiver).
    """
    return sum(came_home_along(arrows).values())


def came_home_along(arrows: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """One largest balanced part, arrow by arrow; other parts may be as large.

    Args:
        arrows: minutes per (giver, receiver).
    """
    home = dict.fromkeys(arrows, 0)
    for arrow, minutes in arrows.items():
        if arrow[0] == arrow[1]:
            home[arrow] = minutes
    # Only what lies on some ring can come home, and rings never leave such a part.
    for part in _parts_with_rings(arrows):
        travelling = _least_travelling(part)
        for arrow, minutes in part.items():
            home[arrow] = minutes - travelling.get(arrow, 0)
    return home


def _parts_with_rings(
    arrows: Mapping[tuple[str, str], int],
) -> list[dict[tuple[str, str], int]]:
    """The arrows between parties who reach each other, part by part (Tarjan, 1972)."""
    onward: dict[str, list[str]] = {}
    for giver, receiver in sorted(arrows):
        if giver != receiver and arrows[giver, receiver]:
            onward.setdefault(giver, []).append(receiver)
    part_of: dict[str, int] = {}
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    held: list[str] = []
    for start in onward:
        if start not in index:
            _walk(start, onward, index, lowest, held, part_of)
    parts: dict[int, dict[tuple[str, str], int]] = {}
    for (giver, receiver), minutes in sorted(arrows.items()):
        if giver != receiver and minutes and part_of[giver] == part_of[receiver]:
            parts.setdefault(part_of[giver], {})[giver, receiver] = minutes
    return list(parts.values())


def _walk(
    start: str,
    onward: Mapping[str, list[str]],
    index: dict[str, int],
    lowest: dict[str, int],
    held: list[str],
    part_of: dict[str, int],
) -> None:
    """Walk as far as one gets from a party and number the parts, without recursion."""
    way = [(start, iter(onward.get(start, ())))]
    index[start] = lowest[start] = len(index)
    held.append(start)
    while way:
        party, ahead = way[-1]
        for other in ahead:
            if other not in index:
                index[other] = lowest[other] = len(index)
                held.append(other)
                way.append((other, iter(onward.get(other, ()))))
                break
            if other not in part_of:
                lowest[party] = min(lowest[party], index[other])
        else:
            way.pop()
            if way:
                lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[party])
            if lowest[party] == index[party]:
                while True:
                    member = held.pop()
                    part_of[member] = index[party]
                    if member == party:
                        break


def _least_travelling(arrows: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    surplus: dict[str, int] = {}
    for (giver, receiver), minutes in arrows.items():
        surplus[giver] = surplus.get(giver, 0) + minutes
        surplus[receiver] = surplus.get(receiver, 0) - minutes
    number = {party: place for place, party in enumerate(sorted(surplus))}
    flow = _Flow(len(number) + 2)
    source, sink = len(number), len(number) + 1
    drawn = [arrow for arrow in sorted(arrows) if arrow[0] != arrow[1] and arrows[arrow]]
    for giver, receiver in drawn:
        flow.add(number[giver], number[receiver], arrows[giver, receiver], 1)
    for party, over in surplus.items():
        if over > 0:
            flow.add(source, number[party], over, 0)
        elif over < 0:
            flow.add(number[party], sink, -over, 0)
    flow.send(source, sink)
    return {arrow: flow.sent(2 * place) for place, arrow in enumerate(drawn)}


class _Flow:
    """A network of arcs with room and cost; arc k and its way back k ^ 1 lie side by side."""

    def __init__(self, nodes: int) -> None:
        self.leaving: list[list[int]] = [[] for _ in range(nodes)]
        self.head: list[int] = []
        self.room: list[int] = []
        self.cost: list[int] = []

    def add(self, tail: int, head: int, room: int, cost: int) -> None:
        """An arc and its way back, which has no room yet."""
        self.leaving[tail].append(len(self.head))
        self.leaving[head].append(len(self.head) + 1)
        self.head += [head, tail]
        self.room += [room, 0]
        self.cost += [cost, -cost]

    def send(self, source: int, sink: int) -> None:
        """Send the cheapest greatest flow; each round empties all shortest paths."""
        while (far := self._distances(source))[sink] < _FAR:
            self._fill(source, sink, far)

    def sent(self, arc: int) -> int:
        """How much was sent along an arc."""
        return self.room[arc ^ 1]

    def _distances(self, source: int) -> list[int]:
        """Cheapest way to every node over arcs with room (costs may be negative: queue method)."""
        far = [_FAR] * len(self.leaving)
        far[source] = 0
        waiting = deque([source])
        is_waiting = [False] * len(far)
        while waiting:
            node = waiting.popleft()
            is_waiting[node] = False
            for arc in self.leaving[node]:
                if self.room[arc] and far[node] + self.cost[arc] < far[self.head[arc]]:
                    far[self.head[arc]] = far[node] + self.cost[arc]
                    if not is_waiting[self.head[arc]]:
                        is_waiting[self.head[arc]] = True
                        waiting.append(self.head[arc])
        return far

    def _fill(self, source: int, sink: int, far: list[int]) -> None:
        """Push all that fits along shortest paths, by depth first without recursion."""
        tried = [0] * len(self.leaving)
        path: list[int] = []
        on_path = [False] * len(self.leaving)
        node = source
        while True:
            if node == sink:
                amount = min(self.room[arc] for arc in path)
                for arc in path:
                    self.room[arc] -= amount
                    self.room[arc ^ 1] += amount
                path, node = [], source
                on_path = [False] * len(self.leaving)
                continue
            on_path[node] = True
            onward = self._next(node, far, tried, on_path)
            if onward is not None:
                path.append(onward)
                node = self.head[onward]
            elif path:
                on_path[node] = False
                node = self.head[path.pop() ^ 1]
                tried[node] += 1
            else:
                return

    def _next(self, node: int, far: list[int], tried: list[int], on_path: list[bool]) -> int | None:
        """The next arc from here that lies on a shortest path and does not turn back."""
        while tried[node] < len(self.leaving[node]):
            arc = self.leaving[node][tried[node]]
            head = self.head[arc]
            if self.room[arc] and far[node] + self.cost[arc] == far[head] and not on_path[head]:
                return arc
            tried[node] += 1
        return None


def arrows_of(pairs: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """Minutes added up per (giver, receiver)."""
    found: dict[tuple[str, str], int] = {}
    for giver, receiver, minutes in pairs:
        found[giver, receiver] = found.get((giver, receiver), 0) + minutes
    return found
