"""Surveys: handed out, keyed in one after the other, shown only from five on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.asking_vocabulary import Respondent, SurveyWave
from ui.surveys.forms import HandOutForm, KeyInForm
from ui.surveys.page import SurveysPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.surveys.questions import SurveyLine
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt

KIND = f"{Respondent.THIRD_PARTY.value}:{SurveyWave.SIX_MONTHS.value}"


def test_forms_are_keyed_in_one_after_the_other_and_shown_from_five_on(
    sample_stage: Stage, qtbot: QtBot
) -> None:
    page: SurveysPage = sample_stage.show(SurveysPage)
    qtbot.waitUntil(lambda: bool(page.table.lines()))
    page.table.choose(KIND)
    page.hand_out()
    out = page.dialog
    assert isinstance(out, HandOutForm)
    out.count.setValue(6)
    out.primary.click()
    qtbot.waitUntil(lambda: _line(page).report.handed_out == 6)
    page.key_in()
    form = page.dialog
    assert isinstance(form, KeyInForm)
    form.scores.setText("44")
    form.primary.click()
    assert "3" in form.scores.accessibleDescription()
    for came in range(1, 6):
        form.scores.setText(f"4-{came}")
        if came == 5:
            form.may_quote.setChecked(True)
            form.quote.setText("They ask before they answer.")
        form.primary.click()
        qtbot.waitUntil(lambda came=came: _line(page).report.came_back == came)  # type: ignore[misc]  # a default fixes it
        if came == 4:
            assert "Fewer than five" in page.report.text()
    qtbot.waitUntil(lambda: "“They ask before they answer.”" in page.report.text())
    assert _line(page).report.medians == (4.0, None, 3.0)
    form.reject()


def _line(page: SurveysPage) -> SurveyLine:
    return next(line for line in page.table.lines() if line.key == KIND)
