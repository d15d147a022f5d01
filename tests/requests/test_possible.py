"""Who could help: by fit, with room first; nobody at rest, and nobody who said no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.asking_vocabulary import OfferState
from facilitator.care.actions import RestDraft, let_rest
from facilitator.errors import RuleBroken
from facilitator.requests import actions as a
from facilitator.requests.possible import Asked, could_help
from facilitator.requests.questions import RequestLine, requests_on_record, who_could
from facilitator.requests.rules import Stage
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def _offered(sample: OpenProgramme) -> RequestLine:
    lines = sample.ask(requests_on_record, TODAY)
    return next(line for line in lines if line.stage is Stage.OFFERED)


def test_whoever_has_room_comes_first_then_the_best_fit(sample: OpenProgramme) -> None:
    line = _offered(sample)
    found = sample.ask(could_help, Asked(line.person_id), TODAY)
    order = [(not one.is_free(TODAY), -one.score, one.code) for one in found]
    assert len(found) > 1
    assert order == sorted(order)
    assert all(one.reasons for one in found)
    assert line.person_id not in {one.person_id for one in found}


def test_somebody_at_rest_is_not_asked(sample: OpenProgramme) -> None:
    line = _offered(sample)
    first = sample.ask(could_help, Asked(line.person_id), TODAY)[0]
    sample.do(let_rest, RestDraft(first.person_id, TODAY))
    left = sample.ask(could_help, Asked(line.person_id), TODAY)
    assert first.person_id not in {one.person_id for one in left}


def test_a_no_is_kept_without_a_reason_and_not_asked_again(sample: OpenProgramme) -> None:
    line = _offered(sample)
    offer = line.open_offer
    assert offer is not None
    sample.do(a.decline_offer, a.DeclineDraft(offer.id, offer.version))
    after = next(one for one in sample.ask(requests_on_record, TODAY) if one.id == line.id)
    assert (after.stage, after.offers[-1].state) == (Stage.WAITING, OfferState.DECLINED)
    assert offer.person_id not in {one.person_id for one in sample.ask(who_could, line.id, TODAY)}
    with pytest.raises(RuleBroken, match="request_declined_already"):
        sample.do(a.offer_request, a.OfferDraft(after.id, after.version, offer.person_id))
