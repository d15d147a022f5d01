"""Who sits with whom: threes and speed-coaching rounds over one gathering or several.

Pure. Whoever is out in a round was out least recently (never comes first), and people who have
sat together sit together again only where nothing else is possible. The same people in the same
order give the same rota.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

STARTS = 12
"""From so many beginnings the tables of a round are looked through for changes that help."""


class Shape(StrEnum):
    """How people sit; each is the key of a sentence."""

    TRIADS = N_("rota_triads")
    PAIRS = N_("rota_pairs")

    @property
    def seats(self) -> int:
        """How many sit at a table."""
        return 3 if self is Shape.TRIADS else 2


@dataclass(frozen=True)
class Sitting:
    """One round of one gathering: the tables (coach, coachee and observer, or two) and who is out.

    In a round of threes with two people too many these two sit together, coach and coachee.
    """

    gathering: str
    round: int
    tables: tuple[tuple[str, ...], ...]
    out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Before:
    """What has been: rounds that stand already, the oldest first."""

    sittings: tuple[Sitting, ...] = ()

    def together(self) -> Counter[frozenset[str]]:
        """How often each two have sat together."""
        return Counter(
            frozenset(two)
            for sitting in self.sittings
            for table in sitting.tables
            for two in combinations(table, 2)
        )

    def last_out(self) -> dict[str, int]:
        """In which round somebody was out last, counted from the oldest."""
        return {
            one: number for number, sitting in enumerate(self.sittings, 1) for one in sitting.out
        }

    def times_out(self) -> Counter[str]:
        """How often somebody was out."""
        return Counter(one for sitting in self.sittings for one in sitting.out)


def rota(
    who_comes: Mapping[str, Sequence[str]],
    shape: Shape,
    rounds: int,
    before: Before | None = None,
) -> tuple[Sitting, ...]:
    """The rounds of these gatherings, in their order.

    Args:
        who_comes: the people of each gathering, by its key.
        shape: threes or twos.
        rounds: how many rounds each gathering has.
        before: what stands already.
    """
    known = list((before or Before()).sittings)
    first = len(known)
    for gathering, people in who_comes.items():
        for number in range(1, rounds + 1):
            known.append(_sitting(gathering, number, people, shape, Before(tuple(known))))
    return tuple(known[first:])


def _sitting(
    gathering: str, number: int, people: Sequence[str], shape: Shape, before: Before
) -> Sitting:
    order = list(dict.fromkeys(people))
    too_many = len(order) % shape.seats
    if len(order) < 2:
        return Sitting(gathering, number, (), tuple(order))
    out = _out(order, 1, before) if too_many == 1 else ()
    staying = [one for one in order if one not in out]
    tables = _tables(staying, shape, before.together(), number)
    return Sitting(gathering, number, tuple(_in_roles(table, before) for table in tables), out)


def _out(people: Sequence[str], how_many: int, before: Before) -> tuple[str, ...]:
    """Whose turn it is to be out: never before comes first, then longest ago."""
    last, times = before.last_out(), before.times_out()
    place = {one: at for at, one in enumerate(people)}
    by_turn = sorted(people, key=lambda one: (last.get(one, 0), times[one], place[one]))
    return tuple(by_turn[:how_many])


def _tables(
    people: Sequence[str], shape: Shape, together: Counter[frozenset[str]], number: int
) -> list[list[str]]:
    """Tables with as few meetings again as can be found."""
    starts = [_in_a_circle(people, shape, turn) for turn in _turns(people, shape, number)]
    starts.sort(key=lambda found: _again(found, together))
    best = starts[0]
    for tables in starts[:STARTS]:
        while _again(tables, together) and _improved(tables, together):
            pass
        if _again(tables, together) < _again(best, together):
            best = tables
        if not _again(best, together):
            break
    return best


def _turns(people: Sequence[str], shape: Shape, number: int) -> Iterable[int]:
    """Which turns of the circle to begin from."""
    most = max(1, len(people) - 1) if shape is Shape.PAIRS else max(1, len(people))
    return dict.fromkeys((number - 1 + turn) % most for turn in range(most))


def _in_a_circle(people: Sequence[str], shape: Shape, turn: int) -> list[list[str]]:
    """The first stays, the others go round by `turn` places; the ends of the row meet.

    For twos this meets everybody once in as many rounds as there are others (the circle method).
    """
    first, *others = people
    row = [first, *others[turn % max(1, len(others)) :], *others[: turn % max(1, len(others))]]
    if shape is Shape.PAIRS:
        return [[row[at], row[-1 - at]] for at in range(len(row) // 2)]
    threes = len(row) // 3
    step = threes + (len(row) % 3 > 0)
    tables = [row[at::step] for at in range(step)]
    flat = [one for table in tables for one in table]
    return [flat[at : at + 3] for at in range(0, len(flat), 3)]


def _again(tables: Iterable[Sequence[str]], together: Counter[frozenset[str]]) -> int:
    """How often people meet again, meetings that were often counting more."""
    return sum(together[frozenset(two)] ** 2 for table in tables for two in combinations(table, 2))


def _improved(tables: list[list[str]], together: Counter[frozenset[str]]) -> bool:
    """Let two people of two tables change places wherever fewer meet again; whether any did."""
    changed = False
    for one, other in combinations(range(len(tables)), 2):
        for at in range(len(tables[one])):
            for place in range(len(tables[other])):
                both = (tables[one], tables[other])
                now = _again(both, together)
                if not now:
                    continue
                here, there = tables[one][at], tables[other][place]
                tables[one][at], tables[other][place] = there, here
                if _again(both, together) < now:
                    changed = True
                else:
                    tables[one][at], tables[other][place] = here, there
    return changed


def _in_roles(table: Sequence[str], before: Before) -> tuple[str, ...]:
    """Coach, coachee and observer in turn: each takes what they have had least."""
    had: Counter[tuple[str, int]] = Counter(
        (one, role)
        for sitting in before.sittings
        for known in sitting.tables
        for role, one in enumerate(known)
    )
    left, seated = list(table), []
    for role in range(len(table)):
        chosen = min(left, key=lambda one: (had[one, role], left.index(one)))
        left.remove(chosen)
        seated.append(chosen)
    return tuple(seated)


def meetings_again(sittings: Iterable[Sitting]) -> int:
    """How many pairs sit together more than once in these rounds."""
    counted = Before(tuple(sittings)).together()
    return sum(times - 1 for times in counted.values() if times > 1)
