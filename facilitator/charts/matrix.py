"""Who gives to whom: a cell for every giver and receiver, deeper the more hours it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Line, Mark, Point, Rect, Role, Text
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from facilitator.charts.shapes import Pen

LABEL = 174.0
CELL = 68.0
NARROWEST = 36.0
CODED = 62.0
AIR = 3.0
SUM = 78.0
# Names get more room where there is some; where there is little, names and sums get less.
LEAST_LABEL, LONGEST_LABEL, LEAST_SUM = 118.0, 240.0, 68.0
STEPS = 6
# No decimals: nobody reads 1.75 as an hour and three quarters, and a cell is narrow.
QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


@dataclass(frozen=True)
class Party:
    """An organisation of the matrix: its name, its two letters and its colour number."""

    name: str
    code: str
    organisation: int


@dataclass(frozen=True)
class Exchanges:
    """Minutes from giver to receiver, by their places in `parties`; what is absent is zero."""

    parties: tuple[Party, ...]
    minutes: Mapping[tuple[int, int], int]

    def given(self, giver: int) -> int:
        """Minutes that one party gave to all others."""
        return sum(self.minutes.get((giver, n), 0) for n in range(len(self.parties)))

    def received(self, receiver: int) -> int:
        """Minutes that one party received from all others."""
        return sum(self.minutes.get((n, receiver), 0) for n in range(len(self.parties)))

    def total(self) -> int:
        """All minutes; the same counted by giver and by receiver."""
        return sum(self.given(n) for n in range(len(self.parties)))


@dataclass(frozen=True)
class MatrixWords:
    """The words round the matrix in the reader's language."""

    given: str
    received: str
    unit: str


def hours(minutes: int) -> str:
    """Minutes as hours without a unit, short enough for a cell: 90 is 1½, 50 is 0:50."""
    whole, over = divmod(minutes, 60)
    if over in QUARTERS:
        return f"{whole or ''}{QUARTERS[over]}" if over else str(whole)
    return f"{whole}:{over:02}"


def hours_alike(counts: Iterable[int]) -> Callable[[int], str]:
    """How hours are said in one table: with quarters, or as 6:00 where any of them is none."""
    return hours if all(count % 60 in {0, *QUARTERS} for count in counts) else clock_hours


def clock_hours(minutes: int) -> str:
    """Minutes as hours and minutes: 366 is 6:06."""
    return f"{minutes // 60}:{minutes % 60:02}"


def step(minutes: int, most: int) -> int:
    """The shade of a cell, 0 (tint) to 5 (accent), in equal sixths of the fullest cell."""
    return max(0, -(-minutes * STEPS // max(1, most)) - 1)


def matrix(
    exchanges: Exchanges,
    words: MatrixWords,
    pen: Pen,
    width: float = 660.0,
    focus: tuple[int, int] | None = None,
    figure: Callable[[int], str] = hours,
) -> Drawing:
    """The whole matrix; keys are ("cell", giver, receiver).

    Where cells of full width do not fit, they shrink to 56 and heads become codes.
    """
    grid = _grid(exchanges, pen, width)
    marks: list[Mark] = list(_heads(exchanges, words, pen, grid))
    for giver in range(len(exchanges.parties)):
        marks += _label(exchanges.parties[giver], pen, grid.middle(giver), grid)
        for receiver in range(len(exchanges.parties)):
            is_focus = focus == (giver, receiver)
            marks += _cell(exchanges, giver, receiver, pen, grid, figure, is_focus)
        total = figure(exchanges.given(giver))
        at = Point(grid.right - 5, grid.middle(giver))
        marks.append(replace(pen.middle(total, at, 15, 600, "ink", "right"), tabular=True))
    marks += _foot(exchanges, words, pen, grid, figure)
    height = grid.foot + 34 * pen.factor
    rows = tuple(_row(exchanges, n) for n in range(len(exchanges.parties)))
    return Drawing(grid.right, height, tuple(marks), matrix_sentences(exchanges, figure), rows)


def _row(exchanges: Exchanges, giver: int) -> tuple[str | int, ...]:
    cells = (exchanges.minutes.get((giver, n), 0) for n in range(len(exchanges.parties)))
    return exchanges.parties[giver].name, *cells, exchanges.given(giver)


def cell_sentence(
    exchanges: Exchanges, giver: int, receiver: int, figure: Callable[[int], str] = hours
) -> Said:
    """What the sentence under the matrix says of a cell."""
    values = {
        "giver": exchanges.parties[giver].name,
        "receiver": exchanges.parties[receiver].name,
        "hours": figure(exchanges.minutes.get((giver, receiver), 0)),
    }
    return Said(N_("chart_own") if giver == receiver else N_("chart_cell"), values)


def matrix_sentences(
    exchanges: Exchanges, figure: Callable[[int], str] = hours
) -> tuple[Said, ...]:
    """The total, then each cell that holds hours, then what each gave and received."""
    said = [Said(N_("chart_matrix"), {"hours": figure(exchanges.total())})]
    said += [
        cell_sentence(exchanges, giver, receiver, figure)
        for (giver, receiver), minutes in sorted(exchanges.minutes.items())
        if minutes and giver != receiver
    ]
    said += [
        Said(
            N_("chart_exchange"),
            {
                "name": party.name,
                "given": figure(exchanges.given(n)),
                "received": figure(exchanges.received(n)),
            },
        )
        for n, party in enumerate(exchanges.parties)
    ]
    return tuple(said)


@dataclass(frozen=True)
class _Grid:
    """Where labels, cells and sums stand."""

    label: float
    cell: float
    tall: float
    top: float
    count: int
    right: float
    coded: bool

    def left(self, n: int) -> float:
        """The left edge of a column's cells."""
        return self.label + n * self.cell

    def middle(self, n: int) -> float:
        """The height of a row's middle."""
        return self.top + (n + 0.5) * self.tall - AIR / 2

    @property
    def foot(self) -> float:
        """Where the rule above the sums stands."""
        return self.top + self.count * self.tall + 4


def _grid(exchanges: Exchanges, pen: Pen, width: float) -> _Grid:
    count = len(exchanges.parties)
    label, sums = _beside(exchanges, pen, width)
    room = (width - label - sums) / max(1, count)
    cell = min(CELL * pen.factor, max(NARROWEST * pen.factor, room))
    coded = cell < CODED * pen.factor
    top = (22 if coded else 44) * pen.factor
    right = max(width, label + count * cell + sums)
    return _Grid(label, cell, 47 * pen.factor, top, count, right, coded)


def _beside(exchanges: Exchanges, pen: Pen, width: float) -> tuple[float, float]:
    """The room for the names and for the sums: more for long names, less where cells need it."""
    f, cells = pen.factor, len(exchanges.parties) * NARROWEST * pen.factor
    longest = max((pen.measure(one.name, 14 * f, 400) for one in exchanges.parties), default=0.0)
    wanted = min(longest + 24 * f, LONGEST_LABEL * f)
    if wanted + cells + SUM * f <= width:
        return max(wanted, LABEL * f), SUM * f
    if LABEL * f + cells + SUM * f <= width:
        return LABEL * f, SUM * f
    return max(LEAST_LABEL * f, width - cells - LEAST_SUM * f), LEAST_SUM * f


def _heads(exchanges: Exchanges, words: MatrixWords, pen: Pen, grid: _Grid) -> list[Text]:
    low, high = grid.top - 14 * pen.factor, grid.top - 31 * pen.factor
    texts: list[Text] = []
    for n, party in enumerate(exchanges.parties):
        middle = grid.left(n) + (grid.cell - AIR) / 2
        room = grid.cell - 1
        lines = ("", party.code) if grid.coded else pen.two_lines(party.name, 13, room)
        for line, y in zip(lines, (high, low), strict=True):
            if line:
                texts.append(pen.middle(line, Point(middle, y), 13, 400, "ink2", "centre"))
    given = Point(grid.right - 5, low)
    texts.append(pen.middle(words.given, given, 13, 600, "ink", "right"))
    return texts


def _label(party: Party, pen: Pen, y: float, grid: _Grid) -> list[Mark]:
    size = 10 * pen.factor
    swatch: Role = ("organisation", party.organisation)
    name = pen.elided(party.name, 14, 400, grid.label - 22 * pen.factor)
    return [
        Rect(0, y - size / 2, size, size, fill=swatch, radius=2),
        pen.middle(name, Point(16 * pen.factor, y), 14),
    ]


def _cell(
    exchanges: Exchanges,
    giver: int,
    receiver: int,
    pen: Pen,
    grid: _Grid,
    figure: Callable[[int], str],
    is_focus: bool,
) -> list[Mark]:
    key = ("cell", giver, receiver)
    left, top = grid.left(receiver), grid.middle(giver) - (grid.tall - AIR) / 2
    wide, tall = grid.cell - AIR, grid.tall - AIR
    minutes = exchanges.minutes.get((giver, receiver), 0)
    marks: list[Mark] = []
    if giver == receiver:
        marks.append(Rect(left, top, wide, tall, hatch="ruleStrong", key=key))
    elif minutes:
        shade = step(minutes, max(exchanges.minutes.values()))
        marks.append(Rect(left, top, wide, tall, fill=("shade", shade), key=key))
    else:
        marks.append(Rect(left + 0.5, top + 0.5, wide - 1, tall - 1, outline="rule", key=key))
    if is_focus:
        marks.append(Rect(left + 3, top + 3, wide - 6, tall - 6, outline="surface", line=3))
        marks.append(Rect(left + 0.5, top + 0.5, wide - 1, tall - 1, outline="focus", line=2))
    if giver != receiver:
        at = Point(left + wide / 2, top + tall / 2)
        colour: Role = ("onShade", shade) if minutes else "ink2"
        weight = 600 if minutes else 400
        words = pen.middle(figure(minutes), at, 14, weight, colour, "centre", key)
        marks.append(words)
    return marks


def _foot(
    exchanges: Exchanges,
    words: MatrixWords,
    pen: Pen,
    grid: _Grid,
    figure: Callable[[int], str],
) -> list[Mark]:
    y = grid.foot + 17 * pen.factor
    rule = Line(Point(0, grid.foot), Point(grid.right, grid.foot), "ruleStrong")
    marks: list[Mark] = [rule]
    marks.append(pen.middle(words.received, Point(16 * pen.factor, y), 13, 600))
    for n in range(len(exchanges.parties)):
        at = Point(grid.left(n) + (grid.cell - AIR) / 2, y)
        marks.append(pen.middle(figure(exchanges.received(n)), at, 15, 600, "ink", "centre"))
    grand = f"{figure(exchanges.total())} {words.unit}"
    at = Point(grid.right - 5, y)
    return [*marks, pen.middle(grand, at, 15, 600, "accentText", "right")]
