"""Mending a ring that has lost somebody: the ways there are, the least change first.

Pure: the people who are left in their order of giving, the other rings, who waits, and who may
coach whom; frozen mendings out. Minutes given stay given whatever is chosen: a mending ends
pairings and begins others, and touches nothing that was held.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.pairing.problem import pairs_of
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from facilitator.pairing.problem import Pair, Ring


class Way(StrEnum):
    """How a ring is mended; each is the key of a sentence."""

    SKIP = N_("mend_skip")
    INSERT = N_("mend_insert")
    SPLIT = N_("mend_split")
    MERGE = N_("mend_merge")
    CHAIN = N_("mend_chain")


@dataclass(frozen=True)
class Mending:
    """One way to mend: what ends, what begins, and the rings that are there afterwards.

    `ends` are pairings that run and would end; `begins` are new ones; `rings` what becomes of the
    people left (and of the ring they join); `joins` is somebody who waited, `merged_with` the
    number of the other ring. In a chain the last gives to somebody of the pool and the first
    waits for a coach: `waits` names them.
    """

    way: Way
    ends: tuple[Pair, ...]
    begins: tuple[Pair, ...]
    rings: tuple[Ring, ...]
    score: int
    joins: str = ""
    merged_with: int | None = None
    waits: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        """How many pairings end or begin."""
        return len(self.ends) + len(self.begins)

    @property
    def affected(self) -> tuple[str, ...]:
        """Everybody with a pairing that ends or begins."""
        return tuple(sorted({one for pair in (*self.ends, *self.begins) for one in pair}))


def mendings(
    left: Sequence[str],
    allowed: Mapping[Pair, int],
    *,
    others: Sequence[Ring] = (),
    waiting: Sequence[str] = (),
    pool: Sequence[str] = (),
    cap: int | None = None,
) -> tuple[Mending, ...]:
    """Every way to mend, the least change first.

    Args:
        left: the people left, in the order of giving; the first lost their coach, the last their
            coachee.
        allowed: who may coach whom anew, with the score.
        others: the other rings that turn.
        waiting: people without a place who could both give and receive.
        pool: people who want a coach and need not coach.
        cap: the longest ring; None: any length.
    """
    found = [
        *_skip(left, allowed),
        *_insert(left, allowed, waiting, cap),
        *_split(left, allowed),
        *_merge(left, allowed, others, cap),
        *_chain(left, allowed, pool),
    ]
    best: dict[tuple[object, ...], Mending] = {}
    for one in sorted(found, key=_order):
        # One for each way and each person who joins: the best of its kind.
        best.setdefault((one.way, one.joins, one.merged_with), one)
    return tuple(sorted(best.values(), key=_order))


def _order(one: Mending) -> tuple[object, ...]:
    return (len(one.waits), one.changes, len(one.ends), -one.score, one.way.value, one.begins)


def _skip(left: Sequence[str], allowed: Mapping[Pair, int]) -> Iterator[Mending]:
    """The last gives to the first."""
    new = (left[-1], left[0])
    if len(left) > 1 and new in allowed:
        yield Mending(Way.SKIP, (), (new,), (tuple(left),), allowed[new])


def _insert(
    left: Sequence[str], allowed: Mapping[Pair, int], waiting: Sequence[str], cap: int | None
) -> Iterator[Mending]:
    """Somebody who waits takes the place."""
    if cap is not None and len(left) >= cap:
        return
    for one in waiting:
        before, after = (left[-1], one), (one, left[0])
        if one not in left and before in allowed and after in allowed:
            score = allowed[before] + allowed[after]
            yield Mending(Way.INSERT, (), (before, after), ((*left, one),), score, joins=one)


def _split(left: Sequence[str], allowed: Mapping[Pair, int]) -> Iterator[Mending]:
    """Two smaller rings of those who are left."""
    for cut in range(2, len(left) - 1):
        one, other = tuple(left[:cut]), tuple(left[cut:])
        new = ((one[-1], one[0]), (other[-1], other[0]))
        if all(pair in allowed for pair in new):
            ended = ((left[cut - 1], left[cut]),)
            yield Mending(Way.SPLIT, ended, new, (one, other), sum(allowed[pair] for pair in new))


def _merge(
    left: Sequence[str],
    allowed: Mapping[Pair, int],
    others: Sequence[Ring],
    cap: int | None,
) -> Iterator[Mending]:
    """Those who are left go into another ring, between two of its people."""
    for number, ring in enumerate(others):
        if set(ring) & set(left) or (cap is not None and len(ring) + len(left) > cap):
            continue
        for giver, receiver in pairs_of(ring):
            new = ((giver, left[0]), (left[-1], receiver))
            if all(pair in allowed for pair in new):
                at = ring.index(giver) + 1
                whole = (*ring[:at], *left, *ring[at:])
                score = sum(allowed[pair] for pair in new)
                ended = ((giver, receiver),)
                yield Mending(Way.MERGE, ended, new, (whole,), score, merged_with=number)


def _chain(
    left: Sequence[str], allowed: Mapping[Pair, int], pool: Sequence[str]
) -> Iterator[Mending]:
    """The last gives to somebody of the pool; the first waits for a coach."""
    for one in pool:
        new = (left[-1], one)
        if one not in left and new in allowed:
            yield Mending(Way.CHAIN, (), (new,), (), allowed[new], joins=one, waits=(left[0],))


def left_of(ring: Ring, leaver: str) -> Ring:
    """Those who are left when somebody leaves a closed ring, in the order of giving."""
    at = ring.index(leaver)
    return (*ring[at + 1 :], *ring[:at])


def in_order(pairings: Sequence[Pair]) -> Ring | None:
    """The people of an open ring from the one without a coach on; None where it is in pieces."""
    gives = dict(pairings)
    starts = [coach for coach in gives if coach not in gives.values()]
    if len(starts) != 1 or len(gives) != len(pairings):
        return None
    path = [starts[0]]
    while path[-1] in gives and len(path) <= len(pairings):
        path.append(gives[path[-1]])
    return tuple(path) if len(path) == len(pairings) + 1 else None
