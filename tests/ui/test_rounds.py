"""What the clock does on a real file: backups, the lock after a sleep, an older file noticed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.files import ProgrammeFiles
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store.backup import backups_of
from facilitator.store.opening import ProgrammeFile, opened
from tests.store import doings
from tests.ui.conftest import TODAY
from ui.parts.dialogs import Question
from ui.shell.rounds import BACK_UP_EVERY, SLEPT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt
SECRET = "acorn barn cwm dune"
LONG = 20_000


@pytest.fixture
def doors() -> ProgrammeFiles:
    return ProgrammeFiles()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme with a passphrase and three steps."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    path = tmp_path / "x.facilitator"
    ProgrammeFile.create(path, SECRET, Clock(TODAY)).close()
    with opened(path, SECRET, "Mair", Clock(TODAY)) as programme:
        programme.do(start_programme, StartDraft("The Circle", "Y Cylch"))
        programme.do(doings.add_people, 2)
    return path


def _open(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.show()
    with qtbot.waitSignal(window.opening.opened, timeout=LONG):
        window.begin(path, SECRET)


def test_every_half_hour_a_backup_is_made_if_something_changed(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    _open(qtbot, window, path)
    assert window.keeper is not None
    assert window.runner is not None
    rounds = window.keeper.rounds
    assert rounds.backups.interval() == BACK_UP_EVERY == 30 * 60 * 1000
    assert rounds.backups.isActive()
    (first,) = backups_of(path)
    with qtbot.waitSignal(window.runner.changed, timeout=LONG):
        window.runner.act(doings.add_person, "Siân")
    for _ in range(2):
        rounds.back_up()
        qtbot.waitUntil(lambda: len(backups_of(path)) == 2, timeout=LONG)
        qtbot.waitUntil(lambda: not window.runner.is_at_work, timeout=LONG)  # type: ignore[union-attr]  # open above
    assert [one.step for one in backups_of(path)] == [first.step + 1, first.step]


def test_a_laptop_that_slept_wakes_up_locked(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:  # fmt: skip
    _open(qtbot, window, path)
    assert window.keeper is not None
    rounds = window.keeper.rounds
    times = iter((1000.0, 1015.0, 1015.0 + SLEPT + 1))
    rounds._clock = lambda: next(times)
    rounds._looked = 990.0
    rounds.look()
    rounds.look()
    assert window.stack.currentWidget() is window.frame
    rounds.look()
    assert window.stack.currentWidget() is window.lock_page
    # Neither connection nor lock is held.
    ProgrammeFile.open(path, SECRET, Clock(TODAY), backs_up=False).close()


def test_an_older_file_is_told_and_taken_or_not(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:  # fmt: skip
    older = path.with_name("older")
    shutil.copyfile(path, older)
    with opened(path, SECRET, "Mair", Clock(TODAY)) as programme:
        for number in range(7):
            programme.do(doings.add_person, f"Person {number}")
    older.replace(path)
    _open(qtbot, window, path)
    asked: list[Question] = []

    def is_asked() -> bool:
        asked[:] = [one for one in window.findChildren(Question) if one.isVisible()]
        return bool(asked)

    qtbot.waitUntil(is_asked, timeout=LONG)
    assert asked[0].heading.text() == "Is this the right file?"
    behind = window.doors.upkeep.behind(path)
    assert behind is not None
    assert behind.steps == 7
    asked[0].primary.click()
    assert window.doors.upkeep.behind(path) is None


def test_a_copy_is_saved_elsewhere_also_when_the_file_is_gone(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    _open(qtbot, window, path)
    path.unlink()
    elsewhere = path.with_name("elsewhere.facilitator")
    window.upkeep.save_copy_to(elsewhere)
    qtbot.waitUntil(
        lambda: window.toast.message.text() == "Saved and verified: elsewhere.facilitator",
        timeout=LONG,
    )
    with opened(elsewhere, SECRET, "Mair", Clock(TODAY)) as programme:
        assert len(programme.ask(doings.names)) == 2
        assert programme.check().is_sound
