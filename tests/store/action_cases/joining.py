"""Cases of applying and joining."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import InductionPoint, Release, TellWay
from facilitator.joining import actions as a
from facilitator.store.tables import Enrolment, Person
from facilitator.vocabulary import EnrolmentState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _three(programme: OpenProgramme) -> list[tuple[uuid.UUID, int]]:
    active = Enrolment.state == EnrolmentState.ACTIVE
    known = [first(programme, Enrolment, active, skip=at) for at in range(3)]
    return [(one.id, one.version) for one in known]


def _people(programme: OpenProgramme) -> a.TellDraft:
    asked = Person.if_it_slips == TellWay.NOT_ASKED
    known = [first(programme, Person, asked, skip=at) for at in range(2)]
    return a.TellDraft([(one.id, one.version) for one in known], TellWay.CALL)


def _tick(programme: OpenProgramme) -> a.TickDraft:
    return a.TickDraft(_three(programme), InductionPoint.DATA_NOTICE, TODAY)


CASES: dict[str, Case] = {
    "tick_induction": lambda p: (a.tick_induction, _tick(p)),
    "note_release": lambda p: (
        a.note_release,
        a.ReleaseDraft(_three(p), Release.ASKED, TODAY),
    ),
    "note_letters": lambda p: (a.note_letters, a.LettersDraft(_three(p), TODAY)),
    "note_if_it_slips": lambda p: (a.note_if_it_slips, _people(p)),
}
