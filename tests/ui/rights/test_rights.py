"""What is held about somebody is seen and saved from their page; erasing wants a tick first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.people.page import PeoplePage
from ui.people.printing import PaperDialog
from ui.rights.dialogs import EraseDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> PeoplePage:
    """The page of people with somebody shown."""
    shown: PeoplePage = sample_stage.show(PeoplePage)
    shown.refresh()
    qtbot.waitUntil(lambda: shown.person is not None)
    return shown


def test_the_menus_offer_what_a_member_may_ask(page: PeoplePage) -> None:
    wanted = {key for _, key in (*page.pane.more_actions(), *page.pane.print_actions())}
    assert wanted >= {"rights:see", "rights:take", "rights:erase"}


def test_what_is_held_is_seen_page_by_page(page: PeoplePage, qtbot: QtBot) -> None:
    assert page.person is not None
    page.acts.do("rights:see", page.person)
    dialog = page.acts.dialog
    assert isinstance(dialog, PaperDialog)
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    assert dialog.pdf.startswith(b"%PDF")
    dialog.reject()


def test_what_is_held_is_saved_as_files(
    page: PeoplePage, sample_stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.person is not None
    page.acts._rights.write(page.person, tmp_path / "own")
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts))
    assert f"own-data-{page.person.code}.json" in {one.name for one in (tmp_path / "own").iterdir()}


def test_erasing_waits_for_a_tick_and_then_the_person_is_gone(
    page: PeoplePage, qtbot: QtBot
) -> None:
    assert page.person is not None
    gone = page.person.full_name
    page.acts.do("rights:erase", page.person)
    dialog = page.acts.dialog
    assert isinstance(dialog, EraseDialog)
    assert not dialog.primary.isEnabled()
    before = dialog.what.text()
    dialog.mode.setCurrentIndex(1)
    dialog.mode.chosen.emit(dialog.mode.key())
    assert dialog.what.text() != before
    dialog.sure.setFocus()
    QTest.keyClick(dialog.sure, Qt.Key.Key_Space)
    assert dialog.primary.isEnabled()
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.acts.dialog is None)
    qtbot.waitUntil(lambda: page.person is None or page.person.full_name != gone)
