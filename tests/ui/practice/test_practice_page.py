"""Readiness and practice in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from facilitator.exchange_vocabulary import PracticeKind, Weight
from facilitator.people.readiness import Standing
from ui.practice.forms import AskedDialog, CpdDialog, LogDialog, PaperDialog
from ui.practice.page import PracticePage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> PracticePage:
    made: PracticePage = sample_stage.show(PracticePage)
    qtbot.waitUntil(lambda: bool(made.table.lines() and made._asked))
    return made


def not_yet(page: PracticePage) -> str:
    line = next(one for one in page.table.lines() if one.readiness.standing is Standing.NOT_YET)
    page.table.choose(str(line.id))
    return str(line.id)


def test_the_chips_keep_to_one_standing(page: PracticePage) -> None:
    page.chips.chip(Standing.NOT_YET.value).click()
    assert {one.readiness.standing for one in page.table.lines()} == {Standing.NOT_YET}
    assert "." in page.detail.why.text()


def test_a_document_that_was_missing_makes_somebody_ready(
    page: PracticePage, qtbot: QtBot, sample_stage: Stage
) -> None:
    key = not_yet(page)
    line = page.chosen()
    assert line is not None
    missing = {reason.kind for reason in line.readiness.reasons if reason.kind}
    for kind in missing:
        if kind is None or not kind.is_paper:
            continue
        told = len(sample_stage.told.toasts)
        page.add_paper()
        dialog = page.dialog
        assert isinstance(dialog, PaperDialog)
        dialog.kind.choose(kind.value)
        dialog.primary.click()
        qtbot.waitUntil(lambda told=told: len(sample_stage.told.toasts) > told)  # type: ignore[misc]
    qtbot.waitUntil(
        lambda: next(
            one.readiness.standing for one in page._lines if str(one.id) == key
        ) is not Standing.NOT_YET
    )  # fmt: skip
    sample_stage.runner.undo()
    qtbot.waitUntil(
        lambda: next(
            one.readiness.standing for one in page._lines if str(one.id) == key
        ) is not Standing.READY
    )  # fmt: skip


def test_development_wants_a_name(page: PracticePage, qtbot: QtBot, sample_stage: Stage) -> None:
    page.table.choose(str(page.table.lines()[0].id))
    page.add_cpd()
    dialog = page.dialog
    assert isinstance(dialog, CpdDialog)
    dialog.primary.click()
    assert dialog.title.accessibleDescription()
    dialog.title.setText("Listening")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts))


def test_what_is_asked_is_set(page: PracticePage, qtbot: QtBot) -> None:
    page.ask_what()
    dialog = page.dialog
    assert isinstance(dialog, AskedDialog)
    for field in dialog.choices.values():
        field.choose(Weight.NOT_ASKED.value)
    dialog.primary.click()
    qtbot.waitUntil(lambda: {one.readiness.standing for one in page._lines} == {Standing.READY})
    qtbot.waitUntil(lambda: page._asked[PracticeKind.INSURANCE].weight is Weight.NOT_ASKED)


def test_a_credential_log_is_looked_at_and_saved(
    page: PracticePage, qtbot: QtBot, sample_stage: Stage, tmp_path: Path
) -> None:
    coach = max(page.table.lines(), key=lambda one: one.coached)
    page.table.choose(str(coach.id))
    page.detail.log.click()
    qtbot.waitUntil(lambda: isinstance(page.dialog, LogDialog))
    dialog = page.dialog
    assert isinstance(dialog, LogDialog)
    dialog.sets.choose("ilm")
    dialog.sets.chosen.emit("ilm")
    assert dialog.table is not None
    assert len(dialog.table.lines()) == len(dialog._log.sessions)
    page.save_log(dialog._log, "ilm", tmp_path / "log.xlsx")
    assert openpyxl.load_workbook(tmp_path / "log.xlsx").active is not None
    assert "log.xlsx" in sample_stage.told.toasts[-1]


def test_nobody_coaches_yet(empty_stage: Stage, qtbot: QtBot) -> None:
    made: PracticePage = empty_stage.show(PracticePage)
    qtbot.waitUntil(made.empty.isVisible)
