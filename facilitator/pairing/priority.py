"""Who comes first where the same number of people is placed: what they have passed on counts.

Points: one for each confirmed hour given elsewhere in the last 24 months, up to a cap. Whoever is
new, is back from a rest or was left out last time has at least the floor. Only the facilitator
sees them, and they never lower the number of people placed: they are an aim below it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CAP = 12
"""Points at most, so that nobody can be first for ever."""
FLOOR = 6
"""Points at least for newcomers, people back from a rest and those left out last time."""
LOOKS_BACK = dt.timedelta(days=730)
BACK_FOR = dt.timedelta(days=180)
"""So long somebody counts as back from a rest."""


@dataclass(frozen=True)
class Contribution:
    """What one person has passed on, and why they may have the floor; minutes."""

    minutes_elsewhere: int = 0
    is_new: bool = False
    is_back: bool = False
    was_left_out: bool = False

    @property
    def has_floor(self) -> bool:
        """Whether they have at least the floor."""
        return self.is_new or self.is_back or self.was_left_out

    @property
    def points(self) -> int:
        """Their points, from 0 to the cap."""
        earned = min(CAP, self.minutes_elsewhere // 60)
        return max(earned, FLOOR) if self.has_floor else earned
