"""What a session's record may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.vocabulary import SessionStatus

if TYPE_CHECKING:
    import datetime as dt

LONGEST_MINUTES = 24 * 60


def check_session(status: SessionStatus, day: dt.date, minutes: int, today: dt.date) -> None:
    """Refuse an outcome in the future, a held session without minutes, minutes out of range.

    Raises:
        RuleBroken: which of the three it is.
    """
    if status is not SessionStatus.ARRANGED and day > today:
        raise RuleBroken("outcome_in_future", day=day)
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise RuleBroken("minutes_out_of_range", most=LONGEST_MINUTES)
    if status.moves_minutes and minutes == 0:
        raise RuleBroken("held_without_minutes")


def minutes_that_count(status: SessionStatus, minutes: int) -> int:
    """The minutes that a session moves in the ledger: those of held sessions, else none."""
    return minutes if status.moves_minutes else 0
