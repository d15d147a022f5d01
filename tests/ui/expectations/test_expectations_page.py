"""Expectations, the question of community and the rules in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.exchange_vocabulary import Community, Kept, Side, Wave, Way
from ui.expectations.forms import (
    AnswersDialog,
    BallotDialog,
    CommunityDialog,
    CountDialog,
    ExpectDialog,
    RulesDialog,
)
from ui.expectations.page import PROGRAMME, RULES, ExpectationsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> ExpectationsPage:
    made: ExpectationsPage = sample_stage.show(ExpectationsPage)
    qtbot.waitUntil(lambda: bool(made.found and made.members.chosen()))
    return made


def test_what_a_member_says_stands_beside_the_programme(
    page: ExpectationsPage, qtbot: QtBot
) -> None:
    member = next(one for one in page.found.members if not one.has_said)  # type: ignore[union-attr]
    page.members.rows.choose(str(member.person_id))
    page.members.gets.click()
    dialog = page.dialog
    assert isinstance(dialog, ExpectDialog)
    dialog.said.setPlainText("Time to think\nTo be heard")
    dialog.primary.click()
    cell = page.members.cells[Side.MEMBER, Way.GET]
    qtbot.waitUntil(lambda: "To be heard" in cell.text())
    assert page.members.cells[Side.PROGRAMME, Way.GIVE].text().startswith("•")


def test_each_side_is_asked_again_by_itself(page: ExpectationsPage, qtbot: QtBot) -> None:
    assert page.found is not None
    member = next(one for one in page.found.members if one.has_said and not one.asked(Wave.MIDDLE))
    page.members.rows.choose(str(member.person_id))
    line = member.lines[0]
    for button, answer in ((page.members.theirs, Kept.KEPT), (page.members.ours, Kept.PARTLY)):
        button.click()
        dialog = page.dialog
        assert isinstance(dialog, AnswersDialog)
        dialog.asked[line.id].choose(answer.value)
        dialog.primary.click()
        side = Side.MEMBER if answer is Kept.KEPT else Side.PROGRAMME

        def said(side: Side = side, answer: Kept = answer) -> bool:
            now = page.members.chosen()
            return now is not None and now.lines[0].answer(side, Wave.MIDDLE) is answer

        qtbot.waitUntil(said)
    qtbot.waitUntil(lambda: page.members.chosen().gaps == 1)  # type: ignore[union-attr]


def test_slips_are_counted_for_the_next_wave(page: ExpectationsPage, qtbot: QtBot) -> None:
    page.show_view(PROGRAMME)
    waves = len(page.found.community)  # type: ignore[union-attr]
    page.count_community()
    dialog = page.dialog
    assert isinstance(dialog, CommunityDialog)
    assert dialog.wave.key() == Wave.END.value
    dialog.numbers[Community.YES].setValue(20)
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(page.programme.community.lines()) == waves + 1)


def test_rules_are_written_put_to_the_cohort_and_counted(
    page: ExpectationsPage, qtbot: QtBot
) -> None:
    page.show_view(RULES)
    page.rules.write.click()
    dialog = page.dialog
    assert isinstance(dialog, RulesDialog)
    dialog.english.setPlainText("Be kind")
    dialog.welsh.setPlainText("Byddwch yn garedig")
    dialog.primary.click()
    qtbot.waitUntil(lambda: page.found.versions[0].number == 3)  # type: ignore[union-attr]
    page.rules.put.click()
    assert isinstance(page.dialog, BallotDialog)
    page.dialog.primary.click()
    qtbot.waitUntil(lambda: page.found.ballots[0].counted_on is None)  # type: ignore[union-attr]
    page.rules.ballots.choose(str(page.found.ballots[0].id))  # type: ignore[union-attr]
    page.rules.count.click()
    count = page.dialog
    assert isinstance(count, CountDialog)
    newest = next(line.id for line in page.found.ballots[0].lines if line.number == 3)
    count.numbers[newest].setValue(30)
    count.primary.click()
    qtbot.waitUntil(lambda: page.found.in_force.number == 3)


def test_no_cohort_yet(empty_stage: Stage, qtbot: QtBot) -> None:
    made: ExpectationsPage = empty_stage.show(ExpectationsPage)
    qtbot.waitUntil(made.empty.isVisible)
    made.empty.primary.click()
    assert empty_stage.told.went == [("cohorts", {})]
