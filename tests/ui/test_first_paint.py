"""The shell paints before anything of the store is imported, and then finds its pages."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys, tempfile, datetime as dt
from pathlib import Path
from PySide6.QtWidgets import QApplication
from facilitator.clock import Clock
from facilitator.files import ProgrammeFiles
from facilitator.words import Language
from ui.shell.settings import Settings
from ui.shell.window import MainWindow
from ui.theme.theme import Theme, dress_application
import ui.start
app = QApplication(["x"])
theme = Theme()
dress_application(app, theme)
folder = Path(tempfile.mkdtemp())
window = MainWindow(ProgrammeFiles(), Clock(dt.date(2027, 3, 1)), Settings(folder / "w.ini"),
                    theme, Language.EN)
window.begin()
window.show()
window.grab()
slow = {"sqlalchemy", "sqlcipher3", "alembic", "reportlab", "openpyxl", "highspy", "numpy"}
print("slow", sorted(slow & set(sys.modules)))
window.close()
"""


@pytest.mark.needs_qt
def test_nothing_slow_is_imported_at_first_paint() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.returncode == 0, ran.stderr
    assert "slow []" in ran.stdout
