"""The page of cohorts: open, enrol, gather, attend, and every figure opened, on the sample."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.vocabulary import AttendanceState
from facilitator.words import Language
from tests.support.programmes import TODAY
from ui.cohorts.forms import CohortForm, EnrolDialog, GatheringForm, RoleDialog
from ui.cohorts.moving import MoveDialog
from ui.cohorts.page import CohortsPage
from ui.parts.dialogs import Question
from ui.parts.lists import ListDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.cohorts.people import AttendanceLine
    from facilitator.cohorts.questions import Overview
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt
D = TypeVar("D", bound=QWidget)


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> CohortsPage:
    """The page with the cohort that is on its way."""
    made: CohortsPage = sample_stage.show(CohortsPage)
    qtbot.waitUntil(lambda: made.shown is not None and bool(made.people.table.lines()))
    return made


def shown(page: CohortsPage) -> Overview:
    assert page.shown is not None
    return page.shown


def dialog(page: CohortsPage, qtbot: QtBot, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)))
    found: D = page.findChildren(kind)[0]
    return found


def attending(page: CohortsPage) -> list[AttendanceLine]:
    return list(page.gatherings.attendance._lines.values())


def test_the_overview_says_how_the_cohort_stands(page: CohortsPage) -> None:
    assert page.head.title.text() == "Cohort two"
    assert page.head.badge.accessibleName() == "In progress, week 15 of 27"
    assert "a place to fill" in page.overview.lead.text()
    assert page.overview.timeline.accessibleDescription()
    assert len(page.overview.rows) == len(shown(page).rings)
    assert page.head.gathering.text() == "Open gathering 3"


def test_nothing_is_said_of_a_cohort_before_it_is_known(sample_stage: Stage, qtbot: QtBot) -> None:
    page: CohortsPage = sample_stage.show(CohortsPage)
    assert not page.head.isVisible()
    assert not page.empty.isVisible()
    qtbot.waitUntil(page.head.isVisible)


def test_every_ring_says_how_far_it_is_below_the_others(page: CohortsPage) -> None:
    longest = max((ring.name for ring in shown(page).rings), key=len)
    assert {row.longest for row in page.overview.rows} == {(longest, "A place to fill")}


def test_the_acts_stand_at_the_right_or_below_the_sides(page: CohortsPage, qtbot: QtBot) -> None:
    head = page.head
    assert head.gathering.geometry().right() >= head.width() - 1
    assert head.gathering.y() == head.sides.y()
    page.resize(700, 800)
    qtbot.waitUntil(lambda: head.gathering.y() > head.sides.y())


def test_every_hour_opens_what_it_is_made_of(page: CohortsPage, qtbot: QtBot) -> None:
    (giver, receiver), _minutes = max(shown(page).minutes.items(), key=lambda cell: cell[1])
    page.overview.cell_opened.emit(giver, receiver)
    cell = dialog(page, qtbot, ListDialog)
    assert len(cell.rows.rows()) == shown(page).sessions[giver, receiver]
    cell.reject()


def test_a_ring_opens_on_the_page_of_pairings(page: CohortsPage, sample_stage: Stage) -> None:
    page.overview.rows[0].click()
    place, state = sample_stage.told.went[-1]
    assert place == "pairings"
    assert state["ring"] == str(shown(page).rings[0].id)


def test_the_summary_is_asked_for_with_its_cohort(page: CohortsPage, sample_stage: Stage) -> None:
    page.head.summary.click()
    cohort = str(shown(page).facts.id)
    assert sample_stage.told.went[-1] == ("papers", {"kind": "summary", "cohort": cohort})


def test_a_cohort_is_opened_while_the_rule_reads_as_a_sentence(
    page: CohortsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.ask_to_open()
    form = dialog(page, qtbot, CohortForm)
    form.primary.click()
    assert form.title_en.accessibleDescription() == "A title in one language is needed."
    form.title_cy.setText("Carfan pump")
    form.receives.setValue(1)
    form.gives.setValue(4)
    form.minutes.setValue(45)
    form.give_by.setText("31/3/2027")
    assert form.rule.plain() == (
        "Everybody receives one session of 45 minutes and gives 4 elsewhere by 31 March 2027."
    )
    form.primary.click()
    qtbot.waitUntil(lambda: shown(page).facts.title_cy == "Carfan pump")
    assert shown(page).facts.exchange.minutes_to_give == 180
    assert page.overview.lead.text().startswith("Nobody is in this cohort yet")
    qtbot.waitUntil(lambda: page.people.empty.isVisibleTo(page.people))
    assert sample_stage.told.toasts[-1] == "Carfan pump opened"
    assert shown(page).facts.retention_months is None


def test_a_cohort_gets_its_own_months_for_its_records(page: CohortsPage, qtbot: QtBot) -> None:
    page.ask_to_change()
    form = dialog(page, qtbot, CohortForm)
    assert form.kept.text() == "as in Settings"
    form.kept.setValue(60)
    form.primary.click()
    qtbot.waitUntil(lambda: shown(page).facts.retention_months == 60)
    qtbot.waitUntil(lambda: not page.findChildren(CohortForm))
    page.ask_to_change()
    form = dialog(page, qtbot, CohortForm)
    assert form.kept.text() == "60"
    form.kept.setValue(0)
    form.primary.click()
    qtbot.waitUntil(lambda: shown(page).facts.retention_months is None)


def test_a_stale_form_is_refused_and_keeps_what_was_typed(
    page: CohortsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    from facilitator.cohorts.actions import CohortChange, change_cohort

    page.ask_to_change()
    form = dialog(page, qtbot, CohortForm)
    form.title_en.setText("Cohort two, extended")
    facts = shown(page).facts
    with qtbot.waitSignal(sample_stage.runner.changed):
        change = CohortChange(facts.id, facts.version, {"place_en": "Elsewhere"})
        sample_stage.runner.act(change_cohort, change)
    form.primary.click()
    qtbot.waitUntil(form.trouble.isVisible)
    assert form.title_en.text() == "Cohort two, extended"
    assert "what you typed is still here" in form.trouble.rest.text()
    form.reject()


def test_enrolling_says_beforehand_who_joins_and_who_is_in_it(
    page: CohortsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.ask_to_enrol()
    asked = dialog(page, qtbot, EnrolDialog)
    assert not asked.primary.isEnabled()
    asked.rows.selectAll()
    inside = sum(row.badge is not None for row in asked.rows.rows())
    joining = len(asked.rows.rows()) - inside
    everybody = len(page.people.table.lines())
    # Whoever is at rest is in no list from which people are asked.
    resting = sum(line.is_resting for line in page.people.table.lines())
    assert inside == everybody - resting
    assert asked.outcome.plain() == f"Join: {joining}. In it already: {inside}."
    asked.primary.click()
    qtbot.waitUntil(lambda: len(page.people.table.lines()) == everybody + joining)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: len(page.people.table.lines()) == everybody)


def test_a_role_is_changed_and_somebody_steps_out(page: CohortsPage, qtbot: QtBot) -> None:
    lines = page.people.table.lines()
    page.people.table.choose(str(lines[0].id))
    page.people.role.click()
    asked = dialog(page, qtbot, RoleDialog)
    asked.role.choose("gives")
    asked.primary.click()
    qtbot.waitUntil(lambda: page.people.table.lines()[0].role.value == "gives")
    page.people.out.click()
    question = dialog(page, qtbot, Question)
    question.primary.click()
    qtbot.waitUntil(lambda: len(page.people.table.lines()) == len(lines) - 1)
    assert lines[0].person_id not in {line.person_id for line in page.people.table.lines()}


def test_attendance_is_taken_by_typing_a_name(
    page: CohortsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.open_next_gathering()
    qtbot.waitUntil(lambda: bool(attending(page)))
    pane = page.gatherings.attendance
    someone = attending(page)[7]
    pane.finder.setText(someone.name.lower())
    with qtbot.waitSignal(sample_stage.runner.changed):
        QTest.keyClick(pane.finder, Qt.Key.Key_Return)
    assert pane.finder.text() == ""
    qtbot.waitUntil(
        lambda: (
            [one.name for one in attending(page) if one.state is AttendanceState.CAME]
            == [someone.name]
        )
    )
    assert sample_stage.told.toasts[-1] == "Who came to Gathering three noted: 1"


def test_space_marks_the_chosen_names_and_takes_it_back(page: CohortsPage, qtbot: QtBot) -> None:
    page.open_next_gathering()
    qtbot.waitUntil(lambda: bool(attending(page)))
    pane = page.gatherings.attendance
    count = len(attending(page))
    pane.list.selectAll()
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    came = AttendanceState.CAME
    qtbot.waitUntil(lambda: sum(one.state is came for one in attending(page)) == count)
    assert len(pane.list.all_chosen()) == count
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not any(one.state is came for one in attending(page)))


def test_a_gathering_is_planned_and_cancelled(page: CohortsPage, qtbot: QtBot) -> None:
    count = len(shown(page).gatherings)
    page.ask_to_plan()
    form = dialog(page, qtbot, GatheringForm)
    assert form.title_en.text() == f"Gathering {count + 1}"
    form.starts.setText("9.30")
    form.ends.setText("930")
    form.on.setText("5/3/2027")
    form.primary.click()
    qtbot.waitUntil(form.trouble.isVisible)
    form.ends.setText("12")
    form.primary.click()
    qtbot.waitUntil(lambda: len(shown(page).gatherings) == count + 1)
    planned = shown(page).gatherings[-1]
    assert (planned.starts_at, planned.ends_at) == ("09:30", "12:00")
    page.show_side("gatherings")
    page.gatherings.list.choose(str(planned.id))
    next(act for act in page.row_actions() if act.keys == "Del").do()
    question = dialog(page, qtbot, Question)
    question.primary.click()
    qtbot.waitUntil(lambda: len(shown(page).gatherings) == count)


def test_the_next_gathering_is_moved_from_the_overview(page: CohortsPage, qtbot: QtBot) -> None:
    at = shown(page).next_gathering(TODAY)
    assert at is not None
    gathering = shown(page).gatherings[at]
    assert not page.row_actions()
    next(act for act in page.page_actions() if act.text == "Move the next gathering…").do()
    form = dialog(page, qtbot, MoveDialog)
    form.primary.click()
    assert form.isVisible()
    form.on.show_day(gathering.day + dt.timedelta(days=7))
    form.primary.click()
    qtbot.waitUntil(lambda: shown(page).gatherings[at].day == gathering.day + dt.timedelta(days=7))
    page.show_side("gatherings")
    page.gatherings.list.choose(str(gathering.id))
    texts = [act.text for act in page.page_actions()]
    assert "Move to another day…" in texts
    assert "Move the next gathering…" not in texts


def test_a_programme_without_cohorts_says_how_to_begin(empty_stage: Stage, qtbot: QtBot) -> None:
    page: CohortsPage = empty_stage.show(CohortsPage)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.empty.primary.click()
    assert dialog(page, qtbot, CohortForm).isVisible()


def test_state_survives_a_change_of_language(
    page: CohortsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.show_cohort(page.head.cohort.itemData(1))
    qtbot.waitUntil(lambda: shown(page).facts.title_en == "Cohort one")
    page.open_next_gathering()
    kept = page.state()
    sample_stage.language = Language.CY
    other: CohortsPage = sample_stage.show(CohortsPage)
    other.restore(kept)
    qtbot.waitUntil(lambda: other.shown is not None)
    assert other.head.title.text() == "Carfan un"
    qtbot.waitUntil(lambda: other.state() == kept)
    assert shown(other).next_gathering(TODAY) is None
