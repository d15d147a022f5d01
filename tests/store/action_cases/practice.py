"""Cases of readiness and practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import PracticeKind, SupervisionMode, Weight
from facilitator.practice import actions as a
from facilitator.store.tables import Person
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _who(programme: OpenProgramme) -> uuid.UUID:
    return first(programme, Person).id


def _insurance(programme: OpenProgramme) -> a.AssuranceDraft:
    return a.AssuranceDraft(_who(programme), PracticeKind.INSURANCE, TODAY, what="Public liability")


def _course(programme: OpenProgramme) -> a.CpdDraft:
    return a.CpdDraft(_who(programme), TODAY, 90, "Listening", reflected=True)


def _supervised(programme: OpenProgramme) -> a.SupervisedDraft:
    return a.SupervisedDraft(_who(programme), TODAY, 60, "Dr Huws", SupervisionMode.GROUP)


def _asked(_programme: OpenProgramme) -> a.AskedDraft:
    return a.AskedDraft({PracticeKind.CPD: (Weight.FIRST, 20)})


CASES: dict[str, Case] = {
    "keep_assurance": lambda p: (a.keep_assurance, _insurance(p)),
    "remove_assurance": lambda p: (
        a.remove_assurance,
        p.do(a.keep_assurance, _insurance(p)).value,
    ),
    "record_cpd": lambda p: (a.record_cpd, _course(p)),
    "remove_cpd": lambda p: (a.remove_cpd, p.do(a.record_cpd, _course(p)).value),
    "keep_supervision": lambda p: (a.keep_supervision, _supervised(p)),
    "remove_supervision": lambda p: (
        a.remove_supervision,
        p.do(a.keep_supervision, _supervised(p)).value,
    ),
    "ask_of_coaches": lambda p: (a.ask_of_coaches, _asked(p)),
}
