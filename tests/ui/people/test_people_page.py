"""The page of people: found, shown, edited where they stand, changed, merged and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from facilitator.people import actions
from facilitator.words import Language
from ui.parts.chips_field import Chip
from ui.parts.text import Text
from ui.people.asking import AnswerDialog
from ui.people.bulk import BulkDialog
from ui.people.dialogs import NewPersonDialog
from ui.people.list_pane import ASKED, BY_FIRST_NAME, BY_ORGANISATION, EVERYONE, TO_PASS_ON
from ui.people.page import PeoplePage
from ui.people.picking import MergeDialog, PersonPicker
from ui.people.printing import PaperDialog
from ui.people.topics import ChipsDetail
from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.people.person import PersonDetail
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt
ENTER, ESCAPE, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> PeoplePage:
    """The page with the sample's people, the first of them shown."""
    made: PeoplePage = sample_stage.show(PeoplePage)
    qtbot.waitUntil(lambda: made.person is not None)
    return made


def names(page: PeoplePage) -> list[str]:
    return [row.title for row in page.list.rows.rows()]


def badge(page: PeoplePage, name: str) -> str:
    row = next(row for row in page.list.rows.rows() if name in row.title)
    return row.badge.word if row.badge else ""


def shown(page: PeoplePage) -> PersonDetail:
    assert page.person is not None
    return page.person


def choose(page: PeoplePage, qtbot: QtBot, name: str) -> PersonDetail:
    row = next(row for row in page.list.rows.rows() if name in row.title)
    page.list.rows.choose(row.key)
    qtbot.waitUntil(lambda: page.person is not None and str(page.person.id) == row.key)
    return shown(page)


def test_typing_finds_people_whatever_the_accents(page: PeoplePage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.list.filter, "blazejewski")
    assert names(page) == ["Tomasz Błażejewski"]
    QTest.keyClick(page.list.filter, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown(page).full_name == "Tomasz Błażejewski")
    QTest.keyClick(page.list.filter, ESCAPE)
    assert len(names(page)) > 30


def test_a_chip_leaves_only_those_it_counts(page: PeoplePage, qtbot: QtBot) -> None:
    chip = page.list.chips.chip(TO_PASS_ON)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    badges = [row.badge.word for row in page.list.rows.rows() if row.badge]
    assert len(badges) == len(names(page)) > 0
    assert all("to pass on" in word for word in badges)
    assert chip.text().endswith(f"· {len(badges)}")


def test_the_list_is_sorted_by_names_and_bodies_never_by_balance(page: PeoplePage) -> None:
    page.list.order_by(BY_FIRST_NAME)
    assert names(page)[0].split()[0] <= names(page)[-1].split()[0]
    page.list.order_by(BY_ORGANISATION)
    bodies = [row.swatch.name for row in page.list.rows.rows() if row.swatch]
    assert bodies == sorted(bodies)


def test_a_name_is_edited_where_it_stands(
    page: PeoplePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    choose(page, qtbot, "Tomasz")
    field = page.pane.record.fields["phone"]
    QTest.keyClick(field, F2)
    field.editor.clear()  # type: ignore[attr-defined]  # a line
    QTest.keyClicks(field.editor, "01632 960999")
    QTest.keyClick(field.editor, ENTER)
    qtbot.waitUntil(lambda: shown(page).phone == "01632 960999")
    assert sample_stage.told.toasts == ["Tomasz Błażejewski changed"]


def test_escape_leaves_the_value_as_it_was(page: PeoplePage, qtbot: QtBot) -> None:
    field = page.pane.record.fields["email"]
    before = shown(page).email
    field.edit()
    QTest.keyClicks(field.editor, "something else")
    QTest.keyClick(field.editor, ESCAPE)
    assert not field.is_editing()
    assert shown(page).email == before


def test_a_refusal_stands_at_the_field_with_what_was_typed(page: PeoplePage, qtbot: QtBot) -> None:
    field = page.pane.record.fields["full_name"]
    field.edit()
    field.editor.setText("   ")  # type: ignore[attr-defined]  # a line
    QTest.keyClick(field.editor, ENTER)
    qtbot.waitUntil(field.is_editing)
    said = [label.text() for label in field.findChildren(Text) if label.isVisible()]
    assert any(text.startswith("A name is needed.") for text in said)
    assert page.pane.record.typed().keys() == {"full_name"}


def test_a_change_by_somebody_else_is_never_overwritten_unseen(
    page: PeoplePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    person = choose(page, qtbot, "Tomasz")
    field = page.pane.record.fields["region"]
    field.edit()
    field.editor.setText("South")  # type: ignore[attr-defined]  # a line
    change = actions.PersonChange(person.id, person.version, {"region": "East"})
    with qtbot.waitSignal(sample_stage.runner.changed):
        sample_stage.runner.act(actions.change_person, change)
    qtbot.waitUntil(lambda: shown(page).region == "East")
    QTest.keyClick(field.editor, ENTER)
    qtbot.waitUntil(field.is_editing)
    assert page.pane.record.typed() == {"region": "South"}
    assert shown(page).region == "East"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_offers_are_chips_added_by_typing_and_taken_out_by_key_or_click(
    page: PeoplePage, qtbot: QtBot
) -> None:
    choose(page, qtbot, "Tomasz")
    field = page.pane.record.fields["offers"]
    assert isinstance(field, ChipsDetail)
    chips = field.chips
    before = [topic.en for topic in shown(page).offers]
    assert list(chips.chips()) == before

    def offered() -> list[str]:
        return [topic.en for topic in shown(page).offers]

    QTest.keyClicks(chips.field, "Listening")
    QTest.keyClick(chips.field, ENTER)
    qtbot.waitUntil(lambda: offered() == [*before, "Listening"])
    QTest.keyClicks(chips.field, "Chairing a raft,")
    qtbot.waitUntil(lambda: offered() == [*before, "Listening", "Chairing a raft"])
    first = chips.findChildren(Chip)[0]
    assert first.accessibleName() == f"Take out: {before[0]}"
    QTest.keyClick(first, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: offered() == [*before[1:], "Listening", "Chairing a raft"])
    last = next(one for one in chips.findChildren(Chip) if one.text() == "Chairing a raft")
    last.click()
    qtbot.waitUntil(lambda: offered() == [*before[1:], "Listening"])


def test_a_new_person_gets_a_sort_name_and_is_shown(page: PeoplePage, qtbot: QtBot) -> None:
    page.acts.new_person()
    dialog = page.acts.dialog
    assert isinstance(dialog, NewPersonDialog)
    QTest.keyClicks(dialog.name, "Gwen ferch Ifan")
    assert dialog.sort_name.text() == "ferch Ifan, Gwen"
    dialog.primary.click()
    qtbot.waitUntil(lambda: page.person is not None and shown(page).full_name == "Gwen ferch Ifan")
    assert page.list.rows.chosen() == str(shown(page).id)


def test_a_person_without_a_name_is_not_made(page: PeoplePage, qtbot: QtBot) -> None:
    page.acts.new_person()
    dialog = page.acts.dialog
    assert isinstance(dialog, NewPersonDialog)
    dialog.primary.click()
    assert dialog.isVisible()
    assert dialog.name.accessibleDescription().startswith("A name is needed")
    dialog.reject()


def test_rest_and_the_way_back_stand_in_the_menu(page: PeoplePage, qtbot: QtBot) -> None:
    choose(page, qtbot, "Tomasz")
    assert "let_rest" in [wanted for _, wanted in page.pane.more_actions()]
    page.pane.wanted.emit("let_rest")
    assert page.acts.dialog is not None
    page.acts.dialog.primary.click()
    qtbot.waitUntil(lambda: shown(page).is_resting(page.today))
    qtbot.waitUntil(lambda: badge(page, "Tomasz") == "at rest")
    assert "welcome_back" in [wanted for _, wanted in page.pane.more_actions()]


def test_many_are_changed_after_a_dry_run(
    page: PeoplePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.list.rows.selectAll()
    assert page.list.change.isVisible()
    page.list.change.click()
    dialog = page.acts.dialog
    assert isinstance(dialog, BulkDialog)
    qtbot.waitUntil(lambda: "Would change" in dialog.outcome.text())
    assert "it says so already" in dialog.reasons.text()
    act = dialog.primary.text()
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts))
    assert sample_stage.told.toasts[0].removeprefix("People changed: ") == act.split()[-1]


def test_two_records_are_merged_side_by_side(
    page: PeoplePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    new = actions.PersonDraft("Tomos Blazejewski", email="tomos@cartref.example")
    with qtbot.waitSignal(sample_stage.runner.changed):
        sample_stage.runner.act(actions.add_person, new)
    kept = choose(page, qtbot, "Tomasz")
    page.pane.wanted.emit("merge")
    qtbot.waitUntil(lambda: isinstance(page.acts.dialog, PersonPicker))
    picker = page.acts.dialog
    assert isinstance(picker, PersonPicker)
    QTest.keyClicks(picker.search, "tomos")
    picker.primary.click()
    qtbot.waitUntil(lambda: isinstance(page.acts.dialog, MergeDialog))
    assert page.acts.dialog is not None
    page.acts.dialog.primary.click()
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts))
    qtbot.waitUntil(lambda: all("Tomos" not in name for name in names(page)))
    assert shown(page).id == kept.id
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: any("Tomos" in name for name in names(page)))


def test_the_page_sends_on_with_whom_it_shows(page: PeoplePage, sample_stage: Stage) -> None:
    key = str(shown(page).id)
    page.pane.log.click()
    assert sample_stage.told.went == [("sessions", {"do": "log", "person": key})]
    assert sample_stage.told.counts["people"] == len(names(page))


def test_an_empty_programme_says_what_to_do(empty_stage: Stage, qtbot: QtBot) -> None:
    page: PeoplePage = empty_stage.show(PeoplePage)
    qtbot.waitUntil(page.nobody.isVisible)
    assert page.nobody.primary.text() == "Import people…"
    page.nobody.second.click()
    assert isinstance(page.acts.dialog, NewPersonDialog)
    page.acts.dialog.reject()


def test_the_state_brings_everything_back(page: PeoplePage, qtbot: QtBot) -> None:
    person = choose(page, qtbot, "Tomasz")
    page.list.filter.setText("tomasz")
    field = page.pane.record.fields["notes"]
    field.edit()
    field.editor.setPlainText("half a thou")  # type: ignore[attr-defined]  # several lines
    kept = page.state()
    assert kept["chosen"] == str(person.id)
    assert kept["typed"] == {"notes": "half a thou"}


def test_a_state_with_half_typed_words_opens_the_editor_again(
    sample_stage: Stage, page: PeoplePage, qtbot: QtBot
) -> None:
    key = str(shown(page).id)
    again: PeoplePage = sample_stage.show(PeoplePage)
    again.restore({"chosen": key, "filter": "", "typed": {"notes": "half a thou"}})
    qtbot.waitUntil(lambda: again.pane.record.typed() == {"notes": "half a thou"})


def test_a_slim_window_shows_list_or_detail(page: PeoplePage) -> None:
    page.fit(Breadth.SLIM)
    assert page.list.isVisible()
    assert not page.right.isVisible()
    page.show_details()
    assert page.right.isVisible()
    assert page.back()
    assert page.list.isVisible()
    assert not page.back()


def test_welsh_names_the_same_people(sample_stage: Stage, qtbot: QtBot) -> None:
    sample_stage.language = Language.CY
    page: PeoplePage = sample_stage.show(PeoplePage)
    qtbot.waitUntil(lambda: page.person is not None)
    bodies = {row.swatch.name for row in page.list.rows.rows() if row.swatch}
    assert "Cyngor Glan-y-Môr" in bodies
    assert page.list.chips.keys() == (EVERYONE,)


def test_everything_that_can_be_pressed_has_a_name(page: PeoplePage) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()


def test_rows_from_a_spreadsheet_are_pasted_onto_the_list(page: PeoplePage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Name\tEmail\nAnn One\tann@one.example\n")
    with qtbot.waitSignal(page.list.pasted):
        QTest.keyClick(page.list.rows, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = page.importing
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.primary.text() == "Bring in 1")
    dialog.reject()


def test_a_spreadsheet_can_be_dropped_anywhere_on_the_page(
    page: PeoplePage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\nAnn One,ann@one.example\n")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    assert event.isAccepted()
    assert page.importing is not None
    dialog = page.importing
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert dialog.primary.text() == "Bring in 1"
    dialog.reject()


def test_who_asked_for_help_is_a_chip_and_the_answer_is_noted(
    page: PeoplePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    QTest.mouseClick(page.list.chips.chip(ASKED), Qt.MouseButton.LeftButton)
    asked = names(page)
    assert page.list.chips.chip(ASKED).text().endswith(f"· {len(asked)}")
    qtbot.waitUntil(lambda: page.person is not None and shown(page).full_name == asked[0])
    request = shown(page).requests[0]
    page.restore({"chosen": str(shown(page).id), "do": "answer", "request": str(request.id)})
    qtbot.waitUntil(lambda: isinstance(page.acts.dialog, AnswerDialog))
    assert page.acts.dialog is not None
    words = [text.text() for text in page.acts.dialog.findChildren(Text)]
    assert request.need in words
    page.acts.dialog.primary.click()
    qtbot.waitUntil(lambda: sample_stage.told.toasts == [f"{asked[0]}: request answered"])
    qtbot.waitUntil(lambda: names(page) == asked[1:])


def test_a_request_that_is_answered_already_opens_nothing(page: PeoplePage, qtbot: QtBot) -> None:
    person = shown(page)
    page.restore({"chosen": str(person.id), "do": "answer", "request": str(person.id)})
    with qtbot.waitSignal(page.runner.changed):
        draft = actions.PersonChange(person.id, person.version, {"region": "West"})
        page.runner.act(actions.change_person, draft)
    qtbot.waitUntil(lambda: shown(page).region == "West")
    assert page.acts.dialog is None


def test_somebody_is_picked_by_name_and_place_of_work(page: PeoplePage, qtbot: QtBot) -> None:
    page.pane.wanted.emit("apart")
    qtbot.waitUntil(lambda: isinstance(page.acts.dialog, PersonPicker))
    picker = page.acts.dialog
    assert isinstance(picker, PersonPicker)
    rows = picker.rows.rows()
    assert {row.swatch.name for row in rows if row.swatch} >= {"Glan-y-Môr Council"}
    assert all(row.under in {"", "No organisation"} for row in rows)
    picker.reject()


def test_a_statement_that_is_left_before_it_is_ready_troubles_nobody(
    page: PeoplePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.pane.wanted.emit("print:statement")
    dialog = page.acts.dialog
    assert isinstance(dialog, PaperDialog)
    dialog.reject()
    assert page.acts.dialog is None
    with qtbot.waitSignal(sample_stage.runner.changed):
        person = shown(page)
        draft = actions.PersonChange(person.id, person.version, {"region": "West"})
        sample_stage.runner.act(actions.change_person, draft)
    assert sample_stage.told.troubles == []


def test_nothing_is_counted_before_it_is_known(sample_stage: Stage, qtbot: QtBot) -> None:
    page: PeoplePage = sample_stage.show(PeoplePage)
    assert not page.list.chips.isVisible()
    assert not page.unchosen.isVisible()
    qtbot.waitUntil(page.list.chips.isVisible)
