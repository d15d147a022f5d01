"""Which files pages come in, known by their names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
SUFFIXES = (".pdf", *PICTURES)


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that were named, and those in folders that were named, in the order of names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.iterdir() if can_be_read(one))
        else:
            found.append(path)
    return tuple(found)


def can_be_read(path: Path) -> bool:
    """Whether a file is of a kind that pages come in."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()
