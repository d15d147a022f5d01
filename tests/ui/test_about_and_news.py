"""About the program, details to copy without anybody's data, and what is new after an update."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator import VERSION
from facilitator.clock import Clock
from facilitator.files import ProgrammeFiles
from facilitator.words import Language, Words
from tests.support.programmes import PASSPHRASE, TODAY
from tests.ui.whole import Whole
from ui.parts.dialogs import Question
from ui.parts.text import Text
from ui.shell.help import AboutDialog
from ui.shell.made_of import PARTS, unchecked_welsh, version_of
from ui.shell.news import Beginner, News
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.store.cipher import Key
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


def _open(qtbot: QtBot, window: MainWindow, programme: Path) -> None:
    window.show()
    with qtbot.waitSignal(window.opening.opened):
        window.begin(programme)


@pytest.mark.parametrize("language", list(Language))
def test_about_says_versions_licences_and_the_welsh_that_waits(
    qtbot: QtBot, opened: MainWindow, programme: Path, language: Language
) -> None:
    dialog = AboutDialog(opened.theme, Words(language), opened)
    qtbot.addWidget(dialog)
    dialog.show()
    said = [text.text() for text in dialog.findChildren(Text)]
    assert any(version_of("facilitator") in line for line in said)
    # What the start compares with last time, without reading the packages.
    assert version_of("facilitator") == VERSION
    assert any(line.endswith(f": {unchecked_welsh()}") for line in said)
    for part, licence in PARTS:
        assert f"{part} {version_of(part)}".rstrip() in said
        assert licence in said
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert version_of("PySide6-Essentials") in copied
    assert f"window {opened.width()} x {opened.height()}" in copied
    assert programme.stem not in copied
    assert str(programme.parent) not in copied


def test_after_an_update_one_is_led_to_what_is_new(
    qtbot: QtBot, window: MainWindow, programme: Path, settings: Settings
) -> None:
    settings.seen_version = "0.0.1"
    News(window, "0.1.0")
    _open(qtbot, window, programme)
    dialog = window.findChild(Question)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Facilitator 0.1.0"
    assert dialog.primary.text() == "Read what is new"
    assert settings.seen_version == "0.1.0"
    dialog.reject()


@pytest.mark.parametrize("before", ["", "0.1.0"])
def test_the_first_start_and_the_same_version_say_nothing(
    qtbot: QtBot, window: MainWindow, programme: Path, settings: Settings, before: str
) -> None:
    settings.seen_version = before
    News(window, "0.1.0")
    _open(qtbot, window, programme)
    assert window.findChild(Question) is None
    assert settings.seen_version == "0.1.0"


def test_an_empty_programme_opens_on_its_first_steps_once(
    qtbot: QtBot, theme: Theme, settings: Settings, blank_file: tuple[Path, Key], tmp_path: Path
) -> None:
    path = tmp_path / "Glannau.facilitator"
    shutil.copyfile(blank_file[0], path)
    window = MainWindow(ProgrammeFiles(), Clock(TODAY), settings, theme, Language.EN)
    qtbot.addWidget(window)
    Beginner(window)
    window.show()
    places = []
    for _ in range(2):
        with qtbot.waitSignal(window.opening.opened, timeout=30_000):
            window.begin(path, PASSPHRASE)
        whole = Whole(window, qtbot)
        whole.settle()
        page = window.current_page()
        assert page is not None
        places.append(page.place)
        whole.go("week")
        window.close_programme()
    assert places == ["steps", "week"]
    window.close()
