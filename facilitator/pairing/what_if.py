"""How many people could be placed if some more pairings were allowed, or if somebody had to be in.

Runs in the solving process only.
"""

from __future__ import annotations

import math
import time
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
from facilitator.pairing.model import WHOLE, Model
from facilitator.pairing.problem import Level
from facilitator.pairing.rings import Graph, rings_through, rings_up_to
from facilitator.pairing.split import Split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.pairing.puzzle import Link, Puzzle
    from facilitator.pairing.rings import Cycle
    from facilitator.pairing.split import Limit


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


def answers(
    puzzle: Puzzle,
    asked: Sequence[WhatIf],
    plan: Sequence[Cycle] = (),
    until: float | None = None,
) -> Iterator[int | None]:
    """For each question the most people that can be placed; None when no plan can do it.

    With `plan`, the rings of the plan that stands, an answer that cannot be proved (or for which
    no time is left) is what can surely be reached.
    """
    if puzzle.cap is not None and not puzzle.one_way:
        return _with_rings(puzzle, puzzle.cap, asked, plan, until)
    if puzzle.no_swaps and not puzzle.one_way:
        return (_most_people(flow_table(puzzle.with_links(one.links)), one) for one in asked)
    return _with_flow(puzzle, asked, until)


def _with_flow(
    puzzle: Puzzle, asked: Sequence[WhatIf], until: float | None
) -> Iterator[int | None]:
    """Pairings that go whole by themselves: the split limit is the answer."""
    table = one_way_table(puzzle) if puzzle.one_way else flow_table(puzzle, wider=True)
    if table.impossible:
        return
    split = Split(table)
    for one in asked:
        if until is not None and time.monotonic() > until:
            return
        links = [
            (link,)
            for link in one.links
            if link[0] in table.as_giver and link[1] in table.as_receiver
        ]
        must = _columns_of(one.member, table.links) if one.must else ()
        found = None if one.must and not must else split.limit(links, must)
        yield None if found is None else round(found.people)


def _columns_of(member: int, columns: Sequence[tuple[Link, ...]]) -> list[int]:
    """The columns in which this person receives."""
    return [at for at, links in enumerate(columns) if any(b == member for _, b in links)]


def _with_rings(
    puzzle: Puzzle,
    cap: int,
    asked: Sequence[WhatIf],
    plan: Sequence[Cycle],
    until: float | None,
) -> Iterator[int | None]:
    graph = usable(puzzle)
    rings = list(islice(rings_up_to(graph, cap, no_swaps=puzzle.no_swaps), MANY + 1))
    alone = max(puzzle.rings_at_most, default=0) <= 1
    table = ring_table(puzzle, rings, wider=True)
    many = len(rings) > MANY
    split = Split(table) if alone and not many and not table.impossible else None
    placed = {member for ring in plan for member in ring}
    for one in asked:
        more = new_rings(puzzle, graph, one, cap)
        free = (len(ring) for ring in more if placed.isdisjoint(ring))
        lowest = 0 if one.must else len(placed) + max(free, default=0)
        if many or (until is not None and time.monotonic() > until):
            yield lowest or None
            continue
        if split is not None:
            # Only one of the further rings can be in a plan: all go through this person.
            needed = lowest + 1 - WHOLE - split.top
            more = [ring for ring in more if split.gain(links_of(ring)) >= needed]
        if not one.must and not more:
            yield lowest
            continue
        both = [*rings, *more]
        must = list(range(len(rings), len(both)))
        if one.must:
            must = [at for at, ring in enumerate(both) if one.member in ring]
        wider = puzzle.with_links(one.links)
        if split is not None:
            limit = split.limit([links_of(ring) for ring in more], must)
        else:
            limit = Split(ring_table(wider, both, wider=True)).limit((), must)
        yield _whole(wider, both, must, limit, lowest) if must else None


def _whole(
    puzzle: Puzzle,
    rings: Sequence[Cycle],
    must: Sequence[int],
    limit: Limit | None,
    lowest: int,
) -> int | None:
    """The most people in whole rings, one of `must` among them; `lowest` is known already.

    None where nothing is known and nothing is possible.
    """
    if limit is None:
        return lowest or None
    if lowest:
        return _above(puzzle, rings, must, limit, lowest) or lowest
    highest = math.floor(limit.people + WHOLE)
    for guess in (highest - 2, highest - 6, highest - 20, 0):
        found = _above(puzzle, rings, must, limit, max(0, guess))
        if found is not None:
            return found
    return None


def _above(
    puzzle: Puzzle, rings: Sequence[Cycle], must: Sequence[int], limit: Limit, lowest: int
) -> int | None:
    """The most people where it is more than `lowest`; None where it is not, or not proved.

    A ring whose cost takes so much off the limit that no more than `lowest` is left can be in no
    such plan, so it is left out (fixing by reduced cost).
    """
    slack = limit.people - (lowest + 1) + WHOLE
    left = [at for at, cost in enumerate(limit.cost[: len(rings)]) if cost >= -slack]
    wanted = set(must)
    needed = [column for column, at in enumerate(left) if at in wanted]
    table = ring_table(puzzle, [rings[at] for at in left])
    if table.impossible or not needed or slack < 0:
        return None
    aim = table.aims[Level.PEOPLE]
    people = [column for column, one in enumerate(aim) if one]
    table.row(lowest + 1, INFINITE, people, [aim[column] for column in people])
    table.row(1, INFINITE, needed, [1] * len(needed))
    model = Model(table)
    model.look_as_far_as(NODES)
    return model.maximise(Level.PEOPLE, aim)


def new_rings(puzzle: Puzzle, graph: Graph, one: WhatIf, cap: int) -> list[Cycle]:
    """The rings up to the cap that use one of the further links."""
    most = puzzle.rings_at_most
    links = {link for link in one.links if most[link[0]] and most[link[1]]}
    if not links:
        return []
    added = [link for link in sorted(links) if link[1] not in graph.after[link[0]]]
    for link in added:
        graph.add(*link)
    found = [
        ring
        for ring in rings_through(graph, one.member, cap, no_swaps=puzzle.no_swaps)
        if (ring[0], ring[1]) in links or (ring[-1], ring[0]) in links
    ]
    for link in added:
        graph.take_away(*link)
    return found


def _most_people(table: Table, one: WhatIf) -> int | None:
    if one.must:
        columns = _columns_of(one.member, table.links)
        table.row(1, INFINITE, columns, [1] * len(columns))
        table.impossible = table.impossible or not columns
    if table.impossible:
        return None
    model = Model(table)
    model.look_as_far_as(NODES)
    return model.maximise(Level.PEOPLE, table.aims[Level.PEOPLE])
