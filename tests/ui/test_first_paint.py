"""What is there when the window has painted first: little of the shell, nothing of the store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs_qt

# Runs the program's own start up to the first frame and says what was imported for it.
FIRST_FRAME = """
import builtins, gc, json, os, sys
from pathlib import Path
from facilitator.files import ProgrammeFiles
from facilitator.window_request import plain_request
from ui.start import show_window
import ui.shell.window as shell


def say():
    import PySide6.QtCore
    print(json.dumps({
        "modules": sorted(sys.modules),
        "qt": "Qt" in vars(PySide6.QtCore),
        "sweeps": gc.isenabled(),
        "import": builtins.__import__.__name__,
    }), flush=True)
    os._exit(0)

class Window(shell.MainWindow):
    def furnish(self, *_ahead):
        say()

shell.MainWindow = Window
show_window(plain_request([sys.argv[1]]), ProgrammeFiles(), Path(sys.argv[2]))
"""

# Each of these takes a moment, and the first frame needs none of them.
LATER = {
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "reportlab",
    "openpyxl",
    "highspy",
    "numpy",
    "click",
    "secrets",
    "concurrent.futures",
    "importlib.resources",
    "facilitator.commands",
    "facilitator.vocabulary",
    "ui.runner",
    "ui.theme.focus_ring",
}
# All that the shell itself may bring for it.
SHELL = {
    "ui.shell",
    "ui.shell.application",
    "ui.shell.errors",
    "ui.shell.first_frame",
    "ui.shell.folders",
    "ui.shell.naming",
    "ui.shell.navigation",
    "ui.shell.places",
    "ui.shell.settings",
    "ui.shell.walking",
    "ui.shell.welcoming",
    "ui.shell.window",
}


def test_the_first_frame_brings_little(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, "x.facilitator", str(tmp_path / "window.ini")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    modules = set(found["modules"])
    assert sorted(LATER & modules) == []
    assert {name for name in modules if name.startswith("ui.shell")} <= SHELL
    assert not [name for name in modules if name.startswith(("ui.parts", "ui.people", "ui.week"))]
    # Qt's name space of 120 enumerations is made when Python first touches it.
    assert not found["qt"]
    # Nothing is swept up while everything is being made, and imports read no source.
    assert not found["sweeps"]
    assert found["import"] != "__feature_import__"
