"""The wizard of leaving: four steps, and what will change before it does."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.leaving.actions import PromiseWay
from facilitator.leaving.questions import Leaving, LeftPairing, LeftPromise
from facilitator.people.questions import Choosable
from facilitator.vocabulary import PersonStatus
from tests.support.programmes import TODAY
from ui.leaving.dialog import LAST, LeavingDialog
from ui.people.page import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

COLLEAGUE = Choosable(uuid.UUID(int=9), "Nia Prys", None)
PAIRING = LeftPairing(
    uuid.UUID(int=2),
    1,
    uuid.UUID(int=3),
    "Huw Parri",
    gives=True,
    sessions_left=4,
    could=frozenset({COLLEAGUE.id}),
)
PROMISE = LeftPromise(uuid.UUID(int=4), 1, 120, TODAY)
LEAVING = Leaving(
    uuid.UUID(int=1), 3, "P001", "Mair Evans", None, (PAIRING,), (PROMISE,), (COLLEAGUE,)
)


def wizard(qtbot: QtBot, stage: Stage) -> LeavingDialog:
    page = stage.show(PeoplePage)
    dialog = LeavingDialog(LEAVING, page.theme, page.words, TODAY, page.window())
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def test_the_wizard_goes_step_by_step_and_says_what_changes(
    qtbot: QtBot, sample_stage: Stage
) -> None:
    dialog = wizard(qtbot, sample_stage)
    dialog.pairings[PAIRING.id].choose(str(COLLEAGUE.id))
    way, to = dialog.promises[PROMISE.id]
    assert way.findData(PromiseWay.CARRIED.value) < 0
    way.choose(PromiseWay.HAND_ON.value)
    to.choose(str(COLLEAGUE.id))
    for _ in range(LAST):
        dialog.primary.click()
    said = dialog.whole.text()
    assert "Mair Evans" in said
    assert "that go on: 1" in said
    assert "handed on 1" in said
    with qtbot.waitSignal(dialog.drafted) as drafted:
        dialog.primary.click()
    [draft] = drafted.args
    assert draft.pairings[0].to_person_id == COLLEAGUE.id
    assert draft.promises[0].to_person_id == COLLEAGUE.id
    dialog.back.click()
    assert dialog.steps.currentIndex() == LAST - 1


def test_after_a_death_nothing_is_asked(qtbot: QtBot, sample_stage: Stage) -> None:
    dialog = wizard(qtbot, sample_stage)
    dialog.how.choose(PersonStatus.DECEASED.value)
    dialog.how.chosen.emit(PersonStatus.DECEASED.value)
    assert dialog.died.isVisible()
    assert not dialog.thanks.isVisible()
    dialog.roll.setChecked(True)
    dialog.primary.click()
    assert dialog.steps.currentIndex() == LAST
    draft = dialog.draft()
    assert (draft.on, draft.stays_on_roll) == (TODAY, True)
    assert "let go with thanks 1" in dialog.whole.text()
