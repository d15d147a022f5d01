"""Moves a whole programme between a file and a server: every row, the journal as it is.

Rows go through the types of their columns, so that each engine stores them in its own way; the
journal's texts go unchanged, so that its chain still closes. Undo stops at the move: images of
rows from before are written as the other engine writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import triggers
from facilitator.store.base import Base
from facilitator.store.plumbing import Act, ActNow, Change, HalfTyped, Moved, SigningKey

if TYPE_CHECKING:
    from collections.abc import Callable

# What belongs to this laptop or this moment stays behind.
_STAYS = frozenset(
    {table.__tablename__ for table in (ActNow, HalfTyped, SigningKey)} | {Moved.__tablename__}
)
_AT_A_TIME = 2000


def carry_over(
    source: sa.Engine,
    target: sa.Engine,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, int]:
    """Copy every row into an empty programme, in one transaction; how many rows of each table.

    Raises:
        RuleBroken: there is something in the target already.
    """
    tables = [table for table in Base.metadata.sorted_tables if table.name not in _STAYS]
    counts: dict[str, int] = {}
    with source.begin() as reading, target.begin() as writing:
        if writing.scalar(sa.select(sa.func.count()).select_from(Act)):
            raise RuleBroken("move_target_not_empty")
        triggers.remove(writing)
        _wait_with_keys(writing)
        for number, table in enumerate(tables, start=1):
            counts[table.name] = 0
            rows_of = sa.select(table).order_by(*table.primary_key.columns)
            found = reading.execute(rows_of.execution_options(yield_per=_AT_A_TIME))
            for rows in found.mappings().partitions(_AT_A_TIME):
                writing.execute(sa.insert(table), [dict(row) for row in rows])
                counts[table.name] += len(rows)
            tell(number, len(tables))
        newest = writing.scalar(sa.select(sa.func.max(Act.id))) or 0
        writing.execute(sa.insert(Moved).values(step=newest))
        _count_on(writing)
        triggers.install(writing)
        lost = {
            table.name
            for table in tables
            if writing.scalar(sa.select(sa.func.count()).select_from(table)) != counts[table.name]
        }
        if lost:
            raise RuleBroken("move_lost_rows", tables=", ".join(sorted(lost)))
    return counts


def stops_at(connection: sa.Connection) -> int:
    """The newest step that came with a move; 0 where the programme never moved."""
    return connection.scalar(sa.select(sa.func.max(Moved.step))) or 0


def _wait_with_keys(connection: sa.Connection) -> None:
    """Rows of one table may point at each other: look at foreign keys when all are there."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
        return
    names = connection.exec_driver_sql(
        "select conrelid::regclass::text, conname from pg_constraint "
        "where contype = 'f' and not condeferrable"
    ).all()
    for table, name in names:
        connection.exec_driver_sql(f'alter table {table} alter constraint "{name}" deferrable')
    connection.exec_driver_sql("set constraints all deferred")


def _count_on(connection: sa.Connection) -> None:
    """The numbers of steps and changes go on after those that came."""
    if connection.dialect.name == "sqlite":
        return
    for counted in (Act, Change):
        newest = sa.select(sa.func.coalesce(sa.func.max(counted.id), 0) + 1).scalar_subquery()
        name = sa.func.pg_get_serial_sequence(counted.__tablename__, "id")
        connection.execute(sa.select(sa.func.setval(name, newest, sa.false())))
