"""What the facilitator does with the board: put up, change, close, log what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.board.posting import EXCHANGE, party_name, post_effort, take_back_effort
from facilitator.board.rules import check_given, check_item
from facilitator.commitments.actions import PledgeDraft, pledge
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import BoardKind, BoardSort, BoardState, CallOutcome, Urgency
from facilitator.reciprocity.actions import Party
from facilitator.store import rows
from facilitator.store.tables import AidCall, BoardItem, Commitment, Exchange, Person
from facilitator.vocabulary import CommitmentState, Counts, Direction

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class BoardDraft:
    """Something asked for or offered, by a person, an organisation or the programme."""

    kind: BoardKind
    sort: BoardSort
    title: str
    whose: Party = field(default_factory=Party)
    details: str = ""
    topic_id: uuid.UUID | None = None
    minutes: int = 0
    uses: int = 0
    urgency: Urgency = Urgency.WHENEVER
    place: str = ""
    posted_on: dt.date | None = None
    until: dt.date | None = None


def put_on_board(step: Step, draft: BoardDraft) -> uuid.UUID:
    """Put an ask or an offer on the board."""
    today = step.clock.today()
    posted = draft.posted_on or today
    check_item(draft.title, draft.minutes, draft.uses, posted, draft.until)
    if posted > today:
        raise RuleBroken("day_in_future")
    _check_here(step, draft.whose.person_id)
    label = "board_asked" if draft.kind is BoardKind.ASK else "board_offered"
    step.says(label, title=draft.title.strip(), name=party_name(step, draft.whose))
    item = BoardItem(
        code=rows.next_code(step, BoardItem, "B", 2),
        kind=draft.kind,
        sort=draft.sort,
        title=draft.title.strip(),
        details=draft.details.strip(),
        person_id=draft.whose.person_id,
        organisation_id=draft.whose.organisation_id,
        topic_id=draft.topic_id,
        minutes=draft.minutes,
        uses=draft.uses,
        urgency=draft.urgency,
        place=draft.place.strip(),
        posted_on=posted,
        until=draft.until,
    )
    return step.put(item).id


def _check_here(step: Step, person_id: uuid.UUID | None) -> None:
    """Who has stepped out stands on no board."""
    if person_id is not None:
        person = rows.found(step, Person, person_id)
        if person.status.is_gone:
            raise RuleBroken("board_has_stepped_out", name=person.full_name)


CHANGEABLE = frozenset(
    {
        "sort", "title", "details", "topic_id", "minutes", "uses", "urgency", "place", "until",
        "person_id", "organisation_id",
    }
)  # fmt: skip


@dataclass(frozen=True)
class BoardChange:
    """Fields of something on the board that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_item(step: Step, draft: BoardChange) -> None:
    """Change what is asked for or offered."""
    item = rows.fresh(step, BoardItem, draft.id, draft.version)
    rows.change(item, draft.fields, CHANGEABLE)
    check_item(item.title, item.minutes, item.uses, item.posted_on, item.until)
    step.says("board_changed", title=item.title)


@dataclass(frozen=True)
class BoardClose:
    """Something on the board that is met, taken down, or stands open again."""

    id: uuid.UUID
    version: int
    state: BoardState


def close_item(step: Step, draft: BoardClose) -> None:
    """Mark something on the board as met, take it down, or put it up again."""
    item = rows.fresh(step, BoardItem, draft.id, draft.version)
    if item.state is draft.state:
        raise RuleBroken("board_already_so", title=item.title)
    item.state = draft.state
    item.closed_on = None if draft.state is BoardState.OPEN else step.clock.today()
    label = {
        BoardState.OPEN: "board_put_up_again",
        BoardState.MET: "board_met",
        BoardState.TAKEN_DOWN: "board_taken_down",
    }[draft.state]
    step.says(label, title=item.title)


@dataclass(frozen=True)
class ExchangeDraft:
    """What a giver gave a receiver: minutes of effort, uses of a thing, or both.

    Attributes:
        item_id, answered_id: what on the board it came of, an ask and an offer or one of them.
        call_id: the call of an organisation on another that it answers.
        return_to: for whom the giver means the return; the receiver's promise goes there.
        return_minutes, return_due: that promise; without minutes none is made.
        meets: mark what it came of as met.
    """

    day: dt.date
    giver: Party
    receiver: Party
    sort: BoardSort
    what: str = ""
    minutes: int = 0
    uses: int = 0
    item_id: uuid.UUID | None = None
    answered_id: uuid.UUID | None = None
    call_id: uuid.UUID | None = None
    return_to: Party | None = None
    return_minutes: int = 0
    return_due: dt.date | None = None
    meets: bool = False


def log_exchange(step: Step, draft: ExchangeDraft) -> uuid.UUID:
    """Log what came of the board; effort goes into the ledger, lent things are counted in uses."""
    today = step.clock.today()
    check_given(draft.minutes, draft.uses, draft.day, today)
    if draft.giver == draft.receiver:
        raise RuleBroken("same_party")
    giver, receiver = party_name(step, draft.giver), party_name(step, draft.receiver)
    promise = _promised(step, draft)
    movement = None
    if draft.minutes:
        movement = post_effort(
            step, draft.giver, draft.receiver, draft.minutes, draft.day, EXCHANGE
        )
    to = draft.return_to or Party()
    exchange = Exchange(
        code=rows.next_code(step, Exchange, "X", 2),
        day=draft.day,
        item_id=draft.item_id,
        answered_id=draft.answered_id,
        call_id=draft.call_id,
        sort=draft.sort,
        what=draft.what.strip() or _title(step, draft),
        giver_person_id=draft.giver.person_id,
        giver_organisation_id=draft.giver.organisation_id,
        receiver_person_id=draft.receiver.person_id,
        receiver_organisation_id=draft.receiver.organisation_id,
        uses=draft.uses,
        movement_id=movement,
        return_person_id=to.person_id,
        return_organisation_id=to.organisation_id,
        commitment_id=promise,
    )
    step.put(exchange)
    _close_what_is_met(step, draft, today)
    step.says("exchange_logged", giver=giver, receiver=receiver, what=exchange.what)
    return exchange.id


def _title(step: Step, draft: ExchangeDraft) -> str:
    item = draft.item_id or draft.answered_id
    return rows.found(step, BoardItem, item).title if item else ""


def _promised(step: Step, draft: ExchangeDraft) -> uuid.UUID | None:
    """The receiver's promise to return the gift to whom the giver named."""
    if draft.return_to is None:
        return None
    if draft.return_to == draft.receiver:
        raise RuleBroken("gift_returns_to_receiver")
    if not draft.return_minutes:
        return None
    if draft.receiver == Party() or draft.return_due is None:
        raise RuleBroken("gift_promise_incomplete")
    promise = pledge(
        step,
        PledgeDraft(
            minutes=draft.return_minutes,
            begins=draft.day,
            due=draft.return_due,
            owner_person_id=draft.receiver.person_id,
            owner_organisation_id=draft.receiver.organisation_id,
            direction=Direction.RETURN,
            counts=Counts.ANY,
            to_person_id=draft.return_to.person_id,
            to_organisation_id=draft.return_to.organisation_id,
            source=draft.what.strip() or _title(step, draft),
        ),
    )
    step.flush()
    return promise


def _close_what_is_met(step: Step, draft: ExchangeDraft, today: dt.date) -> None:
    if draft.meets:
        for key in (draft.item_id, draft.answered_id):
            if key is not None:
                item = rows.found(step, BoardItem, key)
                item.state, item.closed_on = BoardState.MET, today
    if draft.call_id is not None:
        call = rows.found(step, AidCall, draft.call_id)
        if call.outcome is CallOutcome.WAITING:
            call.outcome, call.answered_on = CallOutcome.ANSWERED, draft.day


@dataclass(frozen=True)
class TakeBackDraft:
    """Something logged that did not happen so."""

    id: uuid.UUID
    version: int


def take_back_exchange(step: Step, draft: TakeBackDraft) -> None:
    """Take back what was logged by mistake: the ledger reverses it, known from today."""
    exchange = rows.fresh(step, Exchange, draft.id, draft.version)
    if exchange.taken_back_on is not None:
        raise RuleBroken("exchange_taken_back_already")
    exchange.taken_back_on = step.clock.today()
    if exchange.movement_id is not None:
        exchange.reversal_id = take_back_effort(step, exchange.movement_id)
    if exchange.commitment_id is not None:
        promise = rows.found(step, Commitment, exchange.commitment_id)
        if promise.state in {CommitmentState.OPEN, CommitmentState.REPLANNED}:
            promise.state = CommitmentState.LET_GO
    step.says("exchange_taken_back", what=exchange.what)
