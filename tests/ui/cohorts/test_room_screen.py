"""The screen in the room: steps by key, who is here by click and by badge, first names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.words import Language
from ui.cohorts.page import CohortsPage
from ui.cohorts.room_door import open_room
from ui.cohorts.room_screen import RoomScreen

if TYPE_CHECKING:
    from tests.ui.whole import Whole

pytestmark = pytest.mark.needs_qt
KEY = Qt.Key


def _screen(whole: Whole) -> RoomScreen:
    page = whole.go("cohorts", {"side": "gatherings"})
    assert isinstance(page, CohortsPage)
    open_room(page)
    whole.qtbot.waitUntil(lambda: whole.window.findChild(RoomScreen) is not None, timeout=20_000)
    found = whole.window.findChild(RoomScreen)
    assert isinstance(found, RoomScreen)
    return found


@pytest.mark.parametrize("language", list(Language))
def test_a_badge_and_a_click_say_who_is_here(whole: Whole, language: Language) -> None:
    whole.window.speak_language(language)
    screen = _screen(whole)
    first, second = [one for one in screen.day.guests if not one.is_here][:2]
    before = screen.day.here
    QTest.keyClicks(screen, first.code)
    QTest.keyClick(screen.code, KEY.Key_Return)
    whole.qtbot.waitUntil(lambda: screen.day.here == before + 1, timeout=20_000)
    assert first.name in screen.said.text()
    assert screen.tiles[first.code].isChecked()
    QTest.mouseClick(screen.tiles[second.code], Qt.MouseButton.LeftButton)
    whole.qtbot.waitUntil(lambda: screen.day.here == before + 2, timeout=20_000)
    assert screen.count.text() == str(before + 2)
    QTest.mouseClick(screen.tiles[second.code], Qt.MouseButton.LeftButton)
    whole.qtbot.waitUntil(lambda: screen.day.here == before + 1, timeout=20_000)
    QTest.keyClicks(screen.code, "nobody")
    QTest.keyClick(screen.code, KEY.Key_Return)
    assert screen.count.text() == str(before + 1)
    assert screen.said.text() in {"No badge has this code", "Nid oes bathodyn â'r cod hwn"}


def test_the_arrows_go_through_the_day_and_esc_leaves(whole: Whole) -> None:
    screen = _screen(whole)
    assert screen.now.text() == "Welcome: say that you are here"
    for tables in screen.day.rounds:
        QTest.keyClick(screen, KEY.Key_Right)
        said = [line.accessibleName() for line in screen.tables]
        assert len(said) == len(tables)
        assert all(tables[at].giver in said[at] for at in range(len(said)))
    QTest.keyClick(screen, KEY.Key_Right)
    QTest.keyClick(screen, KEY.Key_Right)
    assert screen.now.text() == "Slips in, thanks, close"
    QTest.keyClick(screen, KEY.Key_Left)
    assert screen.step == len(screen.day.rounds)
    with whole.qtbot.waitSignal(screen.left):
        QTest.keyClick(screen, KEY.Key_Escape)
    whole.settle()


def test_menu_and_palette_lead_to_it(whole: Whole) -> None:
    page = whole.go("cohorts")
    acts = [act for act in page.page_actions() if act.text == "The room’s screen"]
    assert [act.keys for act in acts] == ["F11"]
    whole.go("week")
    whole.window.open_palette()
    whole.window.palette_panel.field.setText("room's screen".replace("'", "’"))
    whole.settle()
    assert "The room’s screen" in [hit.title for hit in whole.window.palette_panel.shown_hits()]
    QTest.keyClick(whole.window.palette_panel.field, KEY.Key_Return)
    whole.qtbot.waitUntil(lambda: whole.window.findChild(RoomScreen) is not None, timeout=20_000)
