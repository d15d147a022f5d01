"""Gives a plan its shape: every block becomes slabs that flow over the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.charts.shapes import Pen
from facilitator.papers import shapes_forms, shapes_pictures, shapes_tables, shapes_text
from facilitator.papers.fonts import measure
from facilitator.papers.plan import (
    Blanks,
    Block,
    Cards,
    Choices,
    CircleSoFar,
    Clauses,
    Code,
    Dumbbells,
    Facts,
    Figures,
    Heading,
    Legend,
    MatrixDrawing,
    MonthColumns,
    PageBreak,
    Panel,
    Paragraph,
    Parties,
    Points,
    RingDrawing,
    RingMark,
    Section,
    Signatures,
    Space,
    Strip,
    Table,
    Ticks,
    Title,
    Together,
)
from facilitator.papers.ring_mark import ring_mark
from facilitator.papers.slabs import Inked, Slab, led_by, with_gap
from facilitator.papers.tagging import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.style import Setup, Type
    from facilitator.words import Words

# The space above a block, in points at normal size; less after a heading.
GAPS: dict[type, float] = {
    Heading: 16, Paragraph: 6, Panel: 12, Parties: 14, Strip: 6, Facts: 12, Clauses: 8,
    Signatures: 18, Table: 10, Figures: 14, Legend: 4, Dumbbells: 6, MonthColumns: 6,
    CircleSoFar: 14, RingDrawing: 14, MatrixDrawing: 10, Ticks: 8, Points: 6, Choices: 8,
    Blanks: 6, Code: 8,
}  # fmt: skip
AFTER_HEADING = 4.0
# How many lines or rows of what is signed stand with the signatures at the least.
SIGNED_WITH = 2


@dataclass(frozen=True)
class Ground:
    """Where blocks are laid: the print's setup, the room across and down, the words for charts.

    `air` is less than 1 where blocks stand closer together, to save a page.
    """

    setup: Setup
    width: float
    height: float
    words: Words
    air: float = 1.0

    @property
    def spacing(self) -> float:
        """What the space between blocks, rows and points is multiplied by."""
        return self.setup.scale * self.air

    @property
    def scale(self) -> float:
        """What signs, indents and room to write on are multiplied by."""
        return self.setup.scale

    @property
    def large(self) -> bool:
        """Whether this is large print, in one column."""
        return self.setup.large_print

    @property
    def pen(self) -> Pen:
        """The pen for charts at this print's size."""
        return Pen(measure, self.scale)

    def type(self, name: str) -> Type:
        """A named type at this print's size."""
        return self.setup.type(name)

    def narrowed(self, width: float) -> Ground:
        """The same ground with less room across."""
        return replace(self, width=width)


def lay_all(blocks: Sequence[Block], ground: Ground, node: Node) -> list[Slab]:
    """Every block in order, with the space that belongs between two of their kinds."""
    slabs: list[Slab] = []
    before: Block | None = None
    for block in blocks:
        laid = lay(block, ground, node)
        if laid and not isinstance(block, (Space, PageBreak)):
            laid = with_gap(laid, _gap(before, block) * ground.spacing)
            if isinstance(_first_in(block), Signatures):
                slabs = _held_to_the_next(slabs)
        slabs += laid
        before = block
    return _with_breaks(slabs)


def _held_to_the_next(slabs: list[Slab]) -> list[Slab]:
    """Signatures are never alone on a page: the last of what is signed stays with them."""
    return slabs[:-SIGNED_WITH] + [slab._replace(keep=True) for slab in slabs[-SIGNED_WITH:]]


def lay(block: Block, ground: Ground, node: Node) -> list[Slab]:  # noqa: C901, PLR0911, PLR0912  one case to a kind of block
    """One block as slabs."""
    match block:
        case Title():
            return shapes_text.title(block, ground, node)
        case Heading():
            return shapes_text.heading(block, ground, node)
        case Paragraph():
            return shapes_text.paragraph(block, ground, node)
        case Panel():
            return shapes_text.panel(block, ground, node)
        case Parties():
            return shapes_text.parties(block, ground, node)
        case Clauses():
            return shapes_text.clauses(block, ground, node)
        case Points():
            return shapes_text.points(block, ground, node)
        case Facts():
            return shapes_tables.facts(block, ground, node)
        case Table():
            return shapes_tables.table(block, ground, node)
        case Figures():
            return shapes_tables.figures(block, ground, node)
        case Legend() | Strip() | Dumbbells() | MonthColumns() | CircleSoFar():
            return shapes_pictures.picture(block, ground, node)
        case RingDrawing() | MatrixDrawing():
            return shapes_pictures.large_picture(block, ground, node)
        case Signatures():
            return shapes_forms.signatures(block, ground, node)
        case Ticks():
            return shapes_forms.ticks(block, ground, node)
        case Choices():
            return shapes_forms.choices(block, ground, node)
        case Blanks():
            return shapes_forms.blanks(block, ground, node)
        case Code():
            return shapes_forms.code(block, ground, node)
        case Cards():
            return shapes_forms.cards(block, ground, node, lay_all)
        case RingMark():
            inks = tuple(Inked(mark, None) for mark in ring_mark(block.side))
            return [Slab(block.side, inks)]
        case Space():
            return [Slab(0.0, gap=block.height * ground.spacing)]
        case PageBreak():
            return [Slab(0.0, new_page=True)]
        case Together():
            return _held(block, ground, node)
        case Section():
            language = block.language.value if block.language else ""
            inner = node.add("Sect", language=language)
            return lay_all(block.blocks, ground, inner)


def _held(block: Together, ground: Ground, node: Node) -> list[Slab]:
    """The blocks on one page, or as much of the last as its own shape holds together."""
    slabs = lay_all(block.blocks, ground, node)
    own = len(lay(block.blocks[-1], ground, Node("Sect")))
    return led_by(slabs[:-own], slabs[-own:])


def _first_in(block: Block) -> Block:
    while isinstance(block, (Together, Section)):
        block = block.blocks[0]
    return block


def _gap(before: Block | None, block: Block) -> float:
    block = _first_in(block)
    while isinstance(before, (Together, Section)):
        before = before.blocks[-1]
    if before is None:
        return 0.0
    if isinstance(before, Heading):
        return AFTER_HEADING
    if isinstance(block, Heading) and block.level > 2:
        return 10.0
    return GAPS.get(type(block), 8.0)


def _with_breaks(slabs: list[Slab]) -> list[Slab]:
    """Page breaks folded into the slab after them."""
    out: list[Slab] = []
    is_break = False
    for slab in slabs:
        if slab.new_page and not slab.inks and not slab.height:
            is_break = True
            continue
        out.append(slab._replace(new_page=True) if is_break else slab)
        is_break = False
    return out
