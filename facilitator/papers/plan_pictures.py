"""Pictures and figures as they stand on a plan: plain data, drawn by `shapes_pictures`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.charts.columns import Month
    from facilitator.charts.dumbbell import Exchange


@dataclass(frozen=True)
class Figure:
    """One headline figure: the number, a small word beside it, and what it counts."""

    big: str
    small: str
    label: str


@dataclass(frozen=True)
class Figures:
    """Headline figures side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class LegendMark:
    """One mark of a legend with its words; `mark` is dot, ring, bar, line or dash, or none."""

    mark: str
    text: str


@dataclass(frozen=True)
class Legend:
    """The marks of a chart with words beside them."""

    items: tuple[LegendMark, ...]


@dataclass(frozen=True)
class Dumbbells:
    """Hours given and received side by side; in large print a table under these heads."""

    exchanges: tuple[Exchange, ...]
    heads: tuple[str, str, str]
    legend: Legend
    alt: str


@dataclass(frozen=True)
class MonthColumns:
    """Sessions held each month, with the plan as a line."""

    months: tuple[Month, ...]
    alt: str
    low: bool = False


@dataclass(frozen=True)
class CircleSoFar:
    """A ring with its links kept and to come; nobody is named."""

    kept: tuple[bool, ...]
    figure: str
    words: str
    alt: str


@dataclass(frozen=True)
class RingDrawing:
    """A ring drawn large: its people in order with their organisations' letters and colours.

    `kept` says of each link whether it was kept; what is not is drawn as still to come.
    """

    name: str
    effort: str
    members: tuple[tuple[str, str, int], ...]
    kept: tuple[bool, ...]
    alt: str


@dataclass(frozen=True)
class MatrixDrawing:
    """Who gives to whom: organisations with letters and colours, minutes by giver and receiver.

    In large print it is a table under these heads.
    """

    parties: tuple[tuple[str, str, int], ...]
    minutes: tuple[tuple[int, int, int], ...]
    heads: tuple[str, str, str]
    alt: str
