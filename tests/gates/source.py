"""The files that the gates look at."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from tests.support.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGES = ("facilitator", "ui", "resources")
LEFT_OUT = {".git", ".uv", ".venv", "demo", "dist", "build", "htmlcov", "__pycache__"}


def modules(*folders: str) -> list[Path]:
    """All Python files of our packages (or of the folders named)."""
    return [
        path for folder in folders or PACKAGES for path in sorted((ROOT / folder).rglob("*.py"))
    ]


@cache
def tree(path: Path) -> ast.Module:
    """A module as its syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def label(path: Path) -> str:
    """A path as it is named in a message."""
    return path.relative_to(ROOT).as_posix()


def handed_out() -> Iterator[Path]:
    """Every file that is in the repository: what git tracks, else what lies there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if not LEFT_OUT & set(path.parts)]
    yield from (path for path in files if path.is_file())


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the repository with what it says."""
    for path in handed_out():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
