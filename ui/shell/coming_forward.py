"""Lets the window come forward when its programme is started a second time."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt

from ui.raising import ANSWERED, ASKED, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from ui.shell.window import MainWindow


# Whoever asks sends at once; the window does not wait longer for somebody who says nothing.
PATIENCE = 1.0


class ComingForward(QObject):
    """Listens while a programme is open, and answers whoever starts it again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._listening: socket.socket | None = None
        self._place: Path | None = None
        self._notifier: QSocketNotifier | None = None
        window.opening.opened.connect(lambda path, _runner: self.listen(path))
        self.destroyed.connect(self.stop)
        if window.path is not None:
            self.listen(window.path)

    def listen(self, programme: Path) -> None:
        """Answer for this programme from now on; where that cannot be, nothing is lost."""
        self.stop()
        if not hasattr(socket, "AF_UNIX"):
            return
        place = place_of(programme)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            # What lies there was left by a program that was killed: the file's lock is ours.
            place.unlink(missing_ok=True)
            listening.bind(str(place))
            place.chmod(0o600)
            listening.listen(4)
        except OSError:
            listening.close()
            return
        listening.settimeout(0)
        self._listening, self._place = listening, place
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def _answer(self) -> None:
        if self._listening is None:
            return
        with contextlib.suppress(OSError):
            asking, _who = self._listening.accept()
            with asking:
                asking.settimeout(PATIENCE)
                if asking.recv(len(ASKED)) == ASKED:
                    self._come()
                    asking.sendall(ANSWERED)

    def _come(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def stop(self) -> None:
        """Answer no more."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._listening is not None:
            self._listening.close()
        if self._place is not None:
            with contextlib.suppress(OSError):
                self._place.unlink(missing_ok=True)
        self._notifier = self._listening = self._place = None
