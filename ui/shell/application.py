"""The application, which also hears of files that the desktop asks it to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Qt's own; a double click on macOS comes as an event and not as a word of the command."""

    file_wanted = Signal(object)

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._waiting: Path | None = None

    def event(self, event: QEvent) -> bool:
        """Tell which file is wanted; the last one is kept until somebody takes it."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting = Path(event.file())
            self.file_wanted.emit(self._waiting)
            return True
        return super().event(event)

    def take_waiting(self) -> Path | None:
        """The file that was wanted before there was a window, once."""
        waiting, self._waiting = self._waiting, None
        return waiting
