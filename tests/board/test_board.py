"""The board: what stands on it, what came of it, and minutes that are conserved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.board import actions as a
from facilitator.board.questions import board
from facilitator.care import actions as care
from facilitator.commitments.questions import ledger_page, promise_list
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import BoardKind, BoardSort, BoardState
from facilitator.people.actions import MergeDraft, PersonDraft, add_person, merge_people
from facilitator.reciprocity.actions import Party
from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import Direction
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)


def person(programme: OpenProgramme, name: str) -> Party:
    return Party(programme.do(add_person, PersonDraft(name)).value)


def put_up(programme: OpenProgramme, whose: Party, **more: object) -> uuid.UUID:
    said = {"kind": BoardKind.OFFER, "sort": BoardSort.ADVICE, "title": "An hour on budgets"}
    return programme.do(a.put_on_board, a.BoardDraft(**{**said, "whose": whose, **more})).value  # type: ignore[arg-type]


def given(programme: OpenProgramme, one: Party, other: Party, **more: object) -> uuid.UUID:
    said = {"day": TODAY, "giver": one, "receiver": other, "sort": BoardSort.ADVICE}
    return programme.do(a.log_exchange, a.ExchangeDraft(**{**said, **more})).value  # type: ignore[arg-type]


def balances(programme: OpenProgramme, day: dt.date = TODAY) -> dict[str, int]:
    found = accounts(movements(programme.ask(whole_record, day), day))
    return {party: account.balance for party, account in found.items() if account.balance}


def known(programme: OpenProgramme, key: uuid.UUID) -> a.TakeBackDraft:
    version = programme.ask(
        lambda db: db.scalars(sa.select(t.Exchange.version).where(t.Exchange.id == key)).one()
    )
    return a.TakeBackDraft(key, version)


def test_effort_moves_minutes_and_uses_stay_beside_them(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Tomos Rees")
    given(programme, one, other, minutes=45, uses=2)
    given(programme, one, other, uses=3, sort=BoardSort.ROOM)

    page = programme.ask(board, TODAY)

    assert (page.minutes, page.uses) == (45, 5)
    assert programme.ask(ledger_page, TODAY).moved == 45
    assert sorted(balances(programme).values()) == [-45, 45]


def test_what_was_taken_back_is_known_from_its_own_day(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Tomos Rees")
    key = given(programme, one, other, day=TODAY - 5 * DAY, minutes=60)

    programme.do(a.take_back_exchange, known(programme, key))

    assert balances(programme) == {}
    assert sorted(balances(programme, TODAY - DAY).values()) == [-60, 60]
    assert programme.ask(board, TODAY).minutes == 0
    with pytest.raises(RuleBroken, match="exchange_taken_back_already"):
        programme.do(a.take_back_exchange, known(programme, key))


def test_a_gift_may_name_for_whom_the_return_is_meant(programme: OpenProgramme) -> None:
    giver, receiver = person(programme, "Siân Llwyd"), person(programme, "Tomos Rees")
    third = person(programme, "Wil Ifan")
    key = given(
        programme, giver, receiver, minutes=60,
        return_to=third, return_minutes=60, return_due=TODAY + 90 * DAY,
    )  # fmt: skip

    (promise,) = programme.ask(promise_list, TODAY)
    assert promise.direction is Direction.RETURN
    assert (promise.owner.en, promise.to and promise.to.en) == ("Tomos Rees", "Wil Ifan")
    given(programme, receiver, third, minutes=20)
    assert programme.ask(promise_list, TODAY)[0].met == 20

    programme.do(a.take_back_exchange, known(programme, key))
    assert not programme.ask(promise_list, TODAY)[0].standing.is_open


def test_a_gift_cannot_come_back_to_whoever_received_it(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Tomos Rees")
    with pytest.raises(RuleBroken, match="gift_returns_to_receiver"):
        given(programme, one, other, minutes=10, return_to=other)


def test_offers_of_leavers_are_not_listed(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Tomos Rees")
    put_up(programme, one, sort=BoardSort.ROOM, title="A room")
    put_up(programme, other, kind=BoardKind.ASK, sort=BoardSort.ROOM, title="A room, please")
    assert len(programme.ask(board, TODAY).meetings) == 1

    assert one.person_id is not None
    programme.do(care.step_out, care.StepOutDraft(one.person_id, TODAY))
    page = programme.ask(board, TODAY)

    assert [line.title for line in page.items if line.is_open] == ["A room, please"]
    assert page.meetings == ()
    with pytest.raises(RuleBroken, match="board_has_stepped_out"):
        put_up(programme, one)


def test_at_rest_means_at_rest_on_the_board(programme: OpenProgramme) -> None:
    one = person(programme, "Siân Llwyd")
    put_up(programme, one)
    assert one.person_id is not None
    programme.do(care.let_rest, care.RestDraft(one.person_id, TODAY, TODAY + 9 * DAY))

    (line,) = programme.ask(board, TODAY).items
    assert (line.is_open, line.is_away) == (False, True)
    (line,) = programme.ask(board, TODAY + 10 * DAY).items
    assert line.is_open


def test_what_meets_is_closed_and_not_offered_again(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Tomos Rees")
    offer = put_up(programme, one, sort=BoardSort.ROOM, title="A room", uses=4)
    ask = put_up(programme, other, kind=BoardKind.ASK, sort=BoardSort.ROOM, title="Room wanted")
    given(programme, one, other, uses=1, item_id=ask, answered_id=offer, sort=BoardSort.ROOM)

    page = programme.ask(board, TODAY)
    assert [line.is_open for line in page.items] == [True, True]
    assert page.meetings == ()

    given(programme, one, other, uses=1, item_id=ask, sort=BoardSort.ROOM, meets=True)
    states = {line.title: line.state for line in programme.ask(board, TODAY).items}
    assert states == {"A room": BoardState.OPEN, "Room wanted": BoardState.MET}


def test_two_who_gave_each_other_something_are_two_people(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Sian Llwyd")
    given(programme, one, other, minutes=30)
    assert one.person_id is not None
    assert other.person_id is not None
    with pytest.raises(RuleBroken, match="merge_both_in_one_session"):
        programme.do(merge_people, MergeDraft(one.person_id, other.person_id))


def test_a_merge_takes_asks_and_gifts_with_it(programme: OpenProgramme) -> None:
    one, other = person(programme, "Siân Llwyd"), person(programme, "Sian Llwyd")
    third = person(programme, "Wil Ifan")
    put_up(programme, other)
    given(programme, other, third, minutes=30)
    assert one.person_id is not None
    assert other.person_id is not None
    programme.do(merge_people, MergeDraft(one.person_id, other.person_id))

    page = programme.ask(board, TODAY)
    assert page.items[0].whose.en == "Siân Llwyd"
    assert page.exchanges[0].giver.en == "Siân Llwyd"
