"""What reportlab 5.1 leaves undone for tagged, archivable files.

With `whole_file` the only place that reaches behind its public names.
Two faults are mended: character maps that name U+0000 or cut astral characters (PDF/UA-1
7.21.7), and font subsets that differ from file to file, so that archived papers could not share
them. What every file has in common is made once.
"""

from __future__ import annotations

import datetime as dt
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont

from facilitator.papers.scripts import unjoined

if TYPE_CHECKING:
    from typing import BinaryIO

    from reportlab.pdfbase.pdfdoc import PDFDocument

# A document that is being made; the stubs leave out most of what it has.
Open: TypeAlias = Any

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


class Ready(pdfdoc.PDFObject):
    """An object that is written already: one file's own, though its bytes may be shared."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, _document: PDFDocument) -> bytes:
        """What stands in the file."""
        return self.data


class Shared(Ready):
    """An object that is the same, number and all, in every file."""


class _Subset(NamedTuple):
    """What a subset of a font is in any file: its packed glyphs, its map and its widths."""

    glyphs: bytes
    map: bytes
    widths: bytes


class PaperFont(TTFont):
    """A bundled font whose first subset is the same in every file."""

    # Names that the stubs leave out or leave untyped.
    face: Any
    _assignState: Any  # noqa: N815  reportlab's own name

    def __init__(self, name: str, source: BinaryIO) -> None:
        super().__init__(name, source, shapable=False)
        self._codes: dict[int, int] = {}
        self._first: list[int] = []
        self._letters: dict[int, str] = {}
        self._subset = lru_cache(maxsize=32)(self._made)

    def open_in(self, doc: Open) -> None:
        """Give the common characters their codes before any other is asked for."""
        state = self._assignState(doc)
        if not self._first:
            known = "".join(letter for letter in COMMON if ord(letter) in self.face.charToGlyph)
            self.splitString(known, doc)
            self._codes, self._first = dict(state.assignments), list(state.subsets[0])
            self._letters = {ord(one): _in_string(self._codes[ord(one)]) for one in known}
        state.assignments, state.subsets = dict(self._codes), [list(self._first)]
        state.nextCode = _SUBSET
        doc.Reference(Shared(self._subset(0, tuple(self._first)).widths), self._widths_of(0))

    def common_string(self, text: str) -> str:
        """The text as a string of the first subset; nothing when a letter is not in it."""
        letters = self._letters
        if all(ord(letter) in letters for letter in text):
            return f"({text.translate(letters)})"
        return ""

    def addObjects(self, doc: Open) -> None:  # noqa: N802  reportlab's own name
        """Write the font's objects, each of its subsets with a true map of its characters."""
        for n, subset in enumerate(self.state[doc].subsets):
            name = self.getSubsetInternalName(n, doc)[1:]
            doc.idToObject["BasicFonts"].dict[name] = self._font(n, tuple(subset), name, doc)
        del self.state[doc]

    def _font(
        self, n: int, subset: tuple[int, ...], name: str, doc: Open
    ) -> pdfdoc.PDFTrueTypeFont:
        base, made = self._called(n), self._subset(n, subset)
        font = pdfdoc.PDFTrueTypeFont()
        written: Any = font
        written.Name, written.BaseFont = name, base
        written.FirstChar, written.LastChar = 0, len(subset) - 1
        # The common subset's were named when the file was opened, before anything of its own.
        known = pdfdoc.PDFObjectReference(self._widths_of(n))
        written.Widths = known if list(subset) == self._first else Ready(made.widths)
        written.ToUnicode = doc.Reference(Ready(made.map), f"map of {base}")
        face = self.face
        about = {
            "Type": "/FontDescriptor",
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            # Not the letters of the standard alphabet: codes of our own (PDF 32000-1, 9.8.2).
            "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "FontName": pdfdoc.PDFName(base),
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
            "FontFile2": doc.Reference(Ready(made.glyphs), f"glyphs of {base}"),
            "MissingWidth": face.defaultWidth,
        }
        written.FontDescriptor = doc.Reference(pdfdoc.PDFDictionary(about), f"about {base}")
        doc.Reference(font, name)
        return font

    def _widths_of(self, n: int) -> str:
        return f"widths of {self._called(n)}"

    def _called(self, n: int) -> str:
        return b"".join((SUBSETN(n), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")

    def _made(self, n: int, subset: tuple[int, ...]) -> _Subset:
        """Pack a subset once for every file that has it."""
        glyphs = bytes(self.face.makeSubset(list(subset)))
        widths = " ".join(f"{self.face.getCharWidth(code):.6g}" for code in subset)
        return _Subset(
            packed(glyphs, f"/Length1 {len(glyphs)}"),
            packed(character_map(self._called(n), list(subset)).encode("ascii")),
            f"[{widths}]".encode("ascii"),
        )


def packed(data: bytes, entries: str = "") -> bytes:
    """A compressed stream with these entries in its dictionary besides its length."""
    body = zlib.compress(data, 9)
    head = f"<</Filter/FlateDecode/Length {len(body)}{entries}>>\nstream\n"
    return head.encode("ascii") + body + b"endstream\n"


def _in_string(code: int) -> str:
    """A code as it stands in a string of a page."""
    return chr(code) if 32 <= code < 127 and code not in b"()\\" else f"\\{code:03o}"


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
