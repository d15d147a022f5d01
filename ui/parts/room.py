"""How wide columns are where there is less room than they want, and which then go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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


def wish(key: str, wanted: float, least: float, *, rigid: bool, spare: int, factor: float) -> Wish:
    """A column's wish: never narrower than `least`; `wanted` of 0 takes the rest."""
    head = round(least)
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
    # Never rounded up: one px too many would bring a bar to scroll by it.
    given = {one.key: int(one.wanted - part * (one.wanted - one.least)) for one in staying}
    elastic = [one for one in staying if one.elastic]
    if elastic:
        rest = room - sum(given[one.key] for one in staying if not one.elastic)
        given |= {one.key: max(one.least, rest // len(elastic)) for one in elastic}
    return given


def lent(
    given: Mapping[str, int], needs: Mapping[str, int], least: Mapping[str, int]
) -> dict[str, int]:
    """The widths after columns whose words need less lend to those whose words are cut.

    The smallest want is met first, so that days and numbers are whole before long sentences.

    Args:
        given: how wide the columns are without lending; only those that may lend or borrow.
        needs: how wide the words in each column are.
        least: what a lender keeps: its heading's width.
    """
    now = dict(given)
    spare = {key: max(0, now[key] - max(needs[key], least[key])) for key in now}
    wants = sorted((needs[key] - now[key], key) for key in now if needs[key] > now[key])
    for want, key in wants:
        left = sum(spare.values())
        take = min(want, left)
        for lender, free in sorted(spare.items(), key=lambda one: -one[1]):
            part = min(free, -(-take * free // left)) if left else 0
            part = min(part, take - (now[key] - given[key]))
            spare[lender] -= part
            now[lender] -= part
            now[key] += part
    return now
