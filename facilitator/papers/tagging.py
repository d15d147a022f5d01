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
    from collections.abc import Callable, Hashable, Iterator
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
    _formsinuse: list[str]

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
        self._drawings: dict[Hashable, str] = {}
        self._elements: dict[int, bytes] = {}
        self._painted: RGB | None = None
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
        paint = "" if colour == self._painted else _paint(colour)
        self._painted = colour
        shown = self._common(text, size, weight)
        if shown:
            self._code.append(f"{paint}BT {x:.2f} {y:.2f} Td {shown} ET")
            return
        pieces = stretches(text) if has_right_to_left(text) else [(text, "")]
        shown = " ".join(
            f"1 0 0 1 {x + width(before, size, weight):.2f} {y:.2f} Tm "
            + self._shown(piece, size, weight)
            for piece, before in pieces
        )
        self._code.append(f"{paint}BT {shown} ET")

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

    def draw(self, operators: str) -> None:
        """Operators that may leave another colour behind."""
        self._code.append(operators)
        self._painted = None

    def drawing_of(self, key: Hashable, side: int, content: Callable[[], str]) -> str:
        """The name of a square drawing that the file holds once, below and right of 0, 0."""
        name = self._drawings.get(key)
        if name is None:
            name = self._drawings[key] = f"q{len(self._drawings)}"
            about = (
                f"/Type/XObject/Subtype/Form/BBox[0 {-side} {side} 0]/Resources<</ProcSet[/PDF]>>"
            )
            form = Ready(packed(content().encode("ascii"), about))
            self._doc.Reference(form, self._doc.getXObjectName(name))
        self._formsinuse.append(name)
        return f"/{self._doc.getXObjectName(name)}"

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
        self._painted = None
        self.showPage()

    def finish(self) -> None:
        """Write the tree, the metadata and the file."""
        self.write_tree()
        self._write_metadata()
        self._filename.write(whole_file(self._doc, self, self._elements))

    def write_tree(self) -> None:
        """Write the structure tree: every element, and whose the marks of each page are."""
        doc = self._doc
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        doc.Catalog.StructTreeRoot = doc.Reference(top)
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        numbers: list[Any] = []
        parents: list[tuple[list[Node], Ready]] = []
        for page, nodes in enumerate(self._on_page[: len(self._pages)]):
            parents.append((nodes, Ready()))
            numbers += [page, doc.Reference(parents[-1][1])]
        top["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        top["ParentTreeNextKey"] = len(self._pages)
        pages = [self._number(page) for page in self._pages]
        above = self._number(doc.Catalog.StructTreeRoot)
        order = self._numbered(above)
        top["K"] = PDFArray([Ready(b"%d 0 R" % self.root.number)])
        for node, parent in order:
            self._elements[node.number] = self._element(node, parent, pages)
        for nodes, listed in parents:
            listed.data = f"[{' '.join([f'{node.number} 0 R' for node in nodes])}]".encode("ascii")

    def _number(self, reference: Any) -> str:  # noqa: ANN401  reportlab's own reference
        """How other objects name this one."""
        named: bytes = reference.format(self._doc)
        return named.decode("ascii")

    def _numbered(self, above: str) -> list[tuple[Node, str]]:
        """Every node with a number of the file's own, and how the one above it is named."""
        doc, order = self._doc, []
        stack = [(self.root, above)]
        while stack:
            node, parent = stack.pop()
            doc.objectcounter += 1
            node.number = doc.objectcounter
            order.append((node, parent))
            mine = f"{node.number} 0 R"
            stack += [(kid, mine) for kid in reversed(node.kids) if isinstance(kid, Node)]
        return order

    def _element(self, node: Node, parent: str, pages: list[str]) -> bytes:
        """The node as it stands in the file."""
        page, first, kids = "", None, []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(f"{kid.number} 0 R")
                continue
            at, mark = kid
            if first is None:
                first, page = at, f"/Pg {pages[at]}"
            # Marked content on a page other than the element's first says where it is.
            kids.append(str(mark) if at == first else f"<</Type/MCR/Pg {pages[at]}/MCID {mark}>>")
        said = ""
        if node.alt or node.language or node.attributes:
            said = "".join(self._said(node))
        text = f"<</S/{node.tag}/P {parent}{said}{page}/K[{' '.join(kids)}]>>"
        return text.encode("latin-1")

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
    return f"{red:.3g} {green:.3g} {blue:.3g} rg "


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
