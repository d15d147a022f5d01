"""Cases of what a member may ask of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.life_vocabulary import LawfulGround, RecordAsked
from facilitator.people.asked import open_asks
from facilitator.rights import actions as a
from facilitator.store.tables import Person
from facilitator.vocabulary import EraseMode
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _restricted(programme: OpenProgramme) -> a.RestrictDraft:
    draft = a.RestrictDraft(first(programme, Person).id, TODAY)
    programme.do(a.restrict, draft)
    return draft


def _asked(programme: OpenProgramme) -> a.AskedDraft:
    return a.AskedDraft(first(programme, Person).id, RecordAsked.SEE, TODAY)


def _answered(programme: OpenProgramme) -> a.AnsweredDraft:
    programme.do(a.note_asked, _asked(programme))
    [ask] = programme.ask(open_asks, first(programme, Person).id)
    return a.AnsweredDraft(ask.id, ask.version, TODAY)


CASES: dict[str, Case] = {
    "note_asked": lambda p: (a.note_asked, _asked(p)),
    "note_answered": lambda p: (a.note_answered, _answered(p)),
    "erase_person": lambda p: (
        a.erase_person,
        a.EraseDraft(first(p, Person).id, EraseMode.REMOVE),
    ),
    "restrict": lambda p: (a.restrict, a.RestrictDraft(first(p, Person).id, TODAY)),
    "lift_restriction": lambda p: (a.lift_restriction, _restricted(p)),
    "note_basis": lambda p: (
        a.note_basis,
        a.BasisDraft(first(p, Person).id, LawfulGround.PUBLIC_TASK, "3", TODAY),
    ),
    "pseudonymise_all": lambda p: (
        a.pseudonymise_all,
        [first(p, Person).id, first(p, Person, skip=3).id],
    ),
}
