"""What the facilitator does with surveys: forms go out, and come back to be keyed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Cohort, SurveyForm, SurveyRound
from facilitator.surveys.forms import HIGHEST, LOWEST, survey_text
from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.asking_vocabulary import Respondent, SurveyWave
    from facilitator.store.journal import Step

LONGEST_QUOTE = 500


@dataclass(frozen=True)
class HandOutDraft:
    """How many forms of a kind were handed out in a cohort, in all."""

    cohort_id: uuid.UUID
    respondent: Respondent
    wave: SurveyWave
    handed_out: int
    on: dt.date


def hand_out(step: Step, draft: HandOutDraft) -> uuid.UUID:
    """Note how many forms were handed out; a number that was there is replaced."""
    rows.found(step, Cohort, draft.cohort_id)
    if draft.handed_out < 1:
        raise RuleBroken("survey_none_handed_out")
    standing = _round(step, draft.cohort_id, draft.respondent, draft.wave)
    if standing is None:
        standing = step.put(
            SurveyRound(
                cohort_id=draft.cohort_id,
                respondent=draft.respondent,
                wave=draft.wave,
                on=draft.on,
            )
        )
    standing.handed_out = draft.handed_out
    step.says("survey_handed_out", n=draft.handed_out)
    return standing.id


def _round(
    step: Step, cohort_id: uuid.UUID, respondent: Respondent, wave: SurveyWave
) -> SurveyRound | None:
    r = SurveyRound
    mine = sa.select(r).where(r.cohort_id == cohort_id, r.respondent == respondent, r.wave == wave)
    return step.scalars(mine.limit(1)).first()


@dataclass(frozen=True)
class FormDraft:
    """A form that came back: numbers by the statements' places; words only where they may go."""

    cohort_id: uuid.UUID
    respondent: Respondent
    wave: SurveyWave
    scores: Mapping[int, int]
    words: str = ""
    may_quote: bool = False


def key_in_form(step: Step, draft: FormDraft) -> int:
    """Key in one form; words that may not be quoted are not kept. Gives how many are in.

    Raises:
        RuleBroken: nothing was handed out, all of them are in, or an answer is out of range.
    """
    standing = _round(step, draft.cohort_id, draft.respondent, draft.wave)
    if standing is None:
        raise RuleBroken("survey_none_handed_out")
    statements = len(survey_text(draft.respondent, draft.wave, Language.EN).statements)
    for place, score in draft.scores.items():
        if not LOWEST <= score <= HIGHEST or not 0 <= place < statements:
            raise RuleBroken("survey_answer_out_of_range", lowest=LOWEST, highest=HIGHEST)
    quote = draft.words.strip() if draft.may_quote else ""
    if not draft.scores and not quote:
        raise RuleBroken("survey_form_empty")
    mine = sa.select(sa.func.count(SurveyForm.id)).where(SurveyForm.round_id == standing.id)
    before = step.scalar(mine) or 0
    if before >= standing.handed_out:
        raise RuleBroken("survey_all_in", n=standing.handed_out)
    step.put(
        SurveyForm(
            round_id=standing.id,
            keyed_on=step.clock.today(),
            scores={str(place): score for place, score in sorted(draft.scores.items())},
            quote=quote[:LONGEST_QUOTE],
        )
    )
    step.says("survey_form_keyed", n=before + 1, of=standing.handed_out)
    return before + 1
