"""Lists brought in through the window: looked at, asked about, mapped, brought in, taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.people.questions import people_in_order
from ui.parts.fields import ChoiceField
from ui.people.page import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage
    from ui.people.importing import ImportDialog

pytestmark = pytest.mark.needs_qt
FILES = Path(__file__).parents[2] / "data" / "import"


@pytest.fixture
def page(empty_stage: Stage) -> PeoplePage:
    made: PeoplePage = empty_stage.show(PeoplePage)
    return made


def read(page: PeoplePage, qtbot: QtBot, name: str) -> ImportDialog:
    dialog = page.bring_in(FILES / name)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    return dialog


def has_open(dialog: ImportDialog, left: int) -> bool:
    return dialog.preview is not None and len(dialog.preview.open_questions) == left


def choices(dialog: ImportDialog) -> list[ChoiceField]:
    found = dialog.pane.questions.findChildren(ChoiceField)
    return [choice for choice in found if choice.isVisibleTo(dialog.pane.questions)]


def unanswered(dialog: ImportDialog) -> list[ChoiceField]:
    return [choice for choice in choices(dialog) if not choice.key()]


def test_a_list_comes_in_as_one_step_with_undo(
    page: PeoplePage, qtbot: QtBot, empty_stage: Stage
) -> None:
    dialog = read(page, qtbot, "01_utf8_plain.csv")
    assert dialog.pane.summary.text() == "New: 3. Changed: 0."
    assert [line.row for line in dialog.pane.rows.lines()] == [2, 3, 4]
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.list.rows.rows()) == 3)
    assert empty_stage.told.toasts == ["People brought in from a list: 3 new, 0 changed"]
    empty_stage.runner.undo()
    qtbot.waitUntil(page.nobody.isVisible)


def test_cancel_stops_the_writing_and_nothing_is_there(
    page: PeoplePage, qtbot: QtBot, empty_stage: Stage
) -> None:
    dialog = read(page, qtbot, "01_utf8_plain.csv")
    gate = Event()
    # Somebody's step is still being written: the list waits for its turn.
    empty_stage.runner.act(lambda _step, _draft: gate.wait(60), None, otherwise=lambda _error: None)
    dialog.primary.click()
    assert not dialog.primary.isEnabled()
    qtbot.waitUntil(dialog.progress.cancel.isVisible)
    assert dialog.progress.what.text() == "Writing the list"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: "Nothing was written" in dialog.trouble.accessibleName())
    assert dialog.isVisible()
    assert not dialog.progress.isVisible()
    assert page.nobody.isVisible()
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.list.rows.rows()) == 3)


def test_questions_come_first_and_nothing_comes_in_before_they_are_answered(
    page: PeoplePage, qtbot: QtBot
) -> None:
    dialog = read(page, qtbot, "20_duplicate_people.csv")
    assert dialog.pane.parts.key() == "questions"
    assert not dialog.primary.isEnabled()
    for left in (1, 0):
        qtbot.waitUntil(lambda: bool(unanswered(dialog)))
        waiting = unanswered(dialog)[0]
        waiting.choose("new")
        waiting.chosen.emit("new")
        qtbot.waitUntil(partial(has_open, dialog, left))
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert dialog.primary.text() == "Bring in 3"
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.list.rows.rows()) == 3)


def test_the_usual_answer_to_all(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = read(page, qtbot, "24_dates_mixed.csv")
    dialog.pane.usual_wanted.emit()
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert dialog.primary.text() == "Bring in 8"
    assert len(dialog.pane.remarks.lines()) == 4
    dialog.reject()


def test_a_column_that_means_something_else_is_remembered(
    page: PeoplePage, qtbot: QtBot, empty_stage: Stage
) -> None:
    text = "Name\tWhere from\nAnn One\tHarbour Trust\n"
    dialog = page.bring_in_text(text)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    dialog.pane.mapped.emit("Where from", "organisation")
    qtbot.waitUntil(lambda: _organisation(dialog) == "Harbour Trust")
    dialog.reject()
    again = page.bring_in_text(text)
    qtbot.waitUntil(lambda: again.preview is not None)
    assert _organisation(again) == "Harbour Trust"
    again.primary.click()
    qtbot.waitUntil(lambda: bool(empty_stage.told.toasts))


def _organisation(dialog: ImportDialog) -> str:
    rows = dialog.preview.rows if dialog.preview else ()
    return rows[0].person.organisation if rows and rows[0].person else ""


def test_what_is_no_list_is_refused_in_the_dialog(
    page: PeoplePage, qtbot: QtBot, tmp_path: Path, empty_stage: Stage
) -> None:
    picture = tmp_path / "holiday.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    dialog = page.bring_in(picture)
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.happened.text()
    assert not dialog.primary.isEnabled()
    with_people: list[int] = []
    empty_stage.runner.ask("test", lambda found: with_people.append(len(found)), people_in_order)
    qtbot.waitUntil(lambda: with_people == [0])
    dialog.reject()


def test_another_list_can_be_read_in_the_same_dialog(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = read(page, qtbot, "13_ragged_rows.csv")
    assert "Cannot be taken: 1" in dialog.pane.under.text()
    dialog.again.click()
    assert dialog.choose.isVisible()
    dialog.paste.setPlainText("Enw\tEbost\nMari Môr\tmari@mor.example\n")
    dialog.read.click()
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert dialog.primary.text() == "Bring in 1"
    dialog.reject()


def test_rows_can_be_pasted_where_nobody_is_yet(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.nobody.isVisible)
    QGuiApplication.clipboard().setText("Enw\tEbost\nMari Môr\tmari@mor.example\n")
    QTest.keyClick(page.nobody.primary, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = page.importing
    assert dialog is not None
    qtbot.waitUntil(dialog.primary.isEnabled)
    dialog.primary.click()
    qtbot.waitUntil(lambda: [row.title for row in page.list.rows.rows()] == ["Mari Môr"])


def test_what_is_left_to_do_is_a_table_to_print(
    page: PeoplePage, qtbot: QtBot, tmp_path: Path, empty_stage: Stage
) -> None:
    dialog = read(page, qtbot, "13_ragged_rows.csv")
    assert not dialog.residue.isHidden()
    target = tmp_path / "left.xlsx"
    dialog.write_residue(target)
    qtbot.waitUntil(lambda: "Saved left.xlsx" in empty_stage.told.toasts)
    book = openpyxl.load_workbook(target)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("Row", "Name", "Why", "Done")
    assert [row[0] for row in rows[1:]] == [4, 3]
    assert "More cells than headings" in str(rows[1][2])
    dialog.reject()
