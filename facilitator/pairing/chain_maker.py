"""Finds the chains that place most people; runs in the solving process only."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from facilitator.pairing.formulation import INFINITE, Table
from facilitator.pairing.model import Model
from facilitator.pairing.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from facilitator.pairing.puzzle import Link, Puzzle

MANY = 20_000
"""So many chains are looked at, the first ones in the order of the ids."""
LEVELS = (Level.PEOPLE, Level.ELSEWHERE, Level.FIT, Level.SHORT)

Chain = tuple[int, ...]


def make_chains(
    puzzle: Puzzle, heads: Mapping[int, int], waiting: Mapping[int, int], longest: int
) -> tuple[Link, ...]:
    """The pairings of the best chains.

    Args:
        puzzle: who may coach whom and how well.
        heads: who may begin a chain, and how many.
        waiting: who has no place, and how many they could coach.
        longest: how many people a chain has at most.
    """
    found = []
    for chain in _chains(puzzle, heads, waiting, longest):
        found.append(chain)
        if len(found) == MANY:
            break
    if not found:
        return ()
    table = _table(puzzle, found, heads)
    settled = Model(table).settle(LEVELS)
    return tuple(sorted(link for at in settled.columns or () for link in table.links[at]))


def _chains(
    puzzle: Puzzle, heads: Mapping[int, int], waiting: Mapping[int, int], longest: int
) -> Iterator[Chain]:
    onward: dict[int, list[int]] = defaultdict(list)
    for coach, coachee in sorted(puzzle.worth):
        if coachee in waiting:
            onward[coach].append(coachee)

    def further(chain: Chain) -> Iterator[Chain]:
        for after in onward[chain[-1]]:
            if after not in chain:
                longer = (*chain, after)
                yield longer
                if len(longer) < longest and waiting[after]:
                    yield from further(longer)

    for head in sorted(heads):
        yield from further((head,))


def _table(puzzle: Puzzle, chains: list[Chain], heads: Mapping[int, int]) -> Table:
    """A column per chain; everybody who waits is in one at most, a head begins so many."""
    links = [tuple(itertools.pairwise(chain)) for chain in chains]
    table = Table(links, integer=True, upper=[1] * len(chains))
    within: dict[int, list[int]] = defaultdict(list)
    begins: dict[int, list[int]] = defaultdict(list)
    for column, (head, *others) in enumerate(chains):
        begins[head].append(column)
        for one in others:
            within[one].append(column)
    for columns in within.values():
        table.row(-INFINITE, 1, columns, [1] * len(columns))
    for head, columns in begins.items():
        # Somebody who waits and could begin a chain is in one or the other.
        whole = sorted({*columns, *within[head]}) if head in within else columns
        table.row(-INFINITE, 1 if head in within else heads[head], whole, [1] * len(whole))
    each = [[puzzle.worth[link] for link in chain] for chain in links]
    table.aims = {
        Level.PEOPLE: [len(chain) for chain in links],
        Level.ELSEWHERE: [sum(one[1] for one in worths) for worths in each],
        Level.FIT: [sum(one[0] for one in worths) for worths in each],
        Level.SHORT: [1] * len(links),
    }
    return table
