"""The palette on the sample: people, cohorts, papers, deeds and settings, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.words import Language
from ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from tests.ui.whole import Whole

pytestmark = pytest.mark.needs_qt


def _titles(whole: Whole, typed: str) -> list[str]:
    palette = whole.window.palette_panel
    if not palette.isVisible():
        whole.window.open_palette()
    palette.field.setText(typed)
    whole.settle()
    return [hit.title for hit in palette.shown_hits()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sian", "Siân Llwyd-Ŵyr"),
        ("llwydd", "Siân Llwyd-Ŵyr"),
        ("cohrot two", "Cohort two"),
        ("ballot", "Ballot slips"),
        ("log a sesion", "Log a session"),
        ("plan gathering", "Plan a gathering"),
        ("colours", "Colours"),
        ("backups passphrase", "Safety"),
        ("what is new", "What is new"),
        ("surveis", "Surveys"),
    ],
)
def test_everything_is_found_in_english(whole: Whole, typed: str, found: str) -> None:
    assert found in _titles(whole, typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sian", "Siân Llwyd-Ŵyr"),
        ("carfan dau", "Carfan dau"),
        ("ychwanegu perosn", "Ychwanegu person"),
        ("lliwiau", "Lliwiau"),
        ("gosodiadau", "Gosodiadau"),
        ("arolygon", "Arolygon"),
    ],
)
def test_everything_is_found_in_welsh(whole: Whole, typed: str, found: str) -> None:
    whole.window.speak_language(Language.CY)
    assert found in _titles(whole, typed)


def test_enter_opens_the_section_of_a_setting(whole: Whole) -> None:
    assert _titles(whole, "text size")
    hits = whole.window.palette_panel.shown_hits()
    place = next(at for at, hit in enumerate(hits) if hit.title == "Text size")
    for _ in range(place):
        QTest.keyClick(whole.window.palette_panel.field, Qt.Key.Key_Down)
    QTest.keyClick(whole.window.palette_panel.field, Qt.Key.Key_Return)
    whole.settle()
    page = whole.window.current_page()
    assert isinstance(page, SettingsPage)
    assert page.list.chosen() == "laptop"
