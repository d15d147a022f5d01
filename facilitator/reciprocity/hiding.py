"""Small numbers: which cells of a table may leave the programme.

    hidden(grid, left=()) -> the cells to be left out

A cell about 1 to 4 people, as givers or as receivers, is hidden; 0 may stand. Enough more cells
are hidden with it that no small group can be worked out: not from the other cells and the sums
of the same table, and not from tables that have left already (`left`).

How that is known: everything that is published is a sum over the smallest parts that the tables
tell apart, and every part holds something. A group can be worked out exactly when its own sum is
a combination of published sums; else some parts could hold a little more and others as much less,
and all that is published would read the same. So cells are let out one after the other, sums
before parts and large before small, and a cell that would complete such a combination stays.
Groups that must not be worked out are the small cells, the small rest of a line when what is
shown is taken away from its sum, and what is left between a cell of one table and a smaller one
of another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SMALL = 5
"""Counts of people below this are not given to anybody outside."""
ALL = "*"
"""The name of the row or column that holds the sums."""

Key = tuple[str, str]
Members = frozenset[int]
_PRIME = (1 << 61) - 1


@dataclass(frozen=True)
class Element:
    """The smallest thing that is counted: its amount, and the people behind it."""

    amount: int
    givers: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Grid:
    """A table: each cell, by row and column, holds elements by their place; ALL is a sum.

    `shown` is what has left already; None for a table that is still to leave.
    """

    elements: Sequence[Element]
    cells: Mapping[Key, Members]
    shown: frozenset[Key] | None = None

    def lines(self) -> Iterable[tuple[Key, ...]]:
        """The cells of every row and every column, sums left out."""
        rows: dict[str, list[Key]] = {}
        columns: dict[str, list[Key]] = {}
        for row, column in sorted(self.cells):
            if column != ALL:
                rows.setdefault(row, []).append((row, column))
            if row != ALL:
                columns.setdefault(column, []).append((row, column))
        return (tuple(line) for line in (*rows.values(), *columns.values()))


def is_small(elements: Sequence[Element], members: Iterable[int]) -> bool:
    """Whether 1 to 4 people gave, or 1 to 4 received, what these elements hold."""
    givers: set[str] = set()
    receivers: set[str] = set()
    for place in members:
        givers |= elements[place].givers
        receivers |= elements[place].receivers
        if len(givers) >= SMALL and len(receivers) >= SMALL:
            return False
    return 0 < len(givers) < SMALL or 0 < len(receivers) < SMALL


def hidden(grid: Grid, left: Sequence[Grid] = ()) -> frozenset[Key]:
    """The cells of a table that must not leave, given what has left already.

    Args:
        grid: the table that is to leave.
        left: tables over the same elements of which `shown` has left.
    """
    secret = _small_groups(grid, left)
    while True:
        stays = frozenset(grid.cells) - _let_out(grid, left, secret)
        rest = {
            members
            for line in grid.lines()
            if is_small(
                grid.elements,
                members := frozenset().union(*(grid.cells[key] for key in line if key in stays)),
            )
        }
        if rest <= secret:
            return stays
        secret |= rest


def _small_groups(grid: Grid, left: Sequence[Grid]) -> set[Members]:
    """Small cells of all tables, and small differences between a cell and one within it."""
    found = {
        members
        for table in (grid, *left)
        for members in table.cells.values()
        if is_small(table.elements, members)
    }
    for table in left:
        for key in table.shown or ():
            there = table.cells[key]
            for here in grid.cells.values():
                if here < there or there < here:
                    between = here ^ there
                    if is_small(grid.elements, between):
                        found.add(between)
    return found


def _let_out(grid: Grid, left: Sequence[Grid], secret: Iterable[Members]) -> frozenset[Key]:
    """The cells that can be shown without any secret group becoming a sum of what is shown."""
    parts = _Parts(grid, left)
    known = _Known([parts.of(members) for members in secret])
    for table in left:
        for key in sorted(table.shown or ()):
            known.add(parts.of(table.cells[key]), even_so=True)
    out = set()
    for key in sorted(grid.cells, key=lambda key: _turn(grid, key)):
        members = grid.cells[key]
        if is_small(grid.elements, members):
            continue
        if known.add(parts.of(members)):
            out.add(key)
    return frozenset(out)


def _turn(grid: Grid, key: Key) -> tuple[int, int, Key]:
    """The sum of sums first, then sums, then cells; of each the largest first."""
    sums = (key[0] == ALL) + (key[1] == ALL)
    return -sums, -sum(grid.elements[place].amount for place in grid.cells[key]), key


class _Parts:
    """The smallest parts that the tables tell apart; those that hold nothing are left out."""

    def __init__(self, grid: Grid, left: Sequence[Grid]) -> None:
        seen: dict[int, list[tuple[int, Key]]] = {}
        for number, table in enumerate((grid, *left)):
            for key in sorted(table.cells):
                for place in table.cells[key]:
                    seen.setdefault(place, []).append((number, key))
        names: dict[tuple[tuple[int, Key], ...], int] = {}
        self._part = {
            place: names.setdefault(tuple(where), len(names))
            for place, where in seen.items()
            if grid.elements[place].amount
        }

    def of(self, members: Members) -> dict[int, int]:
        """The parts of a group, each counted once."""
        return {self._part[place]: 1 for place in members if place in self._part}


@dataclass
class _Known:
    """What can be worked out: the published sums as a basis, and what remains of the secrets.

    Counting is done modulo a large prime, so that it is exact and stays small.
    """

    secrets: list[dict[int, int]]
    basis: dict[int, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """A group that holds nothing, or only half of a part, is no secret to keep."""
        self.secrets = [secret for secret in self.secrets if secret]

    def add(self, vector: Mapping[int, int], *, even_so: bool = False) -> bool:
        """Publish a sum, unless a secret could then be worked out; whether it was published.

        Args:
            vector: the parts that are added up, each once.
            even_so: it has left already, whatever that tells.
        """
        rest = self._reduced(dict(vector))
        if not rest:
            return True
        pivot = min(rest)
        scale = pow(rest[pivot], -1, _PRIME)
        rest = {part: value * scale % _PRIME for part, value in rest.items()}
        after = {
            place: _without(secret, pivot, rest)
            for place, secret in enumerate(self.secrets)
            if pivot in secret
        }
        if not even_so and not all(after.values()):
            return False
        for place, secret in after.items():
            self.secrets[place] = secret
        if not all(after.values()):
            self.secrets = [secret for secret in self.secrets if secret]
        self.basis[pivot] = rest
        return True

    def _reduced(self, vector: dict[int, int]) -> dict[int, int]:
        """What remains of a sum when all that is known is taken away."""
        # A row of the basis holds nothing before its pivot, so one walk through all is enough.
        waiting = [part for part in vector if part in self.basis]
        heapify(waiting)
        while waiting:
            pivot = heappop(waiting)
            row = self.basis[pivot]
            if pivot in vector:
                new = row.keys() - vector.keys()
                vector = _without(vector, pivot, row)
                for part in new:
                    if part in self.basis:
                        heappush(waiting, part)
        return vector


def _without(vector: dict[int, int], pivot: int, row: Mapping[int, int]) -> dict[int, int]:
    """A vector less as much of a row as clears its pivot."""
    times = vector.get(pivot, 0)
    if not times:
        return vector
    found = dict(vector)
    for part, value in row.items():
        now = (found.get(part, 0) - times * value) % _PRIME
        if now:
            found[part] = now
        else:
            found.pop(part, None)
    return found
