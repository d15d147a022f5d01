"""The board, what came of it, learning exchanges, and mutual aid between organisations."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import exchange_vocabulary as v
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of


class ReciprocalAgreement(Row):
    """Two organisations that stand ready to help each other."""

    __tablename__ = "reciprocal_agreement"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    one_id: Mapped[columns.Id] = columns.key_to("organisation")
    other_id: Mapped[columns.Id] = columns.key_to("organisation")
    about: Mapped[str] = mapped_column(sa.String(500), default="")
    agreed_on: Mapped[dt.date]
    review_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    kept_where: Mapped[str] = columns.text(200)


class StandingOffer(Row):
    """What an organisation of a reciprocal agreement stands ready to give in a year."""

    __tablename__ = "standing_offer"

    agreement_id: Mapped[columns.Id] = columns.key_to("reciprocal_agreement", cascade=True)
    organisation_id: Mapped[columns.Id] = columns.key_to("organisation")
    sort: Mapped[v.BoardSort] = mapped_column(one_of(v.BoardSort))
    what: Mapped[str] = columns.text(300)
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    uses: Mapped[int] = mapped_column(sa.CheckConstraint("uses >= 0", name="uses"))


class AidCall(Row):
    """One organisation called on what the other stands ready to give."""

    __tablename__ = "aid_call"

    agreement_id: Mapped[columns.Id] = columns.key_to("reciprocal_agreement", cascade=True)
    standing_offer_id: Mapped[columns.Id | None] = columns.key_to("standing_offer", empty=True)
    called_by_id: Mapped[columns.Id] = columns.key_to("organisation")
    called_on: Mapped[dt.date]
    what: Mapped[str] = columns.text(300)
    outcome: Mapped[v.CallOutcome] = mapped_column(
        one_of(v.CallOutcome), default=v.CallOutcome.WAITING
    )
    answered_on: Mapped[dt.date | None]


class BoardItem(Row):
    """Something asked for or offered; whoever is neither person nor body is the programme."""

    __tablename__ = "board_item"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    kind: Mapped[v.BoardKind] = mapped_column(one_of(v.BoardKind))
    sort: Mapped[v.BoardSort] = mapped_column(one_of(v.BoardSort))
    title: Mapped[str] = mapped_column(sa.String(200))
    details: Mapped[str] = mapped_column(sa.String(1000), default="")
    person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    topic_id: Mapped[columns.Id | None] = columns.key_to("topic", empty=True)
    minutes: Mapped[int] = mapped_column(
        sa.CheckConstraint("minutes >= 0", name="minutes"), default=0
    )
    uses: Mapped[int] = mapped_column(sa.CheckConstraint("uses >= 0", name="uses"), default=0)
    urgency: Mapped[v.Urgency] = mapped_column(one_of(v.Urgency), default=v.Urgency.WHENEVER)
    place: Mapped[str] = columns.text(300)
    posted_on: Mapped[dt.date]
    until: Mapped[dt.date | None]
    state: Mapped[v.BoardState] = mapped_column(one_of(v.BoardState), default=v.BoardState.OPEN)
    closed_on: Mapped[dt.date | None]


class Exchange(Row):
    """What somebody gave somebody: effort as a movement of minutes, lent things in uses."""

    __tablename__ = "exchange"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    item_id: Mapped[columns.Id | None] = columns.key_to("board_item", empty=True)
    answered_id: Mapped[columns.Id | None] = mapped_column(
        sa.ForeignKey("board_item.id"), index=True
    )
    call_id: Mapped[columns.Id | None] = columns.key_to("aid_call", empty=True)
    sort: Mapped[v.BoardSort] = mapped_column(one_of(v.BoardSort))
    what: Mapped[str] = columns.text(300)
    giver_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    giver_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    receiver_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    receiver_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    uses: Mapped[int] = mapped_column(sa.CheckConstraint("uses >= 0", name="uses"), default=0)
    movement_id: Mapped[columns.Id | None] = columns.key_to("movement", empty=True)
    reversal_id: Mapped[columns.Id | None] = mapped_column(sa.ForeignKey("movement.id"), index=True)
    taken_back_on: Mapped[dt.date | None]
    return_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    return_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    commitment_id: Mapped[columns.Id | None] = columns.key_to("commitment", empty=True)


class LearningSlot(Row):
    """Something that a member teaches the others at a gathering."""

    __tablename__ = "learning_slot"
    __table_args__ = columns.held_to("place")

    gathering_id: Mapped[columns.Id] = columns.key_to("gathering", cascade=True)
    place: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(sa.String(200))
    teacher_id: Mapped[columns.Id] = columns.key_to("person")
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    state: Mapped[v.SlotState] = mapped_column(one_of(v.SlotState), default=v.SlotState.PLANNED)
    item_id: Mapped[columns.Id | None] = columns.key_to("board_item", empty=True)


class LearningPart(Row):
    """Somebody who learns in a slot, and what that moved in the ledger."""

    __tablename__ = "learning_part"

    slot_id: Mapped[columns.Id] = columns.key_to("learning_slot", cascade=True)
    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    movement_id: Mapped[columns.Id | None] = columns.key_to("movement", empty=True)
