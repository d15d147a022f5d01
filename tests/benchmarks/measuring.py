"""How a ratio is measured: both sides in turn, several times, the medians beside each other."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Row:
    """One line of the table; a peer that is not there has no figures and passes nothing.

    Args:
        ours, peer: seconds (or what `unit` says), None where it was not measured.
        goal: the ratio (or the figure, where there is no peer) that is not to be passed; None
            where a figure is only shown.
    """

    name: str
    ours: float | None
    peer: float | None
    goal: float | None
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours divided by the peer's; ours alone where the goal is a figure."""
        if self.ours is None:
            return None
        if self.peer is None:
            return None if self.unit == "s" else self.ours
        return self.ours / self.peer

    @property
    def verdict(self) -> str:
        """Held, missed, or not measured."""
        if self.goal is None:
            return "shown"
        if self.ratio is None:
            return "not measured"
        return "held" if self.ratio <= self.goal else "missed"


def in_turn(
    ours: Callable[[], object],
    peer: Callable[[], object],
    times: int = 7,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """The median seconds of each, the two taking turns so that a busy moment hits both."""
    mine, theirs = [], []
    ours()
    peer()
    for _ in range(times):
        mine.append(seconds_of(ours, clock))
        theirs.append(seconds_of(peer, clock))
    return statistics.median(mine), statistics.median(theirs)


def seconds_of(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long something takes, in seconds of a clock."""
    began = clock()
    work()
    return clock() - began


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)
