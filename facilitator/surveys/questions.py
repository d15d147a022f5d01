"""Surveys of a cohort as the page and the command show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import Respondent, SurveyWave
from facilitator.store import tables as t
from facilitator.surveys.forms import survey_text
from facilitator.surveys.rules import Answers, Report, report_of
from facilitator.words import Language

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SurveyLine:
    """One kind of form in a cohort: who answers, when, and what came of it."""

    respondent: Respondent
    wave: SurveyWave
    report: Report

    @property
    def key(self) -> str:
        """How lists name it."""
        return f"{self.respondent.value}:{self.wave.value}"


def surveys_of(db: Session, cohort_id: uuid.UUID) -> tuple[SurveyLine, ...]:
    """Every kind of form of a cohort, also those that were not handed out yet."""
    r, f = t.SurveyRound, t.SurveyForm
    rounds = {
        (one.respondent, one.wave): one
        for one in db.scalars(sa.select(r).where(r.cohort_id == cohort_id))
    }
    forms: dict[uuid.UUID, list[Answers]] = {}
    for row in db.scalars(sa.select(f).join(r, r.id == f.round_id).where(r.cohort_id == cohort_id)):
        scores = {int(place): score for place, score in (row.scores or {}).items()}
        forms.setdefault(row.round_id, []).append(Answers(scores, row.quote))
    lines = []
    for wave in SurveyWave:
        for respondent in Respondent:
            one = rounds.get((respondent, wave))
            statements = len(survey_text(respondent, wave, Language.EN).statements)
            came = forms.get(one.id, []) if one else []
            report = report_of(one.handed_out if one else 0, came, statements)
            lines.append(SurveyLine(respondent, wave, report))
    return tuple(lines)
