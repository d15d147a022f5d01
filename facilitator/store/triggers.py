"""Triggers that write the journal: generated from the tables, one set for each engine.

They note every insert, update and delete of a journalled row with its image before and after,
refuse a change outside a step, and refuse an update that leaves the version where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.store.base import journalled_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

OUTSIDE = "change outside an action"
NOT_MOVED = "version not moved"
_NAMES_ON_FILE = "select name from sqlite_master where type = 'trigger' and name like 'journal_%'"


def image_sql(table: sa.Table, row: str) -> str:
    """SQL that makes one row's image as a JSON text, columns in the table's order (SQLite)."""
    pairs = ",".join(f"'{column.name}',{row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def install(connection: sa.Connection) -> None:
    """Put all journal triggers in place (again), and clear the marker of the current step."""
    if connection.dialect.name == "sqlite":
        statements = _sqlite_statements()
    else:
        statements = _postgresql_statements()
    for statement in statements:
        connection.exec_driver_sql(statement)


def remove(connection: sa.Connection) -> None:
    """Take all journal triggers away: an upgrade changes rows outside of any step."""
    if connection.dialect.name == "sqlite":
        for name in connection.exec_driver_sql(_NAMES_ON_FILE).scalars().all():
            connection.exec_driver_sql(f'drop trigger "{name}"')
    elif connection.exec_driver_sql("select to_regproc('journal_note')").scalar() is not None:
        # The triggers hang on their function.
        connection.exec_driver_sql("drop function journal_note() cascade")


def trigger_count(connection: sa.Connection) -> int:
    """How many journal triggers stand in the file."""
    if connection.dialect.name == "sqlite":
        return len(connection.exec_driver_sql(_NAMES_ON_FILE).all())
    sql = "select count(*) from pg_trigger where tgname like 'journal_%%'"
    return int(connection.exec_driver_sql(sql).scalar_one())


def expected_triggers(dialect: str) -> int:
    """How many journal triggers there should be."""
    return len(journalled_tables()) * (4 if dialect == "sqlite" else 1)


def _sqlite_statements() -> Iterator[str]:
    yield "insert or ignore into act_now(id, act_id) values (1, null)"
    yield "update act_now set act_id = null"
    for table in journalled_tables():
        name = table.name
        old, new = image_sql(table, "OLD"), image_sql(table, "NEW")
        same = " and ".join(f'OLD."{c.name}" is NEW."{c.name}"' for c in table.columns)
        for operation, row, before, after, when in (
            ("insert", "NEW", "null", new, ""),
            ("update", "NEW", old, new, f"when not ({same})"),
            ("delete", "OLD", old, "null", ""),
        ):
            yield f"drop trigger if exists journal_{name}_{operation}"
            yield f"""
                create trigger journal_{name}_{operation} after {operation} on "{name}" {when}
                begin
                    select raise(abort, '{OUTSIDE}')
                        where (select act_id from act_now) is null;
                    insert into change(act_id, tbl, pk, before, after, salt)
                        select act_id, '{name}', {row}.id, {before}, {after},
                               lower(hex(randomblob(16))) from act_now;
                end"""
        yield f"drop trigger if exists journal_{name}_version"
        yield f"""
            create trigger journal_{name}_version before update on "{name}"
            when NEW.version <= OLD.version and not ({same})
            begin select raise(abort, '{NOT_MOVED}'); end"""


def _postgresql_statements() -> Iterator[str]:
    yield f"""
        create or replace function journal_note() returns trigger language plpgsql as $$
        declare a integer := nullif(current_setting('facilitator.act', true), '')::integer;
        begin
            if a is null then raise exception '{OUTSIDE}'; end if;
            if tg_op = 'UPDATE' then
                if old is not distinct from new then return null; end if;
                if new.version <= old.version then raise exception '{NOT_MOVED}'; end if;
            end if;
            insert into change(act_id, tbl, pk, before, after, salt) values (
                a, tg_table_name,
                replace((case when tg_op = 'DELETE' then old.id else new.id end)::text, '-', ''),
                case when tg_op <> 'INSERT' then row_to_json(old)::text end,
                case when tg_op <> 'DELETE' then row_to_json(new)::text end,
                replace(gen_random_uuid()::text, '-', ''));
            return null;
        end $$"""
    for table in journalled_tables():
        yield (
            f"create or replace trigger journal_{table.name} after insert or update or delete "
            f'on "{table.name}" for each row execute function journal_note()'
        )
