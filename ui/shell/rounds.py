"""What the clock does while a programme is open: backups, and the lock after the laptop slept."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.older import said_of_older
from ui.parts.dialogs import Question
from ui.shell.locking import MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.runner import Runner
    from ui.shell.locking import Lock
    from ui.shell.window import MainWindow

BACK_UP_EVERY = 30 * MINUTE
LOOK_EVERY = 15_000
# Seconds between two looks after which the laptop must have slept.
SLEPT = 75.0


class Rounds(QObject):
    """Backs the open programme up every 30 minutes if it changed; locks it after a sleep.

    Args:
        clock: seconds that go on while the laptop sleeps; a test hands in its own.
    """

    def __init__(
        self,
        runner: Runner,
        path: Path,
        lock: Lock,
        window: MainWindow,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(runner)
        self._runner, self._path, self._lock, self._window = runner, path, lock, window
        self._clock = clock
        self._looked = clock()
        self.backups = self._every(BACK_UP_EVERY, self.back_up)
        self.looks = self._every(LOOK_EVERY, self.look)

    def _every(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(act)
        timer.start(milliseconds)
        return timer

    def back_up(self) -> None:
        """Make a verified backup beside the work; nothing is made where nothing has changed."""
        upkeep, path = self._window.doors.upkeep, self._path
        kept_elsewhere = upkeep.reads_only(path) or upkeep.is_on_server(path)
        if self._runner.is_resting or kept_elsewhere:
            return
        self._runner.long(
            lambda _tell, _stop: upkeep.back_up(path),
            lambda _made: None,
            otherwise=self._window.show_trouble,
        )

    def look(self) -> None:
        """Lock the file where the laptop has slept since the last look."""
        before, self._looked = self._looked, self._clock()
        keeper = self._window.keeper
        if self._looked - before > SLEPT and keeper is not None and keeper.is_encrypted:
            self._lock.lock()

    def ask_about_older(self) -> None:
        """Say that the file is older than the one that was closed here last, where it is."""
        window, path = self._window, self._path
        behind = window.doors.upkeep.behind(path)
        if behind is None or window.doors.upkeep.reads_only(path):
            return
        words = window.words
        question = Question(
            words("Is this the right file?"),
            said_of_older(behind, words),
            window.theme,
            words,
            act=words("Go on with this file"),
            parent=window,
        )
        restore = question.second(words("Restore a backup…"))
        restore.clicked.connect(question.reject)
        restore.clicked.connect(window.upkeep.restore)
        question.accepted.connect(lambda: window.doors.upkeep.take_as_it_is(path))
        question.finished.connect(question.deleteLater)
        question.open()
