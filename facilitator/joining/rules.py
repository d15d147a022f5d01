"""What is done with everybody who joins, and how much of it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import InductionPoint, Release, TellWay

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.vocabulary import EnrolmentState

# How somebody would like to be told is kept on the person; all else is ticked off.
BY_TICK = tuple(point for point in InductionPoint if point is not InductionPoint.IF_IT_SLIPS)


@dataclass(frozen=True)
class JoiningLine:
    """Somebody in a cohort: where they stand, what the line manager said, what was done."""

    enrolment_id: uuid.UUID
    version: int
    person_id: uuid.UUID
    person_version: int
    code: str
    name: str
    organisation: str
    state: EnrolmentState
    release: Release
    release_on: dt.date | None
    told_on: dt.date | None
    if_it_slips: TellWay
    done: Mapping[InductionPoint, dt.date]

    @property
    def points_done(self) -> int:
        """How many of the points are done."""
        told = self.if_it_slips is not TellWay.NOT_ASKED
        return sum(point in self.done for point in BY_TICK) + told

    def has(self, point: InductionPoint) -> bool:
        """Whether one point is done."""
        if point is InductionPoint.IF_IT_SLIPS:
            return self.if_it_slips is not TellWay.NOT_ASKED
        return point in self.done
