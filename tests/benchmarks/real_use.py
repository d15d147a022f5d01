"""A child of the benchmarks: an hour of use without its pauses, and how late a beat comes in it.

Arguments: the file, a folder for the settings, the key in hexadecimals, and how many rounds.
A round goes to every place, filters people, looks at somebody and records a session; in the
middle of the first round a pack is written and a cohort is paired. Nothing is measured before
every page was there once, but for the stalls: they count from the moment the programme is open.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.window_request import WindowRequest
from facilitator.words import Language
from tests.benchmarks.real_window import ReadyFiles
from tests.benchmarks.store import TODAY
from ui.shell.places import PLACES
from ui.start import show_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.shell.window import MainWindow

BEAT = 5
# Between two acts the hand moves: a moment in which what was begun goes on.
PAUSE = 120


class Hour:
    """Does one act after another, each when the window is at rest, and listens to the beat."""

    def __init__(self, window: MainWindow, folder: Path, rounds: int) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.window, self._folder, self._rounds = window, folder, rounds
        self.switches: dict[str, list[float]] = {}
        self._late: list[tuple[float, str]] = []
        self._worked: list[float] = []
        self._act, self._done = "opening", 0
        self._acts = self._script()
        self._last = self._began = time.perf_counter()
        self._own = time.thread_time()
        self._beat = QTimer(window)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._beats)
        self._beat.start(BEAT)
        self._next = QTimer(window)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self._next.start(PAUSE)

    def _beats(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self._late.append((max(0.0, (now - self._last) * 1000 - BEAT), self._act))
        self._worked.append((own - self._own) * 1000)
        self._last, self._own = now, own

    def _go_on(self) -> None:
        runner = self.window.runner
        if runner is not None and not runner.is_at_work:
            act = next(self._acts, None)
            if act is None:
                self._end()
                return
            self._act, do = act
            self._done += 1
            # Before it is done: what fails must not end the hour unseen.
            self._next.start(PAUSE)
            do()
            return
        self._next.start(PAUSE)

    def _script(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for turn in range(self._rounds):
            for place in PLACES:
                yield f"to {place.key}", partial(self._switch, place.key, turn)
                if place.key == "people":
                    yield from self._people()
                elif place.key == "sessions":
                    yield from self._session()
                elif turn == 0 and place.key == "pairings":
                    yield "pairing", self._pair
                elif turn == 0 and place.key == "papers":
                    yield "writing a pack", self._pack

    def _people(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for typed in ("s", "si", "sia", ""):
            yield f"filter {typed!r}", partial(self._page().list.filter.setText, typed)
        yield "somebody", self._page().list.rows.choose_first

    def _session(self) -> Iterator[tuple[str, Callable[[], object]]]:
        yield "a code", self._code
        yield "record", self._page().form.record.click

    def _code(self) -> None:
        form = self._page().form
        form.code.setText(form._pairs[0].code if form._pairs else "")

    def _pair(self) -> None:
        from facilitator.pairing.options import RunOptions

        self._page().run(RunOptions(time_limit=10.0))

    def _pack(self) -> None:
        self._page().acts.write_pack(self._folder / "pack.pdf")

    def _page(self) -> Any:
        page = self.window.current_page()
        assert page is not None
        return page

    def _switch(self, key: str, turn: int) -> None:
        from tests.benchmarks.painted import FirstPaint

        began = time.perf_counter()
        self.window.go(key)
        page = self._page()

        def painted(when: float) -> None:
            if turn:
                self.switches.setdefault(key, []).append((when - began) * 1000)

        FirstPaint(page, painted)
        page.update()

    def _end(self) -> None:
        self._beat.stop()
        self.window.close()

    def found(self) -> dict[str, object]:
        """All figures in milliseconds."""
        # Of the processor's time, the window's thread alone: a busy machine does not stretch it.
        late = sorted(self._late)
        places = {key: statistics.median(taken) for key, taken in self.switches.items()}
        slowest = max(places, key=lambda key: places[key], default="")
        return {
            "slowest": places.get(slowest, 0.0),
            "slowest_place": slowest,
            "switch": statistics.median(places.values()) if places else 0.0,
            "p999": late[int(len(late) * 0.999)][0],
            "longest": late[-1][0],
            "worked": max(self._worked),
            "during": ", ".join(f"{act} {ms:.0f}" for ms, act in reversed(late[-4:])),
            "beats": len(late),
            "acts": self._done,
            "seconds": self._last - self._began,
        }


HOURS: list[Hour] = []
WATCHED: list[object] = []


@dataclass(frozen=True)
class Used(WindowRequest):
    """A request that knows when the window takes its path: then it is watched for being open."""

    def __getattribute__(self, name: str) -> object:
        if name == "path" and not WATCHED:
            WATCHED.append(self)
            watch()
        return super().__getattribute__(name)


def watch() -> None:
    """Begin the hour when the programme is open."""
    from PySide6.QtWidgets import QApplication

    from ui.shell.window import MainWindow

    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    window.furnished.connect(lambda: begin_when_open(window))


def begin_when_open(window: MainWindow) -> None:
    """The window has its parts: the programme comes next."""
    _file, folder, _key, rounds = sys.argv[1:]
    window.opening.opened.connect(
        lambda *_opened: HOURS.append(Hour(window, Path(folder), int(rounds)))
    )


def main() -> None:
    """Open the window, use it for an hour without pauses, and print what was found."""
    file, folder, key, _rounds = sys.argv[1:]
    request = Used(Path(file), Language.EN, TODAY)
    show_window(request, ReadyFiles(bytes.fromhex(key)), Path(folder, "window.ini"))
    print(json.dumps(HOURS[0].found()))


if __name__ == "__main__":
    main()
