"""This week in the window: answers, groups, what one can say to a row, the printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.recognition.form import ThankDialog
from ui.sessions.arranging import ArrangeDialog
from ui.theme.breadth import Breadth
from ui.week.dialogs import LimitDialog, NoConcernDialog, SnoozeDialog
from ui.week.page import WeekPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage
    from ui.parts.sentences import SentenceRow

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> WeekPage:
    made: WeekPage = sample_stage.show(WeekPage)
    qtbot.waitUntil(lambda: bool(rows(made)))
    return made


def rows(page: WeekPage) -> list[SentenceRow]:
    return [row for group in page.groups.values() for row in group.rows]


def row_of(page: WeekPage, rule: str) -> SentenceRow:
    return next(row for row in rows(page) if row.line.key.startswith(f"{rule}:"))


def test_both_answers_stand_on_top_and_lead_to_their_lists(
    page: WeekPage, sample_stage: Stage
) -> None:
    answers = page.answers
    assert int(answers.figure.text()) > 20
    assert "organisations" in answers.where.text()
    assert "sessions contracted" in answers.contracted.text()
    answers.people.click()
    answers.relationships.click()
    assert [place for place, _ in sample_stage.told.went] == ["people", "pairings"]


def test_one_row_is_open_and_the_arrows_walk_through_all_groups(page: WeekPage) -> None:
    first = rows(page)[0]
    first.setFocus()
    for at in range(1, len(rows(page))):
        QTest.keyClick(rows(page)[at - 1], Qt.Key.Key_Down)
        assert [row.is_open for row in rows(page)].index(True) == at
        assert sum(row.is_open for row in rows(page)) == 1


def test_a_snoozed_row_goes_and_the_toast_names_it(
    page: WeekPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    row = rows(page)[0]
    key, who, before = row.line.key, row.line.who, len(rows(page))
    QTest.keyClick(row, Qt.Key.Key_S)
    assert isinstance(page.dialog, SnoozeDialog)
    page.dialog.why.setText("on leave")
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: len(rows(page)) == before - 1)
    assert key not in [row.line.key for row in rows(page)]
    assert who in sample_stage.told.toasts[0]
    qtbot.waitUntil(lambda: sample_stage.told.counts.get("week") == before - 1)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: key in [row.line.key for row in rows(page)])


def test_a_row_said_to_be_no_concern_goes(page: WeekPage, qtbot: QtBot) -> None:
    row = row_of(page, "agreement_unsigned")
    before = len(rows(page))
    QTest.keyClick(row, Qt.Key.Key_N)
    assert isinstance(page.dialog, NoConcernDialog)
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: len(rows(page)) == before - 1)


def test_a_limit_says_where_it_comes_from_and_can_be_changed(page: WeekPage, qtbot: QtBot) -> None:
    row = row_of(page, "request_unanswered")
    page.change_rule(row.line.key)
    assert isinstance(page.dialog, LimitDialog)
    assert page.dialog.days.value() == 14
    assert "14" in page.dialog.origin.text()
    page.dialog.days.setValue(300)
    page.dialog.primary.click()
    qtbot.waitUntil(
        lambda: not any(row.line.key.startswith("request_unanswered:") for row in rows(page))
    )


def test_do_opens_the_card_and_thanks(page: WeekPage, qtbot: QtBot) -> None:
    row = row_of(page, "thank_you_missing")
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert isinstance(page.dialog, ThankDialog)
    page.dialog.wording.setPlainText("Diolch am chwe awr.")
    page.dialog.primary.click()
    qtbot.waitUntil(
        lambda: (
            not any(one.line.key == "thank_you_missing:" for one in rows(page))
            and row.line.key not in [one.line.key for one in rows(page)]
        )
    )


def test_do_asks_for_a_date_and_keeps_it(page: WeekPage, qtbot: QtBot) -> None:
    row = row_of(page, "no_next_session")
    key = row.line.key
    page.do(key)
    qtbot.waitUntil(lambda: isinstance(page.dialog, ArrangeDialog))
    assert isinstance(page.dialog, ArrangeDialog)
    page.dialog.primary.click()
    assert page.dialog.isVisible()
    page.dialog.day.setText("+7")
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: key not in [row.line.key for row in rows(page)])


def test_do_goes_where_a_row_is_dealt_with(page: WeekPage, sample_stage: Stage) -> None:
    page.do(row_of(page, "outcome_missing").line.key)
    page.do(row_of(page, "pack_not_prepared").line.key)
    (sessions, log), (papers, pack) = sample_stage.told.went
    assert (sessions, log["do"]) == ("sessions", "log")
    assert (papers, pack["paper"]) == ("papers", "pack")


def test_every_row_is_heard_with_its_sentence(page: WeekPage) -> None:
    for row in rows(page):
        assert row.accessibleName() == f"{row.line.who}. {row.line.sentence}"
        assert "rule" in row.line.sentence or "Left on" in row.line.sentence


def test_the_groups_names_go_above_the_rows_where_it_is_narrow(page: WeekPage) -> None:
    page.fit(Breadth.NARROW)
    assert page.groups["decide"]._above.isVisible()
    page.fit(Breadth.WIDE)
    assert not page.groups["decide"]._above.isVisible()
