"""The credential log: pure rules over the sessions that somebody coached.

A log counts the coach's whole time, also where several received. Paid by exchange is the
smaller of what they gave and what they received as a coachee; it goes to the oldest sessions
first, and the rest is pro bono.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Coached:
    """One session held: `client` is a key, `people` how many received."""

    day: dt.date
    minutes: int
    client: str
    people: int = 1
    mode: str = ""
    paid: int = 0

    @property
    def pro_bono(self) -> int:
        """What was given without a return."""
        return self.minutes - self.paid


@dataclass(frozen=True)
class ClientSum:
    """All sessions with one client or group, in minutes."""

    client: str
    people: int
    start: dt.date
    end: dt.date
    sessions: int
    minutes: int
    paid: int
    modes: tuple[str, ...]

    @property
    def pro_bono(self) -> int:
        """What was given without a return."""
        return self.minutes - self.paid


def paid_by_exchange(given: int, received: int) -> int:
    """Minutes that count as paid: the smaller of given and received."""
    return min(given, received)


def with_paid(sessions: Iterable[Coached], received: int) -> tuple[Coached, ...]:
    """The sessions by day, each with its part of what is paid by exchange."""
    ordered = sorted(sessions, key=lambda one: (one.day, one.client, one.minutes))
    left = paid_by_exchange(sum(one.minutes for one in ordered), received)
    found = []
    for one in ordered:
        part = min(left, one.minutes)
        left -= part
        found.append(replace(one, paid=part))
    return tuple(found)


def by_client(sessions: Sequence[Coached]) -> tuple[ClientSum, ...]:
    """The sums of each client, in the order in which they were first met."""
    order: dict[str, list[Coached]] = {}
    for one in sessions:
        order.setdefault(one.client, []).append(one)
    return tuple(
        ClientSum(
            client=client,
            people=max(one.people for one in mine),
            start=mine[0].day,
            end=mine[-1].day,
            sessions=len(mine),
            minutes=sum(one.minutes for one in mine),
            paid=sum(one.paid for one in mine),
            modes=tuple(dict.fromkeys(one.mode for one in mine if one.mode)),
        )
        for client, mine in order.items()
    )
