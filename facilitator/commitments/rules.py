"""What makes a promise sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    import datetime as dt

MOST_MINUTES = 60 * 1000


def check_pledge(minutes: int, begins: dt.date, due: dt.date) -> None:
    """Refuse a promise of nothing, or one that is due before it begins.

    Raises:
        RuleBroken: which of the two it is.
    """
    if not 1 <= minutes <= MOST_MINUTES:
        raise RuleBroken("minutes_out_of_range", most=MOST_MINUTES)
    if due < begins:
        raise RuleBroken("due_before_it_begins")
