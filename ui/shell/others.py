"""Hears of the steps of others on a server and shows them, within a second.

The connection that listens is made beside the window. Where it is cut it is made again, and what
was missed meanwhile is asked for: pages show it as if it had been heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from ui.runner import Runner
    from ui.shell.doors import Doors, Listener
    from ui.shell.page import Touched

# Milliseconds after which a lost connection is made again, and steps in a row are shown at once.
AGAIN = 5000
TOGETHER = 60


class Others(QObject):
    """Follows what others do in one open programme; `changed` says what they touched."""

    changed = Signal(object)

    def __init__(self, runner: Runner, doors: Doors, path: Path) -> None:
        super().__init__(runner)
        self._runner, self._doors, self._path = runner, doors, path
        self._listener: Listener | None = None
        self._notifier: QSocketNotifier | None = None
        self._newest: int | None = None
        self._waiting: list[int] = []
        self._closed = False
        self._again = self._timer(AGAIN, self._listen)
        self._soon = self._timer(TOGETHER, self._ask)
        runner.stepped.connect(self._stepped)
        self._listen()

    def _timer(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    @property
    def is_listening(self) -> bool:
        """Whether the steps of others are heard just now."""
        return self._notifier is not None

    def _listen(self) -> None:
        if not self._closed and not self._runner.is_resting:
            self._runner.connect_beside(
                self._connect, self._connected, lambda _error: self._again.start()
            )

    def _connect(self) -> Listener | None:
        """Beside the window: what was made when it had closed already is let go here."""
        made = self._doors.listener(self._path)
        self._listener = made
        if self._closed and made is not None:
            made.close()
        return made

    def _connected(self, listener: Listener | None) -> None:
        if listener is None or self._closed:
            return
        self._notifier = QSocketNotifier(listener.handle, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._look)
        if self._newest is None:
            self._runner.ask("shell:newest", self._begin_with, self._doors.newest_step)
        else:
            # What was done while nobody listened.
            since = self._newest
            self._runner.ask("shell:missed", self._missed, self._doors.touched_since, since)
            self._runner.ask("shell:newest", self._begin_with, self._doors.newest_step)

    def _begin_with(self, step: int) -> None:
        self._newest = max(step, self._newest or 0)

    def _missed(self, touched: Touched) -> None:
        if touched:
            self.changed.emit(touched)

    def _stepped(self, done: object) -> None:
        step = getattr(done, "step", 0)
        self._newest = max(step, self._newest or 0)

    def _look(self) -> None:
        if self._listener is None:
            return
        heard = self._listener.heard()
        if heard is None:
            self._let_go()
            self._again.start()
        elif heard:
            self._waiting += heard
            self._soon.start()

    def _ask(self) -> None:
        steps, self._waiting = tuple(self._waiting), []
        self._newest = max((*steps, self._newest or 0))
        # Each question has a name of its own: a newer one does not make an older one needless.
        key = f"shell:others:{self._newest}"
        self._runner.ask(key, self.changed.emit, self._doors.touched_by, steps)

    def _let_go(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._listener is not None:
            self._listener.close()
        self._notifier = self._listener = None

    def rest(self) -> None:
        """Hear nothing while the programme is locked."""
        self._let_go()

    def wake(self) -> None:
        """Listen again, and show what was missed."""
        self._listen()

    def close(self) -> None:
        """Listen no more."""
        self._closed = True
        self._again.stop()
        self._soon.stop()
        self._let_go()
