"""Where the facilitator has been: back with Alt+←, forward with Alt+→."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 100


@dataclass(frozen=True)
class Stop:
    """A place with the state in which its page was left."""

    place: str
    state: Mapping[str, object] = field(default_factory=dict)


class Trail:
    """The stops behind and ahead of where one is."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    def leave(self, here: Stop) -> None:
        """Go on from `here` to a new place; the way ahead is forgotten."""
        self._behind = [*self._behind, here][-LONGEST:]
        self._ahead = []

    def back(self, here: Stop) -> Stop | None:
        """The stop before this one, None at the beginning."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Stop) -> Stop | None:
        """The stop that was left by going back, None where there is none."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a stop ahead."""
        return bool(self._ahead)
