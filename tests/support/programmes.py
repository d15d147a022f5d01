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
    from facilitator.store import cipher, guard
    from facilitator.store.opening import ProgrammeFile

    path = tmp_path_factory.mktemp("blank") / "blank.programme"
    ProgrammeFile.create(path, PASSPHRASE, Clock(TODAY, seed=0)).close()
    assert guard.is_encrypted(path)
    return path, cipher.derived(PASSPHRASE, cipher.salt_of(path))


@pytest.fixture(scope="session")
def blank_database(postgres_server: PostgresServer) -> str:
    """The name of a PostgreSQL database with an empty programme: tests copy it."""
    from facilitator.store.opening import on_server

    url = postgres_server.new_database()
    with on_server(url, WHO, Clock(TODAY, seed=0)):
        pass
    return url


@pytest.fixture
def on_file(blank_file: tuple[Path, Key], tmp_path: Path) -> Iterator[Stand]:
    """An empty programme on an encrypted file (and only there)."""
    from facilitator.store.opening import opened

    blank, key = blank_file
    path = tmp_path / "Glannau ŵ.programme"
    shutil.copyfile(blank, path)
    stand = Stand(lambda who, clock: opened(path, key, who, clock), Clock(TODAY, seed=1))
    yield stand
    stand.close()


@pytest.fixture
def on_postgres(blank_database: str, postgres_server: PostgresServer) -> Iterator[Stand]:
    """An empty programme on PostgreSQL (and only there)."""
    from facilitator.store.opening import on_server

    url = postgres_server.new_database(template=blank_database)
    stand = Stand(lambda who, clock: on_server(url, who, clock), Clock(TODAY, seed=1))
    yield stand
    stand.close()
    postgres_server.drop_database(url)


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgres)],
)
def stand(request: pytest.FixtureRequest) -> Stand:
    """An empty programme that can be closed and opened again, on either engine."""
    name = "on_file" if request.param == "sqlite" else "on_postgres"
    stand: Stand = request.getfixturevalue(name)
    return stand


@pytest.fixture
def programme(stand: Stand) -> OpenProgramme:
    """An empty programme, open, on either engine."""
    return stand.open()
