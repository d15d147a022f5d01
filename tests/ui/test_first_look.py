"""While a programme is being opened its people are there already; what is wanted waits."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.files import ProgrammeFiles
from facilitator.words import Language
from tests.support.programmes import PASSPHRASE, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.files import Writer
    from facilitator.store.cipher import Key
    from ui.people.page import PeoplePage
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


class FullDisk(ProgrammeFiles):
    """Doors behind which the disk is full once the file has been looked at."""

    def writer(self, path: Path, passphrase: str | None, clock: Clock) -> Writer:
        """Refuse, the file let go."""
        super().writer(path, passphrase, clock).close()
        raise StorageTrouble(TroubleKind.DISK_FULL, file=path.name)


@pytest.fixture
def copied(sample_file: tuple[Path, Key], tmp_path: Path) -> Path:
    """The sample in a folder of its own."""
    path = tmp_path / "Glannau.facilitator"
    shutil.copyfile(sample_file[0], path)
    return path


@pytest.fixture
def real_doors() -> ProgrammeFiles:
    return ProgrammeFiles()


@pytest.fixture
def whole_window(
    qtbot: QtBot, theme: Theme, settings: Settings, real_doors: ProgrammeFiles
) -> Iterator[MainWindow]:
    from ui.shell.window import MainWindow

    made = MainWindow(real_doors, Clock(TODAY), settings, theme, Language.EN)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def looked_at(qtbot: QtBot, window: MainWindow, path: Path) -> PeoplePage:
    """The page of People with those who are there, before anything can be asked."""
    from ui.people.page import PeoplePage

    with qtbot.waitSignal(window.opening.looked, timeout=20_000):
        window.begin(path, PASSPHRASE)
        window.go("people")
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    assert window.runner is None
    return page


def until_listed(qtbot: QtBot, page: PeoplePage) -> None:
    qtbot.waitUntil(page.list.chips.isVisible, timeout=20_000)


def test_who_is_there_stays_when_it_is_known_how_they_stand(
    qtbot: QtBot, whole_window: MainWindow, copied: Path
) -> None:
    page = looked_at(qtbot, whole_window, copied)
    first = [(row.key, row.title, row.swatch) for row in page.list.rows.rows()]
    said = page.list.foot.text()
    assert len(first) > 20
    assert not page.list.chips.isVisible()
    until_listed(qtbot, page)
    assert [(row.key, row.title, row.swatch) for row in page.list.rows.rows()] == first
    assert page.list.foot.text() == said
    assert whole_window.current_page() is page


def test_whom_one_chooses_at_once_is_shown_when_the_programme_is_open(
    qtbot: QtBot, whole_window: MainWindow, copied: Path
) -> None:
    page = looked_at(qtbot, whole_window, copied)
    row = page.list.rows.rows()[5]
    page.list.rows.choose(row.key)
    qtbot.waitUntil(lambda: page.person is not None, timeout=20_000)
    assert page.person is not None
    assert str(page.person.id) == row.key


def test_what_is_wanted_at_once_is_done_when_the_programme_is_open(
    qtbot: QtBot, whole_window: MainWindow, copied: Path
) -> None:
    from PySide6.QtWidgets import QDialog

    page = looked_at(qtbot, whole_window, copied)
    page.list.new.click()
    assert not whole_window.findChildren(QDialog)
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in whole_window.findChildren(QDialog)), timeout=20_000
    )
    assert whole_window.runner is not None
    until_listed(qtbot, page)


def test_this_week_comes_when_nobody_went_elsewhere(
    qtbot: QtBot, whole_window: MainWindow, copied: Path
) -> None:
    with qtbot.waitSignal(whole_window.opening.opened, timeout=20_000):
        whole_window.begin(copied, PASSPHRASE)
    page = whole_window.current_page()
    assert page is not None
    assert page.place == "week"


def test_closing_while_only_the_first_look_is_there_lets_the_file_go(
    qtbot: QtBot, whole_window: MainWindow, copied: Path
) -> None:
    from facilitator.store.opening import ProgrammeFile

    looked_at(qtbot, whole_window, copied)
    whole_window.close()
    ProgrammeFile.open(copied, PASSPHRASE, Clock(TODAY), backs_up=False).close()


@pytest.mark.parametrize("real_doors", [FullDisk()])
def test_what_goes_wrong_after_the_first_look_is_told(
    qtbot: QtBot, whole_window: MainWindow, copied: Path
) -> None:
    from ui.shell.help import TroubleDialog

    with qtbot.waitSignal(whole_window.opening.failed, timeout=20_000) as failed:
        looked_at(qtbot, whole_window, copied)
    error = failed.args[0]
    assert isinstance(error, StorageTrouble)
    assert error.kind is TroubleKind.DISK_FULL
    assert whole_window.stack.currentWidget() is whole_window.welcome
    dialogs = whole_window.findChildren(TroubleDialog)
    assert [one.isVisible() for one in dialogs] == [True]
    dialogs[0].close()
