"""What stands on a paper, in order, as plain data: every block a paper is made of.

A plan knows nothing of fonts or millimetres; `facilitator.papers.layout` gives it a shape and
`facilitator.papers.plan_text` reads it aloud for tests and for the command line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from facilitator.papers.plan_pictures import (
    CircleSoFar,
    Dumbbells,
    Figure,
    Figures,
    Legend,
    LegendMark,
    MatrixDrawing,
    MonthColumns,
    RingDrawing,
)

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.papers.grid import Grid
    from facilitator.papers.kinds import PaperKind
    from facilitator.words import Language

__all__ = [
    "Blanks",
    "Block",
    "Cards",
    "Choices",
    "CircleSoFar",
    "Clauses",
    "Code",
    "Column",
    "Dumbbells",
    "Facts",
    "Figure",
    "Figures",
    "Foot",
    "GroupRow",
    "Head",
    "Heading",
    "Identity",
    "Legend",
    "LegendMark",
    "MatrixDrawing",
    "MonthColumns",
    "NumberedClause",
    "PageBreak",
    "Panel",
    "Paper",
    "Paragraph",
    "Part",
    "Parties",
    "Party",
    "Points",
    "RingDrawing",
    "RingMark",
    "Section",
    "Signatures",
    "Signer",
    "Space",
    "Strip",
    "Table",
    "Ticks",
    "Title",
    "Together",
]


@dataclass(frozen=True)
class Title:
    """The name of the paper, a quieter second line, and what runs on from it: `beside`."""

    text: str
    second: str = ""
    second_language: Language | None = None
    beside: str = ""


@dataclass(frozen=True)
class Heading:
    """The name of a section (level 2) or of a part of one (level 3)."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text; `style` is body, lead, label, strong, number, small or code."""

    text: str
    style: str = "body"
    language: Language | None = None
    align: str = "left"


@dataclass(frozen=True)
class Panel:
    """A few lines on a quiet ground with a bar at the left: something to notice."""

    lines: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Party:
    """One side of an agreement: the role, the name, and lines such as the organisation."""

    role: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parties:
    """Who gives to whom: an arrow runs from the first card to the second."""

    gives: Party
    receives: Party


@dataclass(frozen=True)
class Strip:
    """How it comes back: the places of a ring in a row, the giver and the next one filled."""

    names: tuple[str, ...]
    giver: int
    alt: str


@dataclass(frozen=True)
class Facts:
    """What was settled, a label and a value to a row."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NumberedClause:
    """One clause as it is printed; `points` follow the sentences as a list."""

    number: int
    heading: str
    sentences: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clauses:
    """Clauses one after another with their numbers in the margin."""

    items: tuple[NumberedClause, ...]


@dataclass(frozen=True)
class Signer:
    """Who signs and in which role."""

    role: str
    name: str


@dataclass(frozen=True)
class Signatures:
    """A line to sign on for each signer, then labelled lines such as the date.

    `shared` is a line for all of them, such as the place; `ticks` are boxes beneath; `narrow`
    lines take a third of the width each, however few they are.
    """

    heading: str
    signers: tuple[Signer, ...]
    labels: tuple[str, ...]
    shared: str = ""
    ticks: tuple[str, ...] = ()
    narrow: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its share of the width, and where its words stand."""

    head: str
    share: float
    align: str = "left"
    strong: bool = False


@dataclass(frozen=True)
class GroupRow:
    """A row that names the group of the rows beneath it."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows under repeated heads; `row_height` leaves room to write, `none` stands for no rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | GroupRow, ...]
    none: str = ""
    row_height: float = 0.0


@dataclass(frozen=True)
class Ticks:
    """Boxes to tick, one to a line."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Points:
    """A list, each point with a dot or its number."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Choices:
    """Numbered boxes of which one is ticked, set in a row while there is room."""

    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Blanks:
    """Labelled lines to write on, side by side, each with its share of the width."""

    items: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Code:
    """A QR code with the same characters in print beside it and a line that says what it is."""

    data: str
    printed: str
    alt: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class RingMark:
    """The programme's mark, so many points wide: decoration."""

    side: float


@dataclass(frozen=True)
class Space:
    """Room left free, in points at normal size."""

    height: float


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """Blocks that belong together for whoever listens, not for the page."""

    blocks: tuple[Block, ...]
    language: Language | None = None


@dataclass(frozen=True)
class Cards:
    """Cards of one size in a grid with lines to cut along, `across` by `down` to a page.

    `grid` says where they stand on a bought sheet. With `stacks` they come in the order of the
    piles once all pages are stacked and cut. A card that `folds` says the same to both its sides.
    """

    cards: tuple[tuple[Block, ...], ...]
    across: int
    down: int
    centred: bool = False
    grid: Grid | None = None
    stacks: bool = False
    folds: bool = False


Block: TypeAlias = (
    Title
    | Heading
    | Paragraph
    | Panel
    | Parties
    | Strip
    | Facts
    | Clauses
    | Signatures
    | Table
    | Figures
    | Legend
    | Dumbbells
    | MonthColumns
    | CircleSoFar
    | RingDrawing
    | MatrixDrawing
    | Ticks
    | Points
    | Choices
    | Blanks
    | Code
    | RingMark
    | Space
    | PageBreak
    | Together
    | Section
    | Cards
)


@dataclass(frozen=True)
class Head:
    """The head of every page: the programme at the left, the cohort and a note at the right."""

    programme: str
    right: str = ""
    note: str = ""


@dataclass(frozen=True)
class Foot:
    """The foot of every page: small lines, the page words, and a QR code where there is one.

    `page_of` turns (3, 7) into "Page 3 of 7" in the reader's language.
    """

    lines: tuple[str, ...]
    page_of: str
    code: str = ""
    code_alt: str = ""


@dataclass(frozen=True)
class Part:
    """One run of pages in one language; `wide` turns the sheet on its side."""

    language: Language
    head: Head
    foot: Foot
    blocks: tuple[Block, ...]
    bookmark: str = ""
    bare: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Identity:
    """What an issued paper is known by; a draft has none of it printed."""

    number: str
    version: int
    fingerprint: str


@dataclass(frozen=True)
class Paper:
    """A whole paper: its parts in reading order and what its file says about itself."""

    kind: PaperKind
    title: str
    author: str
    subject: str
    issued: dt.date
    parts: tuple[Part, ...]
    identity: Identity | None = None
    draft: bool = False
    copy_for: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=())

    @property
    def language(self) -> Language:
        """The language of its first part."""
        return self.parts[0].language
