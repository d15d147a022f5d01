"""The figures that lead: people helped, hours, promises kept, people who gave and received.

Measures of the network are never among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.reciprocity.behind import FigureRef, behind_each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.reciprocity.behind import Scope
    from facilitator.reciprocity.record import Record

HELPED = FigureRef("helped")
HOURS = FigureRef("total_minutes")
KEPT = FigureRef("promises_kept")
BOTH = FigureRef("gave_and_received")
FIRST = FigureRef("first_time_givers")
MEDIAN = FigureRef("median_days_to_first_session")
NEVER = FigureRef("never_started")
PLACES = FigureRef("pool", "", "places")
PROMISED = FigureRef("pool", "", "promised")
PASSED_ON = FigureRef("pool", "", "passed_on")


@dataclass(frozen=True)
class Headlines:
    """Counts of people and promises; effort in minutes.

    `median` is in days, over pairings that have begun; `never_started` stands beside it.
    """

    people_helped: int
    minutes: int
    promises_kept: int
    promises: int
    gave_and_received: int
    first_time_givers: int
    median: float | None
    never_started: int
    pairings: int
    places: int
    promised: int
    passed_on: int

    @property
    def has_pool(self) -> bool:
        """Whether anything was promised for a place, a course or a room."""
        return self.promised > 0


def headlines(record: Record, scope: Scope, answer: Mapping[str, Any]) -> Headlines:
    """The figures that lead, each the sum of the rows it opens into."""
    helped, kept, both, never, places, promised, passed_on = behind_each(
        record, scope, HELPED, KEPT, BOTH, NEVER, PLACES, PROMISED, PASSED_ON
    )
    return Headlines(
        people_helped=helped.total,
        minutes=answer["total_minutes"],
        promises_kept=kept.total,
        promises=kept.whole or 0,
        gave_and_received=both.total,
        first_time_givers=len(answer["first_time_givers"]),
        median=answer["median_days_to_first_session"],
        never_started=never.total,
        pairings=never.whole or 0,
        places=places.total,
        promised=promised.total,
        passed_on=passed_on.total,
    )
