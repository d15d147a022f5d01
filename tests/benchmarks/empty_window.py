"""A child of the benchmarks: an empty window of PySide6, from the first import to its paint."""

from __future__ import annotations

import time

BEGAN = time.perf_counter()


def main() -> None:
    """Show the window, say when it was painted and what it held, and end."""
    import json

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.benchmarks.painted import FirstPaint, resident_megabytes

    app = QApplication(["empty"])
    window = QMainWindow()
    window.resize(1440, 900)
    found: dict[str, float | None] = {}

    def painted(when: float) -> None:
        found["painted"] = when - BEGAN
        QTimer.singleShot(500, settled)

    def settled() -> None:
        found["megabytes"] = resident_megabytes()
        window.close()

    FirstPaint(window, painted)
    window.show()
    app.exec()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
