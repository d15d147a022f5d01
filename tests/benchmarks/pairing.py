"""The pairing core beside the plainest model in the same solver, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from facilitator.pairing.compatibility import Compatibility
from tests.benchmarks.measuring import Row, median, seconds_of
from tests.benchmarks.peers import peers
from tests.pairing.by_hand import some_people

if TYPE_CHECKING:
    from pathlib import Path


def pairing(
    _folder: Path, sizes: tuple[int, ...] = (300, 600), unlimited: int = 300, times: int = 5
) -> list[Row]:
    """Whole core beside the bare model with the same aims, in seconds of CPU without loading."""
    rows = [_beside(people, "3", 1.3, times) for people in sizes]
    rows.append(_beside(unlimited, "none", 1.2, times))
    members = some_people(1, max(sizes))
    spent = [
        seconds_of(lambda: Compatibility(members).arcs(), time.process_time) for _ in range(times)
    ]
    rows.append(
        Row(f"who may coach whom, {len(members)} people", median(spent), None, 0.5, unit="s CPU")
    )
    return [*rows, *peers(unlimited, min(120, unlimited), times)]


def _beside(people: int, cap: str, goal: float, times: int) -> Row:
    name = f"pairing {people} people, longest ring {cap}, beside the bare model"
    mine, theirs, loads = [], [], []
    for _ in range(times):
        ours, bare = (_child(side, people, cap) for side in ("ours", "bare"))
        if (ours["is"][0], ours["is"][2]) != (bare["is"][0], bare["is"][2]):
            raise AssertionError(name)
        mine.append(ours["work"])
        theirs.append(bare["work"])
        loads.append(ours["load"])
    note = f"loading the solver {median(loads):.2g} s, apart from this"
    return Row(name, median(mine), median(theirs), goal, note=note)


def _child(side: str, people: int, cap: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.pairing_child", side, str(people), cap],
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
