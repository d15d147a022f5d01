"""Going elsewhere and back, or to the other language, leaves every page as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QWidget

from facilitator.words import Language
from ui.parts.choices import Chips, Segments
from ui.parts.fields import SearchField
from ui.parts.rows import RowList
from ui.parts.table import Table
from ui.sessions.month_view import DayCell, MonthView

if TYPE_CHECKING:
    from tests.ui.whole import Whole
    from ui.shell.page import Page

pytestmark = pytest.mark.needs_qt

PLACES = (
    "week", "people", "organisations", "cohorts", "pairings", "sessions", "commitments",
    "papers", "history", "settings", "guide", "figures", "board", "practice", "expectations",
    "requests", "joining", "surveys", "goals", "thanks", "calendar", "steps",
    "scans", "archive", "rota", "laptops",
)  # fmt: skip
# What stands on these has no filter, and the sample has at most one row for them.
NOTHING_TO_CHOOSE = {"week", "scans", "archive", "laptops"}
W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def _use(whole: Whole, page: Page) -> None:
    """Go to the last view, tick the second chip, filter, choose another row, scroll."""
    for segments in _of(page, Segments)[:1]:
        last = list(segments._parts)[-1]
        QTest.mouseClick(segments.part(last), LEFT)
        whole.settle()
    for chips in _of(page, Chips)[:1]:
        keys = list(chips._chips)
        QTest.mouseClick(chips.chip(keys[min(1, len(keys) - 1)]), LEFT)
        whole.settle()
    for search in _of(page, SearchField)[:1]:
        QTest.keyClicks(search, "a")
        whole.settle()
    for month in _of(page, MonthView):
        month.take_focus()
        QTest.keyClick(month, Qt.Key.Key_Right)
        whole.settle()
    for view in _lists(page)[:1]:
        QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_Down)
        whole.settle()


def seen(page: QWidget, *, scrolled: bool) -> dict[str, list[object]]:
    """What a person has set on the page: filters, choices, rows, and how far it is scrolled."""
    found: dict[str, list[object]] = {
        "filters": [w.text() for w in _of(page, SearchField)],
        "views": [w.key() for w in _of(page, Segments)],
        "chips": [w.keys() for w in _of(page, Chips)],
        "boxes": [w.currentIndex() for w in _of(page, QComboBox)],
        "days": [cell.line for cell in _of(page, DayCell) if cell.is_chosen],
        "rows": [view.all_chosen() for view in _lists(page)],
    }
    # What is marked in a detail's own tables belongs to the detail, which is shown anew.
    found["rows"] = found["rows"][: 100 if scrolled else 1]
    if scrolled:
        areas = _of(page, QAbstractScrollArea)
        found["scrolled"] = [area.verticalScrollBar().value() for area in areas]
    return found


def _lists(page: QWidget) -> list[RowList | Table[Any]]:
    """Lists and tables as one reads: from the left, then from the top."""
    found: list[RowList | Table[Any]] = [*_of(page, RowList), *_of(page, Table)]

    def place(view: QWidget) -> tuple[int, int]:
        at = view.mapTo(page, QPoint(0, 0))
        return at.x(), at.y()

    return sorted(found, key=place)


def _of(page: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_as_it_was_left(whole: Whole, place: str) -> None:
    page = whole.go(place)
    at_first = seen(page, scrolled=False)
    _use(whole, page)
    for area in _of(page, QAbstractScrollArea):
        area.verticalScrollBar().setValue(min(30, area.verticalScrollBar().maximum()))
    before, state = seen(page, scrolled=True), dict(page.state())
    assert place in NOTHING_TO_CHOOSE or seen(page, scrolled=False) != at_first
    elsewhere = "history" if place != "history" else "people"
    whole.go(elsewhere)
    page = whole.go(place)
    assert seen(page, scrolled=True) == before
    whole.go(elsewhere)
    whole.window.back()
    whole.settle()
    page = whole.window.current_page()  # type: ignore[assignment]  # there is one
    assert page.place == place
    assert seen(page, scrolled=True) == before
    assert dict(page.state()) == state


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_as_it_was_left_in_the_other_language(whole: Whole, place: str) -> None:
    page = whole.go(place)
    _use(whole, page)
    before, state = seen(page, scrolled=False), dict(page.state())
    for language in (Language.CY, Language.EN):
        whole.window.speak_language(language)
        whole.settle()
    page = whole.window.current_page()  # type: ignore[assignment]  # there is one
    assert page.place == place
    assert seen(page, scrolled=False) == before
    assert dict(page.state()) == state
