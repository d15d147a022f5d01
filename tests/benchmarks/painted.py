"""Says when a window was first painted, in a child of the benchmarks."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable


class FirstPaint(QObject):
    """Calls back once with the time at which a widget had been painted, all inside it included.

    Args:
        counts: whether a paint counts already, where not the very first does.
    """

    def __init__(
        self,
        watched: QObject,
        then: Callable[[float], None],
        counts: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(watched)
        self._then, self._counts, self._seen = then, counts, False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own
        """Wait for the first paint that counts; what lies inside is painted before the timer."""
        if event.type() == QEvent.Type.Paint and not self._seen and self._counts():
            self._seen = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._then(time.perf_counter()))
        return False


def resident_megabytes() -> float | None:
    """What this process holds in memory now; None where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    held = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(held.split()[1]) / 1024
