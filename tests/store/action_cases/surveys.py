"""Cases of surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import Respondent, SurveyWave
from facilitator.store.tables import Cohort
from facilitator.surveys import actions as a
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

KIND = (Respondent.THIRD_PARTY, SurveyWave.SIX_MONTHS)


def _out(programme: OpenProgramme) -> a.HandOutDraft:
    return a.HandOutDraft(first(programme, Cohort).id, *KIND, 12, TODAY)


def _form(programme: OpenProgramme) -> a.FormDraft:
    programme.do(a.hand_out, _out(programme))
    cohort = first(programme, Cohort).id
    return a.FormDraft(cohort, *KIND, {0: 4, 2: 5}, "It goes on.", may_quote=True)


CASES: dict[str, Case] = {
    "hand_out": lambda p: (a.hand_out, _out(p)),
    "key_in_form": lambda p: (a.key_in_form, _form(p)),
}
