"""What a plan would leave behind: who would still have something to pass on, and what would help.

Pure: people, pairings and the programme's hours in; a frozen forecast out. Whole minutes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.pairing.problem import Member, Pair


@dataclass(frozen=True)
class Balance:
    """What one person would have given and received when every session of the plan is held."""

    member: str
    before: int
    gives: int
    receives: int

    @property
    def end(self) -> int:
        """Given less received, at the end."""
        return self.before + self.gives - self.receives


@dataclass(frozen=True)
class StillToPassOn:
    """Somebody who would end with something still to pass on.

    `nobody_asks` says that no one in the cohort asks for what they offer: no fault of theirs.
    `would_help` are asks by which they could be paired, the most asked for first; each is a topic
    of theirs, or one that somebody here still waits for.
    """

    member: str
    minutes: int
    nobody_asks: bool
    would_help: tuple[str, ...]


@dataclass(frozen=True)
class Forecast:
    """The end balances of everybody in the cohort, and who would still have to pass on."""

    balances: tuple[Balance, ...]
    still: tuple[StillToPassOn, ...]


def forecast(
    members: Iterable[Member],
    pairings: Iterable[Pair],
    minutes: int,
    before: Mapping[str, int],
) -> Forecast:
    """How a plan would end.

    Args:
        members: everybody who can be paired.
        pairings: coach and coachee of each pairing of the plan.
        minutes: what the coach of one pairing gives.
        before: the balance of each as it stands (given less received), by id.
    """
    people, chosen = tuple(members), tuple(pairings)
    gives = Counter(coach for coach, _ in chosen)
    receives = Counter(coachee for _, coachee in chosen)
    balances = tuple(
        Balance(one.id, before.get(one.id, 0), gives[one.id] * minutes, receives[one.id] * minutes)
        for one in people
    )
    by_id = {one.id: one for one in people}
    still = [
        _still(by_id[one.member], -one.end, people, receives) for one in balances if one.end < 0
    ]
    return Forecast(balances, tuple(sorted(still, key=lambda one: (-one.minutes, one.member))))


def _still(
    member: Member, minutes: int, people: tuple[Member, ...], receives: Counter[str]
) -> StillToPassOn:
    others = [one for one in people if one.id != member.id]
    asked = {topic for one in others for topic in one.wants}
    waiting = Counter(
        topic for one in others if receives[one.id] < one.demand for topic in sorted(one.wants)
    )
    own = [topic for topic in sorted(member.offers) if topic not in asked]
    wanted = [topic for topic, _ in waiting.most_common() if topic not in member.offers]
    return StillToPassOn(
        member.id,
        minutes,
        nobody_asks=not member.offers & asked,
        would_help=(*own, *wanted[:3]),
    )
