"""Cases of mutual aid between organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.aid import actions as a
from facilitator.exchange_vocabulary import BoardSort, CallOutcome
from facilitator.store.tables import AidCall, Organisation, ReciprocalAgreement
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _body(programme: OpenProgramme, skip: int = 0) -> uuid.UUID:
    return first(programme, Organisation, skip=skip).id


def _two(programme: OpenProgramme) -> a.ReciprocalDraft:
    return a.ReciprocalDraft(_body(programme), _body(programme, 1), TODAY)


def _agreed(programme: OpenProgramme) -> Known:
    key = programme.do(a.agree_mutual_aid, _two(programme)).value
    return first(programme, ReciprocalAgreement, ReciprocalAgreement.id == key)


def _standing(programme: OpenProgramme) -> a.StandingDraft:
    agreed = _agreed(programme)
    return a.StandingDraft(agreed.id, _body(programme, 1), BoardSort.EQUIPMENT, "Projector", uses=4)


def _offered(programme: OpenProgramme) -> uuid.UUID:
    return programme.do(a.stand_ready, _standing(programme)).value


def _call(programme: OpenProgramme) -> a.CallDraft:
    draft = _standing(programme)
    offer = programme.do(a.stand_ready, draft).value
    return a.CallDraft(draft.agreement_id, _body(programme), TODAY, "", offer)


def _called_on(programme: OpenProgramme) -> uuid.UUID:
    draft = _call(programme)
    programme.do(a.call_on, draft)
    assert draft.standing_offer_id is not None
    return draft.standing_offer_id


def _answer(programme: OpenProgramme) -> a.CallAnswer:
    key = programme.do(a.call_on, _call(programme)).value
    known = first(programme, AidCall, AidCall.id == key)
    return a.CallAnswer(*known, CallOutcome.ANSWERED, TODAY)


CASES: dict[str, Case] = {
    "agree_mutual_aid": lambda p: (a.agree_mutual_aid, _two(p)),
    "change_mutual_aid": lambda p: (
        a.change_mutual_aid,
        a.ReciprocalChange(*_agreed(p), {"review_on": TODAY, "kept_where": "blue folder"}),
    ),
    "stand_ready": lambda p: (a.stand_ready, _standing(p)),
    "stand_down": lambda p: (a.stand_down, _called_on(p)),
    "call_on": lambda p: (a.call_on, _call(p)),
    "answer_call": lambda p: (a.answer_call, _answer(p)),
}
