"""What a session's record may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.vocabulary import SessionStatus

if TYPE_CHECKING:
    import datetime as dt

# What can be known before the day itself has come.
KNOWN_AHEAD = frozenset(
    {
        SessionStatus.ARRANGED,
        SessionStatus.RESCHEDULED,
        SessionStatus.CANCELLED_IN_TIME_COACH,
        SessionStatus.CANCELLED_IN_TIME_COACHEE,
        SessionStatus.EMPLOYER_CANCELLED,
        SessionStatus.EXCUSED,
    }
)
LONGEST_MINUTES = 24 * 60
# What was said in a session does not belong here: longer remarks than this are content.
LONGEST_REMARK = 140
# A session keyed in later than this is marked as such, in days.
SOON_ENOUGH = 14


def check_session(status: SessionStatus, day: dt.date, minutes: int, today: dt.date) -> None:
    """Refuse an outcome in the future, a held session without minutes, minutes out of range.

    A session may be called off or moved ahead of its day.

    Raises:
        RuleBroken: which of the three it is.
    """
    if status not in KNOWN_AHEAD and day > today:
        raise RuleBroken("outcome_in_future", day=day)
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise RuleBroken("minutes_out_of_range", most=LONGEST_MINUTES)
    if status.moves_minutes and minutes == 0:
        raise RuleBroken("held_without_minutes")


def rounded(minutes: int, to: int) -> int:
    """Minutes rounded to the nearest step, half up; never to nothing what took place.

    Common steps are 1 (as they were) and 15, the quarter hour of time banks.
    """
    if to <= 1 or not minutes:
        return minutes
    return max(to, (2 * minutes + to) // (2 * to) * to)


def is_a_remark_too_long(text: str) -> bool:
    """Whether a remark is so long that it can only be about what was said."""
    return len(text.strip()) > LONGEST_REMARK


def days_late(day: dt.date, recorded_on: dt.date) -> int:
    """How many days after the session it was recorded, where that is worth a mark; else 0."""
    late = (recorded_on - day).days
    return late if late > SOON_ENOUGH else 0


def minutes_that_count(status: SessionStatus, minutes: int) -> int:
    """The minutes that a session moves in the ledger: those of held sessions, else none."""
    return minutes if status.moves_minutes else 0
