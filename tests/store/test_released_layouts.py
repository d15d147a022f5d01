"""Fixtures of every layout, empty and full, brought up to date; killed half-way at any statement.

A further migration, which rebuilds the table of people and fills a new column, stands for the next
release. Whatever the moment of the kill, the file is the old one or the new one, whole.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.store import building, cipher, engine, guard, triggers
from facilitator.store.base import journalled_tables
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.store.schema import REVISIONS
from tests.faults.rounds import rounds
from tests.store import first_layout, freeze
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{last}"
def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer()))
    op.execute("update person set shoe_size = 40, version = version + 1")
    with op.batch_alter_table("cohort") as batch:
        batch.add_column(sa.Column("motto", sa.Text()))
"""
# Counts the statements of the upgrade, and dies before the one that was named.
CHILD = """
import os, signal, sys
from pathlib import Path
import sqlalchemy as sa
from facilitator.store import building, cipher, engine
path, key, salt, scripts, last = sys.argv[1:]
writer = engine.writing_engine(Path(path), cipher.Key(bytes.fromhex(key), bytes.fromhex(salt)))
count = 0
def counted(*_):
    global count
    count += 1
    if count == int(last):
        os.kill(os.getpid(), signal.SIGKILL)
sa.event.listen(writer, "before_cursor_execute", counted)
sa.event.listen(writer, "commit", counted)
building.upgrade(writer, Path(path), Path(scripts))
counted()
print(count, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="session")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """The frozen programmes by layout and kind; one that lags before its release is made anew."""
    found = {
        (revision, kind): freeze.fixture_of(revision, kind).read_bytes()
        for revision in REVISIONS
        for kind in (freeze.EMPTY, freeze.FULL)
    }
    folder = tmp_path_factory.mktemp("layouts")
    newest = REVISIONS[-1]
    for kind in (freeze.EMPTY, freeze.FULL):
        freeze.thawed(found[newest, kind], folder / kind)
        if not _is_of_today(folder / kind):
            found[newest, kind] = freeze.frozen(kind)
    return found


def _is_of_today(path: Path) -> bool:
    writer = engine.writing_engine(path, None)
    try:
        with writer.connect() as connection:
            count = triggers.trigger_count(connection)
            columns = {
                table.name: [
                    row[1]
                    for row in connection.exec_driver_sql(f"pragma table_info('{table.name}')")
                ]
                for table in journalled_tables()
            }
    finally:
        writer.dispose()
    wanted = {table.name: [c.name for c in table.columns] for table in journalled_tables()}
    return count == triggers.expected_triggers("sqlite") and columns == wanted


@pytest.mark.parametrize("kind", [freeze.EMPTY, freeze.FULL])
@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_frozen_programme_opens_today(
    layouts: dict[tuple[str, str], bytes],
    tmp_path: Path,
    revision: str,
    kind: str,
    passphrase: str | None,
) -> None:
    path = tmp_path / "old ñŵ%20.facilitator"
    freeze.thawed(layouts[revision, kind], path)
    if passphrase is not None:
        file = ProgrammeFile.open(path, None, Clock(TODAY, seed=4), backs_up=False)
        file.change_passphrase(passphrase)
        file.close()
    with opened(path, passphrase, WHO, Clock(TODAY, seed=5)) as programme:
        found = programme.check()
        assert found.is_sound
        assert (found.people > 0) == (found.sessions > 0) == (kind == freeze.FULL)
        if kind == freeze.FULL and revision == REVISIONS[-1]:
            programme.undo()
            assert programme.check().people == 0
            programme.redo()
            assert programme.check().people == found.people


@pytest.fixture
def old(layouts: dict[tuple[str, str], bytes], tmp_path: Path) -> tuple[Path, cipher.Key]:
    """The full programme of the newest layout, encrypted, with its key."""
    path = tmp_path / "programme.facilitator"
    freeze.thawed(layouts[REVISIONS[-1], freeze.FULL], path)
    file = ProgrammeFile.open(path, None, Clock(TODAY, seed=4), backs_up=False)
    file.change_passphrase(PASSPHRASE)
    file.close()
    return path, cipher.derived(PASSPHRASE, cipher.salt_of(path))


def next_scripts(folder: Path) -> Path:
    """Our migrations and the one of the next release."""
    scripts = folder / "migrations"
    shutil.copytree(first_layout.MIGRATIONS, scripts)
    (scripts / "versions" / "9999_next.py").write_text(NEXT.format(last=REVISIONS[-1]), "utf-8")
    return scripts


def state_of(path: Path, key: cipher.Key) -> tuple[str, dict[str, int]]:
    """The layout of a file and how many rows each table has, read without a change."""
    with guard.quiet_connection(path, key) as connection:
        (revision,) = connection.execute("select version_num from alembic_version").fetchone()
        columns = {row[1] for row in connection.execute("pragma table_info('person')").fetchall()}
        assert ("shoe_size" in columns) == (revision == "9999")
        tables = connection.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        ).fetchall()
        counts = {
            name: connection.execute(f'select count(*) from "{name}"').fetchone()[0]
            for (name,) in tables
        }
        wanted = triggers.expected_triggers("sqlite")
        (found,) = connection.execute(
            "select count(*) from sqlite_master where type = 'trigger' and name like 'journal_%'"
        ).fetchone()
        assert found == wanted
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert connection.execute("pragma foreign_key_check").fetchone() is None
    return revision, counts


def killed_at(path: Path, key: cipher.Key, scripts: Path, last: int) -> int:
    """Upgrade in a process that dies before a statement; how many there are, where all were."""
    words = [str(path), key.key.hex(), key.salt.hex(), str(scripts), str(last)]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *words],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr
    return int(done.stdout or 0)


def test_an_upgrade_killed_at_any_moment_leaves_the_old_file_or_the_new_one(
    old: tuple[Path, cipher.Key], tmp_path: Path
) -> None:
    path, key = old
    scripts = next_scripts(tmp_path)
    before, content = state_of(path, key), path.read_bytes()
    total = killed_at(path, key, scripts, 0)
    after = state_of(path, key)
    assert (before[0], after[0]) == (REVISIONS[-1], "9999")
    assert after[1] == before[1]
    played = rounds(6, 60)
    moments = sorted({1 + place * (total - 1) // (played - 1) for place in range(played)})
    for last in moments:
        for beside in path.parent.glob(f"{path.name}-*"):
            beside.unlink()
        path.write_bytes(content)
        killed_at(path, key, scripts, last)
        found = state_of(path, key)
        assert found in (before, after), f"killed before statement {last} of {total}"
        writer = engine.writing_engine(path, key)
        try:
            building.upgrade(writer, path, scripts)
        finally:
            writer.dispose()
        assert state_of(path, key) == after


def test_the_layout_of_the_fixtures_is_a_released_one_or_todays() -> None:
    kept = {path.name for path in freeze.FIXTURES.glob("*.sql.gz")}
    assert kept == {
        freeze.fixture_of(revision, kind).name
        for revision in REVISIONS
        for kind in (freeze.EMPTY, freeze.FULL)
    }
