"""What the solving process finds, in positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.pairing.problem import Status
    from facilitator.pairing.puzzle import Link
    from facilitator.pairing.rings import Cycle


@dataclass(frozen=True)
class Found:
    """A plan in positions: the best so far, or the last word."""

    status: Status
    rings: tuple[Cycle, ...] = ()
    one_way: tuple[Link, ...] = ()
    bound: int = 0
    conflicting: tuple[Link, ...] = ()
    release: tuple[Link, ...] = ()
