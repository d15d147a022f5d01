"""The first pages stand before the store is imported: their modules bring nothing of it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.needs_qt

PAGES = """
import sys
import ui.shell.frame, ui.week.page, ui.people.page
print("sqlalchemy" in sys.modules)
"""


def test_this_week_and_people_are_made_without_the_store() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PAGES],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.stdout.strip() == "False", ran.stderr
