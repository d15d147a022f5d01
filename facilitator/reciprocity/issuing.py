"""A progress summary as a paper: numbered, rendered, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.agreements import actions
from facilitator.agreements.issuing import file_name
from facilitator.agreements.rules import next_numbers
from facilitator.papers.render import render
from facilitator.papers.style import NORMAL, Setup
from facilitator.papers.summary import summary_paper
from facilitator.words import Language

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.agreements.questions import NumberSeries
    from facilitator.papers.summary import Summary

BOTH = (Language.CY, Language.EN)


def prepared_summary(
    summary: Summary,
    series: NumberSeries,
    cohort_id: uuid.UUID | None,
    languages: Sequence[Language] = BOTH,
    setup: Setup = NORMAL,
) -> actions.SummaryDraft:
    """Render a summary under the next number; Welsh pages first where it is in both languages."""
    year = summary.top.issued.year
    number = next_numbers(series.letter, year, series.used, 1)[0]
    done = render(summary_paper(replace(summary, number=number), languages), setup)
    whose = summary.top.cohort.en or summary.top.programme.en
    paper = actions.PaperDraft(
        body=done.pdf,
        language="both" if len(languages) > 1 else languages[0].value,
        fingerprint=done.fingerprint,
        pages=done.pages,
        file_name=file_name("summary", number, whose),
    )
    return actions.SummaryDraft(number, (paper,), cohort_id)
