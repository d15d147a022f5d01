"""PySide6 6.12.0 below Python 3.12 loses a reference to None and True with every call.

After some thousand calls the interpreter aborts; a small test suite would not notice. Counted in
a process of its own, because where the fault is, the interpreter that counts may not survive.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

ALLOWED_DRIFT = 50
COUNT = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Bell(QObject):
    rung = Signal()

application = QApplication(["references", "-platform", "offscreen"])
label, bell = QLabel(), Bell()
before = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(1000):
    label.setText("a")
    bell.rung.emit()
print(before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True))
"""


@pytest.mark.needs_qt
def test_calls_that_return_nothing_keep_the_references() -> None:
    ran = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    drift = [abs(int(word)) for word in ran.stdout.split()]
    assert len(drift) == 2
    assert max(drift) < ALLOWED_DRIFT
