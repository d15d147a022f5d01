"""Equality monitoring in the window: a pile is counted in, a small one is refused plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.equality.questions import equality_sums
from ui.equality.dialog import EqualityDialog
from ui.surveys.page import SurveysPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.equality.questions import AnswerLine
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


def test_a_pile_is_counted_in_and_a_small_one_waits(sample_stage: Stage, qtbot: QtBot) -> None:
    page: SurveysPage = sample_stage.show(SurveysPage)
    qtbot.waitUntil(lambda: bool(page.table.lines()))
    page.count_equality()
    qtbot.waitUntil(lambda: isinstance(page.dialog, EqualityDialog))
    dialog = page.dialog
    assert isinstance(dialog, EqualityDialog)
    dialog.forms.setValue(3)
    dialog.counts["caring", "yes"].setValue(3)
    dialog.primary.click()
    qtbot.waitUntil(lambda: "5 forms" in dialog.trouble.happened.text())
    dialog.forms.setValue(12)
    dialog.counts["caring", "yes"].setValue(6)
    dialog.counts["caring", "no"].setValue(6)
    with qtbot.waitSignal(dialog.finished):
        dialog.primary.click()
    found: list[tuple[AnswerLine, ...]] = []
    page.ask("sums", found.append, equality_sums)
    qtbot.waitUntil(lambda: bool(found))
    caring = {one.answer: one.forms for one in found[0] if one.question == "caring"}
    assert caring == {"yes": 6, "no": 6, "not_said": 0}
