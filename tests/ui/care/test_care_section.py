"""Staying in touch on the page of a person: seen, decided by keyboard, answered, closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.sessions.actions import (
    CorrectionDraft,
    SessionDraft,
    correct_session,
    record_session,
)
from facilitator.sessions.questions import pairs_to_record, session_list
from facilitator.vocabulary import SessionStatus, StepKind, StepOutcome
from tests.support.programmes import TODAY
from ui.care.dialogs import CloseDialog, GroupSupervisionDialog, ReplyDialog, StepDialog
from ui.parts.marks import BadgeView
from ui.parts.text import Text
from ui.people.page import PeoplePage
from ui.people.printing import PaperDialog
from ui.recognition.form import ThankDialog

if TYPE_CHECKING:
    import uuid

    from pytestqt.qtbot import QtBot

    from facilitator.care.questions import StepLine
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt
MISSED = (10, 20, 30)


@pytest.fixture
def person_id(sample_stage: Stage) -> uuid.UUID:
    """Somebody who missed three days lately."""
    programme = sample_stage.file.for_thread("Mair")
    pair = programme.ask(pairs_to_record, TODAY)[0]
    for days in MISSED:
        day = TODAY - dt.timedelta(days=days)
        programme.do(record_session, SessionDraft(pair.id, day, SessionStatus.NO_SHOW_COACH))
    programme.close()
    return pair.coach.id


@pytest.fixture
def page(sample_stage: Stage, person_id: uuid.UUID, qtbot: QtBot) -> PeoplePage:
    made: PeoplePage = sample_stage.show(PeoplePage)
    made.restore({"chosen": str(person_id), "do": "care"})
    qtbot.waitUntil(lambda: said(made) != "")
    return made


def said(page: PeoplePage) -> str:
    """All that the section says."""
    section = page.pane.care
    if section.care is None or page.person is None or section.care.person_id != page.person.id:
        return ""
    parts = [one.text() for one in section.findChildren(Text) if one.isVisibleTo(page)]
    parts += [one.accessibleName() for one in section.findChildren(BadgeView)]
    return " ".join(parts)


def steps(page: PeoplePage) -> tuple[StepLine, ...]:
    care = page.pane.care.care
    return care.steps if care is not None else ()


def take_quiet_word(page: PeoplePage, qtbot: QtBot) -> None:
    page.pane.care.take.click()
    dialog = page.acts.dialog
    assert isinstance(dialog, StepDialog)
    dialog.because.setText("three mornings in a row")
    QTest.keyClick(dialog.because, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(steps(page)) == 1)


def test_what_is_noticed_stands_there_with_its_numbers(page: PeoplePage) -> None:
    text = said(page)
    assert "Could be thought of: A quiet word" in text
    assert "3 Nov" in text
    assert "rule: 3 days" in text
    assert "your decision" in text


def test_a_step_is_decided_by_keyboard_and_wants_its_reason(page: PeoplePage, qtbot: QtBot) -> None:
    page.pane.care.take.click()
    dialog = page.acts.dialog
    assert isinstance(dialog, StepDialog)
    QTest.keyClick(dialog.because, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "why" in dialog.because.accessibleDescription()
    dialog.because.setText("a word is kinder than a letter")
    QTest.keyClick(dialog.because, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(steps(page)) == 1)
    assert steps(page)[0].kind is StepKind.QUIET_WORD
    qtbot.waitUntil(lambda: "a word is kinder" in said(page))


def test_leaving_gentler_steps_out_asks_why(page: PeoplePage) -> None:
    page.pane.care.take.click()
    dialog = page.acts.dialog
    assert isinstance(dialog, StepDialog)
    assert dialog.skipped.isHidden() or not dialog.skipped.isVisible()
    dialog.kind.setCurrentIndex(StepKind.MEETING.place)
    dialog.kind.chosen.emit(StepKind.MEETING.value)
    assert dialog.skipped.isVisible()
    dialog.because.setText("so they wish")
    dialog.primary.click()
    assert dialog.isVisible()


def test_reply_and_end_stand_beside_the_step(page: PeoplePage, qtbot: QtBot) -> None:
    take_quiet_word(page, qtbot)
    page.pane.care.buttons["reply"].click()
    reply = page.acts.dialog
    assert isinstance(reply, ReplyDialog)
    reply.reply.setPlainText("Mornings do not work for me.")
    reply.primary.click()
    qtbot.waitUntil(lambda: "Mornings do not work" in said(page))
    page.pane.care.buttons["close"].click()
    close = page.acts.dialog
    assert isinstance(close, CloseDialog)
    close.outcome.choose(StepOutcome.PLANNED_AGAIN.value)
    close.primary.click()
    qtbot.waitUntil(lambda: steps(page)[0].outcome is StepOutcome.PLANNED_AGAIN)


def test_the_way_to_a_good_end_is_offered(
    page: PeoplePage, sample_stage: Stage, qtbot: QtBot
) -> None:
    take_quiet_word(page, qtbot)
    page.pane.care.buttons["arrange"].click()
    assert sample_stage.told.went[-1][0] == "sessions"


def test_one_wrong_mark_corrected_offers_the_letter(
    page: PeoplePage, sample_stage: Stage, qtbot: QtBot
) -> None:
    take_quiet_word(page, qtbot)
    day = TODAY - dt.timedelta(days=MISSED[0])
    programme = sample_stage.file.for_thread("Mair")
    sessions = programme.ask(session_list, TODAY)
    programme.close()
    line = next(
        one
        for one in sessions.lines
        if one.day == day and one.status is SessionStatus.NO_SHOW_COACH
    )
    draft = CorrectionDraft(line.id, line.version, SessionStatus.EXCUSED, 0, "she was ill")
    sample_stage.runner.act(correct_session, draft)
    qtbot.waitUntil(lambda: "correction" in page.pane.care.buttons)
    qtbot.waitUntil(lambda: "withdrawn" in said(page))
    page.pane.care.buttons["correction"].click()
    dialog = page.acts.dialog
    assert isinstance(dialog, PaperDialog)
    qtbot.waitUntil(lambda: bool(dialog.pdf), timeout=15000)
    dialog.reject()


def test_group_supervision_is_logged_once_for_everybody_chosen(
    page: PeoplePage, sample_stage: Stage, qtbot: QtBot
) -> None:
    page.list.rows.selectAll()
    qtbot.waitUntil(lambda: len(page._chosen) > 2)
    act = next(one for one in page.page_actions() if "Supervision of all" in one.text)
    assert act.enabled
    act.do()
    dialog = page.acts.dialog
    assert isinstance(dialog, GroupSupervisionDialog)
    dialog.primary.click()
    qtbot.waitUntil(lambda: any("supervision" in one for one in sample_stage.told.toasts))


def test_anybody_is_thanked_from_the_menu(page: PeoplePage, qtbot: QtBot) -> None:
    assert ("Thank…", "care:thank") in page.pane.more_actions()
    page.acts.do("care:thank", page.person)  # type: ignore[arg-type]  # somebody is shown
    dialog = page.acts.dialog
    assert isinstance(dialog, ThankDialog)
    dialog.wording.setPlainText("Gave ahead, twice.")
    dialog.primary.click()
    qtbot.waitUntil(lambda: page.acts.dialog is None)
