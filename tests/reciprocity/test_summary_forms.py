"""The longer summary names a rate and shows medians; the story has no number in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.papers.plan_text import said
from facilitator.papers.summary import summary_paper
from facilitator.papers.summary_more import Rate, SummaryForm
from facilitator.printing.wanted import cohort_called
from facilitator.reciprocity.summary import summary_of
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def text_of(
    programme: OpenProgramme, cohort: str, form: SummaryForm, rate: Rate | None = None
) -> str:
    """The English text of a summary of a cohort, from its title on."""
    key = programme.ask(cohort_called, cohort)
    summary = programme.ask(summary_of, key, TODAY, form, rate)
    return "\n".join(said(summary_paper(summary, (Language.EN,))))


def test_the_longer_form_names_the_rate_beside_the_value(sample: OpenProgramme) -> None:
    rate = Rate(6000, "our external coaches in 2026")
    text = text_of(sample, "C2", SummaryForm.FUNDER, rate)
    found = re.search(r"([\d.,]+) hours at £60 an hour come to £([\d,]+) in kind", text)
    assert found is not None, text
    hours, pounds = (float(one.replace(",", "")) for one in found.groups())
    assert abs(hours * 60 - pounds) <= 3
    assert "our external coaches in 2026" in text
    assert "no proof of a return" in text
    assert "Median of 1 to 5" in text
    assert "fewer than 5 forms came back" in text
    assert "Actively offered Welsh" in text


def test_without_a_rate_no_value_is_given(sample: OpenProgramme) -> None:
    assert "in kind" not in text_of(sample, "C2", SummaryForm.FUNDER)
    assert "in kind" not in text_of(sample, "C2", SummaryForm.BOARD, Rate(6000))


def test_the_story_gives_no_count(sample: OpenProgramme) -> None:
    text = text_of(sample, "C1", SummaryForm.STORY)
    story = text[text.index("How it went") : text.index("Why there are no figures")]
    assert "In their own words" in story
    assert not re.search(r"\d", story), story
