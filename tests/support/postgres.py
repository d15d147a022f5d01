"""Starts a PostgreSQL for the tests: an ordinary user, a socket in a temporary folder, no port."""

from __future__ import annotations

import contextlib
import getpass
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.support.needs import initdb

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "40",
    "autovacuum": "off",
    "lc_messages": "C",
    "timezone": "UTC",
}
READY = "ready to accept connections"


@dataclass
class PostgresServer:
    """A running server; hands out databases of their own."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def new_database(self, template: str = "") -> str:
        """Make an empty database, or a copy of one made here; return its SQLAlchemy address."""
        name = f"programme_{next(self._numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{_name(template) or "template0"}"')
        return f"postgresql+psycopg://facilitator@/{name}?host={self.folder}"

    def drop_database(self, url: str) -> None:
        """Drop a database made here, whoever is still connected."""
        self._run(f'DROP DATABASE "{_name(url)}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        import psycopg

        where = f"dbname=postgres user=facilitator host={self.folder}"
        with contextlib.closing(psycopg.connect(where, autocommit=True)) as db:
            db.execute(statement.encode())


def _name(url: str) -> str:
    """The name of the database that an address points to."""
    return url.partition("@/")[2].partition("?")[0]


@contextlib.contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server that lives as long as the block, and not longer than this process."""
    tools = initdb()
    if tools is None:
        raise FileNotFoundError("initdb")
    # A socket's path may have 107 bytes: pytest's own temporary folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="fpg-", dir="/tmp"))
    try:
        as_user = _as_ordinary_user(folder)
        data = folder / "data"
        _initialise(tools, data, as_user)
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [tools.with_name("postgres"), "-D", data, "-k", folder, *options]
        with _started([*as_user, *map(str, command)], folder):
            yield PostgresServer(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_ordinary_user(folder: Path) -> list[str]:
    """The words before a command: PostgreSQL refuses root, and shall not outlive the tests."""
    setpriv = shutil.which("setpriv")
    until_we_end = [setpriv, "--pdeathsig", "INT"] if setpriv else []
    if os.geteuid() != 0:
        return until_we_end
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    if setpriv is None:
        return ["runuser", "-u", user.pw_name, "--"]
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return [*until_we_end, *ids, "--"]


def _initialise(tools: Path, data: Path, as_user: list[str]) -> None:
    """Make the cluster: one language-neutral collation, so that order is our own."""
    options = ["-U", "facilitator", "--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8"]
    command = [*as_user, str(tools), "-D", str(data), *options, "--no-sync"]
    made = subprocess.run(command, cwd=data.parent, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError(f"initdb as {getpass.getuser()}: {made.stdout}{made.stderr}")


@contextlib.contextmanager
def _started(command: list[str], folder: Path) -> Iterator[None]:
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        log = server.stderr
        assert log is not None
        said: list[str] = []
        try:
            for line in log:
                said.append(line)
                if READY in line:
                    break
            else:
                raise RuntimeError("PostgreSQL did not start: " + "".join(said))
            drain = threading.Thread(target=_drain, args=(log,), daemon=True)
            drain.start()
            yield
        finally:
            # SIGINT is PostgreSQL's fast shutdown: connections are closed, nothing is waited for.
            server.send_signal(2)
            server.wait(timeout=30)
            if said and READY in said[-1]:
                drain.join(timeout=5)


def _drain(log: IO[str]) -> None:
    """Read the log on, so that the server never waits for us."""
    for _ in log:
        pass
