"""Programmes for the tests: on an encrypted file and on PostgreSQL, each test with its own.

Loaded by `tests/conftest.py`. A test that asks for `programme` runs on both engines.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme
    from tests.support.postgres import PostgresServer

TODAY = dt.date(2026, 11, 23)
PASSPHRASE = "llong hwylio goch ar y môr"
WHO = "Mair Facilitator"


@dataclass
class Stand:
    """Where one test's programme lies; it can be left and opened again, by whom one likes."""

    opening: Callable[[str, Clock], AbstractContextManager[OpenProgramme]]
    clock: Clock
    _leave: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def open(self, who: str = WHO) -> OpenProgramme:
        """Open the programme; what was opened before is closed first (a restart)."""
        self.close()
        return self._leave.enter_context(self.opening(who, self.clock))

    def close(self) -> None:
        """Close the programme."""
        self._leave.close()


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    """An empty encrypted programme, made once, with its key: tests copy it."""
    from facilitator.store import cipher
    from facilitator.store.opening import ProgrammeFile

    path = tmp_path_factory.mktemp("blank") / "blank.programme"
    ProgrammeFile.create(path, PASSPHRASE, Clock(TODAY, seed=0)).close()
    assert cipher.is_encrypted(path)
    return path, cipher.derived(PASSPHRASE, cipher.salt_of(path))


@pytest.fixture(scope="session")
def blank_database(postgres_server: PostgresServer) -> str:
    """The address of a PostgreSQL database with an empty programme: tests copy it."""
    from facilitator.store.opening import on_server

    url = postgres_server.new_database()
    with on_server(url, WHO, Clock(TODAY, seed=0)):
        pass
    return url


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    """The sample programme in an encrypted file, made once, with its key: tests copy it."""
    from facilitator.sample.building import build_sample
    from facilitator.store import cipher
    from facilitator.store.opening import ProgrammeFile

    path = tmp_path_factory.mktemp("sample") / "sample.programme"
    build_sample(path, TODAY)
    file = ProgrammeFile.open(path, None, Clock(TODAY, seed=0), backs_up=False)
    file.change_passphrase(PASSPHRASE)
    file.close()
    return path, cipher.derived(PASSPHRASE, cipher.salt_of(path))


@pytest.fixture(scope="session")
def sample_database(
    sample_file: tuple[Path, Key], blank_database: str, postgres_server: PostgresServer
) -> str:
    """The address of a PostgreSQL database with the rows of the sample file: tests copy it."""
    url = postgres_server.new_database(template=blank_database)
    _carry_over(sample_file, url)
    return url


@pytest.fixture
def on_file(blank_file: tuple[Path, Key], tmp_path: Path) -> Iterator[Stand]:
    """An empty programme on an encrypted file (and only there)."""
    with copied_file(blank_file, tmp_path) as stand:
        yield stand


@pytest.fixture
def sample_on_file(sample_file: tuple[Path, Key], tmp_path: Path) -> Iterator[Stand]:
    """The sample programme on an encrypted file."""
    with copied_file(sample_file, tmp_path) as stand:
        yield stand


@pytest.fixture
def on_postgres(blank_database: str, postgres_server: PostgresServer) -> Iterator[Stand]:
    """An empty programme on PostgreSQL (and only there)."""
    with copied_database(blank_database, postgres_server) as stand:
        yield stand


@pytest.fixture
def sample_on_postgres(sample_database: str, postgres_server: PostgresServer) -> Iterator[Stand]:
    """The sample programme on PostgreSQL."""
    with copied_database(sample_database, postgres_server) as stand:
        yield stand


@pytest.fixture(params=["file", pytest.param("postgres", marks=pytest.mark.needs_postgres)])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Both engines in turn."""
    return str(request.param)


@pytest.fixture
def stand(engine_name: str, request: pytest.FixtureRequest) -> Stand:
    """An empty programme that can be closed and opened again, on either engine."""
    stand: Stand = request.getfixturevalue(f"on_{engine_name}")
    return stand


@pytest.fixture
def sample_stand(engine_name: str, request: pytest.FixtureRequest) -> Stand:
    """The sample programme that can be closed and opened again, on either engine."""
    stand: Stand = request.getfixturevalue(f"sample_on_{engine_name}")
    return stand


@pytest.fixture
def programme(stand: Stand) -> OpenProgramme:
    """An empty programme, open, on either engine."""
    return stand.open()


@pytest.fixture
def sample(sample_stand: Stand) -> OpenProgramme:
    """The sample programme, open, on either engine."""
    return sample_stand.open()


def _carry_over(file: tuple[Path, Key], url: str) -> None:
    """Copy every row of a file into an empty database, the journal as it is."""
    import sqlalchemy as sa

    from facilitator.store.base import Base
    from facilitator.store.engine import reading_engine, server_engine
    from facilitator.store.plumbing import Act, Change

    reader, writer = reading_engine(*file), server_engine(url, reading=False)
    with reader.connect() as source, writer.begin() as target:
        # The journal's own triggers would note the copying.
        target.exec_driver_sql("set local session_replication_role = replica")
        for table in Base.metadata.sorted_tables:
            if table.name != "act_now" and (rows := source.execute(sa.select(table)).all()):
                target.execute(sa.insert(table), [dict(row._mapping) for row in rows])
        for counted in (Act, Change):
            newest = sa.select(sa.func.max(counted.id)).scalar_subquery()
            name = sa.func.pg_get_serial_sequence(counted.__tablename__, "id")
            target.execute(sa.select(sa.func.setval(name, newest)))
    reader.dispose()
    writer.dispose()


@contextlib.contextmanager
def copied_file(made: tuple[Path, Key], folder: Path) -> Iterator[Stand]:
    """A copy of a programme file that lasts as long as the block."""
    from facilitator.store.opening import opened

    path = folder / "Glannau ŵ.programme"
    shutil.copyfile(made[0], path)
    stand = Stand(lambda who, clock: opened(path, made[1], who, clock), Clock(TODAY, seed=1))
    yield stand
    stand.close()


@contextlib.contextmanager
def copied_database(made: str, server: PostgresServer) -> Iterator[Stand]:
    """A copy of a database that lasts as long as the block."""
    from facilitator.store.opening import on_server

    url = server.new_database(template=made)
    stand = Stand(lambda who, clock: on_server(url, who, clock), Clock(TODAY, seed=1))
    yield stand
    stand.close()
    server.drop_database(url)
