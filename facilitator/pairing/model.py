"""HiGHS, the one solver: settles the aims of a table one after the other, each proved and held.

Imported in the solving process only (numpy and highspy take most of a second to load).
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from facilitator.pairing.branching import MOST_NODES, WIDEST, Branching
from facilitator.pairing.problem import Level
from facilitator.pairing.program import program_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.pairing.formulation import Table

WHOLE = 1e-6
TIE_BREAK_NODES = 50
"""The tie-break looks only this far, counted in nodes so that it ends the same way each time."""
FEW = 400
"""Up to so many columns the tie-break is looked at."""


@dataclass(frozen=True)
class Settled:
    """Where settling the aims of a table ended.

    `columns` are those chosen (None: no plan was found), `proved` whether every aim was proved
    (or that there is no plan), `bound` the most people possible as far as proved.
    """

    columns: tuple[int, ...] | None
    proved: bool
    bound: int


class Model:
    """A table in the solver: aims are maximised, then held."""

    def __init__(self, table: Table, until: float | None = None) -> None:
        self.table = table
        self.until = until
        self.bound = len({link[1] for links in table.links for link in links})
        self._best: list[float] | None = None
        self._held: list[list[int]] = []
        self._least: list[int] = []
        self._heard: Callable[[Sequence[int], int], None] | None = None
        self._people_now = False
        self._step = 1
        self._nodes: int | None = None
        self._is_impossible = False
        few = table.integer and len(table.links) <= WIDEST
        self._branching = Branching(table, until) if few and table.links else None

    @cached_property
    def _solver(self) -> highspy.Highs:
        """The general search, made where it is needed, with what is held by then."""
        # highspy leaves its constructor untyped.
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        for name, value in (
            ("threads", 1),
            ("random_seed", 0),
            ("presolve", "off"),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.999),
            # Trial branching and solving ever smaller copies cost far more than they save here.
            ("mip_pscost_minreliable", 0),
            ("mip_heuristic_run_root_reduced_cost", False),
            ("mip_heuristic_run_rens", False),
        ):
            solver.setOptionValue(name, value)
        if self._nodes is not None:
            solver.setOptionValue("mip_max_nodes", self._nodes)
        solver.passModel(program_of(self.table))
        for aim, value in zip(self._held, self._least, strict=True):
            _hold(solver, aim, value)
        if self._heard is not None:
            self._subscribe(solver, self._heard)
        return solver

    def settle(
        self,
        levels: Sequence[Level],
        heard: Callable[[Sequence[int], int], None] | None = None,
    ) -> Settled:
        """Maximise each aim in turn; `heard` gets the columns of better plans and the bound."""
        if self.table.impossible:
            return Settled(None, proved=True, bound=0)
        self._listen(heard)
        for level in levels:
            aim = self.table.aims.get(level)
            if aim is None or any(_same_direction(aim, held) for held in self._held):
                continue
            if level is Level.SHORT and len(aim) > FEW:
                continue
            value = self._known(level, aim)
            if value is None:
                value = self.maximise(level, aim)
            if value is None:
                return self._settled(proved=self._best is None and self._is_impossible)
            self.hold(aim, value)
        return self._settled(proved=True)

    def _known(self, level: Level, aim: list[int]) -> int | None:
        """The number of people, where the plan to start from already reaches the bound."""
        if level is not Level.PEOPLE or self._best is None:
            return None
        people = _worth(aim, self._best)
        return people if people >= self.bound else None

    def look_as_far_as(self, nodes: int) -> None:
        """Stop after so many nodes of the search, proved or not."""
        self._nodes = nodes
        if "_solver" in vars(self):
            self._solver.setOptionValue("mip_max_nodes", nodes)

    def maximise(self, level: Level, aim: list[int]) -> int | None:
        """The proved greatest value of this aim; None where that could not be proved."""
        if not aim:
            self._best, self.bound = [], 0
            return 0
        step = self._step = math.gcd(*aim) or 1
        self._people_now = level is Level.PEOPLE
        if self._branching is not None and self.table.integer:
            nodes = TIE_BREAK_NODES if level is Level.SHORT else MOST_NODES
            value = self._branched(self._branching, aim, step, nodes)
            if value is None and level is Level.SHORT and self._best is not None:
                return _worth(aim, self._best)
            if value is not None or self._is_impossible:
                return value
        if level is Level.SHORT:
            self.look_as_far_as(TIE_BREAK_NODES)
        return self._searched(level, aim, step)

    def _branched(self, branching: Branching, aim: list[int], step: int, nodes: int) -> int | None:
        """The greatest value, where a short search proves it; the best on the way is kept."""

        def better(values: list[float]) -> None:
            self._best = values
            if self._heard is not None:
                self._heard(_chosen(self.table, values), self.bound)

        known = None if self._best is None else _worth(aim, self._best) // step
        found = branching.maximise(aim, step, known, better, nodes)
        self._is_impossible = found.proved and self._best is None
        if self._is_impossible:
            return None
        if self._people_now:
            self._note_bound(found.limit)
        if not found.proved or self._best is None:
            return None
        return _worth(aim, self._best)

    def _searched(self, level: Level, aim: list[int], step: int) -> int | None:
        """The greatest value by the general search."""
        self._aim_at(aim, step)
        if not self._run():
            self._is_impossible = self._status() == "Infeasible"
            return None
        status, info = self._status(), self._solver.getInfo()
        if self._people_now:
            bound = info.mip_dual_bound if self.table.integer else info.objective_function_value
            self._note_bound(bound)
        if status == "Optimal":
            return round(info.objective_function_value) * step
        if level is Level.SHORT and self._best is not None:
            return _worth(aim, self._best)
        return None

    def hold(self, aim: list[int], value: int) -> None:
        """Keep this aim at this value from now on."""
        self._held.append(aim)
        self._least.append(value)
        if self._branching is not None:
            columns = [column for column, worth in enumerate(aim) if worth]
            self._branching.hold(columns, [aim[column] for column in columns], value)
        if "_solver" in vars(self):
            _hold(self._solver, aim, value)

    def start_from(self, columns: Sequence[int]) -> None:
        """Begin with this plan, so that nothing worse is ever offered; with none, begin afresh."""
        if not columns:
            return
        values = [0.0] * len(self.table.links)
        for column in columns:
            values[column] = 1.0
        self._best = _with_helpers(self.table, values)

    def _aim_at(self, aim: list[int], step: int) -> None:
        self._solver.changeColsCost(
            len(aim),
            np.arange(len(aim), dtype=np.int32),
            np.array(aim, dtype=np.float64) / step,
        )

    def _run(self) -> bool:
        """Run with what time is left; whether there is a plan to look at."""
        if self.until is not None:
            left = self.until - time.monotonic()
            if left <= 0:
                return False
            self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
        if self._best is not None and self.table.integer:
            width = len(self._best)
            self._solver.setSolution(
                width, np.arange(width, dtype=np.int32), np.array(self._best, dtype=np.float64)
            )
        self._solver.run()
        found = self._solver.getSolution()
        if not found.value_valid or self._status() == "Infeasible":
            return False
        if not self.table.integer and self._status() != "Optimal":
            return False
        values = list(found.col_value)
        if not self.table.integer and not _is_whole(values):
            self._make_whole()
            return self._run()
        self._best = values
        return True

    def _make_whole(self) -> None:
        """Ask for whole columns after all: a held aim can, in theory, break the circulation."""
        self.table.integer = True
        width = len(self.table.links)
        self._solver.changeColsIntegrality(
            width, np.arange(width, dtype=np.int32), np.ones(width, dtype=np.uint8)
        )

    def _status(self) -> str:
        return self._solver.modelStatusToString(self._solver.getModelStatus())

    def _settled(self, *, proved: bool) -> Settled:
        return Settled(self.chosen(), proved, self.bound)

    def chosen(self) -> tuple[int, ...] | None:
        """The columns of the best plan so far."""
        return None if self._best is None else _chosen(self.table, self._best)

    def _note_bound(self, bound: float) -> None:
        # Once something else is held, the most people beside it is no bound on people.
        if math.isfinite(bound) and not self._held:
            self.bound = min(self.bound, math.floor(bound * self._step + WHOLE))

    def _listen(self, heard: Callable[[Sequence[int], int], None] | None) -> None:
        if heard is None or self._heard is not None:
            return
        self._heard = heard
        if "_solver" in vars(self):
            self._subscribe(self._solver, heard)

    def _subscribe(
        self, solver: highspy.Highs, heard: Callable[[Sequence[int], int], None]
    ) -> None:
        def better(event: Any) -> None:  # noqa: ANN401  highspy's callback events are untyped
            if self._people_now:
                self._note_bound(event.data_out.mip_dual_bound)
            heard(_chosen(self.table, event.data_out.mip_solution), self.bound)

        solver.cbMipImprovingSolution.subscribe(better)


def _hold(solver: highspy.Highs, aim: Sequence[int], value: int) -> None:
    """Keep an aim at no less than this."""
    columns = [column for column, worth in enumerate(aim) if worth]
    values = np.array([aim[column] for column in columns], dtype=np.float64)
    numbers = np.array(columns, dtype=np.int32)
    solver.addRow(value, math.inf, len(columns), numbers, values)


def _worth(aim: Sequence[int], values: Sequence[float]) -> int:
    """What an aim adds up to."""
    return sum(worth * round(one) for worth, one in zip(aim, values, strict=True))


def _chosen(table: Table, values: Sequence[float]) -> tuple[int, ...]:
    """The columns that stand for pairings and are in."""
    return tuple(
        column for column, links in enumerate(table.links) if links and values[column] > 0.5
    )


def _with_helpers(table: Table, values: list[float]) -> list[float]:
    """The helping columns at the greatest values that the chosen ones allow."""
    for low, high, columns, signs in table.rows:
        helpers = [c for c, sign in zip(columns, signs, strict=True) if sign < 0]
        helpers = [c for c in helpers if not table.links[c]]
        room = sum(
            sign * values[c] for c, sign in zip(columns, signs, strict=True) if c not in helpers
        )
        for column in helpers if low == 0 or high == 0 else ():
            values[column] = min(float(table.upper[column]), max(room, 0.0))
            room -= values[column]
    return values


def _is_whole(values: list[float]) -> bool:
    found = np.array(values)
    return bool((np.abs(found - np.rint(found)) <= WHOLE).all())


def _same_direction(aim: list[int], held: list[int]) -> bool:
    """Whether one aim is the other times a number, so that holding one settles both."""
    scale = next(((a, h) for a, h in zip(aim, held, strict=True) if a or h), (0, 0))
    return all(a * scale[1] == h * scale[0] for a, h in zip(aim, held, strict=True)) and all(scale)
