"""A pairing problem as whole numbers, the form in which it is handed to the solving process."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

from facilitator.pairing.problem import Level, Pair, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

Link = tuple[int, int]
"""A coach and a coachee as positions."""


@dataclass(frozen=True)
class Puzzle:
    """People are positions; `worth` says per link what it adds to fit, elsewhere and kept."""

    capacity: tuple[int, ...]
    demand: tuple[int, ...]
    worth: dict[Link, tuple[int, int, int]]
    locks: tuple[Link, ...]
    cap: int | None
    no_swaps: bool
    levels: tuple[Level, ...]
    one_way: bool
    priority: tuple[int, ...]

    @property
    def rings_at_most(self) -> list[int]:
        """For each person, how many rings they can be in."""
        return [min(pair) for pair in zip(self.capacity, self.demand, strict=True)]

    def with_links(self, more: Iterable[Link]) -> Puzzle:
        """The same puzzle with links that were not allowed before (their fit is left at 0)."""
        return replace(self, worth={**self.worth, **dict.fromkeys(more, (0, 1, 0))})

    def to_json(self) -> dict[str, Any]:
        """Plain lists and numbers."""
        whole = asdict(self)
        whole["worth"] = [[*link, *worth] for link, worth in self.worth.items()]
        return whole

    @classmethod
    def from_json(cls, whole: dict[str, Any]) -> Puzzle:
        """The puzzle back from plain lists and numbers."""
        return cls(
            tuple(whole["capacity"]),
            tuple(whole["demand"]),
            {(a, b): (fit, far, kept) for a, b, fit, far, kept in whole["worth"]},
            tuple((a, b) for a, b in whole["locks"]),
            whole["cap"],
            whole["no_swaps"],
            tuple(Level(level) for level in whole["levels"]),
            whole["one_way"],
            tuple(whole["priority"]),
        )


def puzzle_of(problem: Problem) -> Puzzle:
    """The problem as numbers; the members' order is the order of the positions."""
    place, keep, first = problem.place, problem.keep, problem.priority

    def link(pair: Pair) -> Link:
        return place[pair[0]], place[pair[1]]

    return Puzzle(
        tuple(member.capacity for member in problem.members),
        tuple(member.demand for member in problem.members),
        {
            (place[a], place[b]): (score, far, (a, b) in keep if keep else 0)
            for a, b, score, far in problem.arcs
        },
        tuple(link(pair) for pair in problem.locks),
        problem.ring_cap,
        problem.never_direct_swap,
        problem.levels,
        problem.one_way,
        tuple(map(first.get, place, repeat(0))),
    )
