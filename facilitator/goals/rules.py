"""Ratings from 1 to 10, and how far goals have moved."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Sequence

LOWEST, HIGHEST = 1, 10
MOST_GOALS = 3
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Rated:
    """A goal: its title and how near it feels at the start, half-way and at the end."""

    title: str
    at_start: int | None = None
    at_middle: int | None = None
    at_end: int | None = None

    @property
    def ratings(self) -> tuple[int | None, int | None, int | None]:
        """The three ratings in their order."""
        return (self.at_start, self.at_middle, self.at_end)


def check_goals(goals: Sequence[Rated]) -> None:
    """Refuse more goals than fit, a title that tells a story, a rating out of range.

    Raises:
        RuleBroken: and nothing is kept.
    """
    if len(goals) > MOST_GOALS:
        raise RuleBroken("goals_too_many", most=MOST_GOALS)
    for goal in goals:
        if not goal.title.strip():
            raise RuleBroken("goal_without_title")
        if len(goal.title.strip()) > LONGEST_TITLE:
            raise RuleBroken("goal_title_too_long", most=LONGEST_TITLE)
        for rating in goal.ratings:
            if rating is not None and not LOWEST <= rating <= HIGHEST:
                raise RuleBroken("goal_rating_out_of_range", lowest=LOWEST, highest=HIGHEST)


@dataclass(frozen=True)
class Movement:
    """Goals rated at the start and at the end: how many, and the medians (None: too few)."""

    goals: int
    at_start: float | None = None
    at_end: float | None = None


def movement_of(goals: Sequence[Rated], fewest: int = 1) -> Movement:
    """How far the goals moved that were rated at both ends; medians from `fewest` goals on.

    >>> movement_of([Rated("a", 3, None, 8), Rated("b", 5, 6, 7), Rated("c", 4)])
    Movement(goals=2, at_start=4.0, at_end=7.5)
    """
    both = [(one.at_start, one.at_end) for one in goals if one.at_start and one.at_end]
    if len(both) < max(1, fewest):
        return Movement(len(both))
    starts, ends = zip(*both, strict=True)
    return Movement(len(both), float(median(starts)), float(median(ends)))
