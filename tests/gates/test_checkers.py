"""The four checkers that every commit passes; their settings stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.desk import ROOT

CHECKERS = {
    "ruff check": ["-m", "ruff", "check", "--no-fix", "--output-format=concise", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
}


@pytest.mark.parametrize("name", CHECKERS)
def test_checker_is_content(name: str) -> None:
    ran = subprocess.run(
        [sys.executable, *CHECKERS[name]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        pytest.fail(f"{name}:\n{ran.stdout}{ran.stderr}", pytrace=False)
