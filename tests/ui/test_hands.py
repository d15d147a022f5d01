"""Hands on lists and tables: the menu of a row, F2 and Delete, copying, choosing columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ui.commitments.form import LetGoDialog, ReplanDialog
from ui.commitments.page import CommitmentsPage
from ui.people.bulk import BulkDialog
from ui.people.page import PeoplePage
from ui.sessions.page import ALL, SessionsPage
from ui.shell.columns_dialog import ColumnsDialog
from ui.shell.hands import choose_columns, copy_shown, menu_of

if TYPE_CHECKING:
    from tests.ui.whole import Whole
    from ui.shell.page import Page

pytestmark = pytest.mark.needs_qt
D = TypeVar("D", bound=QDialog)
KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _asked(whole: Whole, kind: type[D]) -> D:
    """The dialog of this kind, once it is open."""
    whole.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def _twins(page: Page, whole: Whole) -> list[str]:
    """What stands in the menu bar and in the palette."""
    bars = [act for key in ("edit", "view") for act in whole.window.menus.by_name[key].actions()]
    return [
        *(act.text().replace("&", "") for act in bars),
        *(act.text for act in page.page_actions()),
    ]


@pytest.mark.parametrize("place", ["people", "organisations", "sessions", "commitments"])
def test_the_menu_of_a_row_has_its_twin_in_the_menu_bar(whole: Whole, place: str) -> None:
    page = whole.go(place, {"view": ALL} if place == "sessions" else {})
    if isinstance(page, SessionsPage):
        page.table.table.choose(str(page.table.table.lines()[0].id))
    whole.settle()
    view = {
        "people": lambda: page.list.rows,  # type: ignore[attr-defined]  # of this page
        "organisations": lambda: page.rows,  # type: ignore[attr-defined]  # of this page
        "sessions": lambda: page.table.table,  # type: ignore[attr-defined]  # of this page
        "commitments": lambda: page.table,  # type: ignore[attr-defined]  # of this page
    }[place]()
    menu = menu_of(page, view)
    offered = [act.text().partition("\t")[0] for act in menu.actions() if act.text()]
    assert offered[0] not in {"Copy as a table", "Columns…"}
    assert "Copy as a table" in offered
    twins = _twins(page, whole)
    assert not [text for text in offered if text not in twins]


def test_f2_plans_a_promise_again_and_delete_lets_it_go(whole: Whole) -> None:
    page = whole.go("commitments")
    assert isinstance(page, CommitmentsPage)
    whole.front()
    page.table.setFocus()
    for key, kind in ((KEY.Key_F2, ReplanDialog), (KEY.Key_Delete, LetGoDialog)):
        QTest.keyClick(page.table, key)
        dialog = _asked(whole, kind)
        QTest.keyClick(dialog, KEY.Key_Escape)
        whole.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        whole.front()
        page.table.setFocus()


def test_f2_opens_the_name_and_with_several_chosen_the_bulk_change(whole: Whole) -> None:
    page = whole.go("people")
    assert isinstance(page, PeoplePage)
    whole.front()
    page.list.rows.setFocus()
    QTest.keyClick(page.list.rows, KEY.Key_F2)
    name = page.pane.record.fields["full_name"]
    whole.qtbot.waitUntil(name.is_editing)
    QTest.keyClick(name.editor, KEY.Key_Escape)
    assert not name.is_editing()
    page.list.rows.setFocus()
    QTest.keyClick(page.list.rows, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    whole.settle()
    assert len(page.list.rows.all_chosen()) == 2
    QTest.keyClick(page.list.rows, KEY.Key_F2)
    dialog = _asked(whole, BulkDialog)
    whole.settle()
    assert dialog.outcome.text()
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_people_are_copied_with_headings(whole: Whole) -> None:
    page = whole.go("people")
    assert isinstance(page, PeoplePage)
    page.list.rows.choose_first()
    assert copy_shown(page)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Name", "Organisation"]
    assert len(lines) == 2
    assert lines[1].startswith("Omar al-Sayed\tHigh Tide University")


def test_columns_are_ticked_and_moved_by_keyboard_and_remembered(whole: Whole) -> None:
    page = whole.go("sessions", {"view": ALL})
    assert isinstance(page, SessionsPage)
    table = page.table.table
    assert choose_columns(page)
    dialog = _asked(whole, ColumnsDialog)
    by_key = {line.key: line for line in dialog.lines}
    assert not by_key["day"].shown.isEnabled()
    by_key["told"].shown.setChecked(False)
    by_key["minutes"].shown.setFocus()
    QTest.keyClick(by_key["minutes"].shown, KEY.Key_Up, ALT)
    dialog.primary.click()
    keys = [now.key for now in table.columns_now()]
    assert keys.index("minutes") == keys.index("status") - 1
    assert [now.key for now in table.columns_now() if not now.is_shown] == ["told"]
    table.copy_table()
    assert "Who told us" not in QGuiApplication.clipboard().text().split("\n")[0]
    whole.window.speak_language(whole.window.words.language.other)
    whole.settle()
    again = whole.go("sessions", {"view": ALL})
    assert isinstance(again, SessionsPage)
    assert [now.key for now in again.table.table.columns_now()] == keys
    assert [one.key for one in again.table.table.columns_now() if not one.is_shown] == ["told"]
