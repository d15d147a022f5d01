"""A goal slip is keyed in without the mouse, and what cannot be read is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.goals.page import GoalsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.goals.questions import PairGoals
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> GoalsPage:
    made: GoalsPage = sample_stage.show(GoalsPage)
    qtbot.waitUntil(lambda: bool(made.rows.rows()))
    return made


def _pair(page: GoalsPage) -> PairGoals:
    pair = page.chosen()
    assert pair is not None
    return pair


def test_a_slip_is_keyed_in_by_the_code_on_it(page: GoalsPage, qtbot: QtBot) -> None:
    code = _pair(page).code
    page.search.setText(_pair(page).coachee)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    title, start, middle, end = page.slip.fields[2]
    title.setText("Chair a meeting")
    start.setText("3")
    end.setText("8")
    QTest.keyClick(end, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.title == "Chair a meeting" for one in _pair(page).goals))
    kept = next(one for one in _pair(page).goals if one.title == "Chair a meeting")
    assert (_pair(page).code, kept.ratings) == (code, (3, None, 8))
    assert not middle.text()


def test_a_rating_out_of_range_is_said_and_nothing_is_kept(page: GoalsPage, qtbot: QtBot) -> None:
    before = _pair(page).goals
    title, start, _middle, _end = page.slip.fields[2]
    title.setText("Say no in good time")
    start.setText("11")
    page.do.click()
    qtbot.waitUntil(page.trouble.isVisible)
    assert "10" in page.trouble.happened.text()
    assert _pair(page).goals == before
    assert start.text() == "11"
