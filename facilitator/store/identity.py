"""Which file on which disk was opened: a name may come to stand for another."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Identity:
    """A file, as the system knows it whatever it is called."""

    device: int
    inode: int


def identity_of(path: Path) -> Identity:
    """Which file lies under this name now.

    Raises:
        OSError: none, or it cannot be reached.
    """
    facts = os.stat(path)  # noqa: PTH116  the file itself, as the engine has it open
    return Identity(facts.st_dev, facts.st_ino)
