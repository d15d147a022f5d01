"""The stage of the story: its programme, its clock, and what happens on which day."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from facilitator.sample.looks import (
    issued_without_paper,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Sequence

    from facilitator.clock import Clock
    from facilitator.store.opening import OpenProgramme

    Issue = Callable[[OpenProgramme, Sequence[uuid.UUID]], object]
    Tell = Callable[[int, int], None]

SEED = 2008
DAY = dt.timedelta(days=1)


class Stage:
    """Carries out what is planned for each day, day by day, through the same actions."""

    def __init__(
        self,
        programme: OpenProgramme,
        clock: Clock,
        today: dt.date,
        issue: Issue | None,
        tell: Tell,
    ) -> None:
        self._programme = programme
        self._clock = clock
        self._today = today
        self._issue = issue or issued_without_paper
        self._tell = tell
        self._random = random.Random(SEED)  # noqa: S311  a story, not a secret
        self._bodies: list[uuid.UUID] = []
        self._people: list[uuid.UUID] = []
        self._events: list[tuple[dt.date, int, Callable[[], object]]] = []

    def _at(self, day: dt.date, event: Callable[[], object]) -> None:
        self._events.append((day, len(self._events), event))

    def _play(self) -> None:
        """Carry out what has been planned, day by day; events may plan further ones."""
        done = 0
        while self._events:
            self._events.sort()
            day, _, event = self._events.pop(0)
            self._clock.today_is = day
            event()
            done += 1
            if not done % 20:
                self._tell(done, done + len(self._events))

    def _weekday(self, day: dt.date) -> dt.date:
        """The day itself, or the Monday after a weekend."""
        return day + DAY * max(0, 7 - day.weekday()) if day.weekday() > 4 else day
