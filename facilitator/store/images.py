"""Rows as the journal's triggers write them: looked at, put back and taken away in bulk.

A row's image is a JSON text of its columns. Every function here makes one statement for all
rows of a table, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.store.triggers import image_sql

if TYPE_CHECKING:
    import uuid
    from collections.abc import Collection, Iterator, Sequence

Image = dict[str, Any]


def row_key(row_id: uuid.UUID) -> str:
    """How the journal writes a row's id."""
    return row_id.hex


def stands_in(connection: sa.Connection, column: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """SQL that says whether a column is one of the keys that are bound as `keys`."""
    if connection.dialect.name == "sqlite":
        keys: sa.Select[str] = sa.select(sa.literal_column("value", sa.Text)).select_from(
            sa.func.json_each(sa.bindparam("keys", type_=sa.Text))
        )
        return sa.type_coerce(column, sa.Text).in_(keys)
    return column == sa.any_(sa.cast(sa.bindparam("keys", type_=sa.Text), sa.ARRAY(sa.Uuid)))


def bound(connection: sa.Connection, keys: Collection[str]) -> dict[str, str]:
    """The keys as `stands_in` wants them."""
    if connection.dialect.name == "sqlite":
        return {"keys": json.dumps(list(keys))}
    return {"keys": "{" + ",".join(keys) + "}"}


def present(connection: sa.Connection, table: sa.Table, keys: Collection[str]) -> dict[str, Image]:
    """The images of those rows that are there, by key."""
    lite = connection.dialect.name == "sqlite"
    image = image_sql(table, f'"{table.name}"') if lite else f'row_to_json("{table.name}")::text'
    found = sa.select(table.c.id, sa.literal_column(image)).where(stands_in(connection, table.c.id))
    rows = connection.execute(found, bound(connection, keys))
    return {row_key(row_id): json.loads(text) for row_id, text in rows}


def insert(connection: sa.Connection, table: sa.Table, images: Sequence[Image]) -> None:
    """Put rows into a table as their images say."""
    names = ", ".join(f'"{name}"' for name in images[0])
    if connection.dialect.name == "sqlite":
        values = ", ".join(f":{name}" for name in images[0])
        sql = f'insert into "{table.name}" ({names}) values ({values})'
        connection.execute(sa.text(sql), list(images))
        return
    sql = f'insert into "{table.name}" ({names}) select {names} from {_records(table)}'
    connection.execute(sa.text(sql), {"images": json.dumps(list(images))})


def update(connection: sa.Connection, table: sa.Table, images: Sequence[Image]) -> None:
    """Set rows of a table to what their images say."""
    names = [name for name in images[0] if name != "id"]
    if connection.dialect.name == "sqlite":
        pairs = ", ".join(f'"{name}" = :{name}' for name in names)
        connection.execute(
            sa.text(f'update "{table.name}" set {pairs} where id = :id'), list(images)
        )
        return
    pairs = ", ".join(f'"{name}" = r."{name}"' for name in names)
    sql = f'update "{table.name}" t set {pairs} from {_records(table)} r where t.id = r.id'
    connection.execute(sa.text(sql), {"images": json.dumps(list(images))})


def delete(connection: sa.Connection, table: sa.Table, keys: Collection[str]) -> None:
    """Take rows out of a table."""
    gone = sa.delete(table).where(stands_in(connection, table.c.id))
    connection.execute(gone, bound(connection, keys))


def leaning(
    connection: sa.Connection, column: sa.Column[Any], keys: Collection[str]
) -> Iterator[str]:
    """The keys of the rows whose foreign key column points to one of these rows."""
    pointing = sa.select(column.table.c.id).where(stands_in(connection, column))
    for row_id in connection.scalars(pointing, bound(connection, keys)):
        yield row_key(row_id)


def _records(table: sa.Table) -> str:
    return f'json_populate_recordset(null::"{table.name}", cast(:images as json))'
