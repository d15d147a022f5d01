"""Where labels stand on a bought sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """The place of the first label and the size of each, in points from the upper left corner."""

    left: float
    top: float
    wide: float
    tall: float
    between: float
