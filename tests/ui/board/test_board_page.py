"""The board in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from facilitator.exchange_vocabulary import BoardState, CallOutcome, SlotState
from facilitator.words import Language
from ui.board.aid_forms import CallDialog
from ui.board.forms import ExchangeDialog, ItemDialog
from ui.board.learning_forms import SlotDialog, TaughtDialog
from ui.board.page import AID, CAME, ITEMS, LEARNING, MEET, VIEWS, BoardPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> BoardPage:
    made: BoardPage = sample_stage.show(BoardPage)
    qtbot.waitUntil(
        lambda: (
            bool(made.shown and made.parties and made.topics and made.aid.chosen())
            and bool(made.learning.days)
        )
    )
    return made


def test_the_board_shows_what_is_up_and_who_could_meet(page: BoardPage) -> None:
    assert page.stack.currentWidget() is page.items
    page.items.chips.chip("asks").click()
    assert {line.kind.value for line in page.items.table.lines()} == {"ask"}
    page.items.table.choose(
        next(str(line.id) for line in page.items.table.lines() if "room" in line.title)
    )
    assert page.items.meet.rows()
    assert "room" in page.items.why.text()


def test_an_ask_is_put_up_and_taken_down(
    page: BoardPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.ask_for()
    assert isinstance(page.dialog, ItemDialog)
    page.dialog.primary.click()
    assert page.dialog.labelled["title"].field.accessibleDescription()
    page.dialog.title.setText("Somebody to read a report")
    page.dialog.whose.setCurrentIndex(3)
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts))
    qtbot.waitUntil(lambda: any(one.title.endswith("a report") for one in page.items.table.lines()))
    line = next(one for one in page.items.table.lines() if one.title.endswith("a report"))
    page.items.table.choose(str(line.id))
    page.items.down.click()
    qtbot.waitUntil(lambda: len(sample_stage.told.toasts) == 2)
    assert page.shown is not None
    qtbot.waitUntil(
        lambda: page.shown.item(str(line.id)).state is BoardState.TAKEN_DOWN  # type: ignore[union-attr]
    )


def test_what_was_given_is_logged_with_effort_and_uses_apart(page: BoardPage, qtbot: QtBot) -> None:
    page.show_view(MEET)
    before = page.shown.minutes, page.shown.uses  # type: ignore[union-attr]
    row = next(one for one in page.meetings.table.lines() if ":" not in one.offer)
    page.meetings.table.choose(f"{row.ask} {row.offer}")
    page.meetings.log.click()
    dialog = page.dialog
    assert isinstance(dialog, ExchangeDialog)
    dialog.minutes.setValue(25)
    dialog.uses.setValue(2)
    dialog.primary.click()
    qtbot.waitUntil(
        lambda: (page.shown.minutes, page.shown.uses) == (before[0] + 25, before[1] + 2)  # type: ignore[union-attr]
    )
    page.show_view(CAME)
    assert page.came.table.lines()[0].minutes == 25
    assert page.words.hours(before[0] + 25) in page.came.foot.text()


def test_a_slot_is_planned_and_taught(page: BoardPage, qtbot: QtBot) -> None:
    page.show_view(LEARNING)
    planned = next(one for one in page.learning.table.lines() if one.state is SlotState.PLANNED)
    page.learning.table.choose(str(planned.id))
    page.learning.taught.click()
    dialog = page.dialog
    assert isinstance(dialog, TaughtDialog)
    assert dialog.learners.people()
    dialog.primary.click()

    def state() -> SlotState:
        return next(one.state for one in page.learning.table.lines() if one.id == planned.id)

    qtbot.waitUntil(lambda: state() is SlotState.TAUGHT)
    page.learning.table.choose(str(planned.id))
    page.learning.back.click()
    qtbot.waitUntil(lambda: state() is SlotState.PLANNED)
    page.plan_slot()
    assert isinstance(page.dialog, SlotDialog)


def test_a_call_is_noted_and_answered(page: BoardPage, qtbot: QtBot) -> None:
    page.show_view(AID)
    line = page.aid.chosen()
    assert line is not None
    assert line.waiting == 1
    waiting = next(one for one in line.calls if one.outcome is CallOutcome.WAITING)
    page.aid.calls.choose(str(waiting.id))
    page.aid.came.click()
    dialog = page.dialog
    assert isinstance(dialog, ExchangeDialog)
    dialog.primary.click()
    qtbot.waitUntil(lambda: page.aid.chosen().waiting == 0)  # type: ignore[union-attr]
    page.aid.call.click()
    call = page.dialog
    assert isinstance(call, CallDialog)
    call.primary.click()
    qtbot.waitUntil(lambda: page.aid.chosen().waiting == 1)  # type: ignore[union-attr]


def test_a_page_comes_back_as_it_was_left(page: BoardPage, qtbot: QtBot) -> None:
    page.show_view(CAME)
    state = page.state()
    page.show_view(ITEMS)
    page.restore(state)
    assert page.view() == CAME
    assert page.stack.currentWidget() is page.came
    qtbot.waitUntil(lambda: bool(page.came.table.lines()))


def test_everything_that_can_be_pressed_has_a_name(page: BoardPage) -> None:
    for view in VIEWS:
        page.show_view(view)
        for button in page.findChildren(QAbstractButton):
            if button.isVisible() and button.objectName() != "qt_toolbar_ext_button":
                assert button.text() or button.accessibleName() or button.toolTip(), view
        assert page.page_actions()[0].keys == "Ctrl+N"


def test_an_empty_board_says_what_to_do(empty_stage: Stage, qtbot: QtBot) -> None:
    made: BoardPage = empty_stage.show(BoardPage)
    qtbot.waitUntil(lambda: made.shown is not None)
    for view, empty in (
        (ITEMS, made.empty), (MEET, made.meetings.empty), (CAME, made.came.empty),
        (LEARNING, made.learning.empty), (AID, made.aid.empty),
    ):  # fmt: skip
        made.show_view(view)
        qtbot.waitUntil(empty.isVisible)


def test_the_board_is_read_in_welsh(sample_stage: Stage, qtbot: QtBot) -> None:
    sample_stage.language = Language.CY
    made: BoardPage = sample_stage.show(BoardPage)
    qtbot.waitUntil(lambda: made.shown is not None)
    assert made.head.title.text() == "Bwrdd"
    made.show_view(MEET)
    assert made.meetings.why.text().endswith(".")
