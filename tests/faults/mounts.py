"""Small disks of a test's own, where this user may mount: filled, switched to reading, pulled."""

from __future__ import annotations

import contextlib
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def mounted(*words: str) -> bool:
    """Whether the system did what `mount` was told."""
    try:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@contextlib.contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of this size in this folder, for the length of a block."""
    folder.mkdir()
    if not mounted("-t", "tmpfs", "-o", f"size={kilobytes}k", "facilitator", str(folder)):
        pytest.skip("this user may not mount")
    try:
        yield folder
    finally:
        pull(folder)


def pull(folder: Path) -> None:
    """Take the disk away, whoever still has files open on it."""
    subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)


def only_read(folder: Path) -> None:
    """Let the disk only be read from now on."""
    assert mounted("-o", "remount,ro", str(folder))
