"""Survey forms, a file for each kind of respondent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.asking_vocabulary import Respondent, SurveyWave
from facilitator.papers.survey_forms import survey_forms_paper
from facilitator.printing.kinds import PrintKind
from facilitator.printing.wanted import BOTH, Sheet, Wanted, spoken_as

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.words import Language


def survey_sheet(
    db: Session,
    respondent: Respondent,
    wave: SurveyWave,
    languages: tuple[Language, ...],
    today: dt.date,
) -> Sheet:
    """One form, for one kind of respondent and one time."""
    chosen = languages or BOTH
    paper = survey_forms_paper(heading(db, None, today), respondent, chosen, (wave,))
    name = file_name("survey", f"{respondent.value}-{wave.value}".replace("_", "-"), "")
    return Sheet(PrintKind.SURVEY_FORMS, name, paper, "", spoken_as(chosen))


def _forms(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    top, language = heading(db, None, today), spoken_as(wanted.of_all)
    return tuple(
        Sheet(
            wanted.kind,
            file_name("survey", one.value.replace("_", "-"), language),
            survey_forms_paper(top, one, wanted.of_all),
            "",
            language,
            wanted.large_print,
        )
        for one in Respondent
    )


MAKERS = {PrintKind.SURVEY_FORMS: _forms}
