"""Backups in Settings: looked at before they are restored, gone through, confirmed afterwards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.settings.actions import HolidayDraft, add_holiday
from tests.support.programmes import PASSPHRASE
from ui.settings.page import SettingsPage
from ui.shell.upkeep_dialogs import RestoreQuestion

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.whole import Whole

pytestmark = pytest.mark.needs_qt
LONG = 30_000


def _safety(whole: Whole) -> SettingsPage:
    page = whole.go("settings", {"section": "safety"})
    assert isinstance(page, SettingsPage)
    return page


def _backup(whole: Whole) -> Path:
    assert whole.window.path is not None
    return whole.window.doors.upkeep.back_up(whole.window.path)


def test_a_restore_says_what_it_would_lose_and_is_confirmed_afterwards(whole: Whole) -> None:
    window, runner = whole.window, whole.window.runner
    assert runner is not None
    assert window.path is not None
    backup = _backup(whole)
    page = _safety(whole)
    assert not page.safety.pause.isVisible()
    with whole.qtbot.waitSignal(runner.changed):
        runner.act(add_holiday, HolidayDraft(dt.date(2026, 12, 24), "Noswyl Nadolig"))
    window.upkeep.ask_to_restore(backup)
    whole.qtbot.waitUntil(lambda: bool(window.findChildren(RestoreQuestion)), timeout=LONG)
    question = window.findChildren(RestoreQuestion)[0]
    assert question.compared[0] == "One step since then would not be in it:"
    assert question.compared[1].endswith("24 December 2026 is a day off: Noswyl Nadolig")
    question.field.setText(PASSPHRASE)
    with whole.qtbot.waitSignal(window.opening.opened, timeout=LONG):
        question.primary.click()
    page = _safety(whole)
    whole.qtbot.waitUntil(page.safety.pause.isVisible, timeout=LONG)
    assert page.holidays.table.lines() == ()
    page.safety.confirm.click()
    whole.qtbot.waitUntil(lambda: not page.safety.pause.isVisible(), timeout=LONG)
    assert not window.doors.upkeep.thinning_waits(window.path)


def test_each_backup_is_gone_through_and_a_damaged_one_is_named(whole: Whole) -> None:
    sound = _backup(whole)
    spoilt = sound.with_name(sound.name.replace(" 0001 ", " 0000 "))
    body = bytearray(sound.read_bytes())
    body[200_000:220_000] = b"x" * 20_000
    spoilt.write_bytes(bytes(body))
    page = _safety(whole)
    table = page.safety.table
    whole.qtbot.waitUntil(lambda: len(table.lines()) == 2, timeout=LONG)
    page.safety.verify.click()
    whole.qtbot.waitUntil(
        lambda: [bool(line.found) for line in table.lines()] == [False, True], timeout=LONG
    )
    whole.qtbot.waitUntil(lambda: "Sound: 1 of 2" in whole.window.toast.message.text())


def test_a_file_in_a_folder_that_is_copied_elsewhere_is_told_of(
    whole: Whole, tmp_path: Path
) -> None:
    page = _safety(whole)
    assert not page.safety.synced.isVisible()
    page.safety.show_place(tmp_path / "OneDrive - Cyngor" / "x.facilitator", waits=False)
    assert page.safety.synced.isVisible()
    assert page.safety.synced.text().startswith("OneDrive copies this folder")


def test_the_rows_of_tables_have_as_much_air_as_is_chosen(whole: Whole) -> None:
    page = whole.go("settings", {"section": "laptop"})
    assert isinstance(page, SettingsPage)
    table = page.topics.table
    heights = []
    for key in ("compact", "usual", "roomy"):
        page.laptop.density.part(key).click()
        heights.append(table.verticalHeader().defaultSectionSize())
    assert heights == [32, 36, 44]
    assert whole.window.settings.density.value == "roomy"
