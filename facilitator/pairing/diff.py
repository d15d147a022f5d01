"""What changed between two plans: kept, new and gone, and whom it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.pairing.problem import Pair


@dataclass(frozen=True)
class Diff:
    """Pairings of two plans side by side, each list in the order of the ids."""

    kept: tuple[Pair, ...]
    new: tuple[Pair, ...]
    gone: tuple[Pair, ...]

    @property
    def affected(self) -> tuple[str, ...]:
        """Everybody with a pairing that is new or gone."""
        return tuple(sorted({member for pair in (*self.new, *self.gone) for member in pair}))


def compare(before: Iterable[Pair], after: Iterable[Pair]) -> Diff:
    """What the later plan keeps of the earlier one, brings, and lets go."""
    old, new = frozenset(before), frozenset(after)
    return Diff(*(tuple(sorted(pairs)) for pairs in (old & new, new - old, old - new)))
