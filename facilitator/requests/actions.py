"""What the facilitator does when somebody asks for help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import OfferState, Release
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import Urgency
from facilitator.pairing.actions import PairDraft, pair_by_hand
from facilitator.store import rows
from facilitator.store.tables import Person, Request, RequestOffer
from facilitator.vocabulary import PairingState
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class RequestDraft:
    """Somebody asks for help, perhaps somebody in particular."""

    from_person_id: uuid.UUID
    received: dt.date
    to_person_id: uuid.UUID | None = None
    need: str = ""
    topic_id: uuid.UUID | None = None
    need_by: dt.date | None = None
    urgency: Urgency = Urgency.WHENEVER
    release: Release = Release.NOT_ASKED


def receive_request(step: Step, draft: RequestDraft) -> uuid.UUID:
    """Record that somebody asked for help; its clock begins on the day it came."""
    person = rows.found(step, Person, draft.from_person_id)
    if draft.received > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.to_person_id == draft.from_person_id:
        raise RuleBroken("same_person")
    _check_days(draft.received, draft.need_by)
    step.says("request_received", name=person.full_name)
    request = Request(
        code=rows.next_code(step, Request, "Q", 2),
        from_person_id=person.id,
        to_person_id=draft.to_person_id,
        received=draft.received,
        need=draft.need.strip(),
        topic_id=draft.topic_id,
        need_by=draft.need_by,
        urgency=draft.urgency,
        release=draft.release,
    )
    return step.put(request).id


def _check_days(received: dt.date, need_by: dt.date | None) -> None:
    if need_by is not None and need_by < received:
        raise RuleBroken("request_needed_before_it_came")


@dataclass(frozen=True)
class AnswerDraft:
    """A request that has been answered."""

    id: uuid.UUID
    version: int
    on: dt.date


def answer_request(step: Step, draft: AnswerDraft) -> None:
    """Note that a request has been answered."""
    request = rows.fresh(step, Request, draft.id, draft.version)
    if draft.on < request.received or draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    request.answered = draft.on
    person = rows.found(step, Person, request.from_person_id)
    step.says("request_answered", name=person.full_name)


CHANGEABLE = frozenset({"need", "topic_id", "need_by", "urgency", "release"})


@dataclass(frozen=True)
class RequestChange:
    """Fields of a request that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_request(step: Step, draft: RequestChange) -> None:
    """Change what is asked for, by when, how urgent it is, or what the line manager said."""
    request = rows.fresh(step, Request, draft.id, draft.version)
    rows.change(request, draft.fields, CHANGEABLE)
    _check_days(request.received, request.need_by)
    person = rows.found(step, Person, request.from_person_id)
    step.says("request_changed", name=person.full_name)


@dataclass(frozen=True)
class OfferDraft:
    """Whom to ask about a request."""

    id: uuid.UUID
    version: int
    person_id: uuid.UUID


def offer_request(step: Step, draft: OfferDraft) -> uuid.UUID:
    """Ask somebody whether they can help; one person is asked at a time.

    Raises:
        RuleBroken: it is settled, somebody else is being asked, or they said no already.
    """
    request = rows.fresh(step, Request, draft.id, draft.version)
    asking = rows.found(step, Person, request.from_person_id)
    return _offer(step, request, asking, draft.person_id)


def _offer(step: Step, request: Request, asking: Person, person_id: uuid.UUID) -> uuid.UUID:
    person = rows.found(step, Person, person_id)
    if person.id == asking.id:
        raise RuleBroken("same_person")
    if person.status.is_gone:
        raise RuleBroken("request_offer_gone", name=person.full_name)
    mine = sa.select(RequestOffer).where(RequestOffer.request_id == request.id)
    offers = step.scalars(mine).all()
    if request.closed_on is not None or any(o.state is OfferState.ACCEPTED for o in offers):
        raise RuleBroken("request_settled", name=asking.full_name)
    if any(offer.state is OfferState.OFFERED for offer in offers):
        raise RuleBroken("request_offered_already")
    if any(o.state is OfferState.DECLINED and o.person_id == person.id for o in offers):
        raise RuleBroken("request_declined_already", name=person.full_name)
    rows.outdate(request)
    step.says("request_offered", name=asking.full_name, coach=person.full_name)
    return step.put(
        RequestOffer(
            request_id=request.id,
            person_id=person.id,
            offered_on=step.clock.today(),
            state=OfferState.OFFERED,
        )
    ).id


@dataclass(frozen=True)
class DeclineDraft:
    """Somebody cannot just now, or the offer is taken back; who is asked next, if anybody."""

    offer_id: uuid.UUID
    version: int
    next_id: uuid.UUID | None = None
    taken_back: bool = False


def decline_offer(step: Step, draft: DeclineDraft) -> None:
    """Note that somebody cannot just now; no reason is asked, and the next may be asked at once."""
    offer, request, asking = _standing(step, draft.offer_id, draft.version)
    person = rows.found(step, Person, offer.person_id)
    offer.state = OfferState.TAKEN_BACK if draft.taken_back else OfferState.DECLINED
    offer.answered_on = step.clock.today()
    rows.outdate(request)
    step.flush()
    if draft.next_id is not None:
        _offer(step, request, asking, draft.next_id)
    label = N_("request_offer_taken_back") if draft.taken_back else N_("request_offer_declined")
    step.says(label, name=asking.full_name, coach=person.full_name)


@dataclass(frozen=True)
class AcceptDraft:
    """Somebody says yes; the pairing is proposed in a cohort."""

    offer_id: uuid.UUID
    version: int
    cohort_id: uuid.UUID


def accept_offer(step: Step, draft: AcceptDraft) -> uuid.UUID:
    """Propose the pairing that came of a request; gives its key."""
    offer, request, asking = _standing(step, draft.offer_id, draft.version)
    pairing = pair_by_hand(
        step,
        PairDraft(
            draft.cohort_id, offer.person_id, request.from_person_id, state=PairingState.PROPOSED
        ),
    )
    # The pairing is there before the offer points at it.
    step.flush()
    today = step.clock.today()
    offer.state, offer.answered_on, offer.pairing_id = OfferState.ACCEPTED, today, pairing
    request.answered = request.answered or today
    rows.outdate(request)
    coach = rows.found(step, Person, offer.person_id)
    step.says("request_accepted", name=asking.full_name, coach=coach.full_name)
    return pairing


def _standing(
    step: Step, offer_id: uuid.UUID, version: int
) -> tuple[RequestOffer, Request, Person]:
    """An offer that still waits for an answer, with its request and who asks."""
    offer = rows.fresh(step, RequestOffer, offer_id, version)
    if offer.state is not OfferState.OFFERED:
        raise RuleBroken("request_offer_answered")
    request = rows.found(step, Request, offer.request_id)
    return offer, request, rows.found(step, Person, request.from_person_id)


@dataclass(frozen=True)
class ToldDraft:
    """Somebody who waits has been told where they stand, on a day."""

    id: uuid.UUID
    version: int
    on: dt.date


def tell_where_it_stands(step: Step, draft: ToldDraft) -> None:
    """Note that whoever waits was told where they stand."""
    request = rows.fresh(step, Request, draft.id, draft.version)
    if draft.on < request.received or draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    request.told_on = draft.on
    person = rows.found(step, Person, request.from_person_id)
    step.says("request_told", name=person.full_name)


@dataclass(frozen=True)
class CloseRequestDraft:
    """A request for which nobody is sought any more, from a day on."""

    id: uuid.UUID
    version: int
    on: dt.date


def close_request(step: Step, draft: CloseRequestDraft) -> None:
    """Seek nobody any more; an offer that still stands is taken back."""
    request = rows.fresh(step, Request, draft.id, draft.version)
    if draft.on < request.received or draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    request.closed_on = draft.on
    request.answered = request.answered or draft.on
    mine = sa.select(RequestOffer).where(
        RequestOffer.request_id == request.id, RequestOffer.state == OfferState.OFFERED
    )
    for offer in step.scalars(mine).all():
        offer.state, offer.answered_on = OfferState.TAKEN_BACK, draft.on
    person = rows.found(step, Person, request.from_person_id)
    step.says("request_closed", name=person.full_name)
