"""Papers of a year, the longer summary and the story, as examples."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import Respondent, SurveyWave
from facilitator.goals.rules import Movement
from facilitator.papers.letters_bodies import BodyLetter, BodyStands, body_letter_paper
from facilitator.papers.shared import Named
from facilitator.papers.summary import summary_paper
from facilitator.papers.summary_more import More, Rate, SummaryForm, Surveyed, Told
from facilitator.papers.yearly import (
    ArchiveProof,
    MidReview,
    ProofLine,
    WaitingLine,
    archive_proof_paper,
    equality_paper,
    mid_review_paper,
)
from facilitator.surveys.rules import Report
from tests.papers.examples import SUMMARY, TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.plan import Paper
    from facilitator.words import Language

DAY = dt.date(2026, 11, 23)
MUSEUM = Named("Amgueddfa'r Tywod", "Museum of the Sands")
COHORT = Named("Carfan un", "Cohort one")
LETTER = BodyLetter(
    TOP, MUSEUM, "Mared Gwyn", BodyStands.JOINED, DAY, DAY, DAY, 2, 0, "Mair ap Rhys", "01632"
)
PROOF = ArchiveProof(
    TOP,
    "Mair ap Rhys",
    24,
    (ProofLine(COHORT, "C1", DAY, DAY, 8, 3, 64, 3840, 12),),
    (WaitingLine(COHORT, "C2", DAY, 8, 3, has_yes=False, months=24),),
)
MORE = More(
    Movement(9, 3.0, 6.5),
    (
        Surveyed(
            Respondent.CLIENT,
            SurveyWave.BEFORE,
            Report(12, 9, (3.0, 4.0, None, 2.5), ("An hour that pays.",)),
        ),
        Surveyed(Respondent.MANAGER, SurveyWave.BEFORE, Report(12, 3, (None,) * 4, ())),
    ),
    24,
    None,
    Rate(6000, "our external rate"),
    (Told("Kept asking until I heard myself.", "Siân"), Told("Diolch.", place=MUSEUM)),
    has_come_round=True,
)


def yearly_papers(languages: Sequence[Language]) -> dict[str, Paper]:
    """One of each."""
    funder = replace(SUMMARY, form=SummaryForm.FUNDER, more=MORE)
    story = replace(SUMMARY, form=SummaryForm.STORY, more=MORE)
    quiet = replace(LETTER, stands=BodyStands.QUIET, running=1)
    left = replace(LETTER, stands=BodyStands.LEFT, carried=120)
    review = MidReview(TOP, "Siân", "Llŷr", 3, 6, "Mair ap Rhys", "01632 960 147")
    return {
        "mid-review": mid_review_paper(review, languages),
        "organisation-letter": body_letter_paper(LETTER, languages),
        "organisation-letter quiet": body_letter_paper(quiet, languages),
        "organisation-letter left": body_letter_paper(left, languages),
        "equality-form": equality_paper(TOP, languages),
        "archive-proof": archive_proof_paper(PROOF, languages),
        "funder-summary": summary_paper(funder, languages),
        "story-summary": summary_paper(story, languages),
    }
