"""Makes plans out of puzzles with the solver: the bound first, short rings before long ones.

Runs in the solving process only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from facilitator.pairing.formulation import (
    Table,
    flow_table,
    one_way_table,
    ring_table,
    usable,
)
from facilitator.pairing.model import Model, Settled
from facilitator.pairing.problem import Level, Status
from facilitator.pairing.rings import Cycle, peel, rings_up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from facilitator.pairing.puzzle import Link, Puzzle

FEW = 2_000
"""Up to so many rings the table is solved at once; above, ring length by ring length."""


@dataclass(frozen=True)
class Found:
    """A plan in positions: the best so far, or the last word."""

    status: Status
    rings: tuple[Cycle, ...] = ()
    one_way: tuple[Link, ...] = ()
    bound: int = 0
    conflicting: tuple[Link, ...] = ()
    release: tuple[Link, ...] = ()


def make_plan(puzzle: Puzzle, until: float | None, heard: Callable[[Found], None]) -> Found:
    """The best plan, as far as the time goes; `heard` gets each better one on the way."""
    if puzzle.one_way:
        return _whole_flow(puzzle, one_way_table, until, heard)
    if puzzle.cap is None:
        return _whole_flow(puzzle, flow_table, until, heard)
    rings = tuple(rings_up_to(usable(puzzle), puzzle.cap, no_swaps=puzzle.no_swaps))
    if len(rings) > FEW:
        return _length_by_length(puzzle, sorted(rings, key=len), until, heard)
    return _from_rings(puzzle, rings, until, heard)


def _whole_flow(
    puzzle: Puzzle,
    make_table: Callable[[Puzzle], Table],
    until: float | None,
    heard: Callable[[Found], None],
) -> Found:
    """One-way pairings, or rings of any length peeled from the circulation."""
    table = make_table(puzzle)
    settled = Model(table, until).settle(puzzle.levels, _telling(puzzle, table, heard))
    if settled.columns is None and settled.proved:
        return _in_conflict(puzzle, lambda locks: make_table(replace(puzzle, locks=locks)))
    return _found(puzzle, table, settled)


def _from_rings(
    puzzle: Puzzle,
    rings: Sequence[Cycle],
    until: float | None,
    heard: Callable[[Found], None],
) -> Found:
    """All rings in one table."""
    table = ring_table(puzzle, rings)
    settled = Model(table, until).settle(puzzle.levels, _telling(puzzle, table, heard))
    if settled.columns is None and settled.proved:
        return _in_conflict(puzzle, lambda locks: ring_table(replace(puzzle, locks=locks), rings))
    return _found(puzzle, table, settled)


def _length_by_length(
    puzzle: Puzzle,
    rings: Sequence[Cycle],
    until: float | None,
    heard: Callable[[Found], None],
) -> Found:
    """Rings of 2, then up to 3, then up to 4, each from the plan before, up to the bound."""
    flow = flow_table(puzzle)
    bound = Model(flow, until)
    people = bound.maximise(Level.PEOPLE, flow.aims[Level.PEOPLE])
    most = bound.bound
    best: tuple[Cycle, ...] | None = None
    for cap in range(2, (puzzle.cap or 0) + 1):
        some = [ring for ring in rings if len(ring) <= cap]
        table = ring_table(puzzle, some)
        model = Model(table, until)
        model.bound = most
        if best is not None:
            model.start_from([some.index(ring) for ring in best])
        last = cap == puzzle.cap
        levels = puzzle.levels if last else (Level.PEOPLE,)
        settled = model.settle(levels, _telling(puzzle, table, heard))
        if settled.columns is not None:
            best = tuple(some[column] for column in settled.columns)
    del people
    if settled.columns is None and settled.proved:
        return _in_conflict(puzzle, lambda locks: ring_table(replace(puzzle, locks=locks), rings))
    return _found(puzzle, table, settled)


def _telling(
    puzzle: Puzzle, table: Table, heard: Callable[[Found], None]
) -> Callable[[Sequence[int], int], None]:
    def tell(columns: Sequence[int], bound: int) -> None:
        heard(_found(puzzle, table, Settled(tuple(columns), proved=False, bound=bound)))

    return tell


def _found(puzzle: Puzzle, table: Table, settled: Settled) -> Found:
    status = Status.OPTIMAL if settled.proved else Status.BEST_SO_FAR
    links = [table.links[column] for column in settled.columns or ()]
    if puzzle.one_way:
        return Found(status, one_way=tuple(chain.from_iterable(links)), bound=settled.bound)
    if puzzle.cap is None:
        rings = tuple(peel(chain.from_iterable(links)))
    else:
        rings = tuple(tuple(coach for coach, _ in ring) for ring in links)
    return Found(status, rings, bound=settled.bound)


def _in_conflict(puzzle: Puzzle, table_with: Callable[[tuple[Link, ...]], Table]) -> Found:
    """Which locks stand against each other, and a smallest set to release."""

    def possible(locks: Iterable[Link]) -> bool:
        table = table_with(tuple(locks))
        aim = [0] * len(table.links)
        return not table.impossible and Model(table).maximise(Level.KEPT, aim) is not None

    rest, conflicting = list(puzzle.locks), []
    while rest and not possible(rest):
        core = list(rest)
        for lock in rest:
            without = [one for one in core if one != lock]
            if not possible(without):
                core = without
        conflicting += core
        rest = [lock for lock in rest if lock not in core]
    free = table_with(())
    wanted = set(puzzle.locks)
    aim = [sum(link in wanted for link in links) for links in free.links]
    model = Model(free)
    model.maximise(Level.KEPT, aim)
    held = {link for column in model.chosen() or () for link in free.links[column]}
    return Found(
        Status.INFEASIBLE,
        conflicting=tuple(sorted(conflicting)),
        release=tuple(lock for lock in puzzle.locks if lock not in held),
    )
