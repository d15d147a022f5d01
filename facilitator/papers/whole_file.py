"""Writes the finished file: packed object streams and one packed table of places.

Smaller and faster than reportlab's own writing, which sets every object of the structure tree
apart in plain text. Streams end as PDF/A-2 asks.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase.pdfdoc import format as written

from facilitator.papers.engine import Shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfgen.canvas import Canvas

    from facilitator.papers.engine import Open

# The second line's bytes tell whoever carries the file that it is not text.
HEADER = b"%PDF-1.7\n%\xc3\xb4\xc5\xb5\xc5\xb7\n"
END = b"endstream\n"
# The kind of a place, where it is, and the nth in a stream of objects, as the table has them.
PLACE = struct.Struct(">BIH")
# Readers unpack a whole stream for one object of it.
TO_A_STREAM = 200


class _Place(NamedTuple):
    """Where an object lies: at an offset of the file (1), or in a stream of objects (2)."""

    kind: int
    where: int
    nth: int


def whole_file(doc: Open, canvas: Canvas, elements: Mapping[int, bytes]) -> bytes:
    """The bytes of a reportlab document whose pages are done.

    `elements` are objects that are written already, by numbers that the document left to them.
    """
    for font in doc.delayedFonts:
        font.addObjects(doc)
    doc.info.invariant = doc.invariant
    doc.info.digest(doc.signature)
    root, about = doc.Reference(doc.Catalog), doc.Reference(doc.info)
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready < 0:
        doc.Catalog.Outlines = None
    file = _File()
    number = 1
    # Objects may ask for others while they are written.
    while number <= doc.objectcounter:
        if number in elements:
            file.add(number, elements[number])
        else:
            one = doc.idToObject[doc.numberToId[number]]
            file.add(number, written(one, doc, toplevel=1), is_shared=isinstance(one, Shared))
        number += 1
    named = b"/Root " + root.format(doc) + b" /Info " + about.format(doc)
    return file.finished(number, named + b" /ID " + doc.ID().split(b"%")[0].strip())


class _File:
    """The pieces of a file so far, and the place of every object."""

    def __init__(self) -> None:
        self._pieces, self._length = [HEADER], len(HEADER)
        self._places: dict[int, _Place] = {}
        self._small: list[tuple[int, bytes]] = []
        self._shared: list[tuple[int, bytes]] = []

    def add(self, number: int, body: bytes, *, is_shared: bool = False) -> None:
        """A stream stands on its own, anything else in a stream of objects of its sort."""
        if body.endswith(END):
            # Both marks: a lone line feed after a carriage return in the stream reads as one.
            self._stand(number, body[: -len(END)] + b"\r\n" + END)
        else:
            (self._shared if is_shared else self._small).append((number, body.strip()))

    def finished(self, free: int, named: bytes) -> bytes:
        """The whole file; `free` is the next number, `named` what its trailer says."""
        # What all files share lies together, so that archived papers keep it once.
        for sort in (self._shared, self._small):
            for start in range(0, len(sort), TO_A_STREAM):
                self._pack(free, sort[start : start + TO_A_STREAM])
                free += 1
        start = self._length
        self._places[free] = _Place(1, start, 0)
        places = [_Place(0, 0, 65535), *(self._places[n] for n in range(1, free + 1))]
        table = zlib.compress(b"".join([PLACE.pack(*place) for place in places]), 9)
        head = b"/Type/XRef /W[1 4 2] /Size %d " % (free + 1)
        self._stand(free, _stream(head + named, table))
        return b"".join(self._pieces) + b"startxref\n%d\n%%%%EOF\n" % start

    def _pack(self, number: int, bodies: list[tuple[int, bytes]]) -> None:
        starts, length = [], 0
        for nth, (one, body) in enumerate(bodies):
            starts.append(b"%d %d" % (one, length))
            self._places[one] = _Place(2, number, nth)
            length += len(body) + 1
        index = b" ".join(starts) + b"\n"
        data = zlib.compress(index + b"\n".join(body for _, body in bodies))
        head = b"/Type/ObjStm /N %d /First %d " % (len(bodies), len(index))
        self._stand(number, _stream(head, data))

    def _stand(self, number: int, body: bytes) -> None:
        piece = b"%d 0 obj\n%bendobj\n" % (number, body)
        self._places[number] = _Place(1, self._length, 0)
        self._pieces.append(piece)
        self._length += len(piece)


def _stream(head: bytes, data: bytes) -> bytes:
    entries = head + b"/Filter/FlateDecode /Length %d" % len(data)
    return b"<<" + entries + b">>\nstream\n" + data + b"\r\n" + END
