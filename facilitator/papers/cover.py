"""The cover of a session-day pack: what is in it, in which order, and what is to be settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Part,
    Table,
    Ticks,
    Title,
    Together,
)
from facilitator.papers.shared import UNNAMED, Named, plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language


@dataclass(frozen=True)
class PackLine:
    """One paper of the pack: what it is, whom it is for, its language, and how many pages.

    Attributes:
        title: in the cover's language, as is the name of the language it is read in.
    """

    title: str
    for_whom: str
    pages: int
    read_in: str = ""


@dataclass(frozen=True)
class OrderLine:
    """One step of the day: the time as it is written, and what happens."""

    at: str
    what: str


@dataclass(frozen=True)
class Cover:
    """Everything the cover says; `to_settle` are sentences in the facilitator's language."""

    top: Top
    gathering: Named
    on: dt.date
    place: Named = UNNAMED
    order: tuple[OrderLine, ...] = ()
    to_settle: tuple[str, ...] = ()
    lines: tuple[PackLine, ...] = ()


def cover_paper(cover: Cover, language: Language) -> Paper:
    """The cover with a box to tick for each paper.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(cover)
    words = Words(language)
    name = cover.gathering.read_in(language)
    place = cover.place.read_in(language)
    day = words.date(cover.on, "full")
    part = Part(
        language=language,
        head=cover.top.head(language),
        foot=plain_foot(
            words,
            words(
                "Printed on %(date)s. Print on both sides, turned on the long edge.",
                date=words.date(cover.top.issued),
            ),
        ),
        bookmark=words("Cover"),
        blocks=(
            Title(name, f"{day} · {place}" if place else day),
            *_settle(cover, words),
            *_order(cover, words),
            *_contents(cover, words),
        ),
    )
    return Paper(
        kind=PaperKind.COVER,
        title=words("Pack for %(gathering)s", gathering=name),
        author=cover.top.programme.read_in(language),
        subject=day,
        issued=cover.top.issued,
        parts=(part,),
    )


def _settle(cover: Cover, words: Words) -> tuple[Block, ...]:
    if not cover.to_settle:
        return ()
    return (Together((Heading(words("Settle first")), Ticks(cover.to_settle))),)


def _order(cover: Cover, words: Words) -> tuple[Block, ...]:
    if not cover.order:
        return ()
    columns = (Column("", 1, strong=True), Column("", 5))
    rows = tuple((line.at, line.what) for line in cover.order)
    return Heading(words("Running order")), Table(columns, rows)


def _contents(cover: Cover, words: Words) -> tuple[Block, ...]:
    columns = (
        Column(words("Printed"), 1),
        Column(words("Paper"), 3.0, strong=True),
        Column(words("For"), 1.8),
        Column(words("Language"), 1.6),
        Column(words("Pages"), 0.9, "right"),
    )
    rows = tuple(
        ("☐", line.title, line.for_whom, line.read_in, str(line.pages)) for line in cover.lines
    )
    none = Paragraph(words("Nothing is in this pack yet."))
    return Heading(words("In this pack")), (Table(columns, rows) if rows else none)
