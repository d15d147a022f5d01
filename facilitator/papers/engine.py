"""What reportlab 5.1 leaves undone for tagged, archivable files.

The only place that reaches behind its public names.
Three faults are mended: character maps that name U+0000 or cut astral characters (PDF/UA-1
7.21.7), streams whose last line has no end (PDF/A-2), and font subsets that differ from file to
file, so that archived papers could not share them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from facilitator.papers.scripts import unjoined

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

if not reportlab.__version__.startswith("5.1."):
    raise ImportError(f"papers are made for reportlab 5.1, this is {reportlab.__version__}")

# Streams as bytes: the text form that mail once needed makes them a quarter longer.
rl_config.useA85 = 0

# Every paper's first subset holds exactly these, so that its stream is the same in every file.
COMMON = (
    "".join(chr(code) for code in range(32, 127))
    + "£©«°·»×ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜÝàáâäçèéêëìíîïñòóôöùúûüý"
    + "ĄąĆćĘęŁłŃńŚśŴŵŶŷŸÿŹźŻżŠšŽžẀẁẂẃẄẅỲỳ–—‘’“”•…€−≤≥›"
)

# 256 codes to a subset; the first is closed after COMMON.
_SUBSET = 256


class PaperFont(TTFont):
    """A bundled font whose first subset is the same in every file."""

    def open_in(self, doc: PDFDocument) -> None:
        """Give the common characters their codes before any other is asked for."""
        known = "".join(letter for letter in COMMON if ord(letter) in self.face.charToGlyph)
        self.splitString(known, doc)
        self.state[doc].nextCode = _SUBSET

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  reportlab's own name
        """Write the font objects, then mend their character maps."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for n, subset in enumerate(subsets):
            base = b"".join((SUBSETN(n), b"+", self.face.name, self.face.subfontNameX))
            name = base.decode("pdfdoc")
            stream: Any = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = character_map(name, subset)


def character_map(name: str, subset: list[int]) -> str:
    """The map from codes to characters that readers copy and speak from."""
    lines = [
        f"<{code:02X}> <{unjoined(chr(letter)).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            f"<< /Registry ({name})",
            f"/Ordering ({name})",
            "/Supplement 0",
            ">> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class Stamp:
    """The date a file says it was made: the day of issue, in UTC, never the laptop's clock."""

    tzname = "UTC"
    dhh = dmm = 0

    def __init__(self, day: dt.date) -> None:
        self.datetime = dt.datetime.combine(day, dt.time(9), dt.UTC)
        self.t = self.datetime.timestamp()
        self.lt = self.datetime.timetuple()
        self.YMDhms = tuple(self.lt)[:6]

    @property
    def asctime(self) -> str:
        """The date as reportlab writes it in comments."""
        return self.datetime.ctime()


class TaggedPage(pdfdoc.PDFPage):
    """A page that knows its place in the structure tree."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class TaggedCatalog(pdfdoc.PDFCatalog):
    """A catalogue with an output intent."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    __Refs__ = __NoDefault__


_written = pdfdoc.PDFStream.format


def _with_line_end(stream: pdfdoc.PDFStream, document: PDFDocument) -> Any:  # noqa: ANN401
    """A stream whose `endstream` begins a line, as PDF/A asks."""
    data = _written(stream, document)
    # Both marks: a lone line feed after a stream that ends in a carriage return reads as one.
    return data[: -len(b"endstream\n")] + b"\r\nendstream\n"


# There is no other way in: reportlab makes its streams itself.
setattr(pdfdoc.PDFStream, "format", _with_line_end)  # noqa: B010  the stubs know it as a method
