"""Survey forms for one kind of respondent: before, after, six months on, a page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import SurveyWave
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Choices,
    PageBreak,
    Paragraph,
    Space,
    Ticks,
    Title,
    Together,
)
from facilitator.surveys.forms import survey_text
from facilitator.surveys.wording import respondents, survey_waves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.asking_vocabulary import Respondent
    from facilitator.papers.plan import Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words

SCALE = ("1", "2", "3", "4", "5")


def survey_forms_paper(
    top: Top,
    respondent: Respondent,
    languages: Sequence[Language],
    waves: Sequence[SurveyWave] = tuple(SurveyWave),
) -> Paper:
    """The forms of one kind of respondent, nobody named on any.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(top)

    def blocks(words: Words) -> tuple[Block, ...]:
        found: list[Block] = []
        for wave in waves:
            found += [*((PageBreak(),) if found else ()), *_form(respondent, wave, words)]
        return tuple(found)

    return paper_in(
        languages, PaperKind.SURVEY_FORMS, top, lambda words: respondents(words)[respondent], blocks
    )


def _form(respondent: Respondent, wave: SurveyWave, words: Words) -> list[Block]:
    form = survey_text(respondent, wave, words.language)
    blocks: list[Block] = [
        Title(form.title, f"{respondents(words)[respondent]} · {survey_waves(words)[wave]}"),
        Paragraph(form.lead),
        Paragraph(form.scale, "strong"),
    ]
    for statement in form.statements:
        options = tuple((digit, "") for digit in SCALE)
        blocks += [Space(7), Together((Paragraph(statement), Choices("", options)))]
    blocks += [Space(7), Blanks(((form.line, 1.0),)), Blanks((("", 1.0),))]
    blocks.append(Ticks((form.may_quote,)))
    return blocks
