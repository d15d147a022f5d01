"""Issued papers kept whole but stored once: the fonts and colours that all share are one chunk.

A paper is cut around its long streams; each piece goes by its SHA-256, and joined again the
pieces are the very bytes that were issued.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Shorter streams are left with what stands around them: what papers share is the fonts, their
# widths and their maps of characters.
LONG = 800

_LENGTH = re.compile(rb"/Length (\d+)\b[^>]*>>\s*stream\n")


def chunks(pdf: bytes) -> list[bytes]:
    """The paper in pieces, long streams alone; joined they are the paper."""
    pieces: list[bytes] = []
    start = 0
    for found in _LENGTH.finditer(pdf):
        length, begin = int(found[1]), found.end()
        ends = pdf[begin + length : begin + length + 11].lstrip(b"\r\n").startswith(b"endstream")
        if begin < start or length < LONG or not ends:
            continue
        pieces += [pdf[start:begin], pdf[begin : begin + length]]
        start = begin + length
    return [piece for piece in (*pieces, pdf[start:]) if piece]


def chunk_key(chunk: bytes) -> str:
    """What a piece goes by."""
    return hashlib.sha256(chunk).hexdigest()


def squeezed(chunk: bytes) -> bytes:
    """A piece as it is stored: what stands around the streams is text and packs well."""
    return zlib.compress(chunk, 9)


def unsqueezed(stored: bytes) -> bytes:
    """The piece that was stored."""
    return zlib.decompress(stored)


def joined(keys: Sequence[str], kept: Mapping[str, bytes]) -> bytes:
    """The paper again, from the keys of its pieces in order.

    Raises:
        KeyError: a piece is not there.
        ValueError: a piece is not what its key says.
    """
    pieces = [kept[key] for key in keys]
    for key, piece in zip(keys, pieces, strict=True):
        if chunk_key(piece) != key:
            raise ValueError(f"a piece of an archived paper is not what it was: {key}")
    return b"".join(pieces)
