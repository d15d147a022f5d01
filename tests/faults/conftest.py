from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator.store.cipher import Key

Start = "Callable[[str], contextlib.AbstractContextManager[subprocess.Popen[str]]]"


@pytest.fixture
def made(blank_file: tuple[Path, Key], tmp_path: Path) -> tuple[Path, Key]:
    """An empty encrypted programme with its key."""
    path = tmp_path / "faults ŵ.programme"
    shutil.copyfile(blank_file[0], path)
    return path, blank_file[1]


@pytest.fixture
def start(
    made: tuple[Path, Key],
) -> Callable[[str], contextlib.AbstractContextManager[subprocess.Popen[str]]]:
    """Starts one of the children on the programme."""
    path, key = made
    secret = f"{key.key.hex()}:{key.salt.hex()}"

    @contextlib.contextmanager
    def started(deed: str) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "tests.faults.children", deed, str(path), secret]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as child:
            try:
                yield child
            finally:
                child.kill()

    return started
