"""What a cohort agrees, in plain words, and what makes it sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.vocabulary import Counts

if TYPE_CHECKING:
    import datetime as dt

MOST_SESSIONS = 60
LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True)
class ExchangeRule:
    """What everybody in the cohort receives and gives: sessions of so many minutes, by a day."""

    receives_sessions: int
    gives_sessions: int
    session_minutes: int
    give_by: dt.date | None
    counts: Counts = Counts.EXTERNAL

    @property
    def minutes_to_give(self) -> int:
        """Whole minutes that each giver promises."""
        return self.gives_sessions * self.session_minutes


DEFAULT_EXCHANGE = ExchangeRule(6, 6, 60, None)


def check_exchange(rule: ExchangeRule) -> None:
    """Refuse a rule that nobody could keep.

    Raises:
        RuleBroken: sessions or minutes out of range, or nothing moves at all.
    """
    sessions = (rule.receives_sessions, rule.gives_sessions)
    if any(not 0 <= count <= MOST_SESSIONS for count in sessions):
        raise RuleBroken("sessions_out_of_range", most=MOST_SESSIONS)
    if not any(sessions):
        raise RuleBroken("nothing_exchanged")
    if not 1 <= rule.session_minutes <= LONGEST_MINUTES:
        raise RuleBroken("minutes_out_of_range", most=LONGEST_MINUTES)


def check_span(start: dt.date | None, end: dt.date | None) -> None:
    """Refuse a cohort that ends before it begins."""
    if start and end and end < start:
        raise RuleBroken("ends_before_it_begins")
