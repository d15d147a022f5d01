"""The answer to a question of one's own, as a page: the question in words, and its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Block, Column, Paper, Paragraph, Table, Title

if TYPE_CHECKING:
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words

MOST_COLUMNS = 6
"""More columns than this lie on a wide page."""


@dataclass(frozen=True)
class AnswerSheet:
    """A question in words, its table as text, and whether it is fit to leave.

    Attributes:
        rows: each line's name and its figures as they are read; a hidden one is a dash.
    """

    top: Top
    name: str
    asked: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_leaving: bool
    has_hidden: bool


def answer_paper(sheet: AnswerSheet, language: Language) -> Paper:
    """The answer in one language: the words of the question came in it.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(sheet)
    return paper_in(
        (language,),
        PaperKind.ANSWER,
        sheet.top,
        lambda words: _title(sheet, words),
        lambda words: _blocks(sheet, words),
        sheet.asked,
        Looks(
            wide=len(sheet.headings) > MOST_COLUMNS,
            foot=lambda words: (
                "" if sheet.is_leaving else words("For the facilitator only: not to be handed on.")
            ),
        ),
    )


def _stays(words: Words) -> str:
    return words("For the facilitator only: not to be handed on.")


def _title(sheet: AnswerSheet, words: Words) -> str:
    return sheet.name or words("Answer to a question")


def _blocks(sheet: AnswerSheet, words: Words) -> tuple[Block, ...]:
    columns = (
        Column(sheet.headings[0], 3, strong=True),
        *(Column(heading, 1.2, "right") for heading in sheet.headings[1:]),
    )
    asked_on = words("As the record stands on %(date)s.", date=words.date(sheet.top.issued))
    blocks: list[Block] = [
        Title(_title(sheet, words)),
        Paragraph(sheet.asked, "lead"),
        Paragraph(asked_on, "label"),
        Table(columns, sheet.rows, none=words("Nothing has moved yet in what is asked for.")),
    ]
    if sheet.has_hidden:
        blocks.append(
            Paragraph(
                words(
                    "A dash stands where a figure is about one to four people, or would let such "
                    "a figure be worked out."
                ),
                "label",
            )
        )
    return tuple(blocks)
