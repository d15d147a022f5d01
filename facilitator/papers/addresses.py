"""Address labels for a bought sheet, and the phone list of the facilitator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.grid import Grid
from facilitator.papers.in_languages import PLAIN, Looks, language_of_cards, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Cards,
    Column,
    Paragraph,
    Section,
    Table,
    Title,
)
from facilitator.papers.shared import UNNAMED, Named
from facilitator.words import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.plan import Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Words

MM = 72 / 25.4
# The sheet of 21 labels that every stationer has: 63.5 by 38.1 mm, three across, seven down.
ACROSS, DOWN = 3, 7
WIDE, TALL = 63.5, 38.1
LEFT, TOP, BETWEEN = 7.2, 15.1, 2.5
SHEET = ACROSS * DOWN


@dataclass(frozen=True)
class Label:
    """Whom something is for, and where they work."""

    name: str
    department: str = ""
    organisation: Named = UNNAMED
    language: Language = Language.CY


@dataclass(frozen=True)
class Shift:
    """How far the printer is off, in millimetres, and the first label that is still there."""

    across: float = 0.0
    down: float = 0.0
    start: int = 1


NO_SHIFT = Shift()


@dataclass(frozen=True)
class PhoneLine:
    """How to reach somebody."""

    name: str
    organisation: Named
    phone: str
    email: str


def labels_paper(top: Top, labels: Sequence[Label], shift: Shift = NO_SHIFT) -> Paper:
    """Labels, 21 to a sheet of A4; moved by what this printer is off.

    Raises:
        RuleBroken: "nothing_to_print"; "label_start_wrong"; "glyph_missing", naming the field.
    """
    if not labels:
        raise RuleBroken("nothing_to_print")
    if not 1 <= shift.start <= SHEET:
        raise RuleBroken("label_start_wrong", most=SHEET)
    check_glyphs(tuple(labels))
    grid = Grid(
        left=(LEFT + shift.across) * MM,
        top=(TOP + shift.down) * MM,
        wide=WIDE * MM,
        tall=TALL * MM,
        between=BETWEEN * MM,
    )
    gone: tuple[tuple[Block, ...], ...] = ((),) * (shift.start - 1)
    cards = (*gone, *map(_label, labels))
    return paper_in(
        language_of_cards(label.language for label in labels),
        PaperKind.LABELS,
        top,
        lambda words: words("Address labels"),
        lambda _words: (Cards(cards, ACROSS, DOWN, centred=True, grid=grid),),
        looks=replace(PLAIN, bare=True),
    )


def _label(label: Label) -> tuple[Block, ...]:
    lines = [label.department, label.organisation.read_in(label.language)]
    blocks: list[Block] = [Paragraph(label.name, "strong")]
    blocks += [Paragraph(line, "body") for line in lines if line]
    return (Section(tuple(blocks), label.language),)


def phone_list_paper(top: Top, lines: Sequence[PhoneLine], languages: Sequence[Language]) -> Paper:
    """Names, phone numbers and addresses for the facilitator's own pocket.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not lines:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(lines))
    return paper_in(
        languages,
        PaperKind.PHONE_LIST,
        top,
        lambda words: words("Phone list"),
        lambda words: _phones(lines, words),
        looks=Looks(
            wide=True,
            foot=lambda words: words("For the facilitator alone: not to be passed round."),
        ),
    )


def _phones(lines: Sequence[PhoneLine], words: Words) -> tuple[Block, ...]:
    columns = (
        Column(words("Name"), 2.5, strong=True),
        Column(words("Organisation"), 2.6),
        Column(words("Phone"), 1.6),
        Column(words("E-mail"), 2.7),
    )
    rows = tuple(
        (
            line.name,
            line.organisation.read_in(words.language),
            line.phone or "–",
            line.email or "–",
        )
        for line in lines
    )
    return (Title(words("Phone list")), Table(columns, rows))
