"""Which rows of the record are about a person, found by the keys that name them.

    rows_about(db, person)            their own record, and every row that names them
    rows_leaning_on(db, rows)         what cannot stand without these rows

Both read the tables' own foreign keys, so that a table made later is reached as well.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

from facilitator.store.base import Row
from facilitator.store.tables import (
    Agreement,
    CoachingSession,
    Correction,
    Enrolment,
    Pairing,
    Person,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import InstrumentedAttribute, Session

Found: TypeAlias = "dict[type[Row], dict[uuid.UUID, Row]]"

# What hangs on a row of these belongs to whoever the row belongs to.
_CARRIES_ON: tuple[type[Row], ...] = (
    Person,
    Enrolment,
    Pairing,
    CoachingSession,
    Agreement,
)
# Columns in which a person is only mentioned: the row is somebody else's and outlives them.
MENTIONS = frozenset(
    {
        ("affiliation", "line_manager_id"), ("commitment", "to_person_id"),
        ("commitment", "handed_to_id"), ("request", "to_person_id"),
        ("issued_paper", "reader_id"), ("exchange", "return_person_id"),
        ("thank", "from_person_id"),
    }
)  # fmt: skip
# Columns that may be empty, and whose row yet falls with what it points at.
_FALLS_WITH = frozenset({("movement", "session_id"), ("thank", "pairing_id")})


@dataclass(frozen=True)
class Naming:
    """A column of a table that points at rows of another table."""

    table: type[Row]
    column: str
    target: type[Row]
    may_be_empty: bool

    @property
    def attribute(self) -> InstrumentedAttribute[Any]:
        """The mapped column."""
        found: InstrumentedAttribute[Any] = getattr(self.table, self.column)
        return found

    @property
    def lets_go(self) -> bool:
        """Whether the row stands without what the column points at."""
        place = (self.table.__tablename__, self.column)
        if place in MENTIONS:
            return True
        # A giver or receiver who is gone would make the programme the giver or receiver.
        return self.may_be_empty and self.target is not Person and place not in _FALLS_WITH


@functools.cache
def namings() -> tuple[Naming, ...]:
    """Every column that points at a journalled table."""
    return tuple(_namings())


def _namings() -> Iterator[Naming]:
    by_table = {mapper.local_table: mapper.class_ for mapper in Row.registry.mappers}
    for mapper in sorted(Row.registry.mappers, key=lambda one: str(one.local_table)):
        if not issubclass(mapper.class_, Row):
            continue
        for column in mapper.columns:
            for key in column.foreign_keys:
                target = by_table[key.column.table]
                name = mapper.get_property_by_column(column).key
                yield Naming(mapper.class_, name, target, bool(column.nullable))


def records_of(db: Session, person_id: uuid.UUID) -> dict[uuid.UUID, Person]:
    """A person's record, and those that were merged into it."""
    found: dict[uuid.UUID, Person] = {}
    new = {person_id}
    while new:
        rows = db.scalars(sa.select(Person).where(Person.id.in_(new))).all()
        found.update({row.id: row for row in rows})
        merged = db.scalars(sa.select(Person.id).where(Person.merged_into_id.in_(new))).all()
        new = set(merged) - set(found)
    return found


def rows_about(db: Session, person_id: uuid.UUID) -> Found:
    """Everything on record about a person, by table: their own rows and those that name them."""
    people = records_of(db, person_id)
    found: Found = {Person: dict(people)}
    new: Found = {Person: dict(people)}
    while new:
        reached = [edge for edge in namings() if edge.target in new and edge.target in _CARRIES_ON]
        new = _follow(db, [(edge, new[edge.target]) for edge in reached], found)
    codes = {person.code for person in people.values()}
    groups = _new(found, CoachingSession, _as_others(db, codes))
    known = [edge for edge in namings() if edge.table is Correction]
    _follow(db, [(edge, groups.get(edge.target, {})) for edge in known], found)
    return found


def _as_others(db: Session, codes: Collection[str]) -> list[Row]:
    """Group sessions in which somebody was one of the others."""
    groups = db.scalars(sa.select(CoachingSession).where(CoachingSession.others.is_not(None)))
    return [row for row in groups if set(row.others or ()) & set(codes)]


def rows_leaning_on(db: Session, rows: Found) -> tuple[Found, list[tuple[Naming, Row]]]:
    """What falls with these rows, and what only has to let go of them (column and row)."""
    falls: Found = {table: dict(of_table) for table, of_table in rows.items()}
    new: Found = dict(rows)
    lets_go: list[tuple[Naming, Row]] = []
    while new:
        reached = [(edge, new[edge.target]) for edge in namings() if edge.target in new]
        for edge, targets in reached:
            if edge.lets_go:
                lets_go += [(edge, row) for row in _pointing(db, edge, targets)]
        new = _follow(db, [pair for pair in reached if not pair[0].lets_go], falls)
    stays = [(edge, row) for edge, row in lets_go if row.id not in falls.get(type(row), {})]
    return falls, stays


def _follow(
    db: Session, reached: Iterable[tuple[Naming, Mapping[uuid.UUID, Row]]], found: Found
) -> Found:
    """Rows not found before that point at what was reached; they are noted as found."""
    new: Found = {}
    for edge, targets in reached:
        for table, rows in _new(found, edge.table, _pointing(db, edge, targets)).items():
            new.setdefault(table, {}).update(rows)
    return new


def _new(found: Found, table: type[Row], rows: Iterable[Row]) -> Found:
    known = found.setdefault(table, {})
    fresh = {row.id: row for row in rows if row.id not in known}
    known.update(fresh)
    return {table: fresh} if fresh else {}


def _pointing(db: Session, edge: Naming, targets: Collection[uuid.UUID]) -> Iterable[Row]:
    keys = list(targets)
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        yield from db.scalars(sa.select(edge.table).where(edge.attribute.in_(some)))
