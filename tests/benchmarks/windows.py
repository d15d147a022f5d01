"""Our window beside an empty window of PySide6: first paint, 500 people visible, memory.

Every figure comes from a child process of its own, the empty window and ours taking turns. Both
are measured in the same manner: from their first import (byte code compiled before) to the moment
when the window, all inside it included, had been painted. Ours starts at `ui.start.show_window`
on an encrypted file with the real doors, and goes to People as soon as that can be pressed in the
side bar; it stays until the programme is open and all is shown. The key is handed in derived, and
how long deriving it takes is a line of its own. The file was opened once before, so no backup is
due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange.actions import import_history
from facilitator.store import cipher
from tests.benchmarks.children import child
from tests.benchmarks.measuring import Row, median, seconds_of
from tests.benchmarks.store import PASSPHRASE, Opened, history
from tests.support.desk import running_screen
from tests.support.needs import need_named

if TYPE_CHECKING:
    from pathlib import Path

SECRET = {"FACILITATOR_PASSPHRASE": PASSPHRASE}
EMPTY, OURS = "tests.benchmarks.empty_window", "tests.benchmarks.real_window"


def windows(folder: Path, people: int = 500, sessions: int = 2000, times: int = 7) -> list[Row]:
    """Without a screen, and on a screen of Xvfb where that is there."""
    file = folder / "people.facilitator"
    with Opened(file) as opened:
        opened.programme.do(import_history, history(people, sessions))
        key = opened.key
    derived = median(
        [seconds_of(lambda: cipher.derived(PASSPHRASE, key.salt)) for _ in range(max(times, 1))]
    )
    rows = _on(file, key, {"QT_QPA_PLATFORM": "offscreen", **SECRET}, "offscreen", times)
    if need_named("xvfb").is_here():
        with running_screen() as display:
            on_screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display, **SECRET}
            rows += _on(file, key, on_screen, "xcb", times)
    else:
        rows += [_not_measured(what, "xcb") for what in NAMES if NAMES[what][1] is not None]
    return [*rows, Row("deriving the key, apart from the above", derived, None, None)]


NAMES = {
    "painted": ("first paint beside an empty window", 1.5, "s"),
    "visible": ("500 people visible beside an empty window", 3.5, "s"),
    "whole": ("the same, with how each of them stands", None, "s"),
    "megabytes": ("memory with 500 people beside an empty window", 2.5, "MB"),
}


def _on(file: Path, key: cipher.Key, platform: dict[str, str], name: str, times: int) -> list[Row]:
    ours, empty = [], []
    arguments = [str(file), str(file.parent), key.key.hex()]
    for turn in range(times + 1):
        measured = child(OURS, arguments, platform), child(EMPTY, [], platform)
        # The first turn warms the disk; a test asks for no other.
        if turn or times == 0:
            ours.append(measured[0])
            empty.append(measured[1])
    peers = {"megabytes": "megabytes"}
    return [
        Row(
            f"{NAMES[what][0]}, {name}",
            median([child[what] for child in ours]),
            median([child[peers.get(what, "painted")] for child in empty]),
            NAMES[what][1],
            NAMES[what][2],
        )
        for what in NAMES
    ]


def _not_measured(what: str, name: str) -> Row:
    said, goal, unit = NAMES[what]
    return Row(f"{said}, {name}", None, None, goal, unit, "no Xvfb here")
