"""Whole windows on real files: made by a test, closed with it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.journeys.hand import Hand


@pytest.fixture
def hands(qapp: object, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Opens the window on a day, perhaps on a file, and gives the hand that uses it."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from facilitator.clock import Clock
    from facilitator.files import ProgrammeFiles
    from facilitator.words import Language
    from tests.journeys.hand import Hand
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme, dress_application

    assert isinstance(qapp, QApplication)
    theme = Theme()
    dress_application(qapp, theme)
    settings = Settings(tmp_path / "settings" / "window.ini")
    bugs: list[object] = []
    # Sweep in this thread only, as the program does: see `ui.sweeping`.
    gc.disable()

    def open_on(today: dt.date, file: Path | None = None, secret: str | None = None) -> Hand:
        window = MainWindow(ProgrammeFiles(), Clock(today), settings, theme, Language.EN)
        qtbot.addWidget(window)
        window.bug_met.connect(bugs.append)
        window.opening.folder = tmp_path / "Programmes ŵ"
        window.show()
        # A kept size is cut down to Qt's small screen that nobody sees.
        window.resize(1440, 900)
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        if file is None:
            window.begin()
        else:
            with qtbot.waitSignal(window.opening.opened, timeout=30_000):
                window.begin(file, secret)
        return Hand(window, qtbot)

    yield open_on
    gc.enable()
    gc.collect()
    qapp.setStyleSheet("")
    assert not bugs, bugs
