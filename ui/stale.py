"""An act that was refused because its row is not any more as the form has read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.errors import StaleData


@dataclass(frozen=True)
class StaleAct:
    """What was refused, and the two ways on.

    Args:
        draft: what the form said.
        error: why it was refused.
        again: carries it out with another draft of the same kind.
        refuse: tells whoever asked for it that it was refused.
    """

    draft: object
    error: StaleData
    again: Callable[[Any], None]
    refuse: Callable[[Exception], None]
