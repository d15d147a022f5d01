"""A canvas that writes tagged PDF: a structure tree beside the pages, nothing drawn untagged.

The tree is built while the paper is laid out; drawing only attaches marked content to its nodes,
so page breaks cannot scramble the reading order. Checked with page-validation against PDF/UA-1
and PDF/A-2a.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from facilitator.papers.engine import Stamp, TaggedCatalog, TaggedPage
from facilitator.papers.fonts import FACES, font, runs, width
from facilitator.papers.scripts import has_right_to_left, stretches

if TYPE_CHECKING:
    import datetime as dt
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
            self.addLiteral(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        else:
            nodes = self._on_page[len(self._pages)]
            self.addLiteral(f"/{node.tag} <</MCID {len(nodes)}>> BDC")
            node.kids.append((len(self._pages), len(nodes)))
            nodes.append(node)
        self._open = wanted

    def belongs_to_nothing(self) -> None:
        """Close what is open, before a page ends."""
        if self._open is not None:
            self.addLiteral("EMC")
            self._open = None

    def write(self, text: str, x: float, y: float, size: float, weight: int, colour: RGB) -> None:
        """Write one line of lettered text.

        Right-to-left letters are written in reading order, each at its place, so that the file
        is read aloud and copied as it was typed.
        """
        pieces = stretches(text) if has_right_to_left(text) else [(text, "")]
        red, green, blue = colour
        shown = " ".join(
            f"1 0 0 1 {x + width(before, size, weight):.2f} {y:.2f} Tm "
            + self._shown(piece, size, weight)
            for piece, before in pieces
        )
        self.addLiteral(f"{red:.4g} {green:.4g} {blue:.4g} rg BT {shown} ET")

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
        self._doc.SaveToFile(self._filename, self)

    def _write_tree(self) -> None:
        doc, top = self._doc, PDFDictionary({"Type": PDFName("StructTreeRoot")})
        references: dict[int, Any] = {}
        top_reference = doc.Reference(top)
        top["K"] = PDFArray([self._element(self.root, top_reference, references)])
        numbers: list[Any] = []
        for page, nodes in enumerate(self._on_page[: len(self._pages)]):
            numbers += [page, doc.Reference(PDFArray([references[id(node)] for node in nodes]))]
        top["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        top["ParentTreeNextKey"] = len(self._pages)
        doc.Catalog.StructTreeRoot = top_reference
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")

    def _element(self, node: Node, parent: Any, references: dict[int, Any]) -> Any:  # noqa: ANN401
        """The node and everything under it as PDF objects."""
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.tag), "P": parent})
        if node.alt:
            entry["Alt"] = PDFString(node.alt)
        if node.language:
            entry["Lang"] = PDFString(node.language)
        if node.attributes:
            entry["A"] = PDFDictionary(
                {
                    name: PDFName(value) if isinstance(value, str) else value
                    for name, value in node.attributes.items()
                }
            )
        reference = references[id(node)] = self._doc.Reference(entry)
        first, kids = None, []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._element(kid, reference, references))
                continue
            page, mark = kid
            if first is None:
                first = page
                entry["Pg"] = self._pages[page]
            kids.append(mark if page == first else self._elsewhere(page, mark))
        entry["K"] = PDFArray(kids)
        return reference

    def _elsewhere(self, page: int, mark: int) -> PDFDictionary:
        """Marked content on a page other than the element's first."""
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": self._pages[page], "MCID": mark})

    def _write_metadata(self) -> None:
        doc = self._doc
        packet = metadata(self.about, str(doc.info.producer)).encode()
        doc.Catalog.Metadata = pdfdoc.XMP(creator=lambda _: packet)
        profile = PDFStream(dictionary=PDFDictionary({"N": 3}), content=colour_profile())
        profile.filters = [pdfdoc.PDFZCompress]
        intent = PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": PDFString("sRGB"),
                "Info": PDFString("sRGB"),
                "DestOutputProfile": doc.Reference(profile),
            }
        )
        doc.Catalog.OutputIntents = PDFArray([doc.Reference(intent)])


@cache
def colour_profile() -> bytes:
    """The sRGB profile that all colours are meant in."""
    return (files("resources") / "papers" / "sRGB.icc").read_bytes()


def metadata(about: About, producer: str) -> str:
    """The XMP packet: title, dates and what the file claims to be."""
    when = f"{about.issued.isoformat()}T09:00:00+00:00"
    said = {
        "title": about.title, "author": about.author, "subject": about.subject,
        "keywords": about.keywords, "producer": producer, "when": when,
    }  # fmt: skip
    template = (files("resources") / "papers" / "metadata.xml").read_text("utf-8")
    return template % {name: escape(value) for name, value in said.items()}
