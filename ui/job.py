"""A long piece of work beside the window: how far it is, and how it is asked to end early."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Job(QObject):
    """A long piece of work: `told` says how far it is, `stop()` asks it to end early."""

    told = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopping = threading.Event()
        self._newest: tuple[int, int] | None = None
        self._news.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    _news = Signal()

    def stop(self) -> None:
        """Ask the work to end; what it has so far may still be answered."""
        self.stopping.set()

    def end(self) -> None:
        """Say that the work has ended; the job is not used again."""
        self.ended.emit()
        self.deleteLater()

    def tell(self, done: int, total: int) -> None:
        """Called by the work, in its own thread; only the newest news is passed on."""
        waiting, self._newest = self._newest is not None, (done, total)
        if not waiting:
            tell_window(self._news)

    @Slot()
    def _pass_on(self) -> None:
        news, self._newest = self._newest, None
        if news is not None:
            self.told.emit(*news)


def tell_window(signal: object, *values: object) -> None:
    """Emit from a worker; a window that is gone is told nothing."""
    try:
        signal.emit(*values)  # type: ignore[attr-defined]  # the stubs call a bound signal Signal
    except RuntimeError as error:
        if "deleted" not in str(error):
            raise
