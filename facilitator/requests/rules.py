"""Where a request stands, and how many days are left to answer it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import OfferState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection


class Stage(StrEnum):
    """Where a request stands, in the order of a list."""

    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def is_settled(self) -> bool:
        """Whether nobody is sought any more."""
        return self in {Stage.ACCEPTED, Stage.CLOSED}


def stage_of(
    answered: dt.date | None, closed_on: dt.date | None, offers: Collection[OfferState]
) -> Stage:
    """Where a request stands.

    >>> stage_of(None, None, [OfferState.DECLINED, OfferState.OFFERED]).value
    'offered'
    """
    if OfferState.ACCEPTED in offers:
        return Stage.ACCEPTED
    if closed_on is not None:
        return Stage.CLOSED
    if OfferState.OFFERED in offers:
        return Stage.OFFERED
    return Stage.WAITING if answered is None else Stage.ANSWERED


def days_left(received: dt.date, today: dt.date, limit: int) -> int:
    """Days until a request should have its answer; below nothing once they are over."""
    return limit - (today - received).days
