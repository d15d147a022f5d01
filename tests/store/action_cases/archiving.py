"""Cases of the year's archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.archiving import actions as a
from facilitator.settings.actions import SettingsDraft, change_settings
from facilitator.store.tables import Archiving, Cohort, ProgrammeRow
from facilitator.vocabulary import CohortState
from tests.store.finding import first

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def may_go(programme: OpenProgramme) -> a.YesDraft:
    """Records are kept for no month, so that the cohort that is closed may go."""
    row = first(programme, ProgrammeRow)
    programme.do(change_settings, SettingsDraft(row.id, row.version, {"retention_months": 0}))
    return a.YesDraft(*first(programme, Cohort, Cohort.state == CohortState.CLOSED))


def _back(programme: OpenProgramme) -> a.TakeBackDraft:
    programme.do(a.say_yes, may_go(programme))
    return a.TakeBackDraft(*first(programme, Archiving))


def let_go(programme: OpenProgramme) -> a.LetGoDraft:
    """Every yes, carried out."""
    programme.do(a.say_yes, may_go(programme))
    return a.LetGoDraft([tuple(first(programme, Archiving))])  # type: ignore[list-item]  # two parts


CASES: dict[str, Case] = {
    "say_yes": lambda p: (a.say_yes, may_go(p)),
    "take_yes_back": lambda p: (a.take_yes_back, _back(p)),
    "let_names_go": lambda p: (a.let_names_go, let_go(p)),
}
