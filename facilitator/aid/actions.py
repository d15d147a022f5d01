"""What the facilitator does with mutual aid: agree, note what stands ready, call on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import CallOutcome
from facilitator.store import rows
from facilitator.store.tables import (
    AidCall,
    Organisation,
    ReciprocalAgreement,
    StandingOffer,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.exchange_vocabulary import BoardSort
    from facilitator.store.journal import Step


@dataclass(frozen=True)
class ReciprocalDraft:
    """Two organisations agree to stand ready for each other."""

    one_id: uuid.UUID
    other_id: uuid.UUID
    agreed_on: dt.date
    review_on: dt.date | None = None
    about: str = ""
    kept_where: str = ""


def agree_mutual_aid(step: Step, draft: ReciprocalDraft) -> uuid.UUID:
    """Keep that two organisations have a reciprocal agreement."""
    if draft.one_id == draft.other_id:
        raise RuleBroken("same_party")
    if draft.agreed_on > step.clock.today():
        raise RuleBroken("day_in_future")
    _check_review(draft.agreed_on, draft.review_on)
    one = rows.found(step, Organisation, draft.one_id)
    other = rows.found(step, Organisation, draft.other_id)
    step.says("mutual_aid_agreed", one=one.name_en, other=other.name_en)
    agreement = ReciprocalAgreement(
        code=rows.next_code(step, ReciprocalAgreement, "R", 2),
        one_id=one.id,
        other_id=other.id,
        about=draft.about.strip(),
        agreed_on=draft.agreed_on,
        review_on=draft.review_on,
        kept_where=draft.kept_where.strip(),
    )
    return step.put(agreement).id


CHANGEABLE = frozenset({"about", "agreed_on", "review_on", "ended_on", "kept_where"})


@dataclass(frozen=True)
class ReciprocalChange:
    """Fields of a reciprocal agreement that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_mutual_aid(step: Step, draft: ReciprocalChange) -> None:
    """Change a reciprocal agreement: its review, where it is kept, the day on which it ends."""
    agreement = rows.fresh(step, ReciprocalAgreement, draft.id, draft.version)
    rows.change(agreement, draft.fields, CHANGEABLE)
    _check_review(agreement.agreed_on, agreement.review_on)
    if agreement.ended_on is not None and agreement.ended_on < agreement.agreed_on:
        raise RuleBroken("ends_before_it_begins")
    step.says("mutual_aid_changed", code=agreement.code)


def _check_review(agreed: dt.date, review: dt.date | None) -> None:
    if review is not None and review < agreed:
        raise RuleBroken("ends_before_it_begins")


@dataclass(frozen=True)
class StandingDraft:
    """What one of the two stands ready to give in a year: effort in minutes, things in uses."""

    agreement_id: uuid.UUID
    organisation_id: uuid.UUID
    sort: BoardSort
    what: str
    minutes: int = 0
    uses: int = 0


def stand_ready(step: Step, draft: StandingDraft) -> uuid.UUID:
    """Keep what an organisation of the agreement stands ready to give."""
    agreement = rows.found(step, ReciprocalAgreement, draft.agreement_id)
    _check_party(agreement, draft.organisation_id)
    if not draft.what.strip():
        raise RuleBroken("board_title_missing")
    if draft.minutes < 0 or draft.uses < 0:
        raise RuleBroken("board_size_below_nothing")
    body = rows.found(step, Organisation, draft.organisation_id)
    step.says("stands_ready", name=body.name_en, what=draft.what.strip())
    offer = StandingOffer(
        agreement_id=agreement.id,
        organisation_id=body.id,
        sort=draft.sort,
        what=draft.what.strip(),
        minutes=draft.minutes,
        uses=draft.uses,
    )
    return step.put(offer).id


def _check_party(agreement: ReciprocalAgreement, organisation_id: uuid.UUID) -> None:
    if organisation_id not in {agreement.one_id, agreement.other_id}:
        raise RuleBroken("not_of_this_agreement")


def stand_down(step: Step, draft: uuid.UUID) -> None:
    """Take out what an organisation no longer stands ready to give; past calls stay."""
    offer = rows.found(step, StandingOffer, draft)
    step.says("stands_down", what=offer.what)
    mine = sa.select(AidCall).where(AidCall.standing_offer_id == offer.id)
    for call in step.scalars(mine).all():
        call.standing_offer_id = None
    step.flush()
    step.delete(offer)


@dataclass(frozen=True)
class CallDraft:
    """One of the two calls on the other."""

    agreement_id: uuid.UUID
    called_by_id: uuid.UUID
    called_on: dt.date
    what: str
    standing_offer_id: uuid.UUID | None = None


def call_on(step: Step, draft: CallDraft) -> uuid.UUID:
    """Keep that an organisation called on what the other stands ready to give."""
    agreement = rows.found(step, ReciprocalAgreement, draft.agreement_id)
    _check_party(agreement, draft.called_by_id)
    if draft.called_on > step.clock.today():
        raise RuleBroken("day_in_future")
    ended = agreement.ended_on
    if draft.called_on < agreement.agreed_on or (ended is not None and draft.called_on > ended):
        raise RuleBroken("agreement_not_in_force")
    what = draft.what.strip()
    if draft.standing_offer_id is not None:
        offer = rows.found(step, StandingOffer, draft.standing_offer_id)
        if offer.organisation_id == draft.called_by_id:
            raise RuleBroken("called_on_own_offer")
        what = what or offer.what
    if not what:
        raise RuleBroken("board_title_missing")
    body = rows.found(step, Organisation, draft.called_by_id)
    step.says("called_on", name=body.name_en, what=what)
    call = AidCall(
        agreement_id=agreement.id,
        standing_offer_id=draft.standing_offer_id,
        called_by_id=body.id,
        called_on=draft.called_on,
        what=what,
    )
    return step.put(call).id


@dataclass(frozen=True)
class CallAnswer:
    """What became of a call."""

    id: uuid.UUID
    version: int
    outcome: CallOutcome
    on: dt.date


def answer_call(step: Step, draft: CallAnswer) -> None:
    """Note that a call was answered, or that it could not be this time."""
    call = rows.fresh(step, AidCall, draft.id, draft.version)
    if draft.on < call.called_on or draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    call.outcome = draft.outcome
    call.answered_on = None if draft.outcome is CallOutcome.WAITING else draft.on
    step.says("call_answered", what=call.what)
