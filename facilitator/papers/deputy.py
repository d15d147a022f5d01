"""The page for whoever steps in: what is next, whom to ask, where things are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Block, Column, Heading, Paper, Paragraph, Table
from facilitator.papers.texts import running_text, text_blocks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.notices import ProgrammeFacts
    from facilitator.papers.shared import Named
    from facilitator.words import Language, Words

NAME = PaperKind.DEPUTY.value


@dataclass(frozen=True)
class DeputyPage:
    """What a deputy needs to know: the programme, gatherings to come, cohorts that run."""

    said: ProgrammeFacts
    gatherings: tuple[tuple[dt.date, Named, Named], ...]
    cohorts: tuple[tuple[Named, dt.date | None], ...]
    deputy: str = ""
    deputy_contact: str = ""


def deputy_paper(page: DeputyPage, languages: Sequence[Language]) -> Paper:
    """The page, in these languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(page)
    return paper_in(
        languages,
        PaperKind.DEPUTY,
        page.said.top,
        lambda words: running_text(NAME, words.language).title,
        lambda words: _blocks(page, words),
        looks=Looks(foot=lambda words: words.date(page.said.top.issued)),
    )


def _blocks(page: DeputyPage, words: Words) -> tuple[Block, ...]:
    language = words.language
    columns = (
        Column(words("Date"), 2, strong=True),
        Column(words("Gathering"), 2),
        Column(words("Cohort"), 2),
    )
    rows = tuple(
        (words.date(day), title.read_in(language), cohort.read_in(language))
        for day, title, cohort in page.gatherings
    )
    running = tuple(
        (name.read_in(language), words.date(end) if end else "") for name, end in page.cohorts
    )
    named = " · ".join(filter(None, (page.deputy, page.deputy_contact)))
    deputy = (Paragraph(words("Deputy: %(name)s", name=named), "strong"),) if named else ()
    return (
        *deputy,
        *text_blocks(NAME, language, page.said.facts(language)),
        Heading(words("Gatherings to come")),
        Table(columns, rows, none=words("None is planned yet.")),
        *_running(running, words),
    )


def _running(rows: tuple[tuple[str, str], ...], words: Words) -> tuple[Block, ...]:
    heading = Heading(words("Cohorts that run"))
    if not rows:
        return heading, Paragraph(words("None runs at the moment."))
    return heading, Table(
        (Column(words("Cohort"), 2, strong=True), Column(words("Until"), 2)), rows
    )
