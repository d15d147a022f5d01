"""What may stand on the board and what may be logged: pure rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    import datetime as dt

MOST_USES = 10_000


def check_item(title: str, minutes: int, uses: int, posted: dt.date, until: dt.date | None) -> None:
    """Check that something has a name, no size below zero, and does not end before it begins."""
    if not title.strip():
        raise RuleBroken("board_title_missing")
    if minutes < 0 or uses < 0:
        raise RuleBroken("board_size_below_nothing")
    if until is not None and until < posted:
        raise RuleBroken("board_until_before_posted")


def check_given(minutes: int, uses: int, day: dt.date, today: dt.date) -> None:
    """Check that something was given: minutes of effort, uses of a thing, or both."""
    if day > today:
        raise RuleBroken("day_in_future")
    if minutes < 0 or uses < 0 or not (minutes or uses):
        raise RuleBroken("exchange_of_nothing")
    if uses > MOST_USES:
        raise RuleBroken("exchange_too_many_uses", most=MOST_USES)
