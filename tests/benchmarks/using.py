"""The window in use on a programme of ten years: start, pages, scrolling, and an hour's stalls.

The hour is a script without the pauses between acts: pages, filters, sessions, a pack made and a
cohort paired, again and again, with something that beats every five milliseconds in the window's
own thread. A stall is by how much a beat comes late; while it lasts no key is answered.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.cohorts.actions import GatheringDraft, plan_gathering
from facilitator.interchange.actions import import_history
from facilitator.pairing.rounds import cohorts_to_pair
from facilitator.sample.years import many_years
from tests.benchmarks.children import child
from tests.benchmarks.measuring import Row, median
from tests.benchmarks.store import PASSPHRASE, TODAY, Opened

if TYPE_CHECKING:
    from pathlib import Path

WEEK = dt.timedelta(days=7)
PLATFORM = {"QT_QPA_PLATFORM": "offscreen", "FACILITATOR_PASSPHRASE": PASSPHRASE}


def using(folder: Path, years: int = 10, times: int = 5, rounds: int = 12) -> list[Row]:
    """On the same file: This week filled, each page shown again, and the hour."""
    file = folder / f"in-use-{years}.facilitator"
    with Opened(file) as opened:
        opened.programme.do(import_history, many_years(years, TODAY))
        cohort = opened.programme.ask(cohorts_to_pair)[0].id
        opened.programme.do(plan_gathering, GatheringDraft(cohort, "Gathering", TODAY + WEEK))
        key = opened.key.key.hex()
    started = [str(file), str(folder), key]
    weeks, empty = [], []
    for _ in range(times):
        # In turns, so that a busy moment hits both.
        weeks.append(child("tests.benchmarks.real_window", [*started, "week"], PLATFORM))
        empty.append(child("tests.benchmarks.empty_window", [], PLATFORM))
    bare = median([one["painted"] for one in empty])
    used = child("tests.benchmarks.real_use", [*started, str(rounds)], PLATFORM, patience=600)
    slow = f"slowest {used['slowest_place']}, median of all {used['switch']:.0f} ms"
    during = f"its own work at most {used['worked']:.0f} ms; {used['during']}"
    beats = f"{used['beats']:.0f} beats, {used['acts']:.0f} acts, {used['seconds']:.0f} s"
    return [
        Row("first paint beside an empty window", _of(weeks, "painted"), bare, 1.4),
        Row("This week filled beside an empty window", _of(weeks, "visible"), bare, 3.5),
        Row("a page shown again, to painted", used["slowest"], None, 100, "ms", slow),
        Row("stalls in an hour, of a thousand the worst", used["p999"], None, 100, "ms", beats),
        Row("the longest stall of that hour", used["longest"], None, 250, "ms", during),
    ]


def scrolling(_folder: Path, rows: int = 10_000, times: int = 7) -> list[Row]:
    """A page down in a table of so many rows, to painted, beside the bare model over tuples."""
    found = child("tests.benchmarks.scrolled", [str(rows), str(times)], PLATFORM)
    name = f"scrolling {rows:,} rows beside the bare model"
    return [Row(name, found["ours"], found["peer"], 1.3, "ms")]


def _of(found: list[dict[str, float]], what: str) -> float:
    return median([one[what] for one in found])
