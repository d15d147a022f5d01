"""Hours by organisation or sector as a summary may give them: no two of the same day tell more.

Every cohort's summary and the whole programme's are looked at together: rows are organisations
(or sectors), columns are cohorts and their sum. What is hidden anywhere is hidden so that neither
whole less part nor one row less the others tells of few people.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from facilitator.reciprocity.hiding import ALL, Grid, Key, hidden, is_small
from facilitator.reciprocity.outside import (
    elements_of,
    left_by_figures,
    sessions_by_month,
    shown_of,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record

OTHERS = "*others"


class BodyHours(NamedTuple):
    """Minutes given and received by a row: a code, a sector, or all others together."""

    row: str
    given: int
    received: int


@dataclass(frozen=True)
class PapersOfDay:
    """What the figures and every summary of a day tell together, and what none of them may give.

    Rows are organisations where each may stand, else sectors; `row_of` is the row of each.
    `left` are the tables of hours that have left; `months` is that of sessions by month and
    cohort. `stays` and `months_stay` are what is not given, by row and cohort.
    """

    is_body: bool
    row_of: Mapping[str, str]
    stays: frozenset[Key]
    left: tuple[Grid, ...]
    months: Grid
    months_stay: frozenset[Key]

    def may_say(self, cohort: str | None) -> bool:
        """Whether all hours of a cohort (None: of everything) may be given."""
        return (ALL, cohort or ALL) not in self.stays

    def may_say_sessions(self, cohort: str | None, month: str = ALL) -> bool:
        """Whether the sessions of a cohort, in a month such as 2027-03, may be given."""
        return (month, cohort or ALL) not in self.months_stay


def papers_of_day(record: Record, known: Sequence[Movement]) -> PapersOfDay:
    """The tables of a day, from all movements known on it."""
    months, months_stay = sessions_by_month(record, known)
    elements = elements_of(record, known)
    rows = {row.id: row.id for row in record.organisations}
    # One small cell is enough to know that organisations cannot stand: no need to look further.
    is_body = not any(
        is_small(elements, members)
        for way in _ways(rows)
        for (row, _), members in table_of(elements, known, way, _cohort_of).cells.items()
        if row != ALL
    )
    stays, left = _tables(record, known, rows) if is_body else (frozenset(), ())
    if not is_body or any(row != ALL for row, _ in stays):
        is_body = False
        rows = {row.id: row.sector for row in record.organisations}
        stays, left = _tables(record, known, rows)
    return PapersOfDay(is_body, rows, stays, left, months, months_stay)


def hours_by_body(
    known: Sequence[Movement], cohort: str | None, of_day: PapersOfDay
) -> tuple[BodyHours, ...]:
    """The rows of hours that the summary of a cohort (None: of everything) may give.

    Args:
        known: all movements known on the day, of every cohort.
        cohort: the cohort whose summary it is, None for the whole programme.
        of_day: what all papers of the day tell.
    """
    return _rows(known, cohort, of_day.row_of, of_day.stays)


def _tables(
    record: Record, known: Sequence[Movement], row_of: Mapping[str, str]
) -> tuple[frozenset[Key], tuple[Grid, ...]]:
    """The two tables, given after all that the figures tell; a row without a name is not given."""
    elements = elements_of(record, known)
    left = list(left_by_figures(record, known, elements))
    stays: frozenset[Key] = frozenset()
    for way in _ways(row_of):
        grid = table_of(elements, known, way, _cohort_of)
        here = hidden(grid, left)
        unnamed = (key for key in grid.cells if "" in key)
        left.append(shown_of(grid, here.union(unnamed)))
        stays |= here
    return stays, tuple(left)


def _ways(row_of: Mapping[str, str]) -> tuple[Callable[[Movement], str], ...]:
    """The row of a movement by who gave, and by who received."""
    return (
        lambda one: row_of.get(one.from_organisation, ""),
        lambda one: row_of.get(one.to_organisation, ""),
    )


def _cohort_of(one: Movement) -> str:
    return one.cohort


def _rows(
    known: Sequence[Movement],
    cohort: str | None,
    row_of: Mapping[str, str],
    stays: frozenset[Key],
) -> tuple[BodyHours, ...]:
    column = ALL if cohort is None else cohort
    if (ALL, column) in stays:
        return ()
    given: dict[str, int] = defaultdict(int)
    received: dict[str, int] = defaultdict(int)
    for one in known:
        if cohort is None or one.cohort == cohort:
            given[row_of.get(one.from_organisation, "")] += one.minutes
            received[row_of.get(one.to_organisation, "")] += one.minutes
    return _merged(given, received, lambda row: not row or (row, column) in stays)


def _merged(
    given: Mapping[str, int], received: Mapping[str, int], is_other: Callable[[str], bool]
) -> tuple[BodyHours, ...]:
    """The rows that may stand, and all others as one."""
    rows = sorted(given.keys() | received.keys())
    lines = [
        BodyHours(row, given.get(row, 0), received.get(row, 0)) for row in rows if not is_other(row)
    ]
    others = [row for row in rows if is_other(row)]
    if others:
        lines.append(
            BodyHours(
                OTHERS,
                sum(given.get(row, 0) for row in others),
                sum(received.get(row, 0) for row in others),
            )
        )
    return tuple(lines)
