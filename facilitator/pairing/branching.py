"""Whole plans from split ones: limits by linear programming, sharpened, then branched on.

Ring tables are packings whose split limit is nearly whole already. A few inequalities over three
people at a time (of the rings with at least two of three people, one at most is chosen) and a
short depth-first search, with the basis kept from node to node, prove most of them in a fraction
of what the general search takes; what is not proved in so many nodes is left to that one.
Runs in the solving process only.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import highspy
import numpy as np

from facilitator.pairing.program import program_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.pairing.formulation import Table

WIDEST = 4_000
"""Tables with more columns than this are left to the general search."""
WORK = 120_000
"""Nodes times columns looked at for one aim; counted, not timed, so that it repeats itself."""
MOST_NODES, FEWEST_NODES = 400, 20
ROUNDS = 4
"""How often the limit of an aim is sharpened before it is branched on."""
EACH_ROUND = 30
VIOLATED = 0.02
NEARLY = 1e-6
DOUBT = 1e-4
"""A limit so little below a whole number is taken for that number."""

Bounds = tuple[tuple[int, float, float], ...]
"""Columns that a node holds between two limits."""


@dataclass(frozen=True)
class Branched:
    """Where a search ended.

    `values` is the best plan found (None: none better than what was known), `limit` what no plan
    exceeds, in steps of the aim.
    """

    values: list[float] | None
    proved: bool
    limit: int


class Branching:
    """One table, its aims maximised one after the other."""

    def __init__(self, table: Table, until: float | None = None) -> None:
        self._until = until
        self._upper = [float(one) for one in table.upper]
        self._lower = [float(at in table.fixed) for at in range(len(table.links))]
        self._table = table
        self._held: dict[int, tuple[float, float]] = {}
        # highspy leaves its constructor untyped.
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(program_of(replace(table, integer=False)))

    @cached_property
    def _columns(self) -> list[set[int]]:
        """The columns of each row of which one at most is chosen."""
        return [
            set(columns)
            for _low, high, columns, values in self._table.rows
            if high == 1 and all(value == 1 for value in values)
        ]

    @cached_property
    def _packings(self) -> list[list[int]]:
        """For each column those rows."""
        rows: list[list[int]] = [[] for _ in self._table.links]
        for row, columns in enumerate(self._columns):
            for column in columns:
                rows[column].append(row)
        return rows

    def hold(self, columns: Sequence[int], values: Sequence[float], least: float) -> None:
        """Keep a sum at no less than this from now on."""
        numbers = np.array(columns, dtype=np.int32)
        self._solver.addRow(least, math.inf, len(columns), numbers, np.array(values, dtype=float))

    def maximise(
        self,
        aim: Sequence[int],
        step: int,
        known: int | None,
        better: Callable[[list[float]], None],
        nodes: int,
    ) -> Branched:
        """The best whole columns, where they beat `known` steps; `better` gets each on the way."""
        self._aim_at(aim, step)
        limit = self._sharpened()
        if limit is None:
            return Branched(None, proved=True, limit=0)
        best, found = known, None
        left = min(nodes, max(FEWEST_NODES, WORK // len(aim)))
        waiting: list[Bounds] = [()]
        while waiting:
            if left == 0 or (self._until is not None and time.monotonic() > self._until):
                return Branched(found, proved=False, limit=limit)
            left -= 1
            node = waiting.pop()
            values = self._at(node)
            if values is None or (best is not None and self._limit() <= best):
                continue
            split = _most_split(values)
            if split is None:
                found = [float(round(one)) for one in values]
                best = sum(w * round(one) for w, one in zip(aim, values, strict=True)) // step
                better(found)
                if best >= limit:
                    break
                continue
            down, up = math.floor(values[split]), math.ceil(values[split])
            low, high = self._held.get(split, (self._lower[split], self._upper[split]))
            waiting.append((*node, (split, low, float(down))))
            waiting.append((*node, (split, float(up), high)))
        return Branched(found, proved=True, limit=limit if best is None else best)

    def _aim_at(self, aim: Sequence[int], step: int) -> None:
        width = len(aim)
        costs = np.array(aim, dtype=np.float64) / step
        self._solver.changeColsCost(width, np.arange(width, dtype=np.int32), costs)

    def _sharpened(self) -> int | None:
        """The limit at the root, after a few rounds of inequalities; None: there is no plan."""
        for _ in range(ROUNDS):
            values = self._at(())
            if values is None:
                return None
            broken = self._broken(values)
            if not broken:
                return self._limit()
            for columns in broken:
                numbers = np.array(columns, dtype=np.int32)
                self._solver.addRow(-math.inf, 1.0, len(columns), numbers, np.ones(len(columns)))
        return None if self._at(()) is None else self._limit()

    def _at(self, node: Bounds) -> list[float] | None:
        """The split columns of a node; None where it is impossible."""
        wanted: dict[int, tuple[float, float]] = {at: (low, high) for at, low, high in node}
        for at in self._held.keys() - wanted.keys():
            self._solver.changeColBounds(at, self._lower[at], self._upper[at])
        for at, bounds in wanted.items():
            if self._held.get(at) != bounds:
                self._solver.changeColBounds(at, *bounds)
        self._held = wanted
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return list(self._solver.getSolution().col_value)

    def _limit(self) -> int:
        return math.floor(self._solver.getInfo().objective_function_value + DOUBT)

    def _broken(self, values: Sequence[float]) -> list[list[int]]:
        """Inequalities over three rows that these split columns break, the most broken first."""
        split = [at for at, one in enumerate(values) if NEARLY < one < 1 - NEARLY]
        shared: dict[tuple[int, int], float] = defaultdict(float)
        near: dict[int, set[int]] = defaultdict(set)
        for at in split:
            for one, other in combinations(self._packings[at], 2):
                shared[one, other] += values[at]
                near[one].add(other)
        found = []
        for (one, other), weight in shared.items():
            for third in near[one] & near[other]:
                if weight + shared[one, third] + shared[other, third] > 1 + VIOLATED:
                    columns = self._with_two_of(one, other, third)
                    over = sum(values[at] for at in columns) - 1
                    if over > VIOLATED:
                        found.append((-over, columns))
        return [columns for _, columns in sorted(found)[:EACH_ROUND]]

    def _with_two_of(self, one: int, other: int, third: int) -> list[int]:
        a, b, c = (self._columns[row] for row in (one, other, third))
        return sorted((a & b) | (a & c) | (b & c))


def _most_split(values: Sequence[float]) -> int | None:
    """The column that is furthest from whole; None where all are whole."""
    apart = [abs(one - round(one)) for one in values]
    furthest = max(apart, default=0.0)
    return apart.index(furthest) if furthest > NEARLY else None
