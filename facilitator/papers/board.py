"""The board to pin up: asks and offers, people named only where they agreed to be read about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.board.wording import size_said, sorts
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Block, Column, Heading, Paper, Paragraph, Part, Table, Title
from facilitator.papers.shared import Named, plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.exchange_vocabulary import BoardSort
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language


@dataclass(frozen=True)
class PinnedLine:
    """One ask or offer; without a name it is reached through the facilitator."""

    title: str
    sort: BoardSort
    whose: Named
    minutes: int
    uses: int
    place: str
    until: dt.date | None


@dataclass(frozen=True)
class PinnedBoard:
    """Everything that is up today, and whom to speak to."""

    top: Top
    contact: str
    asks: tuple[PinnedLine, ...]
    offers: tuple[PinnedLine, ...]


def board_paper(board: PinnedBoard, languages: Sequence[Language]) -> Paper:
    """The board in the languages asked for, Welsh pages first.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(board)
    words = Words(languages[0])
    return Paper(
        kind=PaperKind.BOARD,
        title=words("Asks and offers"),
        author=board.top.programme.read_in(languages[0]),
        subject=words("Asks and offers"),
        issued=board.top.issued,
        parts=tuple(_part(board, Words(language)) for language in languages),
    )


def _part(board: PinnedBoard, words: Words) -> Part:
    return Part(
        language=words.language,
        head=board.top.head(words.language),
        foot=plain_foot(words, words("As of %(date)s", date=words.date(board.top.issued))),
        bookmark=words("Asks and offers"),
        blocks=(
            Title(words("Asks and offers"), words.date(board.top.issued, "full")),
            Paragraph(
                words(
                    "Can you help, or use what is offered? Speak to the facilitator: %(contact)s.",
                    contact=board.contact,
                )
                if board.contact
                else words("Can you help, or use what is offered? Speak to the facilitator."),
                "lead",
            ),
            *_lines(words("Asked for"), board.asks, words),
            *_lines(words("Offered"), board.offers, words),
        ),
        wide=True,
    )


def _lines(title: str, lines: Sequence[PinnedLine], words: Words) -> tuple[Block, ...]:
    columns = (
        Column(words("What"), 3.4, strong=True),
        Column(words("What it is"), 1.6),
        Column(words("Size"), 1.2),
        Column(words("Where and until when"), 2),
        Column(words("Speak to"), 2.2),
    )
    rows = tuple(
        (
            line.title,
            sorts(words)[line.sort],
            size_said(line.minutes, line.uses, words),
            _where(line, words),
            line.whose.read_in(words.language) or words("the facilitator"),
        )
        for line in lines
    )
    return (Heading(title), Table(columns, rows, none=words("Nothing today.")))


def _where(line: PinnedLine, words: Words) -> str:
    until = words("until %(date)s", date=words.date(line.until)) if line.until else ""
    return " · ".join(part for part in (line.place, until) if part)
