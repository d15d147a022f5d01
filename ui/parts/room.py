"""How wide columns are where there is less room than they want, and which then go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# A column of words may shrink to this part of what it wants; figures never shrink.
WORDS_SHRINK_TO = 0.6
ELASTIC_LEAST = 96


@dataclass(frozen=True)
class Wish:
    """What one column wants: px, `elastic` takes the rest, `spare` goes in this order, 0 stays."""

    key: str
    wanted: int
    least: int
    elastic: bool = False
    spare: int = 0


def wish(
    key: str, wanted: float, heading: float, *, rigid: bool, spare: int, factor: float
) -> Wish:
    """A column's wish: never narrower than its heading; `wanted` of 0 takes the rest."""
    head = round(heading)
    if not wanted:
        least = max(head, round(ELASTIC_LEAST * factor))
        return Wish(key, least, least, elastic=True, spare=spare)
    full = max(head, round(wanted * factor))
    least = full if rigid else max(head, round(full * WORDS_SHRINK_TO))
    return Wish(key, full, least, spare=spare)


def without_room(wishes: Sequence[Wish], room: int) -> frozenset[str]:
    """The columns that go so that the others have at least what they need."""
    gone: set[str] = set()
    needed = sum(one.least for one in wishes)
    for one in sorted((one for one in wishes if one.spare), key=lambda one: one.spare):
        if needed <= room:
            break
        gone.add(one.key)
        needed -= one.least
    return frozenset(gone)


def widths(wishes: Sequence[Wish], gone: Collection[str], room: int) -> dict[str, int]:
    """How wide each column that stays is; elastic ones share the rest."""
    staying = [one for one in wishes if one.key not in gone]
    lacking = sum(one.wanted for one in staying) - room
    give = sum(one.wanted - one.least for one in staying)
    part = min(1.0, lacking / give) if lacking > 0 and give else 0.0
    given = {one.key: round(one.wanted - part * (one.wanted - one.least)) for one in staying}
    elastic = [one for one in staying if one.elastic]
    if elastic:
        rest = room - sum(given[one.key] for one in staying if not one.elastic)
        given |= {one.key: max(one.least, rest // len(elastic)) for one in elastic}
    return given
