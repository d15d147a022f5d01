"""Leaving in one step: nothing stays open behind whoever goes, and nobody is asked why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import OfferState
from facilitator.care.actions import StepOutDraft, step_out
from facilitator.commitments.actions import HandOnDraft, LetGoDraft, hand_on, let_go
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import BoardState
from facilitator.leaving.questions import organisation_of, sessions_left, to_pass_on
from facilitator.pairing.problem import Rule
from facilitator.requests.possible import Between
from facilitator.store import rows
from facilitator.store.tables import (
    BoardItem,
    CareStep,
    CoachingSession,
    Commitment,
    Organisation,
    Pairing,
    Person,
    Request,
    RequestOffer,
)
from facilitator.vocabulary import (
    CommitmentState,
    PairingState,
    PartyKind,
    PersonStatus,
    SessionStatus,
    StepOutcome,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step


class PromiseWay(StrEnum):
    """What becomes of a promise of somebody who leaves."""

    LET_GO = "let_go"
    DONE = "done"
    HAND_ON = "hand_on"
    CARRIED = "carried"


@dataclass(frozen=True)
class PromiseEnd:
    """What becomes of one promise; handing on names the colleague."""

    id: uuid.UUID
    version: int
    way: PromiseWay = PromiseWay.LET_GO
    to_person_id: uuid.UUID | None = None


@dataclass(frozen=True)
class PairingEnd:
    """A pairing ends; with a colleague named, the other side goes on with them."""

    id: uuid.UUID
    version: int
    to_person_id: uuid.UUID | None = None


@dataclass(frozen=True)
class FarewellDraft:
    """Somebody leaves from a day on: what becomes of their promises and pairings.

    What is not named ends: pairings end, promises are let go with thanks, unless they wait for a
    decision (`promises_wait`).
    """

    person_id: uuid.UUID
    version: int | None
    on: dt.date
    status: PersonStatus = PersonStatus.LEFT
    promises: Sequence[PromiseEnd] = ()
    pairings: Sequence[PairingEnd] = ()
    stays_on_roll: bool = False
    promises_wait: bool = False


def say_farewell(step: Step, draft: FarewellDraft) -> int:
    """Let somebody leave with nothing open behind them; gives how many rings have a place to fill.

    After a death everything stops on the day it is told, whatever was chosen.
    """
    person = rows.fresh(step, Person, draft.person_id, draft.version)
    if person.status.is_gone:
        raise RuleBroken("stepped_out_already", name=person.full_name)
    died = draft.status is PersonStatus.DECEASED
    if died or not draft.promises_wait:
        _end_promises(step, person, () if died else draft.promises)
    for end in () if died else draft.pairings:
        if end.to_person_id is not None:
            _hand_over(step, person, end, end.to_person_id)
    step.flush()
    _call_off(step, person)
    on = min(draft.on, step.clock.today()) if died else draft.on
    rings = step_out(step, StepOutDraft(person.id, on, draft.status))
    person.stays_on_roll = draft.stays_on_roll
    _stop_letters(step, person)
    step.says("stepped_out", name=person.full_name, on=on)
    return rings


def _end_promises(step: Step, person: Person, ends: Sequence[PromiseEnd]) -> None:
    chosen = {end.id: end for end in ends}
    mine = step.scalars(
        sa.select(Commitment).where(
            Commitment.owner_person_id == person.id, Commitment.state == CommitmentState.OPEN
        )
    ).all()
    left = to_pass_on(step, step.clock.today())
    for promise in mine:
        end = chosen.get(promise.id)
        if end is not None:
            rows.fresh(step, Commitment, end.id, end.version)
        way = end.way if end is not None else PromiseWay.LET_GO
        if left.get(promise.code, promise.minutes) <= 0 or way is PromiseWay.DONE:
            promise.state = CommitmentState.MET
        elif way is PromiseWay.HAND_ON and end is not None and end.to_person_id is not None:
            hand_on(step, HandOnDraft(promise.id, promise.version, end.to_person_id))
        elif way is PromiseWay.HAND_ON:
            raise RuleBroken("hand_on_to_whom")
        elif way is PromiseWay.CARRIED:
            _carry(step, person, promise, left.get(promise.code, promise.minutes))
        else:
            let_go(step, LetGoDraft(promise.id, promise.version, promise.note))


def _carry(step: Step, person: Person, promise: Commitment, minutes: int) -> None:
    """Let the organisation of whoever leaves carry what is still to pass on."""
    key = organisation_of(step, person.id, step.clock.today())
    if key is None:
        raise RuleBroken("no_organisation_to_carry", name=person.full_name)
    body = rows.found(step, Organisation, key)
    promise.state = CommitmentState.HANDED_ON
    kept = {
        column.key: getattr(promise, column.key)
        for column in sa.inspect(Commitment).columns
        if column.key not in {"id", "version", "code", "note", "handed_to_id"}
    }
    carried = {
        **kept,
        "owner_kind": PartyKind.ORGANISATION,
        "owner_person_id": None,
        "owner_organisation_id": body.id,
        "minutes": minutes,
        "source": promise.code,
        "state": CommitmentState.OPEN,
        "begins": min(step.clock.today(), promise.due),
    }
    step.put(Commitment(code=rows.next_code(step, Commitment, "K", 2), **carried))


def _hand_over(step: Step, person: Person, end: PairingEnd, to: uuid.UUID) -> None:
    """Let the other side of a pairing go on with a colleague for the sessions not yet held."""
    pairing = rows.fresh(step, Pairing, end.id, end.version)
    colleague = rows.found(step, Person, to)
    gives = pairing.coach_id == person.id
    other = pairing.coachee_id if gives else pairing.coach_id
    if to in {other, person.id}:
        raise RuleBroken("same_person")
    if colleague.status.is_gone:
        raise RuleBroken("stepped_out_already", name=colleague.full_name)
    today = step.clock.today()
    giver, receiver = (to, other) if gives else (other, to)
    stands = Between(step, today, other).stands(giver, receiver)
    if Rule.FORBID in stands:
        raise RuleBroken("not_to_be_paired", name=colleague.full_name)
    if stands:
        raise RuleBroken("rule_stands_between", name=colleague.full_name)
    step.put(
        Pairing(
            code=rows.next_code(step, Pairing, "A", 3),
            cohort_id=pairing.cohort_id,
            coach_id=giver,
            coachee_id=receiver,
            state=PairingState.PROPOSED,
            started=today,
            planned_end=pairing.planned_end,
            contracted_sessions=max(1, sessions_left(step, [pairing.id])[pairing.id]),
            minutes_each=pairing.minutes_each,
            place=pairing.place,
            language=pairing.language,
        )
    )


def _call_off(step: Step, person: Person) -> None:
    """Sessions still arranged with whoever leaves are called off, nobody's fault."""
    s, p = CoachingSession, Pairing
    theirs = sa.select(p.id).where(sa.or_(p.coach_id == person.id, p.coachee_id == person.id))
    arranged = s.status == SessionStatus.ARRANGED
    for session in step.scalars(sa.select(s).where(s.pairing_id.in_(theirs), arranged)):
        session.status, session.minutes = SessionStatus.EXCUSED, 0


def _stop_letters(step: Step, person: Person) -> None:
    """Steps of staying in touch end; asks, offers and requests are taken down."""
    today = step.clock.today()
    open_steps = sa.select(CareStep).where(
        CareStep.person_id == person.id, CareStep.closed_on.is_(None)
    )
    for taken in step.scalars(open_steps):
        taken.outcome, taken.closed_on = StepOutcome.ENDED, today
    items = sa.select(BoardItem).where(
        BoardItem.person_id == person.id, BoardItem.state == BoardState.OPEN
    )
    for item in step.scalars(items):
        item.state, item.closed_on = BoardState.TAKEN_DOWN, today
    requests = sa.select(Request).where(
        Request.from_person_id == person.id,
        Request.answered.is_(None),
        Request.closed_on.is_(None),
    )
    for request in step.scalars(requests):
        request.closed_on = today
    offers = sa.select(RequestOffer).where(
        RequestOffer.person_id == person.id, RequestOffer.state == OfferState.OFFERED
    )
    for offer in step.scalars(offers):
        offer.state, offer.answered_on = OfferState.TAKEN_BACK, today
