"""The puzzle as a table of columns, rows and aims: what a solver reads, without a solver.

Three tables: a column per ring when rings have a longest length, a column per pairing when they
may have any (a circulation, whole by itself), a column per pairing for one-way placement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.pairing.problem import Level
from facilitator.pairing.rings import Cycle, Graph, knots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.pairing.puzzle import Link, Puzzle

INFINITE = float("inf")

Row = tuple[float, float, list[int], list[int]]
"""Lowest, highest, columns and how often each column counts."""


@dataclass
class Table:
    """Columns from 0 to their upper limit, rows with limits, and what each aim adds up.

    `links` says which pairings a column stands for (none for helping columns).
    """

    links: list[tuple[Link, ...]]
    integer: bool
    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    aims: dict[Level, list[int]] = field(default_factory=dict)
    as_giver: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """In a table that can be made wider: what a further pairing adds to which row, by its giver."""
    as_receiver: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """The same by its receiver."""
    counts: frozenset[int] = frozenset()
    """Whose giving counts as one person placed, in a table that can be made wider."""
    row_of_lock: dict[Link, int] = field(default_factory=dict)
    """The row that holds a locked pairing."""
    fixed: frozenset[int] = frozenset()
    """Columns that are in, whatever else is chosen."""
    impossible: bool = False
    """A locked pairing stands in no column at all."""

    def helper(self, upper: int) -> int:
        """A further column that stands for no pairing; its number."""
        self.links.append(())
        self.upper.append(upper)
        return len(self.links) - 1

    def row(self, low: float, high: float, columns: list[int], values: list[int]) -> None:
        """Low <= sum of values times columns <= high."""
        self.rows.append((low, high, columns, values))


def usable(puzzle: Puzzle) -> Graph:
    """Who may coach whom, without people who have no capacity or want no coach."""
    most = puzzle.rings_at_most
    links: Iterable[Link] = puzzle.worth
    if not all(most):
        links = (link for link in links if most[link[0]] and most[link[1]])
    return Graph(len(most), links)


def links_of(ring: Cycle) -> tuple[Link, ...]:
    """The pairings of a ring."""
    return tuple(zip(ring, (*ring[1:], ring[0]), strict=True))


def ring_table(puzzle: Puzzle, rings: Sequence[Cycle], *, wider: bool = False) -> Table:
    """A 0/1 column per ring; people in several rings count once.

    A table that may get `wider` has a row for everybody who can be in a ring.
    """
    table = Table([links_of(ring) for ring in rings], integer=True, upper=[1] * len(rings))
    most = puzzle.rings_at_most
    at: dict[int, list[int]] = defaultdict(list)
    if wider:
        at.update((member, []) for member, room in enumerate(most) if room)
        table.counts = frozenset(at)
    for column, ring in enumerate(rings):
        for member in ring:
            at[member].append(column)
    priority = puzzle.priority
    if max(most, default=0) > 1:
        people = [sum(most[member] == 1 for member in ring) for ring in rings]
    else:
        people = [len(ring) for ring in rings]
    first = [sum(priority[m] for m in ring if most[m] == 1) for ring in rings]
    _add_aims(puzzle, table)
    for member, columns in sorted(at.items()):
        if wider:
            table.as_giver[member] = [(len(table.rows), 1)]
        if wider or len(columns) > most[member]:
            table.row(-INFINITE, most[member], columns, [1] * len(columns))
        if most[member] > 1:
            placed = table.helper(1)
            people.append(1)
            first.append(priority[member])
            table.row(0, INFINITE, [*columns, placed], [*([1] * len(columns)), -1])
    if max(most, default=0) > 1:
        _each_link_once(puzzle, table, most)
    table.aims[Level.PEOPLE], table.aims[Level.PRIORITY] = people, first
    table.aims[Level.SHORT] = [1] * len(rings)
    _hold_locks(puzzle, table)
    return _squared(table)


def _each_link_once(puzzle: Puzzle, table: Table, most: list[int]) -> None:
    """Between two people who may both be in several rings, each pairing is used once.

    Where direct swaps are ruled out, one direction or the other.
    """
    using: dict[Link, list[int]] = defaultdict(list)
    for column, links in enumerate(table.links):
        for coach, coachee in links:
            if most[coach] > 1 and most[coachee] > 1:
                pair = (coach, coachee)
                using[min(pair, pair[::-1]) if puzzle.no_swaps else pair].append(column)
    for _, columns in sorted(using.items()):
        if len(columns) > 1:
            table.row(-INFINITE, 1, columns, [1] * len(columns))


def flow_table(puzzle: Puzzle, *, wider: bool = False) -> Table:
    """A column per pairing that lies on some ring; whoever receives gives as often.

    A table that may get `wider` has a column for every pairing and a row for everybody.
    """
    graph, most = usable(puzzle), puzzle.rings_at_most
    knot = [0] * len(most) if wider else knots(graph)
    links = [link for link in graph.pairs() if knot[link[0]] == knot[link[1]]]
    table = Table([(link,) for link in links], integer=puzzle.no_swaps, upper=[1] * len(links))
    gives: dict[int, list[int]] = defaultdict(list)
    receives: dict[int, list[int]] = defaultdict(list)
    if wider:
        gives.update((member, []) for member, room in enumerate(most) if room)
        table.counts = frozenset(member for member in gives if most[member] == 1)
    for column, (coach, coachee) in enumerate(links):
        gives[coach].append(column)
        receives[coachee].append(column)
    priority = puzzle.priority
    people = [int(most[coach] == 1) for coach, _ in links]
    first = [priority[coach] * one for (coach, _), one in zip(links, people, strict=True)]
    _add_aims(puzzle, table)
    for member in sorted(gives):
        out, back = gives[member], receives[member]
        here = len(table.rows)
        table.as_giver[member] = [(here, 1), (here + 1, 1)]
        table.as_receiver[member] = [(here, -1)]
        table.row(0, 0, [*out, *back], [*([1] * len(out)), *([-1] * len(back))])
        columns, values = list(out), [1] * len(out)
        if most[member] > 1:
            columns += [table.helper(1), table.helper(most[member] - 1)]
            values += [-1, -1]
            people += [1, 0]
            first += [priority[member], 0]
        table.row(0 if most[member] > 1 else -INFINITE, int(most[member] == 1), columns, values)
    if puzzle.no_swaps:
        _no_swaps(table, links)
    table.aims[Level.PEOPLE], table.aims[Level.PRIORITY] = people, first
    _hold_locks(puzzle, table)
    return _squared(table)


def _no_swaps(table: Table, links: Sequence[Link]) -> None:
    column_of = {link: column for column, link in enumerate(links)}
    for (coach, coachee), column in column_of.items():
        back = column_of.get((coachee, coach))
        if back is not None and coach < coachee:
            table.row(-INFINITE, 1, [column, back], [1, 1])


def one_way_table(puzzle: Puzzle) -> Table:
    """A column per pairing: a coach up to their capacity, a coachee once."""
    links = sorted(
        link for link in puzzle.worth if puzzle.capacity[link[0]] and puzzle.demand[link[1]]
    )
    table = Table([(link,) for link in links], integer=False, upper=[1] * len(links))
    gives: dict[int, list[int]] = {at: [] for at, room in enumerate(puzzle.capacity) if room}
    receives: dict[int, list[int]] = {at: [] for at, room in enumerate(puzzle.demand) if room}
    table.counts = frozenset(gives)
    for column, (coach, coachee) in enumerate(links):
        gives[coach].append(column)
        receives[coachee].append(column)
    for coach, columns in sorted(gives.items()):
        table.as_giver[coach] = [(len(table.rows), 1)]
        table.row(-INFINITE, puzzle.capacity[coach], columns, [1] * len(columns))
    for coachee, columns in sorted(receives.items()):
        table.as_receiver[coachee] = [(len(table.rows), 1)]
        table.row(-INFINITE, 1, columns, [1] * len(columns))
    _add_aims(puzzle, table)
    table.aims[Level.PEOPLE] = [1] * len(links)
    table.aims[Level.PRIORITY] = [puzzle.priority[coachee] for _, coachee in links]
    _hold_locks(puzzle, table)
    return _squared(table)


def _add_aims(puzzle: Puzzle, table: Table) -> None:
    """What each column adds to fit, to pairings elsewhere and to pairings kept."""
    worth = puzzle.worth
    asked = enumerate((Level.FIT, Level.ELSEWHERE, Level.KEPT))
    levels = [(at, level) for at, level in asked if level in puzzle.levels]
    if not levels:
        return
    if all(len(links) == 1 for links in table.links):
        alone = [worth[link] for (link,) in table.links]
        table.aims.update((level, [one[at] for one in alone]) for at, level in levels)
        return
    each = [[worth[link] for link in links] for links in table.links]
    for at, level in levels:
        table.aims[level] = [sum([one[at] for one in found]) for found in each]


def _hold_locks(puzzle: Puzzle, table: Table) -> None:
    wanted: dict[Link, list[int]] = {lock: [] for lock in puzzle.locks}
    for column, links in enumerate(table.links):
        for link in links:
            if link in wanted:
                wanted[link].append(column)
    for lock, columns in wanted.items():
        table.impossible = table.impossible or not columns
        if columns:
            table.row_of_lock[lock] = len(table.rows)
            table.row(1, 1, columns, [1] * len(columns))


def _squared(table: Table) -> Table:
    """Every aim as long as the table is wide; aims that add nothing are dropped."""
    width = len(table.links)
    for level, values in list(table.aims.items()):
        table.aims[level] = [*values, *([0] * (width - len(values)))]
        if not any(values) and level is not Level.PEOPLE:
            del table.aims[level]
    return table


def figures(puzzle: Puzzle, links: Iterable[Link]) -> tuple[int, int, int]:
    """People (receiving), pairings elsewhere and total fit of these pairings."""
    chosen = list(links)
    return (
        len({coachee for _, coachee in chosen}),
        sum(puzzle.worth[link][1] for link in chosen),
        sum(puzzle.worth[link][0] for link in chosen),
    )
