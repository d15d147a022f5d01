"""A child of the benchmarks: our own window on a programme, from the first import to the people.

It starts as `facilitator FILE` does, at `ui.start.show_window` and through the real doors, and
goes to People as soon as that can be pressed in the side bar, or stays on This week. Arguments:
the file, a folder for the settings, the key in hexadecimals, so that nothing is derived, and
perhaps "week".
"""

from __future__ import annotations

import time

BEGAN = time.perf_counter()

import json  # noqa: E402  the clock runs before the first import
import sys  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from functools import partial  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING, cast  # noqa: E402

from facilitator.files import ProgrammeFiles  # noqa: E402
from facilitator.window_request import WindowRequest  # noqa: E402
from facilitator.words import Language  # noqa: E402
from ui.start import show_window  # noqa: E402

if TYPE_CHECKING:
    from facilitator.clock import Clock
    from facilitator.store.first_look import FirstLook
    from ui.shell.page import Page
    from ui.shell.window import MainWindow
    from ui.week.page import WeekPage

WEEK = "week"
FOUND: dict[str, float | None] = {}
WATCHED: list[object] = []


def main() -> None:
    """Show the window, say when what was painted and what it held, and end."""
    file, folder, key = sys.argv[1:4]
    request = Watched(Path(file), Language.EN)
    show_window(request, ReadyFiles(bytes.fromhex(key)), Path(folder, "window.ini"))
    print(json.dumps(FOUND))


class ReadyFiles(ProgrammeFiles):
    """The real doors, with a key that was derived before."""

    def __init__(self, key: bytes) -> None:
        super().__init__()
        self._key = key

    def first_look(
        self, path: Path, _passphrase: str | None, clock: Clock, alphabet: str
    ) -> FirstLook | None:
        """Say who is there; `writer` opens what was let pass."""
        from facilitator.store.cipher import Key, salt_of

        key = Key(self._key, salt_of(path))
        return super().first_look(path, key, clock, alphabet)  # type: ignore[arg-type]  # the store takes both


@dataclass(frozen=True)
class Watched(WindowRequest):
    """A request that knows when the window takes its path: the moment before it begins."""

    def __getattribute__(self, name: str) -> object:
        if name == "path" and not WATCHED:
            WATCHED.append(self)
            watch()
        return super().__getattribute__(name)


def watch() -> None:
    """See the window painted, and go to People when its programme is open."""
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.painted import FirstPaint
    from ui.shell.window import MainWindow

    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    FirstPaint(window, painted)
    window.furnished.connect(lambda: follow(window))


def follow(window: MainWindow) -> None:
    """Wait for the page of People, and go there as soon as its place can be pressed."""
    window.frame.pages.page_made.connect(lambda page: made(window, page))
    if WEEK not in sys.argv[4:]:
        window.go("people")


def painted(when: float) -> None:
    """The shell is there."""
    FOUND["painted"] = when - BEGAN


def made(window: MainWindow, page: Page) -> None:
    """A page is made; of People the list is awaited."""
    from tests.benchmarks.painted import FirstPaint

    if WEEK in sys.argv[4:]:
        if page.place == WEEK:
            # Its rows come with its answer; the first paint with words in it is the one.
            week = cast("WeekPage", page)
            FirstPaint(week.answers, partial(filled, window), partial(has_rows, week))
        return
    from ui.people.page import PeoplePage

    if isinstance(page, PeoplePage):
        rows = page.list.rows
        FirstPaint(rows.viewport(), visible, lambda: bool(rows.rows()))
        # The chips count how people stand: they come with the whole record.
        FirstPaint(page.list.chips, lambda when: whole(window, when))


def has_rows(page: WeekPage) -> bool:
    """Whether the week's answer has come."""
    return any(not group.isHidden() for group in page.groups.values())


def filled(window: MainWindow, when: float) -> None:
    """The week says what needs attention."""
    visible(when)
    whole(window, when)


def visible(when: float) -> None:
    """The people are there."""
    FOUND["visible"] = when - BEGAN


def whole(window: MainWindow, when: float) -> None:
    """The programme is open and it is known how each person stands; a moment later all is quiet."""
    from PySide6.QtCore import QTimer

    FOUND["whole"] = when - BEGAN
    QTimer.singleShot(500, lambda: settled(window))


def settled(window: MainWindow) -> None:
    """Look at the memory, and end."""
    from tests.benchmarks.painted import resident_megabytes

    FOUND["megabytes"] = resident_megabytes()
    window.close()


if __name__ == "__main__":
    main()
