"""What a room needs: name badges, cards to stand on tables, and who sits where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import PLAIN, Looks, language_of_cards, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Cards,
    Column,
    GroupRow,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Section,
    Space,
    Table,
    Title,
)
from facilitator.papers.shared import UNNAMED, Named
from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Words

    _Laid = Callable[[tuple[tuple[Block, ...], ...]], Cards]

BADGES_ACROSS, BADGES_DOWN = 2, 5
# A name of more letters than this stands on its card in the type of a title.
LONGEST_HUGE = 32


@dataclass(frozen=True)
class Badge:
    """Somebody who comes: what they are called, the full name, where they work.

    `code` says at the door who came. `speaks_welsh` prints the language's own name beside theirs;
    it is theirs to choose.
    """

    known_as: str
    name: str
    organisation: Named = UNNAMED
    speaks_welsh: bool = False
    language: Language = Language.CY
    code: str = ""


@dataclass(frozen=True)
class Seat:
    """Somebody's place: the name and the table."""

    name: str
    table: int


@dataclass(frozen=True)
class SeatedTable:
    """A table: its number, why these people share it, and who they are in order."""

    number: int
    name: Named
    people: tuple[str, ...]


@dataclass(frozen=True)
class Seating:
    """Who sits where at a gathering: table by table, and everybody by name for the door."""

    top: Top
    gathering: Named
    on: dt.date
    tables: tuple[SeatedTable, ...]
    seats: tuple[Seat, ...]


def badges_paper(top: Top, badges: Sequence[Badge]) -> Paper:
    """Name badges, ten to a sheet, to cut out or to print on labels of that size.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    return _cards(PaperKind.BADGES, top, badges, tuple(map(_badge, badges)), _badge_cards)


def table_cards_paper(top: Top, badges: Sequence[Badge]) -> Paper:
    """A card for each, a page folded across the middle, to be read from both sides.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    cards = tuple(_table_card(top, badge) for badge in badges)
    return _cards(PaperKind.TABLE_CARDS, top, badges, cards, _table_cards)


def _badge_cards(cards: tuple[tuple[Block, ...], ...]) -> Cards:
    return Cards(cards, BADGES_ACROSS, BADGES_DOWN, centred=True, stacks=True)


def _table_cards(cards: tuple[tuple[Block, ...], ...]) -> Cards:
    return Cards(cards, 1, 2, centred=True, folds=True)


def _cards(
    kind: PaperKind,
    top: Top,
    badges: Sequence[Badge],
    cards: tuple[tuple[Block, ...], ...],
    laid: _Laid,
) -> Paper:
    if not badges:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(badges))
    return paper_in(
        language_of_cards(badge.language for badge in badges),
        kind,
        top,
        lambda words: _title(kind, words),
        lambda _words: (laid(cards),),
        looks=replace(PLAIN, bare=True),
    )


def _title(kind: PaperKind, words: Words) -> str:
    return words("Name badges") if kind is PaperKind.BADGES else words("Table cards")


def _badge(badge: Badge) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(badge.known_as, "title")]
    if badge.name != badge.known_as:
        blocks.append(Paragraph(badge.name, "strong"))
    # The code is typed or scanned at the door.
    below = (badge.organisation.read_in(badge.language), badge.code)
    if any(below):
        blocks.append(Paragraph(" · ".join(part for part in below if part), "label"))
    if badge.speaks_welsh:
        blocks.append(Paragraph("Cymraeg", "number", Language.CY))
    return (Section(tuple(blocks), badge.language),)


def _table_card(top: Top, badge: Badge) -> tuple[Block, ...]:
    name = badge.known_as
    size = "huge" if len(name) <= LONGEST_HUGE else "title"
    blocks: list[Block] = [Paragraph(name, size, align="centre"), Space(8)]
    if badge.name != name:
        blocks.append(Paragraph(badge.name, "second", align="centre"))
    organisation = badge.organisation.read_in(badge.language)
    if organisation:
        blocks.append(Paragraph(organisation, "lead", align="centre"))
    if badge.speaks_welsh:
        blocks.append(Paragraph("Cymraeg", "heading", Language.CY, align="centre"))
    programme = Paragraph(top.programme.read_in(badge.language), "label", align="centre")
    return (Section((*blocks, Space(8), programme), badge.language),)


def seating_paper(seating: Seating, languages: Sequence[Language]) -> Paper:
    """Who sits where: by name for the door, then table by table.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not seating.tables:
        raise RuleBroken("nothing_to_print")
    check_glyphs(seating)
    return paper_in(
        languages,
        PaperKind.SEATING,
        seating.top,
        lambda words: words("Who sits where"),
        lambda words: _seated(seating, words),
        looks=Looks(foot=lambda words: words("Printed on %(date)s.", date=_day(seating, words))),
    )


def _day(seating: Seating, words: Words) -> str:
    return words.date(seating.top.issued)


def _seated(seating: Seating, words: Words) -> tuple[Block, ...]:
    what = f"{seating.gathering.read_in(words.language)} · {words.date(seating.on, 'full')}"
    columns = (
        Column(words("Name"), 4, strong=True),
        Column(words("Table"), 1, "right"),
    )
    by_name = tuple((seat.name, str(seat.table)) for seat in seating.seats)
    rows: list[tuple[str, ...] | GroupRow] = []
    for table in seating.tables:
        name = table.name.read_in(words.language)
        number = words("Table %(n)s", n=table.number)
        rows.append(GroupRow(f"{number} · {name}" if name else number))
        rows += [(person,) for person in table.people]
    return (
        Title(words("Who sits where"), what),
        Table(columns, by_name),
        PageBreak(),
        Heading(words("Table by table")),
        Table((Column("", 1),), tuple(rows)),
    )
