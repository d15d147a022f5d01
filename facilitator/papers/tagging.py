"""A canvas that writes tagged PDF: a structure tree beside the pages, nothing drawn untagged.

The tree is built while the paper is laid out; drawing only attaches marked content to its nodes,
so page breaks cannot scramble the reading order. Checked with page-validation against PDF/UA-1
and PDF/A-2a.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from facilitator.papers.engine import Ready, Stamp, TaggedCatalog, TaggedPage, packed
from facilitator.papers.fonts import FACES, font, runs, width
from facilitator.papers.scripts import has_right_to_left, stretches
from facilitator.papers.whole_file import whole_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from typing import BinaryIO

    from facilitator.charts.colours import RGB


class Node:
    """One element of the structure tree, such as a paragraph or a table cell."""

    __slots__ = ("alt", "attributes", "kids", "language", "number", "tag")

    def __init__(
        self,
        tag: str,
        parent: Node | None = None,
        *,
        alt: str = "",
        language: str = "",
        attributes: dict[str, str | int] | None = None,
    ) -> None:
        self.tag = tag
        self.alt = alt
        self.language = language
        self.attributes = attributes or {}
        self.kids: list[Node | tuple[int, int]] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def add(
        self,
        tag: str,
        *,
        alt: str = "",
        language: str = "",
        attributes: dict[str, str | int] | None = None,
    ) -> Node:
        """A new element at the end of this one."""
        return Node(tag, self, alt=alt, language=language, attributes=attributes)


@dataclass(frozen=True)
class About:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    issued: dt.date


class TaggedCanvas(Canvas):
    """A reportlab canvas whose every mark belongs to a node or is an artifact."""

    # Names that the stubs leave out.
    _doc: Any
    _filename: Any
    _code: list[str]

    def __init__(self, out: BinaryIO, size: tuple[float, float], about: About, root: Node) -> None:
        for faces in FACES.values():
            font(faces[0])
        super().__init__(
            out, pagesize=size, pageCompression=1, invariant=1, lang=about.language,
            initialFontName=FACES[400][0],  # type: ignore[arg-type]  # the stubs swap two types
        )  # fmt: skip
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setKeywords(about.keywords)
        self.setCreator("Facilitator")
        self.about, self.root = about, root
        self._open: Node | str | None = None
        self._pages: list[Any] = []
        self._on_page: list[list[Node]] = [[]]
        self._font_names: dict[int, str] = {}
        self._prepare()

    def _prepare(self) -> None:
        """Set the date, the catalogue, the common glyphs and the page keys."""
        doc = self._doc
        doc._timeStamp = Stamp(self.about.issued)  # noqa: SLF001  reportlab has no setter
        doc.Catalog.__class__ = TaggedCatalog
        for faces in FACES.values():
            font(faces[0]).open_in(doc)
        add_page = doc.addPage

        def add_tagged(page: Any) -> None:  # noqa: ANN401  reportlab's own page
            page.__class__ = TaggedPage
            page.StructParents = len(self._pages)
            page.Tabs = PDFName("S")
            self._pages.append(doc.thisPageRef())
            self._on_page.append([])
            add_page(page)

        # The one hook there is.
        doc.addPage = add_tagged

    def belongs_to(self, node: Node | None, kind: str = "") -> None:
        """Whatever is drawn from here on belongs to the node, or to no one (an artifact)."""
        wanted: Node | str = node if node is not None else f"artifact {kind}"
        if wanted is self._open or (isinstance(wanted, str) and wanted == self._open):
            return
        self.belongs_to_nothing()
        if node is None:
            self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        else:
            nodes = self._on_page[len(self._pages)]
            self._code.append(f"/{node.tag} <</MCID {len(nodes)}>> BDC")
            node.kids.append((len(self._pages), len(nodes)))
            nodes.append(node)
        self._open = wanted

    def belongs_to_nothing(self) -> None:
        """Close what is open, before a page ends."""
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def write(self, text: str, x: float, y: float, size: float, weight: int, colour: RGB) -> None:
        """Write one line of lettered text.

        Right-to-left letters are written in reading order, each at its place, so that the file
        is read aloud and copied as it was typed.
        """
        paint = _paint(colour)
        shown = self._common(text, size, weight)
        if shown:
            self._code.append(f"{paint} BT 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET")
            return
        pieces = stretches(text) if has_right_to_left(text) else [(text, "")]
        shown = " ".join(
            f"1 0 0 1 {x + width(before, size, weight):.2f} {y:.2f} Tm "
            + self._shown(piece, size, weight)
            for piece, before in pieces
        )
        self._code.append(f"{paint} BT {shown} ET")

    def _common(self, text: str, size: float, weight: int) -> str:
        """The operators that show a text of common letters; nothing for any other text."""
        string = _common_string(text, weight)
        if not string:
            return ""
        name = self._font_names.get(weight)
        if name is None:
            face = font(FACES[weight][0])
            name = self._font_names[weight] = face.getSubsetInternalName(0, self._doc)
        return f"{name} {size:.4g} Tf {string} Tj"

    def _shown(self, text: str, size: float, weight: int) -> str:
        """The operators that show a text, font by font and subset by subset."""
        out = []
        for run in runs(text, weight):
            face = font(run.font)
            for subset, codes in face.splitString(run.text, self._doc):
                name = face.getSubsetInternalName(subset, self._doc)
                out.append(f"{name} {size:.4g} Tf <{codes.hex()}> Tj")
        return " ".join(out)

    def mark_place(self, title: str, key: str) -> None:
        """An entry in the outline that leads to this page."""
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level=0)

    def blank_page(self) -> None:
        """A page with nothing on it, so that what follows begins on the front of a sheet."""
        self.belongs_to(None)
        self.end_page()

    def end_page(self) -> None:
        """Finish the page."""
        self.belongs_to_nothing()
        self.showPage()

    def finish(self) -> None:
        """Write the tree, the metadata and the file."""
        self._write_tree()
        self._write_metadata()
        self._filename.write(whole_file(self._doc, self))

    def _write_tree(self) -> None:
        doc = self._doc
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        top_reference = doc.Reference(top)
        references: dict[int, str] = {}
        pages = [self._number(page) for page in self._pages]
        first = self._element(self.root, self._number(top_reference), references, pages)
        top["K"] = PDFArray([Ready(first.encode("ascii"))])
        numbers: list[Any] = []
        for page, nodes in enumerate(self._on_page[: len(self._pages)]):
            listed = " ".join(references[id(node)] for node in nodes)
            numbers += [page, doc.Reference(Ready(f"[{listed}]".encode("ascii")))]
        top["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        top["ParentTreeNextKey"] = len(self._pages)
        doc.Catalog.StructTreeRoot = top_reference
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")

    def _number(self, reference: Any) -> str:  # noqa: ANN401  reportlab's own reference
        """How other objects name this one."""
        named: bytes = reference.format(self._doc)
        return named.decode("ascii")

    def _element(
        self, node: Node, parent: str, references: dict[int, str], pages: list[str]
    ) -> str:
        """Write the node and everything under it; the answer is how others name it."""
        entry = Ready()
        name = references[id(node)] = self._number(self._doc.Reference(entry))
        said = [f"<</Type/StructElem/S/{node.tag}/P {parent}", *self._said(node)]
        first, kids = None, []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._element(kid, name, references, pages))
                continue
            page, mark = kid
            if first is None:
                first = page
                said.append(f"/Pg {pages[page]}")
            # Marked content on a page other than the element's first says where it is.
            elsewhere = f"<</Type/MCR/Pg {pages[page]}/MCID {mark}>>"
            kids.append(str(mark) if page == first else elsewhere)
        entry.data = f"{''.join(said)}/K[{' '.join(kids)}]>>".encode("latin-1")
        return name

    def _said(self, node: Node) -> Iterator[str]:
        """What an element says about itself."""
        for key, text in (("Alt", node.alt), ("Lang", node.language)):
            if text:
                yield f"/{key} " + PDFString(text).format(self._doc).decode("latin-1")
        if node.attributes:
            yield "/A<<"
            for key, value in node.attributes.items():
                yield f"/{key}/{value}" if isinstance(value, str) else f"/{key} {value}"
            yield ">>"

    def _write_metadata(self) -> None:
        doc = self._doc
        packet = metadata(self.about, str(doc.info.producer)).encode()
        doc.Catalog.Metadata = pdfdoc.XMP(creator=lambda _: packet)
        intent = PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": PDFString("sRGB"),
                "Info": PDFString("sRGB"),
                "DestOutputProfile": doc.Reference(Ready(colour_profile())),
            }
        )
        doc.Catalog.OutputIntents = PDFArray([doc.Reference(intent)])


@cache
def colour_profile() -> bytes:
    """The sRGB profile that all colours are meant in."""
    return packed((files("resources") / "papers" / "sRGB.icc").read_bytes(), "/N 3")


@lru_cache(maxsize=20_000)
def _common_string(text: str, weight: int) -> str:
    """The text as a string of its weight's own face, when all its letters are common ones."""
    return font(FACES[weight][0]).common_string(text)


@cache
def _paint(colour: RGB) -> str:
    """The operator that chooses a colour to fill with."""
    red, green, blue = colour
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def metadata(about: About, producer: str) -> str:
    """The XMP packet: title, dates and what the file claims to be."""
    when = f"{about.issued.isoformat()}T09:00:00+00:00"
    said = {
        "title": about.title, "author": about.author, "subject": about.subject,
        "keywords": about.keywords, "producer": producer, "when": when,
    }  # fmt: skip
    return _template() % {name: escape(value) for name, value in said.items()}


@cache
def _template() -> str:
    return (files("resources") / "papers" / "metadata.xml").read_text("utf-8")
