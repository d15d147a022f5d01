"""The calendar by keyboard: days, months, what a day holds, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.words import Language
from ui.sessions.calendar_page import CalendarPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt
KEY = Qt.Key


def _shown(stage: Stage, qtbot: QtBot) -> CalendarPage:
    page: CalendarPage = stage.show(CalendarPage)
    qtbot.waitUntil(lambda: bool(page.days))
    return page


def test_arrows_walk_the_days_and_cross_the_month(sample_stage: Stage, qtbot: QtBot) -> None:
    page = _shown(sample_stage, qtbot)
    assert page.day == dt.date(2026, 11, 23)
    assert page.head.title.text() == "November 2026"
    QTest.keyClick(page.month, KEY.Key_Right)
    QTest.keyClick(page.month, KEY.Key_Down)
    assert page.day == dt.date(2026, 12, 1)
    qtbot.waitUntil(lambda: page.head.title.text() == "December 2026")
    QTest.keyClick(page.month, KEY.Key_Home)
    assert page.day == dt.date(2026, 11, 30)
    qtbot.waitUntil(lambda: page.head.title.text() == "November 2026")
    page.step_month(-1)
    assert page.day == dt.date(2026, 10, 30)
    page.show_day(dt.date(2027, 1, 31))
    page.step_month(1)
    assert page.day == dt.date(2027, 2, 28)


def test_a_day_opens_its_gathering_and_its_sessions(sample_stage: Stage, qtbot: QtBot) -> None:
    page = _shown(sample_stage, qtbot)
    page.show_day(dt.date(2026, 11, 30))
    line = next(one for one in page.days if one.day == page.day)
    assert [row.title for row in page.list.rows()] == [
        *(one.title("en") for one in line.gatherings),
        *(f"{one.coach} → {one.coachee}" for one in line.sessions),
    ]
    QTest.keyClick(page.month, KEY.Key_Return)
    QTest.keyClick(page.list, KEY.Key_Return)
    session = page.list.rows()[-1].key
    page.list.choose(session)
    QTest.keyClick(page.list, KEY.Key_Return)
    assert sample_stage.told.went == [
        ("cohorts", {"cohort": str(line.gatherings[0].cohort_id), "side": "gatherings"}),
        ("sessions", {"view": "all", "chosen": session.partition(":")[2]}),
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "Friday 25 December 2026, bank holiday"),
        (Language.CY, "Dydd Gwener 25 Rhagfyr 2026, gŵyl banc"),
    ],
)
def test_a_day_is_heard_as_a_sentence(
    sample_stage: Stage, qtbot: QtBot, language: Language, said: str
) -> None:
    sample_stage.language = language
    page = _shown(sample_stage, qtbot)
    page.show_day(dt.date(2026, 12, 25))
    qtbot.waitUntil(lambda: said in [cell.accessibleName() for cell in page.month.cells])
    keyed = [c for c in page.month.cells if c.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert [cell.accessibleName() for cell in keyed] == [said]
