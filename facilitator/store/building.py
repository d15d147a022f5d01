"""Makes the tables of a new programme, and brings an older file up to date."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import plumbing, tables, triggers
from facilitator.store.base import Base, hold_to_lengths
from facilitator.store.schema import APPLICATION_ID, REVISIONS, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

# Both modules define tables; naming them here says that importing them is the point.
_DEFINED = (plumbing, tables)


def build(engine: sa.Engine) -> None:
    """Make all tables, the journal's triggers and the marks of a programme file."""
    from facilitator.store import roles

    with engine.begin() as connection:
        roles.as_owner(connection)
        hold_to_lengths()
        Base.metadata.create_all(connection)
        connection.exec_driver_sql(
            "create table alembic_version (version_num varchar(32) not null primary key)"
            if connection.dialect.name != "sqlite"
            else "create table alembic_version (version_num text not null primary key)"
        )
        connection.exec_driver_sql(f"insert into alembic_version values ('{REVISIONS[-1]}')")
        triggers.install(connection)
        roles.give_rights_again(connection)
        _mark(connection)


def schema_of(engine: sa.Engine) -> int:
    """The number of the layout that a file has (0: none yet)."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if not sa.inspect(connection).has_table("alembic_version"):
            return 0
        revision = connection.exec_driver_sql("select version_num from alembic_version").scalar()
        return REVISIONS.index(revision) + 1 if revision in REVISIONS else SCHEMA + 1


def upgrade(engine: sa.Engine, file: Path | None = None, scripts: Path | None = None) -> None:
    """Run the missing migrations in one transaction, rows counted and keys checked before it ends.

    Args:
        engine: the writing engine.
        file: the programme file, for what is said when it fails.
        scripts: the folder of the migrations, where they are not our own.

    Raises:
        StorageTrouble: the counts or the foreign keys did not hold; the old file stands.
    """
    from alembic import command
    from alembic.config import Config

    from facilitator.store import roles

    config = Config()
    folder = str(scripts or files("facilitator.store") / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    lite = engine.dialect.name == "sqlite"
    if lite:
        # Before BEGIN: inside a transaction SQLite ignores it, and a table rebuild would then
        # delete the children of every row it moves.
        _raw(engine, "PRAGMA foreign_keys = off")
    try:
        with engine.begin() as connection:
            roles.as_owner(connection)
            before = _counts(connection)
            triggers.remove(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            after = _counts(connection)
            lost = [name for name, count in before.items() if after.get(name, 0) < count]
            broken = lite and connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if lost or broken:
                raise StorageTrouble(TroubleKind.FAILING, file=file.name if file else "")
            triggers.install(connection)
            roles.give_rights_again(connection)
            _mark(connection)
    finally:
        if lite:
            _raw(engine, "PRAGMA foreign_keys = on")


def _mark(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _raw(engine: sa.Engine, statement: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()


def _counts(connection: sa.Connection) -> dict[str, int]:
    names = sa.inspect(connection).get_table_names()
    return {
        name: connection.execute(sa.text(f'select count(*) from "{name}"')).scalar_one()
        for name in names
        if not name.startswith("alembic")
    }
