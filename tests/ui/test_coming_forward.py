"""A second start of a programme lets the window that has it open come forward."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.files import ProgrammeFiles
from facilitator.settings.start import StartDraft
from ui.raising import ROOM, comes_forward, place_of
from ui.shell.coming_forward import ComingForward

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def doors() -> ProgrammeFiles:
    return ProgrammeFiles()


def asked(qtbot: QtBot, path: Path) -> bool:
    """What a second start is answered, asked in a thread as another program would."""
    told: list[bool] = []
    thread = threading.Thread(target=lambda: told.append(comes_forward(path)))
    thread.start()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    thread.join()
    return told[0]


def test_a_folder_of_a_long_name_leaves_room_for_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long " * 30)))
    assert len(bytes(place_of(tmp_path / "x.facilitator"))) < ROOM


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_first_window_comes_forward_and_no_second_opens(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    path = tmp_path / "x.facilitator"
    assert not comes_forward(path)
    window.show()
    window.begin()
    forward = ComingForward(window)
    place_of(path).touch()
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.opening.make(path, StartDraft("The Circle", "Y Cylch"), None)
    window.showMinimized()
    assert asked(qtbot, path)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert not asked(qtbot, tmp_path / "other.facilitator")
    forward.stop()
    assert not place_of(path).exists()
    assert not comes_forward(path)
