"""Issued papers kept whole but stored once: the fonts and colours that all share are one chunk.

A paper is cut around its long streams; each piece goes by its SHA-256, and joined again the
pieces are the very bytes that were issued.
"""

from __future__ import annotations

import hashlib
import re

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
