"""The table with columns that may be split: quick upper limits, asked again and again.

Linear programming, with the basis kept from one question to the next. Runs in the solving
process only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import highspy
import numpy as np

from facilitator.pairing.problem import Level
from facilitator.pairing.program import program_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.pairing.formulation import Table
    from facilitator.pairing.puzzle import Link


@dataclass(frozen=True)
class Limit:
    """The most people with split columns, and what each column would take off it if it were in.

    No plan that has a column places more people than `people` plus its (negative) `cost`.
    """

    people: float
    cost: list[float]


class Split:
    """One table whose columns may be split, asked with further columns or a must."""

    def __init__(self, table: Table) -> None:
        self.table = table
        # highspy leaves its constructor untyped.
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(program_of(replace(table, integer=False)))
        aim, width = table.aims[Level.PEOPLE], len(table.links)
        self._solver.changeColsCost(
            width, np.arange(width, dtype=np.int32), np.array(aim, dtype=np.float64)
        )
        self._solver.run()
        self.top = self._solver.getInfo().objective_function_value
        self._price = list(self._solver.getSolution().row_dual)

    def gain(self, links: Sequence[Link]) -> float:
        """By how much one further column could lift the limit at most; below nothing: it cannot.

        What it adds less the prices of the rows it uses (the argument of duality).
        """
        people, adds = self._adds(links)
        return people - sum(self._price[row] * value for row, value in adds.items())

    def limit(
        self, further: Sequence[Sequence[Link]] = (), must: Sequence[int] = ()
    ) -> Limit | None:
        """The limit with further columns (each its pairings); `must`: one of these is in.

        None where that is impossible.
        """
        width, depth = len(self.table.links), len(self.table.rows)
        for links in further:
            self._add(links)
        if must:
            columns = np.array(must, dtype=np.int32)
            self._solver.addRow(1.0, math.inf, len(must), columns, np.ones(len(must)))
        self._solver.run()
        found = self._answer()
        if further:
            last = width + len(further)
            self._solver.deleteCols(len(further), np.arange(width, last, dtype=np.int32))
        if must:
            self._solver.deleteRows(1, np.array([depth], dtype=np.int32))
        return found

    def _add(self, links: Sequence[Link]) -> None:
        people, adds = self._adds(links)
        rows = np.array(list(adds), dtype=np.int32)
        values = np.array(list(adds.values()), dtype=np.float64)
        self._solver.addCol(float(people), 0.0, 1.0, len(rows), rows, values)

    def _adds(self, links: Sequence[Link]) -> tuple[int, dict[int, int]]:
        """The people a column places, and what it adds to which row."""
        table, adds, people = self.table, dict[int, int](), 0
        for link in links:
            people += link[0] in table.counts
            for row, value in table.as_giver[link[0]]:
                adds[row] = adds.get(row, 0) + value
            for row, value in table.as_receiver.get(link[1], ()):
                adds[row] = adds.get(row, 0) + value
            lock = table.row_of_lock.get(link)
            if lock is not None:
                adds[lock] = adds.get(lock, 0) + 1
        return people, adds

    def _answer(self) -> Limit | None:
        solver = self._solver
        if solver.modelStatusToString(solver.getModelStatus()) != "Optimal":
            return None
        people = solver.getInfo().objective_function_value
        return Limit(people, [min(0.0, one) for one in solver.getSolution().col_dual])
