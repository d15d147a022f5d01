"""kill -9 of the window while somebody types: the next window has the words again."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.files import ProgrammeFiles
from facilitator.people.actions import PersonDraft, add_person
from facilitator.settings.start import StartDraft
from facilitator.store.opening import opened
from facilitator.words import Language
from tests.support.desk import ROOT
from tests.ui.conftest import TODAY
from tests.ui.typing_child import LETTERS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A programme with one person."""
    path = tmp_path / "Glannau.facilitator"
    ProgrammeFiles().create(path, StartDraft("Shores", "Glannau"), None, Clock(TODAY))
    with opened(path, None, "Mair", Clock(TODAY)) as programme:
        programme.do(add_person, PersonDraft("Siân Llŵyd"))
    return path


def test_the_next_window_has_the_words_again(
    qtbot: QtBot, theme: Theme, settings: Settings, file: Path
) -> None:
    from ui.people.page import PeoplePage
    from ui.shell.half_typed import HalfTypedDialog
    from ui.shell.window import MainWindow

    command = [sys.executable, "-m", "tests.ui.typing_child", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        kept = 0
        while kept < 7:
            kept = int(child.stdout.readline().removeprefix("KEPT "))
        child.kill()
    window = MainWindow(ProgrammeFiles(), Clock(TODAY), settings, theme, Language.EN)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    window.begin(file)
    qtbot.waitUntil(lambda: bool(window.findChildren(HalfTypedDialog)), timeout=20_000)
    window.findChildren(HalfTypedDialog)[0].primary.click()
    page = window.frame.pages.current()
    assert isinstance(page, PeoplePage)
    field = page.pane.record.fields["email"]
    qtbot.waitUntil(field.is_editing)
    typed = field.editor.text()  # type: ignore[attr-defined]  # a line
    assert LETTERS.startswith(typed)
    assert len(typed) >= kept
    window.close()
