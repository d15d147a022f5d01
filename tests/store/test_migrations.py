from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble
from facilitator.store import building, engine, triggers
from facilitator.store.base import Base
from facilitator.store.opening import opened
from facilitator.store.schema import APPLICATION_ID, REVISIONS, SCHEMA
from tests.store import doings, first_layout
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme

SCHEMA_SQL = "select type, name, sql from sqlite_master where sql is not null order by type, name"


@pytest.fixture
def empty_file(tmp_path: Path) -> Iterator[sa.Engine]:
    """A file with nothing in it at all: layout 0."""
    writer = engine.writing_engine(tmp_path / "old ñŵ%20.programme", None)
    yield writer
    writer.dispose()


@pytest.fixture
def empty_database(new_postgres_url: str) -> Iterator[sa.Engine]:
    writer = engine.server_engine(new_postgres_url, reading=False)
    yield writer
    writer.dispose()


@pytest.fixture(
    params=[
        "empty_file",
        pytest.param("empty_database", marks=pytest.mark.needs_postgres),
    ]
)
def layout_0(request: pytest.FixtureRequest) -> sa.Engine:
    writer: sa.Engine = request.getfixturevalue(request.param)
    return writer


def words(sql: str) -> list[str]:
    """A statement's lines in the order of their words: constraints stand in any order."""
    lines = re.split(r",\s*\n|\(\s*\n", re.sub(r"\s*\)\s*STRICT\s*$", "", sql.replace('"', "")))
    return sorted(" ".join(line.split()) for line in lines)


def schema_of(writer: sa.Engine) -> dict[tuple[str, str], list[str]]:
    with writer.connect() as connection:
        rows = connection.exec_driver_sql(SCHEMA_SQL)
        # Alembic writes its own table when it upgrades; ours has the same column.
        return {(kind, name): words(sql) for kind, name, sql in rows if name != "alembic_version"}


def test_upgrading_from_nothing_gives_the_tables_of_today(layout_0: sa.Engine) -> None:
    assert building.schema_of(layout_0) == 0
    building.upgrade(layout_0)
    assert building.schema_of(layout_0) == SCHEMA
    with layout_0.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        dialect = connection.dialect.name
        assert triggers.trigger_count(connection) == triggers.expected_triggers(dialect)


def test_an_upgraded_file_has_the_very_statements_of_a_new_one(
    empty_file: sa.Engine, tmp_path: Path
) -> None:
    building.upgrade(empty_file)
    new = engine.writing_engine(tmp_path / "new.programme", None)
    building.build(new)
    assert schema_of(empty_file) == schema_of(new)
    with empty_file.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    new.dispose()


def test_the_written_migration_is_that_of_the_tables() -> None:
    stale = [path.name for path, text in first_layout.written().items() if _text(path) != text]
    assert not stale, "run: python -m tests.store.first_layout"


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def test_every_layout_has_one_revision() -> None:
    assert len(REVISIONS) == SCHEMA


def age(programme: OpenProgramme) -> None:
    """Make a file look as if an older program had written it: its triggers and mark are gone."""
    with programme.journal._engine.begin() as connection:
        for (name,) in connection.exec_driver_sql(
            "select name from sqlite_master where type = 'trigger'"
        ).all():
            connection.exec_driver_sql(f"drop trigger {name}")


def test_missing_triggers_come_back_at_opening(
    blank_file: tuple[Path, Key], tmp_path: Path
) -> None:
    blank, key = blank_file
    path = tmp_path / "aged.programme"
    path.write_bytes(blank.read_bytes())
    with opened(path, key, "Mair", Clock(TODAY, seed=3)) as programme:
        programme.do(doings.add_person, "Ann")
        age(programme)
        assert programme.check().integrity == "journal triggers are missing"
    with opened(path, key, "Mair", Clock(TODAY, seed=4)) as programme:
        assert programme.check().is_sound


def test_a_failed_upgrade_leaves_the_old_file_and_the_next_one_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "old.programme"
    writer = engine.writing_engine(path, None)
    with writer.begin() as connection:
        # A table of that name is in the way of the last part of the migration.
        connection.exec_driver_sql("create table thank (id integer primary key, x text) strict")
        connection.exec_driver_sql("insert into thank values (1, 'diolch')")
    writer.dispose()
    before = path.read_bytes()
    writer = engine.writing_engine(path, None)
    with pytest.raises(sa.exc.OperationalError, match="already exists"):
        building.upgrade(writer, path)
    writer.dispose()
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == [path.name]
    writer = engine.writing_engine(path, None)
    with writer.begin() as connection:
        connection.exec_driver_sql("drop table thank")
    building.upgrade(writer, path)
    assert building.schema_of(writer) == SCHEMA
    writer.dispose()


SECOND = """
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer()))
"""


def with_second(folder: Path, then: str = "") -> Path:
    """Our migrations with one more, which rebuilds the table of people and does something else."""
    scripts = folder / "100%" / "migrations"
    shutil.copytree(first_layout.MIGRATIONS, scripts)
    (scripts / "versions" / "0002_second.py").write_text(
        SECOND + f"    {then or 'pass'}\n", "utf-8"
    )
    return scripts


@pytest.fixture
def peopled(blank_file: tuple[Path, Key], tmp_path: Path) -> tuple[Path, Key]:
    """A file with people, places in a cohort (which go when a person goes) and a journal."""
    blank, key = blank_file
    path = tmp_path / "ñŵ%20.programme"
    path.write_bytes(blank.read_bytes())
    with opened(path, key, "Mair", Clock(TODAY, seed=3)) as programme:
        programme.do(doings.found_cohort, [f"Person {number}" for number in range(30)])
    return path, key


def upgraded(peopled: tuple[Path, Key], scripts: Path) -> None:
    path, key = peopled
    writer = engine.writing_engine(path, key)
    try:
        building.upgrade(writer, path, scripts)
        # What comes next opens with the program of today, which refuses what it does not know.
        with writer.begin() as connection:
            known = f"update alembic_version set version_num = '{REVISIONS[-1]}'"
            connection.exec_driver_sql(known)
    finally:
        writer.dispose()


def test_a_rebuilt_table_keeps_its_children_and_its_triggers(
    peopled: tuple[Path, Key], tmp_path: Path
) -> None:
    path, key = peopled
    with opened(path, key, "Mair", Clock(TODAY, seed=3)) as programme:
        before = programme.ask(doings.everything)
    upgraded(peopled, with_second(tmp_path))
    with opened(path, key, "Mair", Clock(TODAY, seed=4)) as programme:
        assert programme.ask(doings.everything) == before
        assert len(before["affiliation"]) == len(before["enrolment"]) == 30
        assert programme.check().is_sound
        assert programme.ask(shoe_sizes) == {None}
        assert programme.do(doings.add_person, "Ann").touched


def shoe_sizes(db: Session) -> set[object]:
    return set(db.execute(sa.text("select shoe_size from person")).scalars())


@pytest.mark.parametrize(
    ("then", "kind"),
    [
        ("op.execute('delete from enrolment where rowid % 2')", StorageTrouble),
        ("op.execute('update affiliation set person_id = ' + repr('0' * 32))", StorageTrouble),
        ("op.execute('select no_such_function()')", sa.exc.OperationalError),
        ("raise KeyError", KeyError),
    ],
    ids=["rows lost", "keys broken", "SQL wrong", "a bug"],
)
def test_a_bad_upgrade_leaves_the_old_file_byte_for_byte(
    peopled: tuple[Path, Key], tmp_path: Path, then: str, kind: type[Exception]
) -> None:
    path, key = peopled
    before = path.read_bytes()
    with pytest.raises(kind):
        upgraded(peopled, with_second(tmp_path, then))
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*-wal"))
    upgraded(peopled, with_second(tmp_path / "again"))
    with opened(path, key, "Mair", Clock(TODAY, seed=4)) as programme:
        assert programme.check().is_sound


UPGRADE_AND_DIE = """
import os, sys
from pathlib import Path
from facilitator.store import building, cipher, engine
path, key, salt, scripts = sys.argv[1:]
writer = engine.writing_engine(Path(path), cipher.Key(bytes.fromhex(key), bytes.fromhex(salt)))
building.upgrade(writer, scripts=Path(scripts))
"""


def test_an_upgrade_that_is_killed_leaves_the_old_file(
    peopled: tuple[Path, Key], tmp_path: Path
) -> None:
    path, key = peopled
    scripts = with_second(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    arguments = [str(path), key.key.hex(), key.salt.hex(), str(scripts)]
    killed = subprocess.run(
        [sys.executable, "-c", UPGRADE_AND_DIE, *arguments], check=False, timeout=60
    )
    assert killed.returncode == -9
    with opened(path, key, "Mair", Clock(TODAY, seed=4)) as programme:
        assert programme.check().is_sound
        assert len(programme.ask(doings.names)) == 30
    upgraded(peopled, with_second(tmp_path / "again"))
    with opened(path, key, "Mair", Clock(TODAY, seed=5)) as programme:
        assert programme.ask(shoe_sizes) == {None}
