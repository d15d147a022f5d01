"""Answers are read digit by digit; what few people say is shown to nobody."""

from __future__ import annotations

import pytest

from facilitator.asking_vocabulary import Respondent, SurveyWave
from facilitator.errors import RuleBroken
from facilitator.surveys.forms import survey_text
from facilitator.surveys.rules import Answers, report_of, scores_typed
from facilitator.words import Language


def test_both_languages_ask_the_same() -> None:
    for respondent in Respondent:
        for wave in SurveyWave:
            texts = [survey_text(respondent, wave, one) for one in Language]
            assert len({len(text.statements) for text in texts}) == 1


@pytest.mark.parametrize("typed", ["432", "43215", "4 3 6 1", "abcd"])
def test_what_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken):
        scores_typed(typed, 4)


def test_a_statement_that_few_answered_is_hidden_even_where_many_forms_came() -> None:
    forms = [Answers({0: 4})] * 6 + [Answers({0: 2, 1: 5}, "Good.")]
    report = report_of(10, forms, 2)
    assert (report.medians, report.quotes, report.rate) == ((4.0, None), ("Good.",), 70)
