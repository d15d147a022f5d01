"""Words set in lines: broken at spaces, every wrapped line keeping its space for readers aloud."""

from __future__ import annotations

from functools import lru_cache

from facilitator.papers.fonts import lettered, width


@lru_cache(maxsize=10_000)
def broken(text: str, size: float, weight: int, room: float, taken: float = 0.0) -> tuple[str, ...]:
    """The text in lines no wider than the room; a line that wraps at a space keeps it.

    A word wider than the room is cut where it must be. No text is one empty line; so is the first
    where too much of its room is `taken` for even one word.
    """
    lines: list[str] = []
    line = ""
    for word, is_cut in _words(lettered(text), size, weight, room):
        longer = f"{line} {word}" if line else word
        here = room if lines else room - taken
        if is_cut:
            lines.append(line)
            line = word
        elif (line or not lines) and width(longer, size, weight) > here + 0.01:
            lines.append(line + " " if line else "")
            line = word
        else:
            line = longer
    return (*lines, line)


def widest(text: str, size: float, weight: int) -> float:
    """The width of the widest word: the narrowest room that cuts nothing."""
    return max((width(word, size, weight) for word in lettered(text).split(" ")), default=0.0)


def _words(text: str, size: float, weight: int, room: float) -> list[tuple[str, bool]]:
    """The words; those too wide in pieces, each but the first marked as cut from its neighbour."""
    out: list[tuple[str, bool]] = []
    for word in filter(None, text.split(" ")):
        pieces = _pieces(word, size, weight, room)
        out += [(piece, place > 0) for place, piece in enumerate(pieces)]
    return out


def _pieces(word: str, size: float, weight: int, room: float) -> list[str]:
    if width(word, size, weight) <= room:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, size, weight) > room:
            # After a hyphen where there is one, else where it must be.
            kept = piece[: piece.rfind("-") + 1] or piece
            pieces.append(kept)
            piece = piece[len(kept) :]
        piece += letter
    return [*pieces, piece]
