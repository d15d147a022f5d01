"""Cases of the board."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.board import actions as a
from facilitator.exchange_vocabulary import BoardKind, BoardSort, BoardState
from facilitator.reciprocity.actions import Party
from facilitator.store.tables import BoardItem, Exchange, Person
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _party(programme: OpenProgramme, skip: int = 0) -> Party:
    return Party(first(programme, Person, skip=skip).id)


def _offer(programme: OpenProgramme) -> a.BoardDraft:
    return a.BoardDraft(
        BoardKind.OFFER, BoardSort.ROOM, "A room for twenty", _party(programme), uses=4
    )


def _put_up(programme: OpenProgramme) -> Known:
    key = programme.do(a.put_on_board, _offer(programme)).value
    return first(programme, BoardItem, BoardItem.id == key)


def _gift(programme: OpenProgramme) -> a.ExchangeDraft:
    item = _put_up(programme)
    return a.ExchangeDraft(
        day=TODAY,
        giver=_party(programme),
        receiver=_party(programme, 1),
        sort=BoardSort.ROOM,
        minutes=45,
        uses=1,
        item_id=item.id,
        return_to=_party(programme, 2),
        return_minutes=45,
        return_due=TODAY + dt.timedelta(days=60),
        meets=True,
    )


def _given(programme: OpenProgramme) -> a.TakeBackDraft:
    key = programme.do(a.log_exchange, _gift(programme)).value
    return a.TakeBackDraft(*first(programme, Exchange, Exchange.id == key))


CASES: dict[str, Case] = {
    "put_on_board": lambda p: (a.put_on_board, _offer(p)),
    "change_item": lambda p: (a.change_item, a.BoardChange(*_put_up(p), {"title": "A hall"})),
    "close_item": lambda p: (a.close_item, a.BoardClose(*_put_up(p), BoardState.TAKEN_DOWN)),
    "log_exchange": lambda p: (a.log_exchange, _gift(p)),
    "take_back_exchange": lambda p: (a.take_back_exchange, _given(p)),
}
