from __future__ import annotations

import subprocess
import sys

import pytest

from tests.gates.source import label, modules

SHELL = ("ui/shell", "ui/parts", "ui/theme", "ui/drawings")
SLOW = {"sqlalchemy", "alembic", "reportlab", "openpyxl", "highspy", "numpy", "psycopg", "PIL"}
IMPORT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.needs_qt
def test_the_shell_brings_nothing_slow_along() -> None:
    names = [
        label(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in modules(*SHELL)
    ]
    names += ["ui.runner", "facilitator.programme", "facilitator.words"]
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT, *names], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert not SLOW & set(ran.stdout.split())
