"""The page of pairings: run, read, lock, publish, undo, on the sample."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.pairing.options import RunOptions
from facilitator.vocabulary import PairingState, RoundState
from facilitator.words import Language, Words
from tests.support.programmes import TODAY
from tests.ui.pairing.on_page import dialog, run, run_number, shown
from ui.drawings.lines import ComingRoundView
from ui.pairing.acts import WrappedAct
from ui.pairing.agreed_dialog import AgreedDialog
from ui.pairing.dialogs import ByHandDialog, EndDialog, PublishDialog
from ui.pairing.mend_dialog import MendDialog
from ui.pairing.page import PairingsPage
from ui.pairing.run_dialog import RunDialog
from ui.pairing.wording import listed
from ui.parts.lists import ListDialog
from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt
D = TypeVar("D", bound=QWidget)
LONG = 30_000


def test_a_cohort_that_is_not_paired_says_so_with_numbers(page: PairingsPage) -> None:
    assert page.stack.currentWidget() is page.empty
    assert "Cohort five: 24." in page.empty.sentence.text()
    assert page.empty.primary.text() == "Pair Cohort five"
    assert not page.side.isVisible()


def test_ctrl_r_asks_how_and_the_plan_stands_with_rings_and_reasons(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.empty.primary.click()
    asked = dialog(page, qtbot, RunDialog)
    assert asked.cap.key() == "4"
    asked.cap.choose("3")
    asked.primary.click()
    qtbot.waitUntil(lambda: shown(page).is_plan, timeout=LONG)
    assert page.stack.currentWidget() is page.centre
    assert page.head.publish.text() == f"Publish {len(shown(page).lines)} pairings"
    assert sample_stage.told.toasts[-1].startswith("Cohort five, run 1 kept")
    drawn = [view.accessibleName() for view in page.centre.grid.views]
    assert drawn == [ring.name for ring in shown(page).rings]
    line = page.line()
    assert line is not None
    assert line in page.centre.links.lines()
    qtbot.waitUntil(lambda: bool(page.inspector.findChildren(ComingRoundView)))
    coming = page.inspector.findChildren(ComingRoundView)[0].accessibleDescription()
    assert all(f"{ring.name}: about " in coming for ring in shown(page).rings)


def test_k_locks_the_chosen_pair_and_undo_lets_it_go(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    view = page.centre.grid.views[0]
    with qtbot.waitSignal(sample_stage.runner.changed):
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: any(line.locked for line in shown(page).lines))
    assert sample_stage.told.toasts[-1].endswith("locked")
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: not any(line.locked for line in shown(page).lines))


def test_a_pair_ruled_out_is_gone_from_the_next_run_and_the_page_says_what_changed(
    page: PairingsPage, qtbot: QtBot
) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    before = page.line()
    assert before is not None
    page.forbid()
    qtbot.waitUntil(lambda: bool(shown(page).marks))
    run(page, qtbot, RunOptions(ring_cap=3, keeps_plan=True))
    kept = shown(page).round
    assert kept is not None
    assert before.key not in {line.key for line in shown(page).lines}
    assert before.key in {line.key for line in kept.gone}
    page._show_changes()
    titles = {row.title for row in dialog(page, qtbot, ListDialog).rows.rows()}
    assert f"{before.coach.name} → {before.coachee.name}" in titles


def test_publishing_says_what_will_happen_then_the_pairings_run(
    page: PairingsPage, qtbot: QtBot
) -> None:
    run(page, qtbot, RunOptions(ring_cap=4))
    page.ask_to_publish()
    asked = dialog(page, qtbot, PublishDialog)
    assert f": {len(shown(page).lines)}, in rings" in asked.outcome.plain()
    asked.primary.click()
    qtbot.waitUntil(lambda: not shown(page).is_plan)
    kept = shown(page).round
    assert kept is not None
    assert kept.state is RoundState.PUBLISHED
    assert all(line.pairing_id for line in shown(page).lines)
    assert not page.head.publish.isVisible()


def test_a_last_day_before_the_first_is_refused_where_it_stands(
    page: PairingsPage, qtbot: QtBot
) -> None:
    run(page, qtbot, RunOptions(ring_cap=4))
    page.ask_to_publish()
    asked = dialog(page, qtbot, PublishDialog)
    asked.ends.setText("1/1/2026")
    asked.primary.click()
    assert asked.isVisible()
    assert asked.ends.accessibleDescription() == "The last day is before the first."
    asked.reject()


def test_two_people_are_paired_by_hand_and_nobody_with_themselves(
    page: PairingsPage, qtbot: QtBot
) -> None:
    page.ask_for_a_pair()
    asked = dialog(page, qtbot, ByHandDialog)
    assert [asked.coach.currentText(), asked.coachee.currentText()] == ["Choose…", "Choose…"]
    asked.primary.click()
    assert asked.labelled["coach"].field.accessibleDescription() == "Choose who gives."
    asked.coach.setCurrentIndex(1)
    asked.primary.click()
    assert asked.labelled["coachee"].field.accessibleDescription() == "Choose who receives."
    asked.coachee.choose(asked.coach.key())
    asked.primary.click()
    assert asked.isVisible()
    asked.coachee.setCurrentIndex(asked.coach.currentIndex() + 1)
    asked.primary.click()
    qtbot.waitUntil(lambda: len(shown(page).lines) == 1)
    assert page.centre.head.title.text() == "Pairings one way"


def test_a_pairing_that_ends_leaves_the_list_and_undo_brings_it_back(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.show_cohort(page.head.cohort.itemData(1))
    qtbot.waitUntil(lambda: bool(shown(page).lines))
    count = len(shown(page).lines)
    page.ask_to_end()
    asked = dialog(page, qtbot, EndDialog)
    asked.how.choose("ended_by_agreement")
    asked.primary.click()
    qtbot.waitUntil(lambda: len(shown(page).lines) == count - 1)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: len(shown(page).lines) == count)


def test_what_a_pairing_agreed_is_changed_and_undo_brings_it_back(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.show_cohort(page.head.cohort.itemData(1))
    qtbot.waitUntil(lambda: bool(shown(page).lines))
    line = next(one for one in shown(page).lines if one.state is PairingState.IN_FORCE)
    page.centre.choose(line.key)
    page.ask_to_change()
    asked = dialog(page, qtbot, AgreedDialog)
    asked.ends.show_day(TODAY - dt.timedelta(days=3000))
    asked.primary.click()
    assert asked.isVisible()
    asked.ends.show_day(line.planned_end)
    asked.sessions.setValue(line.contracted + 2)
    asked.place.setText("The library")
    asked.primary.click()

    def contracted() -> int:
        return next(one.contracted for one in shown(page).lines if one.key == line.key)

    qtbot.waitUntil(lambda: contracted() == line.contracted + 2)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: contracted() == line.contracted)


def test_who_is_not_paired_yet_is_told_why_and_a_way_can_be_tried(
    page: PairingsPage, qtbot: QtBot
) -> None:
    run(page, qtbot, RunOptions(ring_cap=2))
    kept = shown(page).round
    assert kept is not None
    assert kept.not_paired
    qtbot.waitUntil(lambda: bool(page.inspector._helps), timeout=LONG)
    placed = shown(page).people_placed
    names = [one.who.name for one in kept.not_paired]

    def by_hand() -> list[str]:
        acts = [act.text() for act in page.inspector.findChildren(WrappedAct)]
        return [act for act in acts if act.endswith("by hand…")]

    # What helps comes later, and what stood there before it goes.
    qtbot.waitUntil(lambda: len(by_hand()) == len(names))
    # Whom the same keeps out stand together, so there are fewer reasons than people.
    reasons = {(one.reason.key, repr(one.reason.values)) for one in kept.not_paired}
    assert len(reasons) < len(names)
    together = [act for act in by_hand() if act != "Find a place by hand…"]
    assert together
    assert all(any(name in act for name in names) for act in together)
    helps = page.inspector._helps
    best = max(
        ((one, r) for one in helps.values() for r in one.relaxations),
        key=lambda found: found[1].more_people,
    )
    assert best[1].more_people > 0
    number = run_number(page)
    page.inspector._try(best[0].member, best[1])
    qtbot.waitUntil(lambda: run_number(page) > number, timeout=LONG)
    assert shown(page).people_placed == placed + best[1].more_people


def test_the_table_is_filtered_by_organisation_and_copied(page: PairingsPage, qtbot: QtBot) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    assert page.to_filter()
    whole = page.centre.table.lines()
    mark = shown(page).organisations[0]
    page.centre.filter.setText(mark.name_en)
    lines = page.centre.table.lines()
    assert 0 < len(lines) < len(whole)
    assert all(mark in (line.coach.organisation, line.coachee.organisation) for line in lines)
    page.centre.table.clearSelection()
    page.centre.table.copy_table()
    text = QGuiApplication.clipboard().text()
    assert len(text.splitlines()) == len(lines) + 1
    assert page.back()
    assert not page.back()


def test_a_cell_of_the_matrix_opens_its_pairings(page: PairingsPage, qtbot: QtBot) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    line = shown(page).lines[0]
    places = {mark: at for at, mark in enumerate(shown(page).organisations)}
    assert line.coach.organisation is not None
    assert line.coachee.organisation is not None
    cell = places[line.coach.organisation], places[line.coachee.organisation]
    page.centre.matrix.cell_opened.emit(*cell)
    assert line in page.centre.table.lines()


def test_a_narrow_window_keeps_the_inspector_in_a_drawer(page: PairingsPage, qtbot: QtBot) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    assert page.side.isVisible()
    page.fit(Breadth.NARROW)
    assert not page.side.isVisible()
    page.show_details()
    assert page.side.isVisible()


def test_state_survives_a_change_of_language(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    run(page, qtbot, RunOptions(ring_cap=3))
    page.centre.choose(shown(page).lines[-1].key)
    kept = page.state()
    sample_stage.language = Language.CY
    other: PairingsPage = sample_stage.show(PairingsPage)
    other.restore(kept)
    qtbot.waitUntil(lambda: other.shown is not None and bool(other.shown.lines))
    assert other.state() == kept
    assert other.head.title.text() == "Parau"


def test_lists_are_joined_as_one_reads_them() -> None:
    english = Words(Language.EN)
    assert listed([], english) == ""
    assert listed(["Siân"], english) == "Siân"
    assert listed(["Siân", "Tomasz", "Owain"], english) == "Siân, Tomasz and Owain"


def test_another_page_asks_for_a_person_and_for_a_side(
    page: PairingsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.show_cohort(page.head.cohort.itemData(1))
    qtbot.waitUntil(lambda: bool(shown(page).lines))
    last = shown(page).lines[-1]
    page.restore({"person": str(last.coachee.id), "view": "table"})
    qtbot.waitUntil(lambda: last.coachee in _two(page))
    assert page.head.side() == "table"
    page._show_sessions()
    place, state = sample_stage.told.went[-1]
    assert place == "sessions"
    assert last.coachee.name in str(state["filter"])


def _two(page: PairingsPage) -> tuple[object, ...]:
    line = page.line()
    return (line.coach, line.coachee) if line else ()


def test_a_ring_is_mended_and_back_again(
    sample_stage: Stage, page: PairingsPage, qtbot: QtBot
) -> None:
    page.show_cohort(page.head.cohort.itemData(1))
    qtbot.waitUntil(lambda: any(len(ring.lines) > 2 for ring in shown(page).rings))
    before = {line.key for line in shown(page).lines}
    for ring in [ring for ring in shown(page).rings if len(ring.lines) > 2]:
        page.centre.choose(ring.lines[0].key)
        page.ask_to_mend()
        asked = dialog(page, qtbot, MendDialog)
        for code in [asked.leaver.itemData(at) for at in range(asked.leaver.count())]:
            asked.leaver.choose(code)
            asked.said.say("")
            asked.leaver_chosen.emit(code)
            qtbot.waitUntil(lambda: bool(asked.said.text()), timeout=LONG)  # noqa: B023
            if asked.primary.isEnabled():
                break
        if asked.primary.isEnabled():
            break
        asked.reject()
        qtbot.waitUntil(lambda: not page.findChildren(MendDialog))
    assert asked.primary.isEnabled()
    asked.primary.click()
    qtbot.waitUntil(lambda: {line.key for line in shown(page).lines} != before, timeout=LONG)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: {line.key for line in shown(page).lines} == before, timeout=LONG)


def test_a_pairing_that_is_not_taken_up_asks_for_the_next_best_at_once(
    page: PairingsPage, qtbot: QtBot
) -> None:
    run(page, qtbot, RunOptions(ring_cap=4))
    page.ask_to_publish()
    asked = dialog(page, qtbot, PublishDialog)
    asked.begins.choose(PairingState.PROPOSED.value)
    asked.primary.click()
    qtbot.waitUntil(lambda: not shown(page).is_plan, timeout=LONG)
    first = next(line for line in shown(page).lines if line.ring)
    page.centre.choose(first.key)
    page.answer(accepts=True)
    qtbot.waitUntil(
        lambda: any(line.state is PairingState.ACCEPTED for line in shown(page).lines), timeout=LONG
    )
    ring = next(ring for ring in shown(page).rings if len(ring.lines) > 2)
    page.centre.choose(ring.lines[0].key)
    page.answer(accepts=False)
    mend = dialog(page, qtbot, MendDialog)
    assert mend.leaver.key() == ""
    qtbot.waitUntil(lambda: bool(mend.said.text()), timeout=LONG)
