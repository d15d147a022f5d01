"""QR codes as plain rectangles, drawn like every other mark."""

from __future__ import annotations

from functools import lru_cache

import segno

from facilitator.charts.marks import Rect


@lru_cache(maxsize=512)
def qr_marks(data: str, side: float) -> tuple[Rect, ...]:
    """The dark modules of a code in a square of a side, those of a row that touch as one."""
    matrix = [list(map(bool, row)) for row in segno.make(data, error="m", micro=False).matrix]
    unit = side / len(matrix)
    marks: list[Rect] = []
    for n, row in enumerate(matrix):
        start = None
        for place, is_dark in enumerate([*row, False]):
            if is_dark and start is None:
                start = place
            elif not is_dark and start is not None:
                # A hair taller than its row, so that no white line shows between two rows.
                wide, tall = (place - start) * unit, unit + 0.02
                marks.append(Rect(start * unit, n * unit, wide, tall, fill="ink"))
                start = None
    return tuple(marks)
