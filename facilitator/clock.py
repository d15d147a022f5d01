"""The one place that reads the clock and makes ids; tests, samples and commands set it."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field


@dataclass
class Clock:
    """Says what day it is, what time it is (UTC) and what the next id shall be.

    Args:
        today: the day to pretend, or None for the laptop's own day.
        seed: with a seed the ids repeat exactly from run to run (sample, tests).
    """

    today_is: dt.date | None = None
    seed: int | None = None
    _random: random.Random | None = field(init=False, default=None, repr=False)
    _ticks: int = field(init=False, default=0, repr=False)

    def __post_init__(self) -> None:
        if self.seed is not None:
            self._random = random.Random(self.seed)  # noqa: S311

    def today(self) -> dt.date:
        """The local day, or the one that was set."""
        return self.today_is or dt.datetime.now().astimezone().date()

    def now(self) -> dt.datetime:
        """The instant in UTC; with a seed and a set day, a steady tick so that runs repeat."""
        if self._random is not None and self.today_is is not None:
            self._ticks += 1
            start = dt.datetime.combine(self.today_is, dt.time(9), dt.UTC)
            return start + dt.timedelta(seconds=self._ticks)
        if self.today_is is not None:
            real = dt.datetime.now(dt.UTC)
            return dt.datetime.combine(self.today_is, real.timetz())
        return dt.datetime.now(dt.UTC)

    def new_id(self) -> uuid.UUID:
        """A fresh UUID: from the seed where there is one, else random."""
        if self._random is not None:
            return uuid.UUID(int=self._random.getrandbits(128), version=4)
        return uuid.uuid4()
