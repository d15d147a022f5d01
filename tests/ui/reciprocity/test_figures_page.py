"""The page of figures: sections, rows behind every figure, questions, invitations."""

from __future__ import annotations

import csv
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.reciprocity.actions import QuestionDraft, save_question
from facilitator.reciprocity.answers import left_today, saved_questions
from facilitator.reciprocity.asking import Question, Split
from tests.support.programmes import TODAY
from ui.reciprocity.page import FiguresPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> Any:
    """The page with every figure told."""
    page = sample_stage.show(FiguresPage)
    qtbot.waitUntil(lambda: bool(page.headlines.lead.text()))
    qtbot.waitUntil(lambda: bool(page.journal.table.lines()))
    return page


def open_section(page: Any, key: str) -> Any:
    page.list.choose(key)
    assert page.stack.currentWidget() is page.sections[key]
    return page.sections[key]


def rows_open(page: Any, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: bool(page.rows.foot.text()))
    foot: str = page.rows.foot.text()
    return foot


def test_every_section_is_reached_and_shows_something(page: Any) -> None:
    keys = [row.key for row in page.list.rows()]
    assert keys[0] == "headlines"
    assert {"ledger", "people", "bodies", "network", "ready", "ask"} <= set(keys)
    for key in keys:
        open_section(page, key)
        assert page.head.title.text()


def test_a_headline_opens_its_rows_with_their_sum(page: Any, qtbot: QtBot) -> None:
    hours = next(
        button
        for button in page.headlines.buttons
        if "given and received" in button.accessibleName()
    )
    QTest.mouseClick(hours, Qt.MouseButton.LeftButton)
    foot = rows_open(page, qtbot)
    total = page.people.foot.text().split(" have moved")[0]
    assert foot.endswith(f"sum: {total}")
    assert page.rows.table.lines()


def test_the_never_started_stand_beside_the_median(page: Any) -> None:
    assert page.headlines.begun.isVisible()
    assert page.headlines.never.isVisible()
    assert "have had no session yet" in page.headlines.never.text().replace("has had", "have had")


def test_a_person_opens_given_then_received(page: Any, qtbot: QtBot) -> None:
    people = open_section(page, "people")
    line = people.table.lines()[0]
    people.table.choose(line.code)
    qtbot.waitUntil(lambda: page.rows.heading.title.text() == line.name.en)
    qtbot.waitUntil(lambda: sum(row.row.amount for row in page.rows.table.lines()) == line.given)
    page.rows.chips.chip("Received").click()
    qtbot.waitUntil(lambda: sum(row.row.amount for row in page.rows.table.lines()) == line.received)
    assert {row.receiver for row in page.rows.table.lines()} == {line.name.en}


def test_the_ledger_says_that_nothing_is_made_and_nothing_lost(page: Any) -> None:
    open_section(page, "ledger")
    assert page.journal.foot.text().endswith("sum over all parties: 0")
    assert page.people.foot.text().endswith("sum over all parties: 0")


def test_the_matrix_opens_what_went_from_one_to_another(page: Any, qtbot: QtBot) -> None:
    bodies = open_section(page, "bodies")
    bodies.segments.part("matrix").click()
    places = {line.code: at for at, line in enumerate(page._all.bodies)}
    (giver, receiver), minutes = max(
        ((link, moved) for link, moved in page._all.matrix.items() if link[0] != link[1]),
        key=lambda one: one[1],
    )
    bodies.matrix.choose(("cell", places[giver], places[receiver]))
    qtbot.waitUntil(lambda: sum(r.row.amount for r in page.rows.table.lines()) == minutes)


def test_a_cohort_and_a_period_cut_the_figures(page: Any, qtbot: QtBot) -> None:
    whole = page._all.total
    code = page._all.cohorts[0].code
    page.scope_bar.cohort.choose(code)
    page.scope_bar.changed.emit()
    qtbot.waitUntil(lambda: page._all.scope.cohort == code)
    assert 0 < page._all.total <= whole
    assert page.state()["scope"]["cohort"] == code


def test_the_network_is_never_among_the_headlines(page: Any) -> None:
    said = " ".join(button.accessibleName() for button in page.headlines.buttons)
    for measure in ("home", "Gini", "E-I", "directly"):
        assert measure not in said + page.headlines.lead.text()
    assert "have come home" in page.network.figures["circulation"].text()


def test_a_question_is_asked_and_its_cells_open(page: Any, qtbot: QtBot) -> None:
    asking = open_section(page, "ask")
    qtbot.waitUntil(lambda: asking.answer is not None)
    asking.form.first.choose("giving_body")
    asking.form.first.chosen.emit("giving_body")
    qtbot.waitUntil(lambda: asking.answer.heading == "Organisation that gives")
    line = max(asking.answer.lines[:-1], key=lambda one: one.figures[-1])
    asking.table.choose(line.key)
    qtbot.waitUntil(lambda: page.rows.heading.title.text() == line.name)
    assert sum(row.row.amount for row in page.rows.table.lines()) == line.figures[-1]
    assert sum(one.figures[-1] for one in asking.answer.lines[:-1]) == page._all.total


def test_what_is_to_leave_hides_small_numbers_and_is_noted_once_it_left(
    page: Any, qtbot: QtBot, sample_stage: Stage
) -> None:
    asking = open_section(page, "ask")
    asking.form.goes.choose("leaves")
    asking.form.first.choose("giver")
    asking.form.first.chosen.emit("giver")
    qtbot.waitUntil(lambda: asking.answer is not None and asking.answer.has_hidden)
    people = [line for line in asking.answer.lines if line.key.startswith("P")]
    assert people
    assert {line.figures[-1] for line in people} == {None}
    asking.acts["copy"].click()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith("Who gives\tHours")
    assert "–" in text
    with closing(sample_stage.file.for_thread("me")) as mine:
        qtbot.waitUntil(lambda: bool(mine.ask(left_today, TODAY)))
        assert mine.ask(left_today, TODAY) == (Question(by=(Split.GIVER,)),)


def test_a_question_is_kept_renamed_and_deleted(
    page: Any, qtbot: QtBot, sample_stage: Stage
) -> None:
    asking = open_section(page, "ask")
    asking.acts["save"].click()
    dialog = page.acts.dialog
    dialog.name.setText("")
    dialog.primary.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    dialog.name.setText("All hours")
    dialog.primary.click()
    qtbot.waitUntil(lambda: asking.chosen() is not None)
    assert sample_stage.told.toasts[-1] == "Kept the question “All hours”"
    asking.acts["rename"].click()
    page.acts.dialog.name.setText("Every hour")
    page.acts.dialog.primary.click()
    qtbot.waitUntil(lambda: asking.kept.currentText() == "Every hour")
    asking.acts["delete"].click()
    qtbot.waitUntil(lambda: asking.chosen() is None)
    with closing(sample_stage.file.for_thread("me")) as mine:
        assert "Every hour" not in {one.name for one in mine.ask(saved_questions)}


def test_a_kept_question_fills_the_builder(page: Any, qtbot: QtBot) -> None:
    question = Question(by=(Split.YEAR, Split.COHORT))
    page.runner.act(save_question, QuestionDraft("By year", question), lambda _done: None)
    asking = open_section(page, "ask")
    qtbot.waitUntil(lambda: asking.kept.findText("By year") > 0)
    asking.choose(asking.kept.itemData(asking.kept.findText("By year")))
    assert asking.form.question() == question
    qtbot.waitUntil(lambda: asking.answer is not None and asking.answer.heading == "Year")


def test_an_answer_is_saved_as_csv(page: Any, qtbot: QtBot, tmp_path: Path) -> None:
    asking = open_section(page, "ask")
    asking.form.first.choose("year")
    asking.form.first.chosen.emit("year")
    qtbot.waitUntil(lambda: asking.answer is not None and asking.answer.heading == "Year")
    path = tmp_path / "answer.csv"
    page.acts.write(path)
    qtbot.waitUntil(path.exists)
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["Year", "Hours"]
    assert rows[-1] == ["All together", str(round(page._all.total / 60, 2))]


def test_ready_to_give_offers_an_invitation_to_each(page: Any, qtbot: QtBot) -> None:
    ready = open_section(page, "ready")
    qtbot.waitUntil(lambda: bool(ready.people.lines()))
    n = len(ready.people.lines())
    assert ready.invite.text().startswith(f"Print {n} invitation")
    with qtbot.waitSignal(ready.invite_wanted) as wanted:
        ready.people.choose(str(ready.people.lines()[0].person_id))
        ready.invite.click()
    assert wanted.args == [(str(ready.people.lines()[0].person_id),)]


def test_something_given_without_a_session_is_recorded(
    page: Any, qtbot: QtBot, sample_stage: Stage
) -> None:
    open_section(page, "ledger")
    before = len(page.journal.table.lines())
    page.journal.new.click()
    qtbot.waitUntil(lambda: page.acts.dialog is not None)
    dialog = page.acts.dialog
    assert dialog.giver.key() == "programme"
    dialog.minutes.setValue(540)
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.journal.table.lines()) == before + 1)
    assert "540 minutes" in sample_stage.told.toasts[-1]
    assert page.journal.foot.text().endswith("sum over all parties: 0")


def test_a_figure_asked_for_from_elsewhere_opens_as_the_record_stood(
    page: Any, qtbot: QtBot
) -> None:
    page.restore({"figure": ["helped", "", ""], "scope": {"as_of": "2026-06-01"}})
    qtbot.waitUntil(lambda: page._all is not None and page._all.scope.today.month == 6)
    assert page.scope_bar.stood.text() == "As the record stood on Monday 1 June 2026."
    qtbot.waitUntil(lambda: "people" in page.rows.foot.text() or "person" in page.rows.foot.text())
    page.scope_bar.back.click()
    qtbot.waitUntil(lambda: page._all.scope.today == TODAY)


def test_an_hour_is_followed_step_by_step(page: Any, qtbot: QtBot) -> None:
    hours = open_section(page, "hours")
    qtbot.waitUntil(lambda: bool(hours.table.lines()))
    people = [one for one in hours.table.lines() if one.giver_id is not None]
    line = max(people, key=lambda one: len(one.steps))
    hours.table.choose(line.session)
    qtbot.waitUntil(lambda: len(page.rows.table.lines()) == len(line.steps))
    assert page.rows.heading.title.text() == line.giver
    with qtbot.waitSignal(hours.card_wanted) as wanted:
        hours.card.click()
    assert wanted.args == [line.giver_id]


def test_the_hours_of_one_person_are_asked_for_from_their_page(page: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.hours.table.lines()))
    line = [one for one in page.hours.table.lines() if one.giver_id is not None][-1]
    page.restore({"section": "hours", "person": str(line.giver_id)})
    qtbot.waitUntil(lambda: page.rows.heading.title.text() == line.giver)


def test_the_map_and_its_list_tell_the_same_and_open_a_person(
    page: Any, qtbot: QtBot, sample_stage: Stage
) -> None:
    section = open_section(page, "map")
    qtbot.waitUntil(lambda: bool(section.list.lines()))
    assert [line.name for line in section.list.lines()] == [
        str(row[0]) for row in section.map.drawing.rows
    ]
    assert len(section.bridges.rows()) <= 7
    section.map.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(section.map, Qt.Key.Key_End)
    last = page.map.list.lines()[-1]
    assert section.list.chosen() == last.code
    assert section.said.text() == section.map.accessibleDescription()
    assert last.name in section.said.text()
    QTest.keyClick(section.map, Qt.Key.Key_Return)
    assert sample_stage.told.went[-1] == ("people", {"chosen": str(last.key)})


def test_a_choice_in_the_list_or_among_the_bridges_is_the_choice_on_the_map(
    page: Any, qtbot: QtBot
) -> None:
    section = open_section(page, "map")
    qtbot.waitUntil(lambda: bool(section.list.lines()))
    QTest.mouseClick(section.segments.part("list"), Qt.MouseButton.LeftButton)
    third = section.list.lines()[2]
    section.list.choose(third.code)
    assert section.map.person == 2
    assert section.said.text().startswith(third.name)
    held = section.bridges.rows()[0]
    section.bridges.choose(held.key)
    assert section.said.text().startswith(held.title)
    assert section.list.chosen() == held.key


def test_the_map_follows_cohort_and_period(page: Any, qtbot: QtBot) -> None:
    section = open_section(page, "map")
    qtbot.waitUntil(lambda: bool(section.list.lines()))
    everybody = len(section.list.lines())
    page.scope_bar.cohort.setCurrentIndex(1)
    page.scope_bar.cohort.chosen.emit(page.scope_bar.cohort.key())
    qtbot.waitUntil(lambda: 0 < len(section.list.lines()) < everybody)
    page.restore({"section": "map", "scope": {"until": "2001-01-01"}})
    qtbot.waitUntil(lambda: not section.list.lines())
    assert "Nobody" in section.lead.text()
    assert section.stack.isHidden()


def test_the_keyboard_begins_on_the_sections_and_rows_stand_only_where_one_is_opened(
    page: FiguresPage, qtbot: QtBot
) -> None:
    page.begin()
    assert page.list.hasFocus()
    assert page.rows.table.isHidden()
    page.headlines.buttons[0].click()
    assert page.rows.table.isVisible()
    qtbot.waitUntil(lambda: bool(page.rows.table.lines()))
    assert page.upright.sizes()[1] >= page.rows.minimumSizeHint().height()


def test_a_day_that_cannot_be_read_is_said(page: FiguresPage) -> None:
    for since in (page.asking.form.since, page.scope_bar.since, page.scope_bar.until):
        for typed, said in (("the 45th", True), ("1/9/2026", False)):
            since.setText(typed)
            since.editingFinished.emit()
            assert ("not a day we can read" in since.accessibleDescription()) is said
