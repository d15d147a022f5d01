"""Cases of learning exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.learning import actions as a
from facilitator.store.tables import Gathering, LearningSlot, Person
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _people(programme: OpenProgramme, *skips: int) -> list[uuid.UUID]:
    return [first(programme, Person, skip=skip).id for skip in skips]


def _planned(programme: OpenProgramme) -> a.SlotDraft:
    return a.SlotDraft(
        first(programme, Gathering, Gathering.day < TODAY).id,
        "Chairing",
        _people(programme, 0)[0],
        30,
        _people(programme, 1, 2, 3, 4),
    )


def _slot(programme: OpenProgramme) -> Known:
    key = programme.do(a.plan_slot, _planned(programme)).value
    return first(programme, LearningSlot, LearningSlot.id == key)


def _change(programme: OpenProgramme) -> a.SlotChange:
    teacher, *learners = _people(programme, 4, 0, 1)
    return a.SlotChange(*_slot(programme), "Minutes", teacher, 20, learners)


def _taught(programme: OpenProgramme) -> a.TaughtDraft:
    return a.TaughtDraft(*_slot(programme), _people(programme, 1, 2, 5))


def _held(programme: OpenProgramme) -> a.SlotKnown:
    draft = _taught(programme)
    programme.do(a.slot_taught, draft)
    return a.SlotKnown(*first(programme, LearningSlot, LearningSlot.id == draft.id))


CASES: dict[str, Case] = {
    "plan_slot": lambda p: (a.plan_slot, _planned(p)),
    "change_slot": lambda p: (a.change_slot, _change(p)),
    "slot_taught": lambda p: (a.slot_taught, _taught(p)),
    "slot_not_so": lambda p: (a.slot_not_so, _held(p)),
    "drop_slot": lambda p: (a.drop_slot, a.SlotKnown(*_slot(p))),
}
