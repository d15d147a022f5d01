"""The first steps: what is done already, where each leads, and the way there from an empty file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.settings.first_steps import FirstStep
from facilitator.words import Language
from ui.settings.steps_page import FirstStepsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


def _shown(stage: Stage, qtbot: QtBot) -> FirstStepsPage:
    page: FirstStepsPage = stage.show(FirstStepsPage)
    qtbot.waitUntil(lambda: page.known is not None)
    return page


def test_an_empty_programme_begins_with_the_organisation(empty_stage: Stage, qtbot: QtBot) -> None:
    page = _shown(empty_stage, qtbot)
    assert page.done() == frozenset()
    assert page.chosen() is FirstStep.ORGANISATION
    went = []
    for step in FirstStep:
        assert page.chosen() is step
        assert page.act.text()
        page.list.setFocus()
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        went.append(empty_stage.told.went[-1][0])
        QTest.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert went == [
        "organisations", "people", "cohorts", "pairings", "papers", "settings", "papers",
        "papers", "settings",
    ]  # fmt: skip
    assert page.chosen() is FirstStep.ORGANISATION


@pytest.mark.parametrize("language", list(Language))
def test_the_sample_has_gone_most_of_the_way(
    sample_stage: Stage, qtbot: QtBot, language: Language
) -> None:
    sample_stage.language = language
    page = _shown(sample_stage, qtbot)
    assert {FirstStep.ORGANISATION, FirstStep.PEOPLE, FirstStep.COHORT} <= page.done()
    assert page.chosen() not in page.done()
    page.list.choose(FirstStep.PASSPHRASE.value)
    assert FirstStep.PASSPHRASE not in page.done()
    before = len(page.done())
    page.tick.click()
    assert FirstStep.PASSPHRASE in page.done()
    assert f"{before + 1} " in page.head.under.text()
    page.list.choose(FirstStep.LOST_LAPTOP.value)
    assert FirstStep.LOST_LAPTOP not in page.done()
    page.tick.click()
    assert f"{before + 2} " in page.head.under.text()
    again: FirstStepsPage = sample_stage.show(FirstStepsPage)
    qtbot.waitUntil(lambda: again.known is not None)
    assert {FirstStep.PASSPHRASE, FirstStep.LOST_LAPTOP} <= again.done()
