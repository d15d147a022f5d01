"""A finished chart: its marks, what it says in sentences, and its figures as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from facilitator.charts.marks import Box, Key, Mark, Point


@dataclass(frozen=True)
class Said:
    """One sentence of a chart's description: a wording key with its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawing:
    """A chart of a width and height in pixels, ready for either painter."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: tuple[Said, ...] = ()
    rows: tuple[tuple[str | int | float, ...], ...] = ()

    def alt_in(self, say: Callable[[str, Mapping[str, object]], str]) -> str:
        """The whole description in the reader's language."""
        return " ".join(say(said.key, said.values) for said in self.alt)

    def key_at(self, at: Point, slack: float = 4.0) -> Key | None:
        """The datum of the topmost mark at a place, if there is one."""
        keyed = [mark for mark in reversed(self.marks) if mark.key is not None]
        for reach in (0.0, slack):
            for mark in keyed:
                if mark.near(at, reach):
                    return mark.key
        return None

    def box_of(self, key: Key) -> Box | None:
        """The box that holds every mark of a datum."""
        boxes = [mark.box for mark in self.marks if mark.key == key]
        if not boxes:
            return None
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.joined(box)
        return whole
