"""Log-off, a screen that is unplugged, a clock that is set: words stay, the window stays in sight.

A full disk in mid-edit is in `test_half_typed.py` and `tests/faults/test_disks.py`, a kill in
`test_half_typed_killed.py`, sleep in `test_rounds.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.clock import Clock
from facilitator.words import Language
from tests.ui.conftest import TODAY
from tests.ui.test_half_typed import _look, _note_dialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.fakes import FakeDoors
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


def test_what_was_typed_in_the_last_second_is_kept_at_log_off(
    opened: MainWindow, doors: FakeDoors
) -> None:
    dialog = _note_dialog(opened)
    _look(opened)
    QTest.keyClicks(dialog.focusWidget(), "Sia")
    # The session's end closes every window; nobody is asked anything.
    assert opened.close()
    assert doors.writing.drafts["dialog:NoteDialog"] == {
        "title": "New person",
        "typed": {"Name": "Sia"},
        "said": ["Sia"],
    }


def test_a_window_of_a_screen_that_is_gone_comes_back_into_sight(
    qtbot: QtBot, theme: Theme, settings: Settings, doors: FakeDoors
) -> None:
    from ui.shell.window import MainWindow

    before = MainWindow(doors, Clock(TODAY), settings, theme, Language.EN)
    qtbot.addWidget(before)
    before.show()
    before.move(6000, 5000)
    before.close()
    again = MainWindow(doors, Clock(TODAY), settings, theme, Language.EN)
    qtbot.addWidget(again)
    again.show()
    in_sight = QGuiApplication.primaryScreen().availableGeometry()
    assert in_sight.intersects(again.frameGeometry())
    assert in_sight.contains(again.geometry().topLeft())


def test_words_stay_where_the_clock_is_set_while_one_types(
    opened: MainWindow, doors: FakeDoors
) -> None:
    assert opened.keeper is not None
    rounds = opened.keeper.rounds
    dialog = _note_dialog(opened)
    _look(opened)
    QTest.keyClicks(dialog.focusWidget(), "half")
    times = iter((1_000_000.0, 3600.0, 9_000_000.0))
    rounds._clock = lambda: next(times)
    for _ in range(3):
        rounds.look()
        _look(opened)
    assert dialog.isVisible() or doors.writing.drafts
    assert opened.close()
    assert doors.writing.drafts["dialog:NoteDialog"]["typed"] == {"Name": "half"}
