"""Who may be asked first when there is a place to give: by what they gave, capped and explained.

What counts is confirmed and went elsewhere, and no more of it than a cap, so that nobody can run
away from the rest. A floor stands under everybody who could not give yet: newcomers, whoever has
just come back from a rest, and whoever still waits for us to find them somebody to give to.
It is for the facilitator's eyes and never printed; it is an order of asking, not of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Because(StrEnum):
    """Why so much counts for somebody."""

    GAVE = "gave"
    CAPPED = "capped"
    NEW = "new"
    RESTED = "rested"
    WAITED = "waited"
    LITTLE = "little"


@dataclass(frozen=True)
class Giver:
    """Somebody who may be asked: confirmed minutes to elsewhere, and what held them back."""

    code: str
    minutes: int
    is_new: bool = False
    has_rested: bool = False
    waits_for_us: bool = False


@dataclass(frozen=True)
class Turn:
    """How much counts for somebody, in minutes, and why."""

    code: str
    minutes: int
    counted: int
    because: Because


def turns(givers: tuple[Giver, ...], cap: int) -> tuple[Turn, ...]:
    """Everybody with what counts for them, most first; equal ones stay in the order given."""
    floor = cap // 2
    found = [_turn(giver, cap, floor) for giver in givers]
    return tuple(sorted(found, key=lambda turn: -turn.counted))


def _turn(giver: Giver, cap: int, floor: int) -> Turn:
    if giver.minutes > cap:
        return Turn(giver.code, giver.minutes, cap, Because.CAPPED)
    if giver.minutes >= floor:
        return Turn(giver.code, giver.minutes, giver.minutes, Because.GAVE)
    for held_back, why in (
        (giver.waits_for_us, Because.WAITED),
        (giver.has_rested, Because.RESTED),
        (giver.is_new, Because.NEW),
    ):
        if held_back:
            return Turn(giver.code, giver.minutes, floor, why)
    because = Because.GAVE if giver.minutes else Because.LITTLE
    return Turn(giver.code, giver.minutes, giver.minutes, because)
