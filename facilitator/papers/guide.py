"""Pages of the guide as a paper: to lie beside the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.guide import blocks as guide
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    Head,
    Heading,
    Paper,
    Paragraph,
    Part,
    Table,
    Title,
)
from facilitator.papers.shared import plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from facilitator.guide.pages import GuidePage
    from facilitator.words import Language


def guide_paper(pages: Iterable[GuidePage], language: Language, today: dt.date) -> Paper:
    """These pages of the guide, each on a page of its own."""
    words = Words(language)
    day = words.date(today)
    shown = tuple(pages)
    parts = tuple(
        Part(
            language=language,
            head=Head(words("Facilitator"), words("The guide")),
            foot=plain_foot(words, words("Printed on %(date)s.", date=day)),
            blocks=(Title(page.title), *(one for block in page.blocks for one in _blocks(block))),
            bookmark=page.title,
        )
        for page in shown
    )
    title = shown[0].title if len(shown) == 1 else words("The guide")
    return Paper(PaperKind.GUIDE, title, words("Facilitator"), "", today, parts)


def _blocks(block: guide.Block) -> Iterator[Block]:
    if isinstance(block, guide.Heading):
        yield Heading(block.text, block.level)
    elif isinstance(block, guide.Picture):
        # On paper the words say what the window shows.
        yield Paragraph(block.text)
    elif isinstance(block, guide.Paragraph):
        yield Paragraph(guide.plain(block.runs))
    elif isinstance(block, guide.Points):
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.numbered else "–"
            yield Paragraph(f"{mark} {guide.plain(item)}")
    else:
        heads, *rows = [tuple(guide.plain(cell) for cell in row) for row in block.rows]
        columns = tuple(Column(head, 1.0, strong=at == 0) for at, head in enumerate(heads))
        yield Table(columns, tuple(rows))
