"""How a pairing ends when its cohort does, and what a cohort still has to do before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.vocabulary import PairingState, RingState

if TYPE_CHECKING:
    import datetime as dt


class Left(StrEnum):
    """What may be left to do before a cohort closes, in the order in which it is done."""

    ARRANGED = "arranged"
    OUTCOMES = "outcomes"
    PAIRINGS = "pairings"
    PROMISES = "promises"
    SIGNATURES = "signatures"
    ASK_AT_END = "ask_at_end"
    THANKS = "thanks"
    CERTIFICATES = "certificates"
    ROLL = "roll"
    SUMMARY = "summary"
    SIX_MONTHS = "six_months"
    ARCHIVE = "archive"


# A session to come stands in the way of closing; all else is the facilitator's to decide.
HOLDS_UP = frozenset({Left.ARRANGED})


@dataclass(frozen=True)
class Item:
    """One line of the list: what, how many, of how many (0 where that says nothing).

    `day` is the day from which it is done, where that is after the closing; `made` the day on
    which its papers were printed, where nothing was given since.
    """

    what: Left
    count: int
    of: int = 0
    day: dt.date | None = None
    made: dt.date | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of it."""
        return self.count == 0

    @property
    def holds_up(self) -> bool:
        """Whether the cohort cannot close before."""
        return not self.is_done and self.what in HOLDS_UP


def stands(made: dt.date | None, last_given: dt.date | None) -> dt.date | None:
    """The day on which papers were made, unless something was given after it.

    >>> stands(dt.date(2026, 3, 2), dt.date(2026, 3, 1)), stands(dt.date(2026, 3, 2), None)
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 2))
    >>> stands(dt.date(2026, 3, 2), dt.date(2026, 3, 9)), stands(None, None)
    (None, None)
    """
    return made if made and (last_given is None or made >= last_given) else None


def ending_of(held: int, contracted: int) -> PairingState:
    """How a running pairing ends with its cohort, by the sessions held.

    >>> ending_of(6, 6).value, ending_of(2, 6).value, ending_of(0, 6).value
    ('completed', 'ended_by_agreement', 'ended_no_contact')
    """
    if held >= contracted:
        return PairingState.COMPLETED
    return PairingState.ENDED_BY_AGREEMENT if held else PairingState.ENDED_NO_CONTACT


def ring_ending(endings: frozenset[PairingState]) -> RingState:
    """A ring has come round when every link of it gave all that was agreed."""
    done = {PairingState.COMPLETED, PairingState.COMPLETED_EARLY}
    return RingState.CAME_ROUND if endings and endings <= done else RingState.DISSOLVED
