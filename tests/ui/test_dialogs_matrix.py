"""Every dialog that a page can open: nothing in it is cut or covered, and it fits the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from facilitator.words import Language
from tests.ui.whole import Whole, flaws

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.needs_qt

OPENS = "…"
VIEWS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("people", {"chosen": ""}),
    ("cohorts", {"side": "gatherings"}),
    ("papers", {"view": "issued"}),
    ("history", {"chosen": ""}),
    ("figures", {"section": "ledger"}),
    *(("board", {"view": view}) for view in ("items", "learning", "aid")),
    ("practice", {}),
    *(("expectations", {"view": view}) for view in ("members", "programme", "rules")),
    *((place, {}) for place in ("requests", "joining", "surveys", "goals", "thanks")),
)


def _open(whole: Whole, was: set[int]) -> QDialog | None:
    """The dialog that has just come, once what it asked is answered."""
    whole.settle()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible() and id(widget) not in was:
            return widget
    return None


def _flaws_of(whole: Whole, place: str, state: Mapping[str, object]) -> tuple[int, list[str]]:
    page = whole.go(place)
    wanted = dict(state)
    if wanted.get("chosen") == "":
        wanted["chosen"] = page.state().get("chosen")
    page = whole.go(place, wanted) if wanted else page
    found: list[str] = []
    opened = 0
    for at, act in enumerate(page.page_actions()):
        if not (act.enabled and act.text.endswith(OPENS)):
            continue
        page = whole.go(place, wanted)
        was = {id(widget) for widget in QApplication.topLevelWidgets()}
        page.page_actions()[at].do()
        dialog = _open(whole, was)
        if dialog is None:
            continue
        if not isinstance(dialog, QFileDialog):
            opened += 1
            name = f"{place} {state}: {act.text}"
            found += [f"{name}: {flaw}" for flaw in flaws(dialog)]
            high, wide = dialog.screen().availableGeometry().height(), whole.window.width()
            if dialog.height() > high or dialog.width() > wide:
                found.append(f"{name} is {dialog.width()} x {dialog.height()}")
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        whole.settle()
    return opened, found


@pytest.mark.parametrize(
    ("language", "size", "factor"),
    [(Language.EN, (1280, 720), 1.0), (Language.CY, (1440, 900), 1.0)],
    ids=["en-1280x720", "cy-1440x900"],
)
def test_no_dialog_cuts_its_words(
    whole: Whole, language: Language, size: tuple[int, int], factor: float
) -> None:
    whole.window.speak_language(language)
    whole.wear(*size, factor)
    found: list[str] = []
    opened = 0
    for place, state in VIEWS:
        many, flawed = _flaws_of(whole, place, state)
        opened += many
        found += flawed
    assert not found, "\n".join(["", *found])
    assert opened > 15
