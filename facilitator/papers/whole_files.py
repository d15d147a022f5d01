"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def part_of(path: Path) -> Path:
    """The name that a file has while it is being written."""
    return path.with_name(path.name + ".part")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there."""
    part = part_of(path)
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
