"""When rings would come round: at the pace at which sessions have been held so far.

Pure: the record in, days out. A ring has come round when the last of its pairings has held every
session, so its slowest coach decides.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from facilitator.reciprocity.record import HELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.pairing.problem import Pair
    from facilitator.reciprocity.record import Record

FEWEST = 2
"""With fewer sessions held than this a pairing has no pace yet."""


@dataclass(frozen=True)
class Pace:
    """How many days go by for each session, as a rule and with each coach (by code)."""

    usual: float
    own: Mapping[str, float]


@dataclass(frozen=True)
class ComesRound:
    """A ring of a plan (by its key) and the day by which it would have come round."""

    ring: str
    day: dt.date


def pace(record: Record, today: dt.date) -> Pace | None:
    """The pace of all pairings so far, the median; None where nothing has been held yet.

    That of a pairing is the days from its beginning to its newest session, for each session held.
    """
    held: dict[str, list[dt.date]] = defaultdict(list)
    for session in record.sessions_as_of(today):
        if session.status in HELD and session.date <= today:
            held[session.pairing].append(session.date)
    own: dict[str, list[float]] = defaultdict(list)
    for pairing in record.pairings:
        days = held[pairing.id]
        if len(days) >= FEWEST and max(days) > pairing.started:
            own[pairing.coach].append((max(days) - pairing.started).days / len(days))
    every = [one for each in own.values() for one in each]
    if not every:
        return None
    return Pace(median(every), {coach: median(each) for coach, each in own.items()})


def coming_round(
    rings: Mapping[str, Iterable[Pair]], sessions: int, begins: dt.date, so_far: Pace
) -> tuple[ComesRound, ...]:
    """The day for each ring, the first to come round before the others.

    Args:
        rings: the pairings of each ring, coach and coachee by code.
        sessions: how many sessions each pairing holds.
        begins: the day on which the pairings begin.
        so_far: the pace at which sessions have been held.
    """
    found = []
    for ring, pairs in rings.items():
        slowest = max(so_far.own.get(coach, so_far.usual) for coach, _ in pairs)
        found.append(ComesRound(ring, begins + dt.timedelta(days=math.ceil(slowest * sessions))))
    return tuple(sorted(found, key=lambda one: (one.day, one.ring)))
