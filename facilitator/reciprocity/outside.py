"""What the standing papers of a day tell: the figures as they may leave, and every summary.

A summary may be printed at any hour of the day, and so may the figures: whatever else leaves on
that day is looked at as if all of them had left before it. Nothing depends on the order in which
papers are made, and a paper that is made twice says the same twice.

    left_by_figures(...) -> the tables of the figures      sessions_by_month(...) -> of summaries
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.reciprocity.hiding import ALL, Element, Grid, Key, hidden
from facilitator.reciprocity.leaving import figures_hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record


def elements_of(record: Record, known: Sequence[Movement]) -> tuple[Element, ...]:
    """Every movement as the smallest thing that is counted."""
    people = record.person.keys()
    return tuple(
        Element(one.minutes, frozenset({one.giver} & people), frozenset({one.receiver} & people))
        for one in known
    )


def table_of(
    elements: Sequence[Element],
    known: Sequence[Movement],
    row_of: Callable[[Movement], str],
    column_of: Callable[[Movement], str] | None = None,
) -> Grid:
    """A table over single movements, sums included."""
    cells: dict[Key, set[int]] = defaultdict(set)
    cells[ALL, ALL] = set()
    for place, one in enumerate(known):
        columns = {ALL} if column_of is None else {ALL, column_of(one)}
        for row in (row_of(one), ALL):
            for column in columns:
                cells[row, column].add(place)
    return Grid(elements, {key: frozenset(cell) for key, cell in cells.items()})


def shown_of(grid: Grid, stays: Iterable[Key]) -> Grid:
    """A table as it has left: all but what stays."""
    return replace(grid, shown=frozenset(grid.cells) - frozenset(stays))


def left_by_figures(
    record: Record, known: Sequence[Movement], elements: Sequence[Element]
) -> tuple[Grid, ...]:
    """The tables of the figures of the whole programme, as they may leave."""
    stays = figures_hidden(known, record.person.keys())
    if stays is None:
        return ()
    ways: dict[str, Callable[[Movement], str]] = {
        "months": lambda one: one.date.isoformat()[:7],
        "cohorts": lambda one: one.cohort,
        "given": lambda one: one.from_organisation,
        "received": lambda one: one.to_organisation,
        "links": lambda one: f"{one.from_organisation}>{one.to_organisation}",
    }
    tables = (
        shown_of(table_of(elements, known, way), ((row, ALL) for row in stays[name]))
        for name, way in ways.items()
    )
    return tuple(table for table in tables if table.shown != frozenset({(ALL, ALL)}))


def sessions_by_month(record: Record, known: Sequence[Movement]) -> tuple[Grid, frozenset[Key]]:
    """Sessions held by month and cohort, and which of these numbers no summary may give."""
    sessions = {row.id for row in record.sessions}
    people = record.person.keys()
    givers: dict[str, set[str]] = defaultdict(set)
    receivers: dict[str, set[str]] = defaultdict(set)
    at: dict[str, tuple[str, str]] = {}
    for one in known:
        if one.source in sessions:
            givers[one.source] |= {one.giver} & people
            receivers[one.source] |= {one.receiver} & people
            at[one.source] = (one.date.isoformat()[:7], one.cohort)
    elements = tuple(Element(1, frozenset(givers[c]), frozenset(receivers[c])) for c in at)
    cells: dict[Key, set[int]] = defaultdict(set)
    for place, (month, cohort) in enumerate(at.values()):
        for key in ((month, cohort), (month, ALL), (ALL, cohort), (ALL, ALL)):
            cells[key].add(place)
    grid = Grid(elements, {key: frozenset(cell) for key, cell in cells.items()})
    return grid, hidden(grid)
