"""Cases of requests for help."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import Release
from facilitator.exchange_vocabulary import Urgency
from facilitator.requests import actions as a
from facilitator.store.tables import Cohort, Person, Request, RequestOffer, Topic
from facilitator.vocabulary import CohortState, PersonStatus
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

HERE = Person.status == PersonStatus.ACTIVE


def _asked(programme: OpenProgramme) -> a.RequestDraft:
    return a.RequestDraft(
        first(programme, Person, HERE).id,
        TODAY,
        need="A sounding board",
        topic_id=first(programme, Topic).id,
        need_by=TODAY + dt.timedelta(days=20),
        urgency=Urgency.THIS_MONTH,
        release=Release.ASKED,
    )


def _kept(programme: OpenProgramme) -> Known:
    request_id = programme.do(a.receive_request, _asked(programme)).value
    return first(programme, Request, Request.id == request_id)


def _answer(programme: OpenProgramme) -> a.AnswerDraft:
    request = _kept(programme)
    return a.AnswerDraft(request.id, request.version, TODAY)


def _offer(programme: OpenProgramme) -> a.OfferDraft:
    request = _kept(programme)
    return a.OfferDraft(request.id, request.version, first(programme, Person, HERE, skip=1).id)


def _offered(programme: OpenProgramme) -> Known:
    offer_id = programme.do(a.offer_request, _offer(programme)).value
    return first(programme, RequestOffer, RequestOffer.id == offer_id)


def _decline(programme: OpenProgramme) -> a.DeclineDraft:
    offer = _offered(programme)
    return a.DeclineDraft(offer.id, offer.version, first(programme, Person, HERE, skip=2).id)


def _accept(programme: OpenProgramme) -> a.AcceptDraft:
    offer = _offered(programme)
    cohort = first(programme, Cohort, Cohort.state == CohortState.IN_PROGRESS)
    return a.AcceptDraft(offer.id, offer.version, cohort.id)


def _change(programme: OpenProgramme) -> a.RequestChange:
    request = _kept(programme)
    fields = {"urgency": Urgency.THIS_WEEK, "release": Release.AGREED, "need_by": None}
    return a.RequestChange(request.id, request.version, fields)


def _told(programme: OpenProgramme) -> a.ToldDraft:
    request = _kept(programme)
    return a.ToldDraft(request.id, request.version, TODAY)


def _close(programme: OpenProgramme) -> a.CloseRequestDraft:
    request = _kept(programme)
    other = first(programme, Person, HERE, skip=1).id
    programme.do(a.offer_request, a.OfferDraft(request.id, request.version, other))
    request = first(programme, Request, Request.id == request.id)
    return a.CloseRequestDraft(request.id, request.version, TODAY)


CASES: dict[str, Case] = {
    "receive_request": lambda p: (a.receive_request, _asked(p)),
    "answer_request": lambda p: (a.answer_request, _answer(p)),
    "change_request": lambda p: (a.change_request, _change(p)),
    "offer_request": lambda p: (a.offer_request, _offer(p)),
    "decline_offer": lambda p: (a.decline_offer, _decline(p)),
    "accept_offer": lambda p: (a.accept_offer, _accept(p)),
    "tell_where_it_stands": lambda p: (a.tell_where_it_stands, _told(p)),
    "close_request": lambda p: (a.close_request, _close(p)),
}
