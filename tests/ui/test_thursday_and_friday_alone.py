"""Without a mouse: Thursday (who came, the pack) and Friday (slips, staying in touch, thanks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from facilitator.recognition.questions import thanks_page
from facilitator.sessions.questions import pairs_to_record
from tests.support.programmes import TODAY
from tests.ui.whole import Whole, called
from ui.care.dialogs import StepDialog
from ui.cohorts.page import CohortsPage
from ui.people.page import PeoplePage
from ui.recognition.form import ThankDialog
from ui.sessions.page import SessionsPage
from ui.week.page import WeekPage

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.sessions.questions import PairToRecord
    from ui.shell.page import Page

pytestmark = pytest.mark.needs_qt
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 60


def _keyboard() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None, "nobody has the keyboard"
    return now


def _press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_keyboard(), key, held)


def _page(whole: Whole, place: str) -> Page:
    """The page that the keys led to, once all of it is shown."""
    whole.settle()
    page = whole.window.current_page()
    assert page is not None
    assert page.place == place
    whole.front()
    return page


def _tab_to(name: str) -> None:
    """Tab until the button of this name has the keyboard."""
    for _ in range(MOST_TABS):
        now = _keyboard()
        if isinstance(now, QPushButton) and name in {now.text(), now.accessibleName()}:
            return
        _press(KEY.Key_Tab)
    pytest.fail(f"Tab does not reach {name!r}")


def _dialog(whole: Whole, kind: type[QDialog]) -> QDialog:
    whole.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    found.activateWindow()
    whole.qtbot.waitUntil(found.isActiveWindow)
    whole.qtbot.waitUntil(lambda: found.isAncestorOf(_keyboard()))
    return found


def _gone(whole: Whole, dialog: QDialog) -> None:
    whole.qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=20_000)
    whole.settle()
    whole.front()


def _palette(whole: Whole, words: str, wanted: str = "") -> None:
    """Ctrl+K, a few letters, the arrow down to what is wanted, Enter."""
    _press(KEY.Key_K, CONTROL)
    panel = whole.window.palette_panel
    whole.qtbot.waitUntil(lambda: panel.isVisible() and panel.isAncestorOf(_keyboard()))
    QTest.keyClicks(_keyboard(), words)
    whole.settle()
    titles = [hit.title for hit in panel.shown_hits()]
    for _ in range(titles.index(wanted) if wanted else 0):
        _press(KEY.Key_Down)
    _press(KEY.Key_Return)
    whole.qtbot.waitUntil(lambda: not panel.isVisible())


def test_thursday_by_keyboard_alone(whole: Whole, tmp_path: Path) -> None:
    whole.front()
    _press(KEY.Key_4, CONTROL)
    page = _page(whole, "cohorts")
    assert isinstance(page, CohortsPage)
    _press(KEY.Key_A, CONTROL | SHIFT)
    finder, came = page.gatherings.attendance.finder, page.gatherings.attendance.list
    whole.qtbot.waitUntil(lambda: _keyboard() is finder and bool(came.rows()))
    for letters in ("anest", "samir"):
        QTest.keyClicks(_keyboard(), letters)
        _press(KEY.Key_Return)
        whole.settle()
        assert _keyboard() is finder
        assert not finder.text()
    marked = [row.title for row in came.rows() if row.badge and "came" in row.badge.word]
    assert marked == ["Anest Bleddyn", "Samir Haidari"]
    _press(KEY.Key_Down)
    assert _keyboard() is came
    first = came.rows()[0]
    came.choose(first.key)
    _press(KEY.Key_Space)
    whole.settle()
    again = came.rows()[0]
    assert again.badge is not None
    assert "came" in again.badge.word
    _press(KEY.Key_8, CONTROL)
    _page(whole, "papers")
    _palette(whole, "Save as one PDF")
    dialog = _dialog(whole, QFileDialog)
    pack = tmp_path / "pack.pdf"
    field = dialog.findChild(QLineEdit)
    assert field is not None
    # Typed letters would open Qt's own list of files over the dialog.
    field.setText(str(pack))
    QTest.keyClick(field, KEY.Key_Return)
    whole.qtbot.waitUntil(pack.exists, timeout=60_000)
    whole.qtbot.waitUntil(lambda: "pack.pdf" in whole.window.toast.message.text(), timeout=20_000)
    assert pack.read_bytes().startswith(b"%PDF")


def _five_codes(whole: Whole) -> list[str]:
    """The codes of five pairs."""
    found: list[PairToRecord] = []
    assert whole.window.runner is not None
    whole.window.runner.ask("test:pairs", found.extend, pairs_to_record, TODAY)
    whole.settle()
    return [pair.code for pair in found[:5]]


def test_friday_by_keyboard_alone(whole: Whole) -> None:
    whole.front()
    _press(KEY.Key_L, CONTROL)
    page = _page(whole, "sessions")
    assert isinstance(page, SessionsPage)
    for count, code in enumerate(_five_codes(whole), start=1):
        assert _keyboard() is page.form.code
        QTest.keyClicks(_keyboard(), code)
        assert page.form.record.isEnabled(), code
        _press(KEY.Key_Return)
        whole.settle()
        assert page.rail.recorded() == count
    _stay_in_touch(whole)
    _thank(whole)


def _stay_in_touch(whole: Whole) -> None:
    """The first row of the week that asks for it: Enter leads to the person, Enter takes a step."""
    _press(KEY.Key_1, CONTROL)
    page = _page(whole, "week")
    assert isinstance(page, WeekPage)
    page.begin()
    _press(KEY.Key_Return)
    person = _page(whole, "people")
    assert isinstance(person, PeoplePage)
    whole.qtbot.waitUntil(lambda: _keyboard() is person.pane.care.take)
    before = len(person.pane.care.care.steps) if person.pane.care.care else 0
    _press(KEY.Key_Space)
    asked = _dialog(whole, StepDialog)
    QTest.keyClicks(_keyboard(), "we have not heard from one another since May")
    _press(KEY.Key_Return)
    _gone(whole, asked)
    care = person.pane.care.care
    assert care is not None
    assert len(care.steps) == before + 1
    assert person.isAncestorOf(_keyboard()), called(_keyboard())


def _thank(whole: Whole) -> None:
    """Somebody found by name, thanked from the palette."""
    assert whole.window.runner is not None
    found: list[int] = []
    whole.window.runner.ask(
        "test:thanks", lambda shown: found.append(len(shown.thanked)), thanks_page, TODAY
    )
    whole.settle()
    _palette(whole, "Anest Bleddyn")
    person = _page(whole, "people")
    assert isinstance(person, PeoplePage)
    assert person.person is not None
    assert person.person.full_name == "Anest Bleddyn"
    _palette(whole, "thank", "Thank…")
    asked = _dialog(whole, ThankDialog)
    QTest.keyClicks(_keyboard(), "for the room at an hour's notice")
    _tab_to("Record the thanks")
    _press(KEY.Key_Space)
    _gone(whole, asked)
    whole.window.runner.ask(
        "test:thanks", lambda shown: found.append(len(shown.thanked)), thanks_page, TODAY
    )
    whole.settle()
    assert found[1] == found[0] + 1
