"""QR codes as one plain shape of squares, drawn like every other mark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

from facilitator.charts.marks import Box


@dataclass(frozen=True)
class QrMark:
    """A code `side` wide: its dark squares as (column, row, length) in a grid of `count`."""

    side: float
    count: int
    dark: tuple[tuple[int, int, int], ...]

    @property
    def box(self) -> Box:
        """The box of the whole code."""
        return Box(0.0, 0.0, self.side, self.side)


@lru_cache(maxsize=512)
def qr_mark(data: str, side: float) -> QrMark:
    """The code of some characters, touching squares of a row as one."""
    matrix = [list(map(bool, row)) for row in segno.make(data, error="m", micro=False).matrix]
    dark: list[tuple[int, int, int]] = []
    for n, row in enumerate(matrix):
        start = -1
        for place, is_dark in enumerate([*row, False]):
            if is_dark and start < 0:
                start = place
            elif not is_dark and start >= 0:
                dark.append((start, n, place - start))
                start = -1
    return QrMark(side, len(matrix), tuple(dark))
