"""Surveys in words: who answers and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import Respondent, SurveyWave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Words


def respondents(words: Words) -> Mapping[Respondent, str]:
    """Who answers."""
    return {
        Respondent.CLIENT: words("Whoever is coached"),
        Respondent.COACH: words("Whoever coaches"),
        Respondent.MANAGER: words("Their line manager"),
        Respondent.THIRD_PARTY: words("Somebody who works with them"),
    }


def survey_waves(words: Words) -> Mapping[SurveyWave, str]:
    """When a survey is asked."""
    return {
        SurveyWave.BEFORE: words("Before"),
        SurveyWave.AFTER: words("After"),
        SurveyWave.SIX_MONTHS: words("Six months on"),
    }
