"""Somebody who waits is found a helper: asked, a no moves on, a yes proposes the pairing."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.asking_vocabulary import OfferState
from facilitator.requests.rules import Stage as Standing
from ui.people.picking import PersonPicker
from ui.people.printing import PaperDialog
from ui.requests.dialogs import SayDialog
from ui.requests.forms import AcceptForm, RequestForm
from ui.requests.page import RequestsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.requests.questions import RequestLine
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> RequestsPage:
    made: RequestsPage = sample_stage.show(RequestsPage)
    qtbot.waitUntil(lambda: bool(made.rows.rows()))
    asked = next(line for line in made._lines.values() if line.stage is Standing.OFFERED)
    made.rows.choose(str(asked.id))
    qtbot.waitUntil(lambda: _line(made).open_offer is not None)
    name = _line(made).offers[0].name
    made.note_answer()
    assert isinstance(made.dialog, SayDialog)
    made.dialog.take_back.click()
    qtbot.waitUntil(lambda: _line(made).stage is Standing.WAITING)
    # Whoever was asked can be asked again: the offer was taken back, nobody said no.
    qtbot.waitUntil(lambda: name in [one.name for one in made.detail.table.lines()])
    made.detail.table.choose(str(made.detail.table.lines()[0].person_id))
    return made


def _line(page: RequestsPage) -> RequestLine:
    line = page.chosen()
    assert line is not None
    return line


def test_a_no_asks_the_next_and_a_yes_proposes_the_pairing(
    page: RequestsPage, qtbot: QtBot
) -> None:
    first, second = page.detail.table.lines()[:2]
    assert page.detail.why.text()
    QTest.keyClick(page.detail.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _line(page).stage is Standing.OFFERED)
    qtbot.waitUntil(lambda: first not in page.detail.table.lines())
    page.note_answer()
    dialog = page.dialog
    assert isinstance(dialog, SayDialog)
    assert second.name in dialog.ask_next.text()
    dialog.no.click()
    qtbot.waitUntil(lambda: len(_line(page).offers) == 3)
    assert [one.state for one in _line(page).offers].count(OfferState.DECLINED) == 1
    page.note_answer()
    assert isinstance(page.dialog, SayDialog)
    page.dialog.primary.click()
    form = page.dialog
    assert isinstance(form, AcceptForm)
    form.primary.click()
    qtbot.waitUntil(lambda: _line(page).stage is Standing.ACCEPTED)
    assert _line(page).days_left is None


def test_a_request_is_kept_with_its_urgency(page: RequestsPage, qtbot: QtBot) -> None:
    before = len(page.rows.rows())
    page.keep_request()
    qtbot.waitUntil(lambda: isinstance(page.dialog, PersonPicker))
    picker = page.dialog
    assert isinstance(picker, PersonPicker)
    picker.rows.choose_first()
    picker.primary.click()
    form = page.dialog
    assert isinstance(form, RequestForm)
    form.need.setPlainText("An hour before a hard talk")
    form.urgency.choose("this_week")
    form.primary.click()
    qtbot.waitUntil(lambda: len(page.rows.rows()) == before + 1)
    qtbot.waitUntil(lambda: _line(page).need == "An hour before a hard talk")
    assert _line(page).urgency.value == "this_week"


def test_who_could_help_is_reached_from_a_person(page: RequestsPage, qtbot: QtBot) -> None:
    waiting = _line(page)
    page.rows.choose(str(next(key for key in page._lines if key != str(waiting.id))))
    page.restore({"do": "could", "person": str(waiting.person_id)})
    qtbot.waitUntil(lambda: _line(page).person_id == waiting.person_id)
    stranger = page.detail.table.lines()[0].person_id
    page.restore({"do": "could", "person": str(stranger)})
    qtbot.waitUntil(lambda: isinstance(page.dialog, RequestForm))
    assert page.dialog is not None
    page.dialog.reject()


def test_whoever_waits_is_told_by_a_draft_and_only_then_noted_as_told(
    page: RequestsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = _line(page).told_on
    page.act("note")
    dialog = page.dialog
    assert isinstance(dialog, PaperDialog)
    qtbot.waitUntil(dialog.draft.isVisible)
    dialog.reject()
    assert _line(page).told_on == before
    page.act("note")
    dialog = page.dialog
    assert isinstance(dialog, PaperDialog)
    qtbot.waitUntil(dialog.draft.isVisible)
    dialog.write_draft(tmp_path / "note.eml")
    qtbot.waitUntil(lambda: _line(page).told_on == page.context.clock.today())
    draft = message_from_bytes((tmp_path / "note.eml").read_bytes())
    assert draft["X-Unsent"] == "1"
    assert _line(page).name.split()[-1] in str(draft["To"])
    assert [part.get_content_type() for part in draft.walk()][-1] == "application/pdf"
    dialog.reject()
