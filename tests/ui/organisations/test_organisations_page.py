"""The page of organisations: found, shown, edited in place, spelled, joined, undone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.organisations.actions import OrganisationDraft, add_organisation
from ui.organisations.dialogs import (
    AliasDialog,
    DepartmentDialog,
    JoinDialog,
    NewOrganisationDialog,
)
from ui.organisations.page import OrganisationsPage
from ui.parts.text import Text
from ui.people.printing import PaperDialog
from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.organisations.questions import OrganisationDetail
    from tests.ui.paging import Stage


pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> OrganisationsPage:
    """The page with the sample's organisations, the first of them shown."""
    made: OrganisationsPage = sample_stage.show(OrganisationsPage)
    qtbot.waitUntil(lambda: made.pane.organisation is not None)
    return made


def shown(page: OrganisationsPage) -> OrganisationDetail:
    assert page.pane.organisation is not None
    return page.pane.organisation


def names(page: OrganisationsPage) -> list[str]:
    return [row.title for row in page.rows.rows()]


def said(page: OrganisationsPage) -> list[str]:
    return [label.text() for label in page.pane.findChildren(Text) if label.isVisible()]


def test_the_list_is_alphabetical_and_found_by_letters(
    page: OrganisationsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    assert names(page) == sorted(names(page), key=str.casefold)
    assert sample_stage.told.counts["organisations"] == len(names(page))
    QTest.keyClicks(page.filter, "cyngor glan")
    assert len(names(page)) == 1
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown(page).mark.name_cy.startswith("Cyngor Glan"))


def test_the_lead_is_edited_where_it_stands(
    page: OrganisationsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    field = page.pane.fields["lead_name"]
    field.edit()
    field.editor.setText("Mari Môr")  # type: ignore[attr-defined]  # a line
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page).lead_name == "Mari Môr")
    assert sample_stage.told.toasts == [f"{shown(page).mark.name_en} changed"]


def test_letters_that_do_not_fit_a_disc_are_refused_at_the_field(
    page: OrganisationsPage, qtbot: QtBot
) -> None:
    field = page.pane.fields["letters"]
    field.edit()
    field.editor.setText("TOOLONG")  # type: ignore[attr-defined]  # a line
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("one to three letters" in text for text in said(page)))
    assert field.is_editing()


def test_a_spelling_is_added_and_taken_out(
    page: OrganisationsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    page.pane.wanted.emit("alias")
    assert isinstance(page.dialog, AliasDialog)
    page.dialog.alias.setText("The Shore Folk")
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: [a.alias for a in shown(page).aliases] == ["The Shore Folk"])
    page.filter.setText("shore folk")
    assert names(page) == [shown(page).mark.name_en]
    page.pane.wanted.emit(f"unalias:{shown(page).aliases[0].id}")
    qtbot.waitUntil(lambda: not shown(page).aliases)
    assert len(sample_stage.told.toasts) == 2


def test_a_department_needs_a_name(page: OrganisationsPage, qtbot: QtBot) -> None:
    page.pane.wanted.emit("department")
    dialog = page.dialog
    assert isinstance(dialog, DepartmentDialog)
    dialog.primary.click()
    assert dialog.isVisible()
    dialog.name_cy.setText("Nyrsio")
    dialog.is_site.setChecked(True)
    dialog.primary.click()
    qtbot.waitUntil(lambda: "Nyrsio" in [line.name_cy for line in shown(page).departments])


def test_a_new_organisation_is_shown(page: OrganisationsPage, qtbot: QtBot) -> None:
    page.new.click()
    dialog = page.dialog
    assert isinstance(dialog, NewOrganisationDialog)
    dialog.name_cy.setText("Corff Newydd")
    dialog.primary.click()
    qtbot.waitUntil(lambda: shown(page).mark.name_cy == "Corff Newydd")
    assert page.rows.chosen() == str(shown(page).mark.id)
    assert "Nobody here yet." in said(page)


def test_two_records_are_joined_and_parted_again(
    page: OrganisationsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    with qtbot.waitSignal(sample_stage.runner.changed):
        sample_stage.runner.act(add_organisation, OrganisationDraft("Aber Vale CC"))
    qtbot.waitUntil(lambda: "Aber Vale CC" in names(page))
    kept = shown(page).mark.name_en
    page.pane.wanted.emit("join")
    dialog = page.dialog
    assert isinstance(dialog, JoinDialog)
    dialog.search.setText("aber vale cc")
    assert dialog.rows.choose_first()
    dialog.primary.click()
    qtbot.waitUntil(lambda: "Aber Vale CC" not in names(page))
    qtbot.waitUntil(lambda: "Aber Vale CC" in [a.alias for a in shown(page).aliases])
    assert shown(page).mark.name_en == kept
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: "Aber Vale CC" in names(page))


def test_a_person_is_opened_from_their_organisation(
    page: OrganisationsPage, sample_stage: Stage
) -> None:
    line = shown(page).people[0]
    page.pane.people.line_opened.emit(str(line.id))
    assert sample_stage.told.went == [("people", {"chosen": str(line.id)})]


def test_an_empty_programme_says_what_to_do(empty_stage: Stage, qtbot: QtBot) -> None:
    page: OrganisationsPage = empty_stage.show(OrganisationsPage)
    qtbot.waitUntil(page.none.isVisible)
    page.none.second.click()
    assert empty_stage.told.went == [("people", {"do": "import"})]


def test_a_slim_window_shows_list_or_detail(page: OrganisationsPage) -> None:
    page.fit(Breadth.SLIM)
    assert not page.right.isVisible()
    page.show_details()
    assert page.right.isVisible()
    assert page.back()
    assert not page.back()


def test_the_state_brings_the_same_one_back(sample_stage: Stage, qtbot: QtBot) -> None:
    first: OrganisationsPage = sample_stage.show(OrganisationsPage)
    qtbot.waitUntil(lambda: first.pane.organisation is not None)
    first.rows.choose(first.rows.rows()[3].key)
    again: OrganisationsPage = sample_stage.show(OrganisationsPage)
    again.restore(first.state())
    qtbot.waitUntil(lambda: again.pane.organisation is not None)
    assert str(shown(again).mark.id) == first.rows.chosen()


def test_the_lead_of_a_quiet_organisation_gets_a_letter(
    page: OrganisationsPage, qtbot: QtBot
) -> None:
    quiet = next(row.key for row in page.rows.rows() if row.title == "Museum of the Sands")
    page.rows.choose(quiet)
    qtbot.waitUntil(lambda: shown(page).mark.name_en == "Museum of the Sands")
    letter = next(one for one in page.row_actions() if one.text == "Letter to the lead…")
    letter.do()
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None)
    dialog = page.findChild(PaperDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    said_there = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(dialog.pdf)).pages)
    assert "lies quiet" in said_there
    dialog.reject()
