"""Hours by organisation or sector as a summary may give them: no two of the same day tell more.

Every cohort's summary and the whole programme's are looked at together: rows are organisations
(or sectors), columns are cohorts and their sum. What is hidden anywhere is hidden so that neither
whole less part nor one row less the others tells of few people.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from facilitator.reciprocity.hiding import ALL, Element, Grid, Key, hidden

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


def hours_by_body(
    record: Record, known: Sequence[Movement], cohort: str | None
) -> tuple[bool, tuple[BodyHours, ...]]:
    """Whether the rows are organisations (else sectors), and the rows that may be given.

    Args:
        record: the record as it stands.
        known: all movements known on the day, of every cohort.
        cohort: the cohort whose summary it is, None for the whole programme.
    """
    sector = {row.id: row.sector for row in record.organisations}
    for is_body, row_of in (
        (True, lambda organisation: organisation),
        (False, lambda organisation: sector.get(organisation, "")),
    ):
        stays = _stays(record, known, row_of)
        if is_body and any(row != ALL for row, _ in stays):
            continue
        return is_body, _rows(known, cohort, row_of, stays)
    return False, ()


def _stays(
    record: Record, known: Sequence[Movement], row_of: Callable[[str], str]
) -> frozenset[Key]:
    """Cells that must not be given, by what was given or by what was received."""
    people = record.person
    elements = tuple(
        Element(
            one.minutes,
            frozenset({one.giver} & people.keys()),
            frozenset({one.receiver} & people.keys()),
        )
        for one in known
    )
    found: frozenset[Key] = frozenset()
    for side in ("from_organisation", "to_organisation"):
        cells: dict[Key, set[int]] = defaultdict(set)
        for place, one in enumerate(known):
            row = row_of(getattr(one, side))
            for key in ((row, one.cohort), (row, ALL), (ALL, one.cohort), (ALL, ALL)):
                cells[key].add(place)
        grid = Grid(elements, {key: frozenset(cell) for key, cell in cells.items()})
        found |= hidden(grid)
    return found


def _rows(
    known: Sequence[Movement],
    cohort: str | None,
    row_of: Callable[[str], str],
    stays: frozenset[Key],
) -> tuple[BodyHours, ...]:
    column = ALL if cohort is None else cohort
    if (ALL, column) in stays:
        return ()
    given: dict[str, int] = defaultdict(int)
    received: dict[str, int] = defaultdict(int)
    for one in known:
        if cohort is None or one.cohort == cohort:
            given[row_of(one.from_organisation)] += one.minutes
            received[row_of(one.to_organisation)] += one.minutes
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
