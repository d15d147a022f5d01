"""A cohort is closed and the next begun from the page of cohorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.cohorts.questions import cohort_list
from facilitator.cycle.rules import Left
from facilitator.vocabulary import CohortState, EnrolmentState
from ui.cohorts.page import CohortsPage
from ui.cycle.dialogs import CloseDialog, NextDialog
from ui.shell.places import BESIDE, PLACES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> CohortsPage:
    """The page of cohorts with the running one shown."""
    shown: CohortsPage = sample_stage.show(CohortsPage)
    shown.refresh()
    qtbot.waitUntil(lambda: shown.shown is not None)
    return shown


def test_what_is_left_stands_line_by_line_and_holds_the_closing_up(
    page: CohortsPage, qtbot: QtBot
) -> None:
    page.ask_to_close()
    qtbot.waitUntil(lambda: bool(page.findChildren(CloseDialog)))
    dialog = page.findChildren(CloseDialog)[0]
    assert [row.key for row in dialog.rows.rows()] == [one.value for one in Left]
    assert not dialog.primary.isEnabled()
    dialog.reject()


def shown(page: CohortsPage) -> list[CloseDialog]:
    return [one for one in page.findChildren(CloseDialog) if one.isVisible()]


def test_every_line_leads_to_the_place_where_it_is_dealt_with(
    page: CohortsPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    known = {one.key for one in (*PLACES, *BESIDE)}
    for number, what in enumerate(Left, start=1):
        page.ask_to_close()
        qtbot.waitUntil(lambda: bool(shown(page)))
        [dialog] = shown(page)
        dialog.rows.choose(what.value)
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
        assert len(sample_stage.told.went) == number
        place, state = sample_stage.told.went[-1]
        assert place in known
        assert page.shown is not None
        assert state["cohort"] == str(page.shown.facts.id)


def test_the_next_cohort_is_opened_with_the_people_of_the_last(
    page: CohortsPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    page.ask_to_start_next()
    qtbot.waitUntil(lambda: bool(page.findChildren(NextDialog)))
    dialog = page.findChildren(NextDialog)[0]
    asked = dialog.rows.all_chosen()
    assert asked
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.title_en, "Cohort three")
    dialog.take_part.setChecked(True)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.facts.title_en == "Cohort three")
    found: list[object] = []
    sample_stage.runner.ask("test", found.extend, cohort_list)
    qtbot.waitUntil(lambda: bool(found))
    new = next(one for one in found if getattr(one, "title_en", "") == "Cohort three")
    assert getattr(new, "people", 0) == len(asked)
    assert getattr(new, "state", None) is CohortState.OPEN


def test_whoever_is_asked_again_takes_part_once_they_say_so(
    page: CohortsPage, qtbot: QtBot
) -> None:
    page.show_side("people")
    qtbot.waitUntil(lambda: bool(page.people.table.lines()))
    key = str(page.people.table.lines()[0].id)
    page.people.table.choose(key)
    for state in (EnrolmentState.WAITING, EnrolmentState.ACTIVE):
        page.people.give(state.value)
        qtbot.waitUntil(lambda state=state: _state(page, key) is state)  # type: ignore[misc]


def _state(page: CohortsPage, key: str) -> EnrolmentState | None:
    line = page.people.line(key)
    return line.state if line else None
