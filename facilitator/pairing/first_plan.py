"""A plain plan at once, made without the solver: something to keep while better ones are sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.pairing.formulation import links_of, usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.pairing.puzzle import Link, Puzzle
    from facilitator.pairing.rings import Cycle, Graph

LONGEST = 4
"""Where rings may have any length, the first ones have no more people than this."""


def first_plan(puzzle: Puzzle) -> tuple[Cycle, ...]:
    """Rings that nobody shares: those with locked pairings, then whoever has the fewest chances.

    Empty where a locked pairing finds no ring this way: that is for the solver to settle.
    """
    graph = usable(puzzle)
    cap = puzzle.cap or LONGEST
    rings: list[Cycle] = []
    for lock in puzzle.locks:
        if any(lock in links_of(ring) for ring in rings):
            continue
        ring = _ring_from(graph, lock, cap, no_swaps=puzzle.no_swaps)
        if ring is None:
            return ()
        rings.append(ring)
        _take_out(graph, ring)
    order = sorted(range(len(graph.after)), key=lambda at: (len(graph.after[at]), at))
    for start in order:
        ring = _ring_from(graph, (start,), cap, no_swaps=puzzle.no_swaps)
        if ring is not None:
            rings.append(ring)
            _take_out(graph, ring)
    return tuple(rings)


def _take_out(graph: Graph, ring: Iterable[int]) -> None:
    for member in ring:
        graph.leave_out(member)


def _ring_from(graph: Graph, path: Link | tuple[int], cap: int, *, no_swaps: bool) -> Cycle | None:
    """A shortest ring that begins this way, found length by length."""
    if len(path) > 1 and path[1] not in graph.after[path[0]]:
        return None
    for length in range(3 if no_swaps else 2, cap + 1):
        found = _closed(graph, tuple(path), length)
        if found is not None:
            return found
    return None


def _closed(graph: Graph, path: Cycle, length: int) -> Cycle | None:
    if len(path) == length:
        return path if path[0] in graph.after[path[-1]] else None
    for following in sorted(graph.after[path[-1]], key=lambda at: (len(graph.after[at]), at)):
        if following not in path:
            found = _closed(graph, (*path, following), length)
            if found is not None:
                return found
    return None
