"""How many people could be placed if some more pairings were allowed, or if somebody had to be in.

Runs in the solving process only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from facilitator.pairing.formulation import (
    INFINITE,
    Table,
    flow_table,
    links_of,
    one_way_table,
    ring_table,
    usable,
)
from facilitator.pairing.model import WHOLE, Model, relaxed
from facilitator.pairing.problem import Level
from facilitator.pairing.rings import Graph, rings_through, rings_up_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.pairing.puzzle import Link, Puzzle
    from facilitator.pairing.rings import Cycle


NODES = 300
"""How far the solver looks for one answer; beyond, the question stays open."""
MANY = 20_000
"""With more rings than this no question is answered."""


@dataclass(frozen=True)
class WhatIf:
    """One question about one person: these links of theirs as well, and must they have a place."""

    member: int
    links: tuple[Link, ...] = ()
    must: bool = False

    def to_json(self) -> list[Any]:
        """Plain lists and numbers."""
        return [self.member, self.links, self.must]

    @classmethod
    def from_json(cls, whole: list[Any]) -> WhatIf:
        """The question back from plain lists and numbers."""
        member, links, must = whole
        return cls(member, tuple((a, b) for a, b in links), must)


def answers(puzzle: Puzzle, asked: Sequence[WhatIf]) -> Iterator[int | None]:
    """For each question the most people that can be placed; None when that is not known."""
    if puzzle.one_way or puzzle.cap is None:
        make = one_way_table if puzzle.one_way else flow_table
        return (_most_people(make(puzzle.with_links(one.links)), one) for one in asked)
    return _with_rings(puzzle, puzzle.cap, asked)


def _with_rings(puzzle: Puzzle, cap: int, asked: Sequence[WhatIf]) -> Iterator[int | None]:
    graph = usable(puzzle)
    rings = list(islice(rings_up_to(graph, cap, no_swaps=puzzle.no_swaps), MANY + 1))
    if len(rings) > MANY:
        return
    base = ring_table(puzzle, rings)
    now = Model(base)
    now.look_as_far_as(NODES)
    most = None if base.impossible else now.maximise(Level.PEOPLE, base.aims[Level.PEOPLE])
    placed = {giver for column in now.chosen() or () for giver, _ in base.links[column]}
    prices = Prices(puzzle, base) if most is not None else None
    for one in asked:
        more = new_rings(puzzle, graph, one, cap)
        if not one.must and prices is not None and most is not None:
            highest = prices.at_most(more)
            lowest = most + max((len(r) for r in more if placed.isdisjoint(r)), default=0)
            if highest <= lowest:
                yield lowest
                continue
        yield _most_people(ring_table(puzzle.with_links(one.links), [*rings, *more]), one)


def new_rings(puzzle: Puzzle, graph: Graph, one: WhatIf, cap: int) -> list[Cycle]:
    """The rings up to the cap that use one of the further links."""
    most = puzzle.rings_at_most
    links = {link for link in one.links if most[link[0]] and most[link[1]]}
    if not links:
        return []
    wider = graph.copy()
    for coach, coachee in links:
        wider.add(coach, coachee)
    return [
        ring
        for ring in rings_through(wider, one.member, cap, no_swaps=puzzle.no_swaps)
        if (ring[0], ring[1]) in links or (ring[-1], ring[0]) in links
    ]


def _most_people(table: Table, one: WhatIf) -> int | None:
    if one.must:
        columns = [
            column
            for column, links in enumerate(table.links)
            if any(one.member == coachee for _, coachee in links)
        ]
        table.row(1, INFINITE, columns, [1] * len(columns))
        table.impossible = table.impossible or not columns
    if table.impossible:
        return None
    model = Model(table)
    model.look_as_far_as(NODES)
    return model.maximise(Level.PEOPLE, table.aims[Level.PEOPLE])


class Prices:
    """What a place costs by the relaxed problem: an upper limit on what new rings can gain.

    Linear programming's own argument: a ring is worth its people less the prices of their places.
    """

    def __init__(self, puzzle: Puzzle, table: Table) -> None:
        self._top, duals = relaxed(table, Level.PEOPLE)
        self._price = {member: max(0.0, duals[row]) for member, row in table.row_of.items()}
        # A ring that takes a locked pairing over stands in for the one that held it.
        self._held = {lock: duals[row] for lock, row in table.row_of_lock.items()}
        # Only where nobody is in two rings is one new ring all that can be added.
        self._holds = max(puzzle.rings_at_most, default=0) <= 1

    def at_most(self, rings: Sequence[Cycle]) -> float:
        """No plan with one of these rings as well places more people than this."""
        if not self._holds:
            return INFINITE
        gain = max((self._gain(ring) for ring in rings), default=0.0)
        return math.floor(self._top + max(0.0, gain) + WHOLE)

    def _gain(self, ring: Cycle) -> float:
        places = sum(self._price.get(member, 0.0) for member in ring)
        return len(ring) - places - sum(self._held.get(link, 0.0) for link in links_of(ring))
