"""The state of every relationship: sessions held, arranged and still to arrange in one bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Mark, Point, Rect
from facilitator.words import N_

if TYPE_CHECKING:
    from facilitator.charts.shapes import Pen

THICK = 13.0
AIR = 3.0


@dataclass(frozen=True)
class Share:
    """How many sessions, and the word for them."""

    count: int
    word: str


def relationship_bar(
    held: Share, arranged: Share, to_arrange: Share, pen: Pen, width: float
) -> Drawing:
    """Held solid, arranged tinted, still to arrange dashed, each with its number below."""
    shares = (held, arranged, to_arrange)
    total = sum(share.count for share in shares) or 1
    filled = [share for share in shares if share.count]
    room = width - AIR * max(0, len(filled) - 1)
    marks: list[Mark] = []
    left, words_from = 0.0, 0.0
    for kind, share in zip(("held", "arranged", "to arrange"), shares, strict=True):
        wide = room * share.count / total
        if share.count:
            marks.append(_segment(kind, left, wide))
        at = Point(max(left, words_from), THICK + 19 * pen.factor)
        figure = pen.middle(str(share.count), at, 18, 700, "ink", "left", (kind,))
        after = Point(figure.left + figure.extent + 6, at.y + 1)
        word = pen.middle(share.word, after, 13, 400, "ink2", "left", (kind,))
        marks += [figure, word]
        words_from = word.left + word.extent + 16 * pen.factor
        left += wide + (AIR if share.count else 0)
    values = {"held": held.count, "arranged": arranged.count, "to_arrange": to_arrange.count}
    rows = tuple((share.word, share.count) for share in shares)
    height = THICK + 32 * pen.factor
    return Drawing(width, height, tuple(marks), (Said(N_("chart_relationships"), values),), rows)


def _segment(kind: str, left: float, wide: float) -> Rect:
    if kind == "held":
        return Rect(left, 0, wide, THICK, fill="accent", key=(kind,))
    inner = (left + 0.75, 0.75, max(0.5, wide - 1.5), THICK - 1.5)
    if kind == "arranged":
        return Rect(*inner, fill="tint", outline="accent", line=1.5, key=(kind,))
    return Rect(*inner, outline="control", line=1.5, dash=(5, 3), key=(kind,))
