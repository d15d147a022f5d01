"""Without a mouse: every control is reached by Tab, nothing traps, and Monday's work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QWidget

from tests.ui.whole import Whole, called
from ui.week.dialogs import NoConcernDialog, SnoozeDialog
from ui.week.page import WeekPage

if TYPE_CHECKING:
    from ui.shell.page import Page

pytestmark = pytest.mark.needs_qt
KEY = Qt.Key
MOST_TABS = 400
FIGURES = (
    "headlines", "ledger", "people", "bodies", "cohorts", "months", "attendance", "pairings",
    "map", "network", "hours", "ready", "ask",
)  # fmt: skip
BOARD = ("items", "meet", "came", "learning", "aid")
EXPECTATIONS = ("members", "programme", "rules")
THANKS = ("not_yet", "thanked", "roll", "first")
VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("week", {}), ("people", {}), ("organisations", {}), ("cohorts", {"side": "overview"}),
    ("cohorts", {"side": "people"}), ("cohorts", {"side": "gatherings"}),
    ("pairings", {"side": "rings"}), ("pairings", {"side": "table"}),
    ("sessions", {"view": "record"}), ("sessions", {"view": "all"}), ("commitments", {}),
    ("papers", {"view": "pack"}), ("papers", {"view": "summary"}), ("history", {}),
    ("settings", {"section": "topics"}), ("settings", {"section": "laptop"}),
    ("settings", {"section": "safety"}), ("guide", {}), ("papers", {"view": "issued"}),
    ("papers", {"view": "kinds"}), ("settings", {"section": "programme"}),
    ("settings", {"section": "limits"}), ("settings", {"section": "holidays"}),
    ("settings", {"section": "own_fields"}), ("settings", {"section": "about"}),
    *(("figures", {"section": section}) for section in FIGURES),
    *(("board", {"view": view}) for view in BOARD),
    *(("expectations", {"view": view}) for view in EXPECTATIONS),
    *(("thanks", {"view": view}) for view in THANKS),
    ("steps", {}), ("calendar", {}), ("practice", {}),
    ("requests", {}), ("joining", {}), ("surveys", {}), ("goals", {}),
    ("scans", {}), ("archive", {}), ("rota", {}), ("laptops", {}),
)  # fmt: skip


def _keyboard() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None, "nobody has the keyboard"
    return now


def _wanted(page: Page) -> list[QWidget]:
    """What can be used with a mouse: buttons and fields that are seen and enabled."""
    return [
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and widget.isEnabled()
        and type(widget).__module__.startswith("ui.")
        and not getattr(widget, "reached_by_its_row", False)
    ]


@pytest.mark.parametrize(("place", "state"), VIEWS)
def test_tab_reaches_every_control_and_comes_round(
    whole: Whole, place: str, state: dict[str, str]
) -> None:
    page = whole.go(place, state)
    whole.front()
    page.begin()
    side = whole.window.frame.side
    reached: set[int] = set()
    rounds = 0
    for _ in range(MOST_TABS):
        reached.add(id(_keyboard()))
        QTest.keyClick(_keyboard(), KEY.Key_Tab)
        # From the page to the side bar and once round again.
        rounds += _keyboard() is side.items["week"]
        if rounds == 2:
            break
    else:
        pytest.fail("Tab does not come round")
    missed = [widget for widget in _wanted(page) if id(widget) not in reached]
    assert not [called(widget) for widget in missed if not _by_its_group(widget, reached)]


def _by_its_group(widget: QWidget, reached: set[int]) -> bool:
    """One of a group in which arrows go from one to the next; or a row's own act by Enter."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and any(id(one) in reached for one in group.buttons()):
        return True
    return widget.focusPolicy() is Qt.FocusPolicy.NoFocus and bool(widget.accessibleName())


def _dialog(whole: Whole, kind: type[QDialog]) -> QDialog:
    whole.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    found.activateWindow()
    whole.qtbot.waitUntil(found.isActiveWindow)
    whole.qtbot.waitUntil(lambda: found.isAncestorOf(_keyboard()))
    return found


def _rows(page: WeekPage) -> list[str]:
    return [row.line.key for group in page.groups.values() for row in group.rows]


def test_monday_by_keyboard_alone(whole: Whole) -> None:
    window, done = whole.window, list[object]()
    assert window.runner is not None
    window.runner.stepped.connect(done.append)
    page = whole.go("week")
    assert isinstance(page, WeekPage)
    whole.front()
    page.begin()
    before = _rows(page)
    QTest.keyClick(_keyboard(), KEY.Key_Down)
    second = page.state()["chosen"]
    assert second == before[1]
    QTest.keyClick(_keyboard(), KEY.Key_S)
    asked = _dialog(whole, SnoozeDialog)
    QTest.keyClicks(_keyboard(), "away until then")
    QTest.keyClick(_keyboard(), KEY.Key_Return)
    whole.qtbot.waitUntil(lambda: not asked.isVisible())
    whole.qtbot.waitUntil(lambda: second not in _rows(page))
    whole.settle()
    whole.front()
    assert page.isAncestorOf(_keyboard()), called(_keyboard())
    third = page.state()["chosen"]
    QTest.keyClick(_keyboard(), KEY.Key_N)
    asked = _dialog(whole, NoConcernDialog)
    QTest.keyClicks(_keyboard(), "told in person")
    QTest.keyClick(_keyboard(), KEY.Key_Return)
    whole.qtbot.waitUntil(lambda: third not in _rows(page))
    whole.settle()
    whole.front()
    assert page.isAncestorOf(_keyboard()), called(_keyboard())
    _undo(whole)
    whole.qtbot.waitUntil(lambda: third in _rows(page))
    _undo(whole)
    whole.qtbot.waitUntil(lambda: _rows(page) == before)
    QTest.keyClick(_keyboard(), KEY.Key_2, Qt.KeyboardModifier.ControlModifier)
    whole.settle()
    assert window.current_page().place == "people"  # type: ignore[union-attr]  # one is shown
    whole.front()
    QTest.keyClick(_keyboard(), KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    whole.settle()
    assert window.current_page() is page
    assert page.isAncestorOf(_keyboard()), called(_keyboard())


def _undo(whole: Whole) -> None:
    assert whole.window.runner is not None
    with whole.qtbot.waitSignal(whole.window.runner.changed):
        QTest.keyClick(_keyboard(), KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    whole.settle()
