"""Promises and the ledger in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.commitments.questions import Standing, TemplateLine
from ui.commitments.form import HandOnDialog, LetGoDialog, PledgeDialog, ReplanDialog
from ui.commitments.page import CommitmentsPage
from ui.commitments.templates import NEW, LapseDialog, TemplateDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> CommitmentsPage:
    made: CommitmentsPage = sample_stage.show(CommitmentsPage)
    qtbot.waitUntil(
        lambda: bool(made.table.lines() and made.ledger.accounts.lines() and made._offers.parties)
    )
    return made


def open_one(page: CommitmentsPage) -> str:
    line = next(line for line in page.table.lines() if line.standing.is_open)
    assert page.table.choose(str(line.id))
    return str(line.id)


def standing_of(page: CommitmentsPage, key: str) -> Standing:
    return next(line.standing for line in page._promises if str(line.id) == key)


def test_what_counted_adds_up_to_what_is_given(page: CommitmentsPage) -> None:
    line = next(line for line in page.table.lines() if line.counted)
    page.table.choose(str(line.id))
    assert sum(one.minutes for one in page.detail.counted.lines()) == line.met
    assert page.detail.counted_head.at_right.text() == page.words.hours(line.met)


def test_the_chips_keep_to_one_kind(page: CommitmentsPage) -> None:
    page.chips.chip("met").click()
    assert {line.standing for line in page.table.lines()} == {Standing.MET}


def test_a_promise_is_planned_again_when_another_page_asks(
    page: CommitmentsPage, qtbot: QtBot
) -> None:
    key = open_one(page)
    page.restore({"chosen": key, "do": "replan"})
    assert isinstance(page.dialog, ReplanDialog)
    page.dialog.due.setText("31/12/2027")
    page.dialog.primary.click()
    qtbot.waitUntil(
        lambda: any(str(one.id) == key and one.due.year == 2027 for one in page._promises)
    )


def test_a_promise_is_let_go_with_thanks_and_back(
    page: CommitmentsPage, qtbot: QtBot, sample_stage: Stage
) -> None:
    key = open_one(page)
    page.detail.leave.click()
    assert isinstance(page.dialog, LetGoDialog)
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: standing_of(page, key) is Standing.LET_GO)
    assert sample_stage.told.toasts[0].startswith("Let go with thanks")
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: standing_of(page, key).is_open)


def test_a_promise_is_handed_on(page: CommitmentsPage, qtbot: QtBot) -> None:
    key, before = open_one(page), len(page._promises)
    page.detail.hand.click()
    assert isinstance(page.dialog, HandOnDialog)
    page.dialog.primary.click()
    assert page.dialog.isVisible()
    page.dialog.to.setCurrentIndex(3)
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: len(page._promises) == before + 1)
    assert standing_of(page, key) is Standing.HANDED_ON


def test_a_new_promise_names_its_owner(page: CommitmentsPage, qtbot: QtBot) -> None:
    before = len(page._promises)
    page.make_promise()
    assert isinstance(page.dialog, PledgeDialog)
    page.dialog.primary.click()
    assert page.dialog.isVisible()
    page.dialog.owner.setCurrentIndex(2)
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: len(page._promises) == before + 1)


def test_a_promise_names_the_session_that_it_passes_on(page: CommitmentsPage, qtbot: QtBot) -> None:
    received = next(one for one in page._offers.received if one.giver and not one.kind)
    page.make_promise()
    dialog = page.dialog
    assert isinstance(dialog, PledgeDialog)
    assert dialog.passes_on.count() == 1
    dialog.owner.choose(received.party)
    dialog.owner.chosen.emit(received.party)
    offered = [dialog.passes_on.itemText(at) for at in range(dialog.passes_on.count())]
    assert received.giver is not None
    assert any(received.giver.en in line for line in offered)
    dialog.passes_on.choose(received.code)
    dialog.passes_on.chosen.emit(received.code)
    assert dialog.hours.value() == received.minutes
    assert not dialog.source.isVisible()
    dialog.primary.click()
    qtbot.waitUntil(lambda: any(line.source == received.code for line in page._promises))


def test_every_figure_of_the_ledger_opens_its_rows_and_all_balances_add_up_to_zero(
    page: CommitmentsPage,
) -> None:
    page.restore({"view": "ledger"})
    lines = page.ledger.accounts.lines()
    assert sum(line.balance for line in lines) == 0
    for line in lines[:8]:
        page.ledger.accounts.choose(line.code)
        entries = page.ledger.entries.lines()
        assert sum(one.given for one in entries) == line.given
        assert sum(one.received for one in entries) == line.received
    assert page.ledger.foot.text().endswith("sum over all parties: 0")


def test_a_template_is_kept_and_everybody_promises_by_it(
    page: CommitmentsPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(page._offers.cohorts))
    before = len(page._promises)
    page.use_template()
    dialog = page.dialog
    assert isinstance(dialog, TemplateDialog)
    dialog.template.choose(NEW)
    dialog.template.chosen.emit(NEW)
    dialog.keep.click()
    assert dialog.isVisible()
    dialog.name.setText("A room of their own")
    dialog.minutes.setValue(540)
    dialog.keep.click()

    def kept() -> TemplateLine | None:
        every = (one for line in page._offers.cohorts for one in line.templates)
        return next((one for one in every if one.name.en == "A room of their own"), None)

    qtbot.waitUntil(lambda: kept() is not None)
    page.use_template()
    dialog = page.dialog
    assert isinstance(dialog, TemplateDialog)
    template = kept()
    assert template is not None
    dialog.cohort.choose(str(template.cohort_id))
    dialog.cohort.chosen.emit(str(template.cohort_id))
    dialog.template.choose(str(template.id))
    dialog.template.chosen.emit(str(template.id))
    assert template.not_yet
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page._promises) == before + len(template.not_yet))
    assert any(line.source == "A room of their own" for line in page._promises)


def test_promises_end_with_their_cohort_and_come_back_with_one_undo(
    page: CommitmentsPage, sample_stage: Stage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(page._offers.cohorts))

    def lapsed() -> int:
        return sum(line.standing is Standing.LAPSED for line in page._promises)

    assert lapsed() == 0
    page.end_with_cohort()
    dialog = page.dialog
    assert isinstance(dialog, LapseDialog)
    running = next(line for line in page._offers.cohorts if not line.has_ended)
    dialog.cohort.choose(str(running.id))
    dialog.cohort.chosen.emit(str(running.id))
    assert dialog.primary.isEnabled()
    dialog.primary.click()
    qtbot.waitUntil(lambda: lapsed() > 0)
    sample_stage.runner.undo()
    qtbot.waitUntil(lambda: lapsed() == 0)


def test_a_promise_says_what_counts_and_under_which_rules(page: CommitmentsPage) -> None:
    text = page.detail.facts.text()
    assert "elsewhere" in text
    assert "version 1 of the rules" in text
