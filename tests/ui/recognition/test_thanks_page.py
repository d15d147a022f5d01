"""The page of thanks: who was not thanked yet, the roll, who may be asked first and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.people.actions import ConsentDraft, record_consent
from facilitator.store.tables import Cohort
from facilitator.vocabulary import ConsentPurpose, Visibility
from tests.support.programmes import TODAY
from ui.people.printing import PaperDialog
from ui.recognition.form import ThankDialog
from ui.recognition.page import FIRST, ROLL, THANKED, ThanksRolls

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> ThanksRolls:
    made: ThanksRolls = sample_stage.show(ThanksRolls)
    qtbot.waitUntil(lambda: bool(made.not_yet.lines() and made.thanked.lines()))
    return made


def test_whoever_was_not_thanked_is_thanked_by_keyboard(page: ThanksRolls, qtbot: QtBot) -> None:
    line = page.not_yet.lines()[0]
    before = len(page.not_yet.lines())
    page.not_yet.choose(str(line.pairing_id))
    page.not_yet.setFocus()
    QTest.keyClick(page.not_yet, Qt.Key.Key_Return)
    dialog = page.dialog
    assert isinstance(dialog, ThankDialog)
    dialog.wording.setPlainText("For listening.")
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.not_yet.lines()) == before - 1)
    page.restore({"view": THANKED})
    assert any(one.wording == "For listening." for one in page.thanked.lines())


def test_public_thanks_without_consent_are_refused_in_the_dialog(
    page: ThanksRolls, qtbot: QtBot
) -> None:
    named = page.roll.lines()
    unasked = next(line for line in page.not_yet.lines() if line.name not in named)
    page.not_yet.choose(str(unasked.pairing_id))
    page.thank()
    dialog = page.dialog
    assert isinstance(dialog, ThankDialog)
    dialog.reach.choose(Visibility.PUBLIC.value)
    dialog.primary.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.isVisible()


def test_the_roll_is_alphabetical_by_consent_and_printed(
    page: ThanksRolls, sample_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    named = page.roll.lines()
    person = next(line for line in page.not_yet.lines() if line.name not in named)
    draft = ConsentDraft(person.person_id, ConsentPurpose.PUBLIC_THANKS, TODAY)
    sample_stage.runner.act(record_consent, draft)
    qtbot.waitUntil(lambda: person.name in page.roll.lines())
    page.restore({"view": ROLL})
    assert "without figures" in page.note.text()
    page.print.click()
    dialog = page.dialog
    assert isinstance(dialog, PaperDialog)
    qtbot.waitUntil(lambda: bool(dialog.pdf), timeout=15000)
    dialog.write(tmp_path / "roll.pdf")
    # No closing list asks for it any more.
    printed: list[object] = []

    def ask() -> bool:
        sample_stage.runner.ask("test", printed.extend, rolls_printed)
        return bool(printed)

    qtbot.waitUntil(ask)
    assert set(printed) == {TODAY}
    dialog.reject()


def rolls_printed(db: Session) -> list[object]:
    """The days on which the roll was printed, cohort by cohort."""
    return list(db.scalars(sa.select(Cohort.roll_on).where(Cohort.roll_on.is_not(None))))


def test_who_may_be_asked_first_says_why_and_what_is_the_most(page: ThanksRolls) -> None:
    page.restore({"view": FIRST})
    assert "up to 6 h" in page.note.text()
    counted = [line.counted for line in page.first.lines()]
    assert counted == sorted(counted, reverse=True)
    assert max(counted) <= 360


def test_the_state_brings_the_list_back(page: ThanksRolls) -> None:
    page.restore({"view": FIRST})
    assert page.state()["view"] == FIRST
