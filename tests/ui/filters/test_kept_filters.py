"""Filters under a name: kept, used from any page, found in the palette, let go and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.filters.questions import KeptFilter, kept_filters
from facilitator.reciprocity.answers import saved_questions
from ui.filters.kept import FiltersDialog, FiltersFinder
from ui.people.page import PeoplePage
from ui.shell.hands import choose_filter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.ui.whole import Whole

pytestmark = pytest.mark.needs_qt
KEY = Qt.Key


def _dialog(whole: Whole) -> FiltersDialog:
    """The dialog of the page that is shown, with what it asks for answered."""
    page = whole.window.current_page()
    assert page is not None
    choose_filter(page)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FiltersDialog)
    whole.qtbot.waitUntil(lambda: dialog.is_answered, timeout=20_000)
    return dialog


def _known(whole: Whole, question: Callable[..., Any] = kept_filters) -> tuple[Any, ...]:
    """What is kept in the programme now."""
    answered: list[tuple[Any, ...]] = []
    assert whole.window.runner is not None
    whole.window.runner.ask("test:filters", answered.append, question)
    whole.qtbot.waitUntil(lambda: bool(answered), timeout=20_000)
    return answered[0]


def _keep(whole: Whole, name: str) -> None:
    dialog = _dialog(whole)
    assert dialog.name.hasFocus()
    dialog.name.setText(name)
    QTest.keyClick(dialog.name, KEY.Key_Return)
    whole.qtbot.waitUntil(
        lambda: [row.title for row in dialog.rows.rows()] == [name], timeout=20_000
    )
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_a_filter_is_kept_by_keyboard_and_used_again(whole: Whole) -> None:
    page = whole.go("people")
    assert isinstance(page, PeoplePage)
    everybody = len(page.list.rows.rows())
    QTest.keyClicks(page.list.filter, "angharad")
    whole.settle()
    found = [row.key for row in page.list.rows.rows()]
    assert 0 < len(found) < everybody
    _keep(whole, "With an")
    page.list.filter.clear()
    whole.settle()
    assert len(page.list.rows.rows()) == everybody
    dialog = _dialog(whole)
    QTest.keyClick(dialog.rows, KEY.Key_Return)
    whole.qtbot.waitUntil(lambda: page.list.filter.text() == "angharad", timeout=20_000)
    whole.settle()
    assert [row.key for row in page.list.rows.rows()] == found
    assert _known(whole, saved_questions) == tuple(
        one for one in _known(whole, saved_questions) if one.name != "With an"
    )


def test_a_filter_belongs_to_its_page_and_the_palette_finds_it_from_any(whole: Whole) -> None:
    page = whole.go("people")
    assert isinstance(page, PeoplePage)
    QTest.keyClicks(page.list.filter, "angharad")
    _keep(whole, "Siân yn unig")
    page.list.filter.clear()
    whole.go("sessions", {"view": "all"})
    dialog = _dialog(whole)
    assert not dialog.rows.rows()
    assert dialog.none.isVisible()
    QTest.keyClick(dialog, KEY.Key_Escape)
    hits: list[Any] = []
    FiltersFinder(page.context)("sian", hits.extend)
    whole.qtbot.waitUntil(lambda: bool(hits), timeout=20_000)
    assert [hit.title for hit in hits] == ["Filter: Siân yn unig"]
    hits[0].do()
    whole.settle()
    assert whole.window.current_page() is page
    assert page.list.filter.text() == "angharad"


def test_letting_a_filter_go_is_undone_by_name(whole: Whole) -> None:
    page = whole.go("people")
    _keep(whole, "For Monday")
    dialog = _dialog(whole)
    QTest.mouseClick(dialog.drop, Qt.MouseButton.LeftButton)
    whole.qtbot.waitUntil(lambda: not dialog.rows.rows(), timeout=20_000)
    assert _known(whole) == ()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert "For Monday" in whole.window.toast.message.text()
    whole.window.undo()
    whole.qtbot.waitUntil(lambda: bool(_known(whole)), timeout=20_000)
    kept = _known(whole)
    assert [one.name for one in kept] == ["For Monday"]
    assert isinstance(kept[0], KeptFilter)
    assert kept[0].of == page.place


def test_the_same_name_gives_way_and_nothing_is_kept_without_one(whole: Whole) -> None:
    page = whole.go("people")
    assert isinstance(page, PeoplePage)
    _keep(whole, "Mine")
    QTest.keyClicks(page.list.filter, "angharad")
    whole.settle()
    dialog = _dialog(whole)
    assert not dialog.keep.isEnabled()
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "Mine")
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    whole.qtbot.waitUntil(lambda: not dialog.name.text(), timeout=20_000)
    kept = _known(whole)
    assert [(one.name, one.state["filter"]) for one in kept] == [("Mine", "angharad")]
