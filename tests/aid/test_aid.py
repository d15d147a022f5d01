"""Mutual aid between organisations: what stands ready, calls, and what came back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.aid import actions as a
from facilitator.aid.questions import AidLine, Given, mutual_aid
from facilitator.board import actions as board
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import BoardSort, CallOutcome
from facilitator.organisations.actions import OrganisationDraft, add_organisation
from facilitator.reciprocity.actions import Party
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)


class Two:
    """A council and a health board with an agreement."""

    def __init__(self, programme: OpenProgramme) -> None:
        do = programme.do
        self._programme = programme
        self.council = do(add_organisation, OrganisationDraft("Harbour Council")).value
        self.board = do(add_organisation, OrganisationDraft("Shores Health Board")).value
        self.agreement = do(
            a.agree_mutual_aid, a.ReciprocalDraft(self.council, self.board, TODAY - 100 * DAY)
        ).value
        self.offer = do(
            a.stand_ready,
            a.StandingDraft(self.agreement, self.council, BoardSort.ADVICE, "Advice", minutes=600),
        ).value

    def line(self) -> AidLine:
        (line,) = self._programme.ask(mutual_aid, TODAY)
        return line

    def call(self, who: uuid.UUID, offer: uuid.UUID | None, what: str = "") -> uuid.UUID:
        draft = a.CallDraft(self.agreement, who, TODAY - 9 * DAY, what, offer)
        return self._programme.do(a.call_on, draft).value

    def give(
        self, call: uuid.UUID, giver: uuid.UUID, to: uuid.UUID, minutes: int = 0, uses: int = 0
    ) -> None:
        draft = board.ExchangeDraft(
            TODAY - DAY,
            Party(None, giver),
            Party(None, to),
            BoardSort.ADVICE,
            minutes=minutes,
            uses=uses,
            call_id=call,
        )
        self._programme.do(board.log_exchange, draft)


def test_what_came_back_stands_beside_what_was_given(programme: OpenProgramme) -> None:
    two = Two(programme)
    two.give(two.call(two.board, two.offer), two.council, two.board, minutes=90)
    two.give(two.call(two.council, None, "Beds"), two.board, two.council, uses=4)
    waiting = two.call(two.board, two.offer)

    line = two.line()
    assert (line.one_gave, line.other_gave) == (Given(90, 0), Given(0, 4))
    assert [(one.drawn_minutes, one.drawn_uses) for one in line.ready] == [(90, 0)]
    assert line.waiting == 1
    call = next(one for one in line.calls if one.id == waiting)
    assert call.outcome is CallOutcome.WAITING
    answered = [one for one in line.calls if one.outcome is CallOutcome.ANSWERED]
    assert {one.answered_on for one in answered} == {TODAY - DAY}


def test_what_no_longer_stands_ready_leaves_past_calls_standing(programme: OpenProgramme) -> None:
    two = Two(programme)
    two.give(two.call(two.board, two.offer), two.council, two.board, minutes=90)
    programme.do(a.stand_down, two.offer)

    line = two.line()
    assert line.ready == ()
    assert line.one_gave == Given(90, 0)


def test_a_call_wants_an_agreement_in_force_and_the_other_side(programme: OpenProgramme) -> None:
    two = Two(programme)
    with pytest.raises(RuleBroken, match="called_on_own_offer"):
        two.call(two.council, two.offer)
    third = programme.do(add_organisation, OrganisationDraft("Quayside Homes")).value
    with pytest.raises(RuleBroken, match="not_of_this_agreement"):
        two.call(third, None, "A room")
    line = two.line()
    fields = {"ended_on": TODAY - 30 * DAY}
    programme.do(a.change_mutual_aid, a.ReciprocalChange(line.id, line.version, fields))
    with pytest.raises(RuleBroken, match="agreement_not_in_force"):
        two.call(two.board, two.offer)
    assert not two.line().is_in_force


def test_the_review_is_due_on_its_day(programme: OpenProgramme) -> None:
    two = Two(programme)
    line = two.line()
    programme.do(
        a.change_mutual_aid, a.ReciprocalChange(line.id, line.version, {"review_on": TODAY})
    )
    assert two.line().is_to_review
