"""Threes and rounds of a day: made, read, taken away, and printed from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.pairing.rota import Shape
from tests.ui.pairing.on_page import dialog
from ui.pairing.rota_dialog import RotaDialog
from ui.pairing.rota_page import RotaPage
from ui.parts.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def rota(sample_stage: Stage, qtbot: QtBot) -> RotaPage:
    """The page on the cohort of the sample that has a rota."""
    made: RotaPage = sample_stage.show(RotaPage)
    qtbot.waitUntil(lambda: made.cohort.count() > 1)
    made.show_cohort(made.cohort.itemData(made.cohort.findText("Cohort two")))
    qtbot.waitUntil(lambda: made.chosen() is not None)
    return made


def read(page: RotaPage) -> list[str]:
    """What is said of the rounds, from top to bottom."""
    texts = page.rounds.findChildren(Text)
    return [one.text() for one in texts if one.isVisibleTo(page.rounds)]


def test_the_rounds_of_a_gathering_are_read_table_by_table(rota: RotaPage, qtbot: QtBot) -> None:
    key, day = next((key, day) for key, day in rota._days.items() if day.sittings)
    rota.rows.choose(key)
    rota.show_day(key)
    coach, coachee, observer = day.sittings[0].tables[0]
    expected = ["Round 1", f"Table 1: {coach} → {coachee}; {observer} observes"]
    qtbot.waitUntil(lambda: read(rota)[:2] == expected)
    assert rota.print.isVisible()


def test_a_rota_is_made_with_those_who_come_and_taken_away(
    rota: RotaPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    key = next(key for key, day in rota._days.items() if not day.sittings)
    rota.rows.choose(key)
    rota.show_day(key)
    qtbot.waitUntil(lambda: read(rota) == ["Who sits with whom is not settled yet."])
    rota.ask_to_make()
    asked = dialog(rota, qtbot, RotaDialog)
    asked.shape.choose(Shape.PAIRS.value)
    asked.rounds.setValue(2)
    for _, box in asked.people[5:]:
        box.setChecked(False)
    with qtbot.waitSignal(sample_stage.runner.changed):
        asked.primary.click()
    qtbot.waitUntil(lambda: len(rota._days[key].sittings) == 2)
    first = rota._days[key].sittings[0]
    assert [len(table) for table in first.tables] == [2, 2]
    assert len(first.out) == 1
    qtbot.waitUntil(lambda: f"Helps to run it: {first.out[0]}" in read(rota))
    rota.take_away()
    qtbot.waitUntil(lambda: not rota._days[key].sittings)


def test_printing_leads_to_the_paper(rota: RotaPage, sample_stage: Stage) -> None:
    rota.print_rota()
    place, state = sample_stage.told.went[-1]
    assert (place, state["kind_chosen"]) == ("papers", "rota")
