"""Makes plans out of puzzles with the solver: the bound first, short rings before long ones.

Runs in the solving process only.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from facilitator.pairing.assignment import best_plan, is_assignment
from facilitator.pairing.formulation import (
    Table,
    flow_table,
    links_of,
    one_way_table,
    ring_table,
    usable,
)
from facilitator.pairing.found import Found
from facilitator.pairing.improve import Improver
from facilitator.pairing.model import Model, Settled
from facilitator.pairing.problem import Level, Status
from facilitator.pairing.rings import Cycle, Graph, peel, rings_up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from facilitator.pairing.puzzle import Link, Puzzle

FEW = 1_000
"""Up to so many rings the table is solved at once; above, ring length by ring length."""
SOME = 400
"""Above so many rings a first plan is made by hand, so that there is one at once."""
MANY = 60_000
"""More rings than this are not looked at: the plan is then good, but not proved."""
STEP_NODES = 50
"""How far the solver looks while rings are still shorter than they may be."""
EACH = (3, 4, 6, 8, 12, 16)
"""So many pairings each way for each person are weighed at once where all are too many."""
SPARSE_RINGS = 5_000
"""As long as they make no more rings than this."""
GOES = 60
"""How often some rings are put together anew before all are weighed at once."""


def make_plan(puzzle: Puzzle, until: float | None, heard: Callable[[Found], None]) -> Found:
    """The best plan, as far as the time goes; `heard` gets each better one on the way."""
    if is_assignment(puzzle):
        return best_plan(puzzle)
    if puzzle.one_way:
        return _whole_flow(puzzle, one_way_table, until, heard)
    if puzzle.cap is None:
        return _whole_flow(puzzle, flow_table, until, heard)
    rings, are_all = _rings_within(puzzle, puzzle.cap)
    if len(rings) > FEW:
        return _length_by_length(puzzle, rings, until, heard, are_all=are_all)
    return _from_rings(puzzle, rings, until, heard)


def _rings_within(puzzle: Puzzle, cap: int) -> tuple[list[Cycle], bool]:
    """Every ring up to the cap, short ones first, and whether they are all.

    Where they are too many, those up to the greatest length that is not.
    """
    graph, found = usable(puzzle), list[Cycle]()
    whole = list(islice(rings_up_to(graph, cap, no_swaps=puzzle.no_swaps), MANY + 1))
    if len(whole) <= MANY:
        return sorted(whole, key=len), True
    for length in range(2, cap):
        rings = rings_up_to(graph, length, no_swaps=puzzle.no_swaps)
        wider = sorted(islice(rings, MANY + 1), key=len)
        if len(wider) > MANY:
            return found or wider[:MANY], False
        found = wider
    return found or whole[:MANY], False


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
    model, tell = Model(table, until), _telling(puzzle, table, heard)
    if len(rings) > SOME:
        first = _first_plan(puzzle, rings)
        model.start_from(first)
        tell(first, model.bound)
    settled = model.settle(puzzle.levels, tell)
    if settled.columns is None and settled.proved:
        return _in_conflict(puzzle, lambda locks: ring_table(replace(puzzle, locks=locks), rings))
    return _found(puzzle, table, settled)


def _first_plan(puzzle: Puzzle, rings: Sequence[Cycle]) -> list[int]:
    """The columns of a plain plan: whoever has the fewest rings first; empty where some are locked.

    Nobody is in two of its rings, so it is always allowed.
    """
    if puzzle.locks:
        return []
    columns_of: dict[int, list[int]] = defaultdict(list)
    for column, ring in enumerate(rings):
        for member in ring:
            columns_of[member].append(column)
    rarity = [sum(1 / len(columns_of[member]) for member in ring) for ring in rings]
    placed: set[int] = set()
    chosen = []
    for member in sorted(columns_of, key=lambda one: (len(columns_of[one]), one)):
        fitting = [column for column in columns_of[member] if placed.isdisjoint(rings[column])]
        if member not in placed and fitting:
            best = max(fitting, key=lambda column: (rarity[column], -column))
            chosen.append(best)
            placed.update(rings[best])
    return chosen


def _length_by_length(
    puzzle: Puzzle,
    rings: Sequence[Cycle],
    until: float | None,
    heard: Callable[[Found], None],
    *,
    are_all: bool,
) -> Found:
    """Rings of 2, then up to 3, then up to 4, each from the plan before, up to the bound."""
    most = _most_in_any_rings(puzzle, until)
    best: tuple[Cycle, ...] | None = None
    settled = Settled(None, proved=False, bound=most)
    longest = max(map(len, rings))
    for length in range(2, longest + 1):
        if length == longest and are_all and best is not None:
            best = _better(puzzle, best, until, heard, most, GOES)
        some = [ring for ring in rings if len(ring) <= length]
        table = ring_table(puzzle, some)
        model = Model(table, until)
        model.bound = min(model.bound, most) if are_all else most
        if best is None:
            model.start_from(_first_plan(puzzle, some))
        else:
            model.start_from([some.index(ring) for ring in best])
        is_last = length == longest and are_all
        if not is_last:
            model.look_as_far_as(STEP_NODES)
        levels = puzzle.levels if length == longest else puzzle.levels[:1]
        # What bounds short rings does not bound the longer ones still to come.
        least = 0 if is_last else most
        settled = model.settle(levels, _telling(puzzle, table, heard, least))
        if settled.columns is not None:
            best = tuple(some[column] for column in settled.columns)
    if not are_all:
        return _as_good_as_time_allows(puzzle, best, until, heard, most)
    if settled.columns is None and settled.proved:
        return _in_conflict(puzzle, lambda locks: ring_table(replace(puzzle, locks=locks), rings))
    return _found(puzzle, table, settled)


def _most_in_any_rings(puzzle: Puzzle, until: float | None) -> int:
    """The most people in rings of any length, which no shorter rings exceed."""
    people = replace(puzzle, cap=None, levels=(Level.PEOPLE,))
    if is_assignment(people):
        return best_plan(people).bound
    flow = flow_table(puzzle)
    unlimited = Model(flow, until)
    unlimited.maximise(Level.PEOPLE, flow.aims[Level.PEOPLE])
    return unlimited.bound


def _as_good_as_time_allows(
    puzzle: Puzzle,
    best: tuple[Cycle, ...] | None,
    until: float | None,
    heard: Callable[[Found], None],
    bound: int,
) -> Found:
    """Where there are more rings than can be looked at: improved as long as there is time."""
    if best is not None:
        best = _better(puzzle, best, until, heard, bound, GOES)
        best = _among_the_best_fitting(puzzle, best, until, heard, bound)
        best = _better(puzzle, best, until, heard, bound, None)
    return Found(Status.BEST_SO_FAR, best or (), bound=bound)


def _among_the_best_fitting(
    puzzle: Puzzle,
    best: tuple[Cycle, ...],
    until: float | None,
    heard: Callable[[Found], None],
    bound: int,
) -> tuple[Cycle, ...]:
    """The plan once more, from rings of those pairings only that fit each person best."""
    few: list[Cycle] = []
    for each in EACH:
        graph = Graph(len(puzzle.capacity), _best_fitting(puzzle, best, each))
        rings = rings_up_to(graph, puzzle.cap or 2, no_swaps=puzzle.no_swaps)
        wider = list(islice(rings, SPARSE_RINGS + 1))
        if few and len(wider) > SPARSE_RINGS:
            break
        few = wider
    some = sorted({*best, *few})
    table = ring_table(puzzle, some)
    model = Model(table, until)
    model.bound = bound
    model.start_from([some.index(ring) for ring in best])
    model.look_as_far_as(STEP_NODES)
    columns = model.settle(puzzle.levels, _telling(puzzle, table, heard, bound)).columns
    return tuple(some[column] for column in columns or ()) or best


def _best_fitting(puzzle: Puzzle, best: Iterable[Cycle], each: int) -> set[Link]:
    """So many pairings of each person, the best giving and receiving, and those of a plan."""
    graph, worth = usable(puzzle), puzzle.worth
    kept = {link for ring in best for link in links_of(ring)}
    for member in range(len(puzzle.capacity)):
        gives = [(member, other) for other in graph.after[member]]
        receives = [(other, member) for other in graph.before[member]]
        for links in (gives, receives):
            kept.update(heapq.nsmallest(each, links, key=lambda link: (-worth[link][0], link)))
    return kept


def _better(
    puzzle: Puzzle,
    best: tuple[Cycle, ...],
    until: float | None,
    heard: Callable[[Found], None],
    bound: int,
    goes: int | None,
) -> tuple[Cycle, ...]:
    improver = Improver(puzzle, puzzle.cap or 2, best)
    improver.run(until, goes, lambda rings: heard(Found(Status.BEST_SO_FAR, rings, bound=bound)))
    return improver.rings


def _telling(
    puzzle: Puzzle, table: Table, heard: Callable[[Found], None], least_bound: int = 0
) -> Callable[[Sequence[int], int], None]:
    def tell(columns: Sequence[int], bound: int) -> None:
        better = Settled(tuple(columns), proved=False, bound=max(bound, least_bound))
        heard(_found(puzzle, table, better))

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
