"""History on the sample: filters, before and after in words, undo where it is the newest."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from facilitator.errors import StaleData
from facilitator.settings.actions import SettingsDraft, change_settings
from facilitator.store.tables import ProgrammeRow
from tests.store.finding import first
from ui.history.page import HistoryPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> HistoryPage:
    made: HistoryPage = sample_stage.show(HistoryPage)
    made.refresh()
    qtbot.waitUntil(lambda: len(made.list.rows()) > 100)
    return made


def rename(stage: Stage, qtbot: QtBot, name: str) -> None:
    programme = stage.file.for_thread("Mair")
    key, version = first(programme, ProgrammeRow)
    programme.close()
    with qtbot.waitSignal(stage.runner.changed):
        stage.runner.act(change_settings, SettingsDraft(key, version, {"name_en": name}))


def test_a_step_shows_each_field_before_and_after(
    page: HistoryPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    rename(sample_stage, qtbot, "The Other Network")
    said = ("Name in English", "The Shores Coaching Network", "The Other Network")

    def shown() -> list[tuple[str, str, str]]:
        return [(line.field, line.before, line.after) for line in page.detail.table.lines()]

    qtbot.waitUntil(lambda: shown() == [said])
    assert page.detail.head.title.text() == "Settings of the programme changed"
    assert page.detail.reverse.isVisible()


def test_the_steps_that_touched_one_person_are_shown(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.about.count() > 40)
    everything = len(page.list.rows())
    page.about.setCurrentIndex(1)
    page.about.activated.emit(1)
    qtbot.waitUntil(lambda: 0 < len(page.list.rows()) < everything)
    kept = page.state()["about"]
    page.about.setCurrentIndex(0)
    page.about.activated.emit(0)
    qtbot.waitUntil(lambda: len(page.list.rows()) == everything)
    page.restore({"about": kept})
    page.refresh()
    qtbot.waitUntil(lambda: 0 < len(page.list.rows()) < everything)


def test_a_step_that_a_later_one_changed_is_not_reversed_and_says_why(
    page: HistoryPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    newest = int(page.list.rows()[0].key)
    rename(sample_stage, qtbot, "One")
    rename(sample_stage, qtbot, "Two")
    qtbot.waitUntil(lambda: int(page.list.rows()[0].key) == newest + 2)
    page.list.choose(str(newest + 1))
    assert page.detail.reverse.isVisible()
    assert "no later step changed the same" in page.detail.why.text()
    page.detail.reverse.click()
    qtbot.waitUntil(lambda: bool(sample_stage.told.troubles))
    (told,) = sample_stage.told.troubles
    assert isinstance(told, StaleData)
    assert told.values["step"] == newest + 2


def test_undo_marks_the_step_and_redo_does_it_again(
    page: HistoryPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    before = page.list.rows()[0].key
    rename(sample_stage, qtbot, "One")
    qtbot.waitUntil(lambda: page.list.rows()[0].key != before)
    qtbot.waitUntil(page.undo_button.isEnabled)
    done = page.list.rows()[0].key
    page.undo_button.click()

    def words() -> list[str]:
        return [row.badge.word for row in page.list.rows() if row.key == done and row.badge]

    qtbot.waitUntil(lambda: words() == ["taken back"])
    qtbot.waitUntil(page.redo_button.isEnabled)
    page.redo_button.click()
    qtbot.waitUntil(lambda: not page.redo_button.isEnabled())


def test_names_stand_in_the_place_of_keys(page: HistoryPage, qtbot: QtBot) -> None:
    page.filter.setText("supervision")
    assert 0 < len(page.list.rows()) < 100
    page.list.choose_first()
    qtbot.waitUntil(lambda: any(line.field == "Person" for line in page.detail.table.lines()))
    after = next(line.after for line in page.detail.table.lines() if line.field == "Person")
    assert " " in after
    assert page.list.rows()[0].title.startswith(after)


def test_final_steps_say_why_they_stand(page: HistoryPage) -> None:
    page.kinds.chip("final").click()
    assert page.list.rows()
    page.list.choose_first()
    assert "stands" in page.detail.why.text()
    assert not page.detail.reverse.isVisible()


def test_the_steps_shown_are_saved_as_a_table(
    page: HistoryPage, sample_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.filter.setText("supervision")
    path = tmp_path / "history.csv"
    page.write_csv(path)
    qtbot.waitUntil(lambda: sample_stage.told.toasts == ["Saved history.csv"])
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == len(page.list.rows()) + 1
    assert rows[0][0] == "Number"


def test_the_page_comes_back_as_it_was(
    page: HistoryPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    page.filter.setText("supervision")
    chosen = page.list.rows()[2].key
    page.list.choose(chosen)
    other = sample_stage.show(HistoryPage)
    other.restore(page.state())
    qtbot.waitUntil(lambda: other.list.chosen() == chosen)
