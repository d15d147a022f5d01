"""A window on fakes: settings in a temporary folder, doors that open from memory."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.words import Language, Words
from tests.ui.fakes import FakeDoors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.store.cipher import Key
    from tests.ui.paging import Stage
    from tests.ui.whole import Whole
    from ui.runner import Runner
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

TODAY = dt.date(2027, 3, 1)


@pytest.fixture(autouse=True, scope="module")
def _thawed() -> Iterator[None]:
    """What was frozen beside the tests of a module is swept with everything else at its end."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture(autouse=True)
def _swept(_thawed: None) -> Iterator[None]:
    """Sweep in this thread only, as the program does: see `ui.sweeping`.

    What the test before still held when it was swept (pytest lets go of its arguments last) goes
    before the rest is frozen: frozen with it, every window would stay until the end of the run.
    """
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def words() -> Words:
    return Words(Language.EN)


@pytest.fixture
def theme(qapp: object) -> Iterator[Theme]:
    """The theme on the application; light at 100 %, whatever a test made of it."""
    from PySide6.QtWidgets import QApplication

    from ui.theme.theme import Theme, dress_application

    assert isinstance(qapp, QApplication)
    theme = Theme()
    dress_application(qapp, theme)
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    from ui.shell.settings import Settings

    return Settings(tmp_path / "not" / "there" / "window.ini")


@pytest.fixture
def doors() -> FakeDoors:
    return FakeDoors()


@pytest.fixture
def watched() -> Iterator[Callable[[Runner], Runner]]:
    """Watches a runner's failures and raises them when the test ends; closes the runner."""
    runners: list[Runner] = []
    errors: list[Exception] = []

    def watch(runner: Runner) -> Runner:
        runner.failed.connect(errors.append)
        runners.append(runner)
        return runner

    yield watch
    for runner in runners:
        runner.close()
    if errors:
        raise errors[0]


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "Shores.facilitator"
    path.write_bytes(b"")
    return path


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, settings: Settings, doors: FakeDoors
) -> Iterator[MainWindow]:
    """The main window with the demo pages, not shown yet."""
    from ui.shell.places import PLACES, SETTINGS
    from ui.shell.window import MainWindow

    pages = {"week": "WeekPage", "people": "PeoplePage"}
    places = tuple(
        replace(place, module="tests.ui.demo_page", page=pages.get(place.key, "EmptyPage"))
        for place in (*PLACES, SETTINGS)
    )
    made = MainWindow(doors, Clock(TODAY), settings, theme, Language.EN, places)
    made.resize(1440, 900)
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, programme: Path) -> MainWindow:
    """The window with a programme open on This week."""
    from PySide6.QtTest import QTest

    window.show()
    with qtbot.waitSignal(window.opening.opened):
        window.begin(programme)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    qtbot.waitUntil(lambda: window.frame.side.items["people"].accessibleDescription() == "44")
    return window


@pytest.fixture
def empty_stage(
    blank_file: tuple[Path, Key],
    tmp_path: Path,
    theme: Theme,
    settings: Settings,
    qtbot: QtBot,
    watched: Callable[[Runner], Runner],
) -> Iterator[Stage]:
    """An empty programme on which pages are shown."""
    yield from _staged(blank_file, tmp_path, theme, settings, qtbot, watched)


@pytest.fixture
def sample_stage(
    sample_file: tuple[Path, Key],
    tmp_path: Path,
    theme: Theme,
    settings: Settings,
    qtbot: QtBot,
    watched: Callable[[Runner], Runner],
) -> Iterator[Stage]:
    """The sample programme on which pages are shown."""
    yield from _staged(sample_file, tmp_path, theme, settings, qtbot, watched)


def _staged(
    made: tuple[Path, Key],
    tmp_path: Path,
    theme: Theme,
    settings: Settings,
    qtbot: QtBot,
    watched: Callable[[Runner], Runner],
) -> Iterator[Stage]:
    from tests.ui.paging import staged

    path = tmp_path / "Glannau.programme"
    shutil.copyfile(made[0], path)
    stage = staged(path, made[1], theme, settings, qtbot)
    watched(stage.runner)
    yield stage
    stage.runner.close()


@pytest.fixture
def whole(
    qtbot: QtBot,
    theme: Theme,
    settings: Settings,
    tmp_path: Path,
    sample_file: tuple[Path, Key],
) -> Iterator[Whole]:
    """The whole window with the sample open on This week."""
    from PySide6.QtTest import QTest

    from facilitator.files import ProgrammeFiles
    from tests.support.programmes import PASSPHRASE, TODAY
    from tests.ui.whole import Whole
    from ui.shell.window import MainWindow

    path = tmp_path / "Glannau.facilitator"
    shutil.copyfile(sample_file[0], path)
    window = MainWindow(ProgrammeFiles(), Clock(TODAY), settings, theme, Language.EN)
    bugs: list[object] = []
    window.bug_met.connect(bugs.append)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.opening.opened, timeout=30_000):
        window.begin(path, PASSPHRASE)
    window.resize(1440, 900)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield Whole(window, qtbot)
    window.close()
    assert not bugs, bugs
