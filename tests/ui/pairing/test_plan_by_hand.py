"""A plan changed by hand: with the pointer, by menu, from a ring drawn; each with its price."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from facilitator.pairing.by_hand import Way
from facilitator.pairing.options import RunOptions
from tests.ui.pairing.on_page import dialog, run, shown
from ui.pairing.choices_dialog import ChoicesDialog
from ui.pairing.hand_dialogs import DrawRingDialog, MoveDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.pairing.shown import PairLine
    from tests.ui.paging import Stage
    from ui.drawings.ring import RingView
    from ui.pairing.page import PairingsPage

pytestmark = pytest.mark.needs_qt
LEFT = Qt.MouseButton.LeftButton


def disc(view: RingView, member: int) -> QPoint:
    """Where somebody's disc stands in a ring."""
    drawing = view.drawing
    assert drawing is not None
    box = drawing.box_of(("member", member))
    assert box is not None
    corner = view.origin()
    return QPointF(
        corner.x() + (box.left + box.right) / 2, corner.y() + (box.top + box.bottom) / 2
    ).toPoint()


def keys(page: PairingsPage) -> set[str]:
    return {line.key for line in shown(page).lines}


def test_somebody_carried_onto_another_changes_places_and_undo_puts_both_back(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    before = keys(page)
    first, second = page.centre.grid.views[0], page.centre.grid.views[1]
    # The rings stand side by side once they are laid out.
    qtbot.waitUntil(lambda: second.x() >= first.width() >= first.sizeHint().width())
    carried, other = shown(page).rings[0].lines[0].coach, shown(page).rings[1].lines[0].coach
    start, target = disc(first, 0), disc(second, 0)
    end = first.mapFromGlobal(second.mapToGlobal(target))
    QTest.mousePress(first, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(first, (start + end) / 2)
    QTest.mouseMove(first, end)
    QTest.mouseRelease(first, LEFT, Qt.KeyboardModifier.NoModifier, end)
    qtbot.waitUntil(lambda: keys(page) != before)
    places = {line.coach.code: line.ring for line in shown(page).lines}
    assert places[carried.code] != places[other.code]
    toast = sample_stage.told.toasts[-1]
    assert "plan changed by hand" in toast
    assert toast.endswith(".")
    kept = shown(page).round
    assert kept is not None
    assert kept.options is not None
    assert kept.options["by_hand"]["found"]["people"] == len(before)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: keys(page) == before)


def test_a_press_without_a_way_moves_nobody(page: PairingsPage, qtbot: QtBot) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    before = keys(page)
    view, beside = page.centre.grid.views[:2]
    qtbot.waitUntil(lambda: beside.x() >= view.width() >= view.sizeHint().width())
    told: list[object] = []
    page.centre.move_wanted.connect(told.append)
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.NoModifier, disc(view, 1))
    assert told == []
    assert keys(page) == before
    assert view.link == 1


def test_the_menu_twin_says_the_price_before_anything_changes(
    page: PairingsPage, qtbot: QtBot
) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    before = keys(page)
    page.ask_to_move()
    asked = dialog(page, qtbot, MoveDialog)
    assert not asked.primary.isEnabled()
    line: PairLine = shown(page).rings[0].lines[0]
    asked.who.choose(line.coach.code)
    asked.way.choose(Way.OUT.value)
    asked.way.chosen.emit(Way.OUT.value)
    qtbot.waitUntil(asked.primary.isEnabled)
    assert asked.price.plain().startswith(f"Without a place then: {line.coach.name}")
    assert keys(page) == before
    asked.primary.click()
    qtbot.waitUntil(lambda: keys(page) != before)
    kept = shown(page).round
    assert kept is not None
    assert line.coach.code in {one.who.code for one in kept.not_paired}


def test_a_ring_drawn_by_hand_begins_a_plan_and_the_next_run_keeps_it(
    page: PairingsPage, qtbot: QtBot
) -> None:
    page.ask_to_draw()
    asked = dialog(page, qtbot, DrawRingDialog)
    people = [asked.places[0].itemData(at) for at in (1, 2, 3)]
    for field, code in zip(asked.places, people, strict=False):
        field.choose(code)
        field.chosen.emit(code)
    qtbot.waitUntil(asked.primary.isEnabled)
    asked.primary.click()
    qtbot.waitUntil(lambda: len(shown(page).lines) == 3)
    drawn = keys(page)
    assert len(shown(page).marks) == 3
    assert all(line.locked for line in shown(page).lines)
    run(page, qtbot, RunOptions(ring_cap=4))
    assert drawn <= keys(page)
    assert len(keys(page)) > 3


def test_choices_are_keyed_in_and_the_next_run_says_who_asked_for_whom(
    page: PairingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    line = shown(page).rings[0].lines[0]
    page.ask_for_choices()
    asked = dialog(page, qtbot, ChoicesDialog)
    asked.primary.click()
    assert asked.labelled["who"].field.accessibleDescription() == "Choose who filled in the slip."
    asked.who.choose(str(line.coachee.id))
    asked.chosen[0].choose(str(line.coach.id))
    with qtbot.waitSignal(page.runner.changed):
        asked.primary.click()
    slips = tmp_path / "slips.csv"
    chosen = f"{line.coach.code},gives,{line.coachee.code}"
    slips.write_text(f"person,as,choice_1\n{chosen}\n", encoding="utf-8")
    with qtbot.waitSignal(page.runner.changed):
        page.bring_in_slips(slips)
    run(page, qtbot, RunOptions(ring_cap=3, keeps_plan=True))
    again = next(one for one in shown(page).lines if one.key == line.key)
    assert again.reasons[0].key == "pairing_chosen_by_both"


def test_a_table_that_names_nobody_is_refused_with_its_line(
    page: PairingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    slips = tmp_path / "slips.csv"
    slips.write_text("person,as,choice_1\nX1,gives,X2\n", encoding="utf-8")
    page.bring_in_slips(slips)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "slips.csv, line 2" in page.trouble.accessibleName()
