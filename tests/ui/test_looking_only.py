"""A programme that is opened to look only: it says so, refuses every step, keeps every byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.files import ProgrammeFiles
from facilitator.settings.start import StartDraft

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt
SECRET = "acorn barn cwm dune"


@pytest.fixture
def doors() -> ProgrammeFiles:
    return ProgrammeFiles()


def test_a_file_that_is_only_looked_at_says_so_and_keeps_every_byte(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    from facilitator.settings.actions import TopicDraft, add_topic

    window.show()
    window.begin()
    path = tmp_path / "x.facilitator"
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.opening.make(path, StartDraft("The Circle", "Y Cylch"), SECRET)
    qtbot.waitUntil(lambda: window.programme_name() == "The Circle")
    assert not window.frame.only_looked_at.isVisible()
    window.close_programme()
    qtbot.waitUntil(lambda: not path.with_name("x.facilitator.lock").exists(), timeout=20_000)
    before, there = path.read_bytes(), sorted(tmp_path.iterdir())
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.opening.open(path, SECRET, only_looks=True)
    qtbot.waitUntil(window.frame.only_looked_at.isVisible, timeout=20_000)
    assert "look only" in window.frame.only_looked_at.text()
    assert window.frame.side.saved.said == "To look only\nNothing is saved here"
    refused: list[Exception] = []
    assert window.runner is not None
    window.runner.act(add_topic, TopicDraft("Drawing", "Arlunio"), lambda _: None, refused.append)
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    assert "storage_read_only" in str(refused[0])
    window.close_programme()
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == there
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.opening.open(path, SECRET)
    qtbot.waitUntil(lambda: not window.frame.only_looked_at.isVisible(), timeout=20_000)
    assert window.frame.side.saved.said.startswith("All changes saved")
