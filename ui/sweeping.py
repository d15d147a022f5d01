"""Python's sweeping of what nobody holds any more, kept to the window's own thread.

Python sweeps in whichever thread happens to allocate. A worker that swept up a widget took it
apart beside the window's thread, and the two waited for each other's locks for ever (seen
while a menu was built). So the automatic sweep is off and a timer of the window does it.
"""

from __future__ import annotations

import gc
import linecache

from PySide6.QtCore import QObject, QTimer

EVERY = 1000


class Sweeper(QObject):
    """Sweeps about once a second, as deep as Python itself would by now."""

    def __init__(self, *, every: int = EVERY) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.sweep)

    def start(self) -> None:
        """Take the sweeping over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()

    def sweep(self) -> None:
        """Sweep the oldest generation that has grown past its threshold."""
        # PySide looks into the source of every module that is imported, and would keep them all.
        linecache.clearcache()
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(grown) if count > most]
        if due:
            gc.collect(max(due))
