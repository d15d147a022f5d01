"""How the tests of this folder look at a finished file."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path


Box: TypeAlias = tuple[float, float, float, float]


def word_boxes(file: Path) -> list[Box]:
    """Every word's box, page after page."""
    return [box for page in words_on_pages(file) for box in page]


def words_on_pages(file: Path) -> list[list[Box]]:
    """Every word's box, from the left and from the top, for each page."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    )
    boxes: list[list[Box]] = []
    for line in done.stdout.splitlines():
        if "<page " in line:
            boxes.append([])
        elif "<word " in line:
            parts = dict(pair.split("=") for pair in line.split("<word ")[1].split(">")[0].split())
            numbers = {name: float(value.strip('"')) for name, value in parts.items()}
            boxes[-1].append((numbers["xMin"], numbers["yMin"], numbers["xMax"], numbers["yMax"]))
    return boxes
