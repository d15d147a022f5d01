"""Settings on the sample: kept in place, refused in place, lists that grow, the laptop's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.parts.detail import put_value
from ui.settings.page import SettingsPage
from ui.shell.made_of import unchecked_welsh, version_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> SettingsPage:
    made: SettingsPage = sample_stage.show(SettingsPage)
    qtbot.waitUntil(lambda: made.settings is not None)
    return made


def test_a_name_is_changed_in_its_place(
    page: SettingsPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    field = page.programme.fields["name_en"]
    field.edit()
    put_value(field.editor, "The Tide Network")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            page.settings is not None
            and page.settings.programme is not None
            and page.settings.programme.fields["name_en"] == "The Tide Network"
        )
    )
    assert sample_stage.told.toasts == ["Settings of the programme changed"]


def test_a_limit_says_its_default_and_keeps_another(page: SettingsPage, qtbot: QtBot) -> None:
    page.list.choose("limits")
    field = page.limits.fields["no_first_session"]
    field.edit()
    put_value(field.editor, 12)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)

    def kept() -> bool:
        limits = page.settings.limits if page.settings else ()
        return any((one.rule, one.days) == ("no_first_session", 12) for one in limits)

    qtbot.waitUntil(kept)
    line = next(one for one in page.settings.limits if one.rule == "no_first_session")  # type: ignore[union-attr]  # waited for
    assert line.default == 10


def test_a_topic_wants_both_names_and_says_so(page: SettingsPage, qtbot: QtBot) -> None:
    page.list.choose("topics")
    before = len(page.topics.table.lines())
    page.topics.english.setText("Keeping bees")
    page.topics.add.click()
    qtbot.waitUntil(page.troubles["topics"].isVisible)
    assert page.topics.english.text() == "Keeping bees"
    page.topics.welsh.setText("Cadw gwenyn")
    page.topics.add.click()
    qtbot.waitUntil(lambda: len(page.topics.table.lines()) == before + 1)
    assert not page.troubles["topics"].isVisible()
    assert page.topics.english.text() == ""


def test_a_day_off_is_added(page: SettingsPage, qtbot: QtBot) -> None:
    page.list.choose("holidays")
    page.holidays.day.setText("24/12/2026")
    page.holidays.name.setText("Noswyl Nadolig")
    page.holidays.add.click()
    qtbot.waitUntil(lambda: len(page.holidays.table.lines()) == 1)
    assert page.holidays.table.lines()[0].name == "Noswyl Nadolig"


def test_a_day_off_is_removed_again_and_undone(
    page: SettingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.list.choose("holidays")
    page.holidays.day.setText("24/12/2026")
    page.holidays.name.setText("Noswyl Nadolig")
    page.holidays.add.click()
    qtbot.waitUntil(lambda: len(page.holidays.table.lines()) == 1)
    assert not page.holidays.remove.isEnabled()
    page.holidays.table.choose(str(page.holidays.table.lines()[0].id))
    page.holidays.remove.click()
    qtbot.waitUntil(lambda: not page.holidays.table.lines())
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: len(page.holidays.table.lines()) == 1)


def test_a_topic_in_use_stays_and_says_why(page: SettingsPage, qtbot: QtBot) -> None:
    page.list.choose("topics")
    lines = page.topics.table.lines()
    used = next(line for line in lines if line.used)
    page.topics.table.choose(str(used.id))
    page.topics.remove.click()
    qtbot.waitUntil(page.troubles["topics"].isVisible)
    assert used.name_en in page.troubles["topics"].text()
    assert len(page.topics.table.lines()) == len(lines)


def test_topics_say_how_often_they_are_used(page: SettingsPage) -> None:
    assert sum(line.used for line in page.topics.table.lines()) > 40


def test_every_section_can_be_shown(page: SettingsPage) -> None:
    for row in page.list.rows():
        page.list.choose(row.key)
        assert page.state() == {"section": row.key}
        shown = page.stack.currentWidget()
        assert shown is not None
        assert shown.accessibleName() == row.title


def test_about_counts_the_welsh_that_waits(page: SettingsPage, qtbot: QtBot) -> None:
    waiting = unchecked_welsh()
    assert waiting > 0
    qtbot.waitUntil(lambda: f"{waiting:,}" in page.about.welsh.text())
    assert version_of("reportlab").startswith("5.1")
    assert version_of("no such package") == ""
