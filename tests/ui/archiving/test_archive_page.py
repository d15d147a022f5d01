"""The year's archive in the window: nothing at first, a yes and back, then the names go."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ui.archiving.page import ArchivePage
from ui.parts.dialogs import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.archiving.questions import ArchiveLine
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt

JANUARY = dt.date(2029, 1, 8)


def line_of(page: ArchivePage) -> ArchiveLine:
    line = page.chosen()
    assert line is not None
    return line


def test_before_its_years_are_over_nothing_may_go(sample_stage: Stage, qtbot: QtBot) -> None:
    page: ArchivePage = sample_stage.show(ArchivePage)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    assert page.empty.title.text() == "Nothing may go yet"
    page.empty.primary.click()
    assert sample_stage.told.went[-1] == ("settings", {})


def test_a_yes_is_taken_back_and_names_go_once_asked_again(
    sample_stage: Stage, qtbot: QtBot
) -> None:
    sample_stage.file.clock.today_is = JANUARY
    page: ArchivePage = sample_stage.show(ArchivePage)
    qtbot.waitUntil(lambda: bool(page.table.lines()))
    going = [name for _key, name in line_of(page).going]
    assert going
    assert page.table.model().index(0, 2).data() == "24 months"
    assert page.names.text() == ", ".join(going)
    assert not page.go.isEnabled()
    page.yes.click()
    qtbot.waitUntil(lambda: line_of(page).agreed_on == JANUARY)
    page.back_button.click()
    qtbot.waitUntil(lambda: line_of(page).agreed_on is None)
    page.say_yes()
    qtbot.waitUntil(page.go.isEnabled)
    page.go.click()
    assert isinstance(page.dialog, Question)
    page.dialog.accept()
    qtbot.waitUntil(lambda: line_of(page).done_on == JANUARY)
    assert line_of(page).people == len(going)
    assert page.names.text() == ""
    assert not page.yes.isEnabled()
    assert not page.go.isEnabled()
