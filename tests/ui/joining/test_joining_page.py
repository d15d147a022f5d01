"""What is done for many at once says first whom it changes, and is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.asking_vocabulary import InductionPoint, Release
from ui.joining.page import JoiningPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> JoiningPage:
    made: JoiningPage = sample_stage.show(JoiningPage)
    qtbot.waitUntil(lambda: bool(made.table.lines()))
    return made


def _do(page: JoiningPage, what: str, text: str) -> None:
    act = next(act for said, act in page.choices(what) if said == text)
    act()


def test_an_induction_is_ticked_off_for_everybody_after_a_look(
    page: JoiningPage, qtbot: QtBot
) -> None:
    page.table.selectAll()
    todo = [line for line in page.table.lines() if not line.has(InductionPoint.DATA_NOTICE)]
    assert todo
    _do(page, "tick", "Data notice given")
    assert page.dialog is not None
    page.dialog.primary.click()
    qtbot.waitUntil(
        lambda: all(line.has(InductionPoint.DATA_NOTICE) for line in page.table.lines())
    )


def test_nothing_can_be_done_where_nobody_changes(page: JoiningPage) -> None:
    page.table.selectAll()
    asked = [line for line in page.table.lines() if line.release is not Release.NOT_ASKED]
    page.table.clearSelection()
    for line in page.table.lines():
        if line not in asked:
            page.table.choose(str(line.enrolment_id))
            break
    _do(page, "release", "not asked yet")
    assert page.dialog is not None
    assert not page.dialog.primary.isEnabled()
    page.dialog.reject()


def test_the_arrow_goes_from_the_filter_to_the_first_who_was_found(page: JoiningPage) -> None:
    line = page.table.lines()[-1]
    QTest.keyClicks(page.search, line.name)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.chosen() == str(line.enrolment_id)
