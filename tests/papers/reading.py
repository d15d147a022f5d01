"""How the tests of this folder look at a finished file."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def word_boxes(file: Path) -> list[tuple[float, float, float, float]]:
    done = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    )
    boxes = []
    for line in done.stdout.splitlines():
        if "<word " in line:
            parts = dict(pair.split("=") for pair in line.split("<word ")[1].split(">")[0].split())
            numbers = {name: float(value.strip('"')) for name, value in parts.items()}
            boxes.append((numbers["xMin"], numbers["yMin"], numbers["xMax"], numbers["yMax"]))
    return boxes
