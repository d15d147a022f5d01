"""Makes a good plan better, a few rings at a time, where not all rings can be weighed at once.

Some rings that stand near each other are taken apart and put together again in the best way;
the rest stays. Nothing gets worse, and the same input goes the same way each time.
Runs in the solving process only.
"""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from facilitator.pairing.formulation import Table, links_of, ring_table, usable
from facilitator.pairing.model import Model
from facilitator.pairing.problem import Level
from facilitator.pairing.rings import Cycle, Graph, rings_up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.pairing.puzzle import Puzzle

CANDIDATES = 1_500
"""So many rings are weighed in one go."""
FEWEST, MOST = 4, 24
"""How many rings are taken apart in one go."""
NODES = 30
PATIENCE = 4
"""After so many goes per ring without anything better it is left as it is."""

Rings = tuple[Cycle, ...]


class Improver:
    """A plan that gets better, go by go."""

    def __init__(self, puzzle: Puzzle, cap: int, rings: Sequence[Cycle]) -> None:
        self.rings: Rings = tuple(sorted(rings))
        self._puzzle, self._cap = puzzle, cap
        self._graph = usable(puzzle)
        # A fixed seed, so that the same input goes the same way each time.
        self._rng = random.Random(0)  # noqa: S311  nothing here is a secret
        self._together = 8
        self._levels = [level for level in puzzle.levels if level is not Level.SHORT]

    def run(self, until: float | None, goes: int | None, heard: Callable[[Rings], None]) -> None:
        """Go on until nothing gets better, time is up or so many goes are over."""
        idle = done = 0
        while idle < PATIENCE * max(4, len(self.rings)) and done != goes:
            if until is not None and time.monotonic() >= until:
                return
            done += 1
            if self._go(until):
                idle = 0
                heard(self.rings)
            else:
                idle += 1

    def _go(self, until: float | None) -> bool:
        """One go; whether it made the plan better."""
        apart = self._near_each_other()
        stay = [ring for ring in self.rings if ring not in apart]
        candidates = self._candidates(stay)
        if len(candidates) > CANDIDATES:
            self._together = max(FEWEST, self._together - 1)
        elif len(candidates) < CANDIDATES // 4:
            self._together = min(MOST, self._together + 1)
        both = [*stay, *sorted({*candidates, *apart})]
        table = ring_table(self._puzzle, both)
        table.fixed = frozenset(range(len(stay)))
        aim, before = self._folded(table, len(stay)), [both.index(ring) for ring in apart]
        model = Model(table, until)
        model.look_as_far_as(NODES)
        model.start_from([*table.fixed, *before])
        if model.maximise(Level.KEPT, aim) is None:
            # What cannot be settled soon is taken in smaller parts from now on.
            self._together = max(FEWEST, self._together - 2)
        chosen = model.chosen() or ()
        if not chosen:
            return False
        after = tuple(sorted(both[column] for column in chosen))
        if worth(self._puzzle, after) <= worth(self._puzzle, self.rings):
            return False
        self.rings = after
        return True

    def _near_each_other(self) -> list[Cycle]:
        """Some rings whose people could coach each other, one of them by lot."""
        if not self.rings:
            return []
        first = self._rng.choice(self.rings)
        near = {other for member in first for other in self._graph.after[member]}
        near |= {other for member in first for other in self._graph.before[member]}
        rest = [ring for ring in self.rings if ring != first]
        self._rng.shuffle(rest)
        rest.sort(key=lambda ring: -sum(member in near for member in ring))
        wide = rest[: 3 * self._together]
        return [first, *self._rng.sample(wide, min(len(wide), self._together - 1))]

    def _candidates(self, stay: Sequence[Cycle]) -> list[Cycle]:
        """Rings among the people who are free beside the rings that stay, as many as wanted."""
        taken = Counter(member for ring in stay for member in ring)
        room = self._puzzle.rings_at_most
        free = {member for member in range(len(room)) if taken[member] < room[member]}
        used = {link for ring in stay for link in links_of(ring)}
        if self._puzzle.no_swaps:
            used |= {link[::-1] for link in used}
        pairs = [
            (coach, coachee)
            for coach in sorted(free)
            for coachee in sorted(self._graph.after[coach] & free)
            if (coach, coachee) not in used
        ]
        graph = Graph(len(room), pairs)
        found: list[Cycle] = []
        for length in range(2, self._cap + 1):
            rings = rings_up_to(graph, length, no_swaps=self._puzzle.no_swaps)
            found = list(islice(rings, 2 * CANDIDATES))
            if len(found) > CANDIDATES:
                break
        return found

    def _folded(self, table: Table, stay: int) -> list[int]:
        """All aims in one number, each worth more than all later ones together can bring."""
        free = {coach for links in table.links[stay:] for coach, _ in links}
        whole, scale = [0] * len(table.links), 1
        for level in reversed(self._levels):
            aim = table.aims.get(level)
            if aim is None:
                continue
            open_to_choice = [0] * stay + aim[stay:]
            whole = [w + scale * a for w, a in zip(whole, open_to_choice, strict=True)]
            each = zip(open_to_choice, table.links, strict=True)
            most = max((a / max(1, len(links)) for a, links in each), default=0)
            scale *= 1 + math.ceil(most * len(free))
        return whole


def worth(puzzle: Puzzle, rings: Sequence[Cycle]) -> tuple[int, ...]:
    """What these rings add up to, aim by aim in the puzzle's order."""
    links = [link for ring in rings for link in links_of(ring)]
    people = {member for ring in rings for member in ring}
    sums = {
        Level.PEOPLE: len(people),
        Level.PRIORITY: sum(puzzle.priority[member] for member in people),
        Level.FIT: sum(puzzle.worth[link][0] for link in links),
        Level.ELSEWHERE: sum(puzzle.worth[link][1] for link in links),
        Level.KEPT: sum(puzzle.worth[link][2] for link in links),
    }
    return tuple(sums[level] for level in puzzle.levels if level in sums)
