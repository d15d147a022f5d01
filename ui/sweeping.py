"""Python's sweeping of what nobody holds any more, kept to the window's own thread.

Python sweeps in whichever thread happens to allocate. A worker that swept up a widget took it
apart beside the window's thread, and the two waited for each other's locks for ever (seen
while a menu was built). So the automatic sweep is off and a timer of the window does it.
"""

from __future__ import annotations

import builtins
import gc
import linecache

from PySide6.QtCore import QObject, QTimer

EVERY = 1000


def import_as_python_does() -> None:
    """Give Python its own import back, once PySide is there.

    PySide puts one of its own in its place, for switches that nobody sets here
    (`from __feature__ import snake_case`). To find who does, it reads the source of every module
    that is imported from then on and keeps it: a third of the time of every import, and 24 MB.
    """
    linecache.clearcache()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class Sweeper(QObject):
    """Sweeps about once a second, as deep as Python itself would by now."""

    def __init__(self, *, every: int = EVERY) -> None:
        super().__init__()
        self._keeps = False
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

    def keep_what_is(self) -> None:
        """Never look through what is there now, the first time this is called.

        Modules, tables and mappings stay until the end: 200,000 objects, a tenth of a second.
        """
        if not self._keeps:
            self._keeps = True
            gc.freeze()

    def sweep(self) -> None:
        """Sweep the oldest generation that has grown past its threshold."""
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(grown) if count > most]
        if due:
            gc.collect(max(due))
