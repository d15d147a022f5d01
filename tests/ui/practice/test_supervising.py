"""A supervision group in the window: six are chosen, and it is noted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.practice.supervision import GROUP, supervision_list
from tests.support.programmes import TODAY
from ui.practice.page import PracticePage
from ui.practice.supervising import GroupDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.practice.supervision import SupervisionLine
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


def test_six_who_wait_longest_are_noted_once(sample_stage: Stage, qtbot: QtBot) -> None:
    page: PracticePage = sample_stage.show(PracticePage)
    qtbot.waitUntil(lambda: bool(page.table.lines()))
    page.supervise()
    qtbot.waitUntil(lambda: isinstance(page.dialog, GroupDialog))
    dialog = page.dialog
    assert isinstance(dialog, GroupDialog)
    chosen = set(dialog.rows.all_chosen())
    assert len(chosen) == GROUP
    dialog.whom.setText("Dr Elan Huws")
    with qtbot.waitSignal(dialog.finished):
        dialog.primary.click()
    found: list[tuple[SupervisionLine, ...]] = []
    page.ask("due", found.append, supervision_list, TODAY)
    qtbot.waitUntil(lambda: bool(found))
    assert {str(one.person_id) for one in found[0] if one.last == TODAY} == chosen
