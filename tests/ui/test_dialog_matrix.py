"""Every dialog of the pages, in both languages and sizes of text: nothing is cut or covered.

The dialogs are found, not listed: whatever a page offers in its menus that asks something
("…", or Ctrl+N) is opened, looked at and left again with Esc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from shiboken6 import isValid

from tests.ui.whole import Whole, flaws
from ui.cohorts.page import CohortsPage
from ui.organisations.page import OrganisationsPage
from ui.people.page import PeoplePage
from ui.sessions.page import ALL, SessionsPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.shell.page import Page, PageAction

pytestmark = pytest.mark.needs_qt
# Of these dialogs a page may offer more, never fewer: a dialog that is lost is not looked at.
LEAST = {
    "week": 2, "people": 11, "organisations": 5, "overview": 5, "gatherings": 7, "people side": 6,
    "pairings": 4, "sessions": 2, "commitments": 7,
    "papers issued": 2, "history": 1, "board items": 4, "board learning": 3, "board aid": 3,
    "practice": 4, "expectations members": 5, "expectations programme": 5,
    "expectations rules": 5, "requests": 3, "surveys": 3, "thanks": 1,
}  # fmt: skip
FURTHER: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("papers", {"view": "issued"}),
    ("history", {}),
    ("figures", {"section": "ledger"}),
    *(("board", {"view": view}) for view in ("items", "learning", "aid")),
    ("practice", {}),
    *(("expectations", {"view": view}) for view in ("members", "programme", "rules")),
    *((place, {}) for place in ("requests", "joining", "surveys", "goals", "thanks")),
)
WAYS = (("en", 1440, 900, 1.0), ("cy", 1440, 900, 1.0), ("en", 1280, 720, 2.0),
        ("cy", 1280, 720, 2.0))  # fmt: skip


def _asks(action: PageAction) -> bool:
    """Whether an action asks something before it does anything."""
    return action.enabled and (action.text.endswith("…") or action.keys == "Ctrl+N")


def _views(whole: Whole) -> Iterator[tuple[str, Page]]:
    """The pages with a row chosen, one after the other."""
    yield "week", whole.go("week")
    people = whole.go("people")
    assert isinstance(people, PeoplePage)
    assert people.list.rows.choose_first()
    whole.settle()
    yield "people", people
    organisations = whole.go("organisations")
    assert isinstance(organisations, OrganisationsPage)
    assert organisations.rows.choose_first()
    whole.settle()
    yield "organisations", organisations
    for side in ("overview", "gatherings", "people"):
        page = whole.go("cohorts", {"side": side})
        assert isinstance(page, CohortsPage)
        if side == "people":
            page.people.table.choose(str(page.people.table.lines()[0].id))
        yield ("people side" if side == "people" else side), page
    yield "pairings", whole.go("pairings", {"side": "rings"})
    page = whole.go("sessions", {"view": ALL})
    assert isinstance(page, SessionsPage)
    held = next(line for line in page.table.table.lines() if line.status.moves_minutes)
    page.table.table.choose(str(held.id))
    yield "sessions", page
    yield "commitments", whole.go("commitments", {"view": "promises"})
    for place, state in FURTHER:
        whole.go(place)
        yield " ".join((place, *map(str, state.values()))), whole.go(place, state)


def _opened(whole: Whole, action: PageAction) -> QDialog | None:
    """The dialog that an action opens, once everything it asks for is answered."""
    action.do()
    whole.settle()
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None


def _leave(whole: Whole, dialog: QDialog) -> None:
    """Leave a dialog with Esc."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    whole.qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


@pytest.mark.parametrize(("language", "width", "height", "factor"), WAYS)
def test_no_dialog_cuts_its_words_or_is_larger_than_the_screen(
    whole: Whole, language: str, width: int, height: int, factor: float
) -> None:
    from facilitator.words import Language

    whole.window.speak_language(Language(language))
    whole.wear(width, height, factor)
    found: list[str] = []
    seen: dict[str, set[str]] = {}
    for name, page in _views(whole):
        actions = [*page.row_actions(), *page.page_actions()]
        done: set[str] = set()
        for action in actions:
            if not _asks(action) or action.text in done:
                continue
            done.add(action.text)
            dialog = _opened(whole, action)
            if dialog is None:
                continue
            seen.setdefault(name, set()).add(action.text)
            if not isinstance(dialog, QFileDialog):
                where = f"{name}, {action.text}: "
                found += [where + flaw for flaw in flaws(dialog)]
                high = dialog.screen().availableGeometry().height()
                if dialog.width() > width or dialog.height() > high:
                    found.append(where + f"{dialog.width()}x{dialog.height()} is too large")
            _leave(whole, dialog)
    assert not found, "\n".join(["", *found])
    fewer = {name: seen.get(name, set()) for name in LEAST if len(seen.get(name, ())) < LEAST[name]}
    assert not fewer, fewer
