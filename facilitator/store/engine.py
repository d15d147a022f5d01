"""Engines: one private connection per thread, on SQLCipher, plain SQLite or PostgreSQL.

SQLAlchemy is imported with the first engine: the guard and the first look need none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from facilitator.store.cipher import Key

BUSY_MS = 2000
# On a server: how long somebody else's step is waited for, how long a step may stand idle.
LONGEST_TURN_MS = 5000
ASLEEP_MS = 120_000
CONNECT_S = 10


def raw_connection(path: Path, key: Key | None, *, uri: str | None = None) -> Any:  # noqa: ANN401  the driver is untyped
    """A bare driver connection, keyed; autocommit until BEGIN is said."""
    target = uri or str(path)
    connection = driver.connect(target, isolation_level=None, uri=uri is not None)
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            connection.close()
            raise StorageTrouble(TroubleKind.NO_CIPHER)
        connection.execute(key.pragma())
    return connection


def refuse_without_cipher() -> None:
    """Refuse to go on in a build whose SQLite cannot encrypt: it would write names in clear.

    Raises:
        StorageTrouble: NO_CIPHER.
    """
    connection = driver.connect(":memory:")
    try:
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise StorageTrouble(TroubleKind.NO_CIPHER)
    finally:
        connection.close()


def writing_engine(path: Path, key: Key | None) -> sa.Engine:
    """The engine that writes: WAL, every commit synced, each transaction immediate."""

    def connect() -> Any:  # noqa: ANN401
        connection = raw_connection(path, key)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = full")
        return connection

    return _engine(connect, "BEGIN IMMEDIATE")


def reading_engine(path: Path, key: Key | None) -> sa.Engine:
    """The engine that only reads: a snapshot beside the writer; writing is refused."""

    def connect() -> Any:  # noqa: ANN401
        connection = raw_connection(path, key)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA query_only = on")
        return connection

    return _engine(connect, "BEGIN")


def server_engine(
    url: str, *, reading: bool, password: str | None = None, who: str = ""
) -> sa.Engine:
    """An engine on PostgreSQL with one connection of its own.

    Args:
        url: the address of the database.
        reading: whether it only reads.
        password: where it was asked for; else PostgreSQL's own file has it, or none is needed.
        who: the name by which others see whose turn it is.

    Raises:
        RuleBroken: PostgreSQL's own library is not on this computer.
    """
    import sqlalchemy as sa

    # Images hold instants as the server writes them: always in UTC. A laptop that falls asleep in
    # the middle of a step, or a network that is gone, holds nobody up for long.
    options = "-c timezone=UTC"
    if not reading:
        options += f" -c lock_timeout={LONGEST_TURN_MS}"
        options += f" -c idle_in_transaction_session_timeout={ASLEEP_MS}"
    how: dict[str, Any] = {
        "options": options,
        "application_name": f"facilitator {who}".strip()[:60],
        "keepalives_idle": 20,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
    }
    if password is not None:
        how["password"] = password
    where = sa.make_url(url)
    if "connect_timeout" not in where.query:
        how["connect_timeout"] = CONNECT_S
    try:
        engine = sa.create_engine(where, poolclass=sa.StaticPool, connect_args=how)
    except ImportError:
        # The installed program leaves it to the machine.
        raise RuleBroken("server_needs_library") from None
    if reading:

        @sa.event.listens_for(engine, "begin")
        def _read_only(connection: sa.Connection) -> None:
            # One snapshot for all statements of a question, as on a file.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def _engine(connect: Any, begin: str) -> sa.Engine:  # noqa: ANN401
    import sqlalchemy as sa

    engine = sa.create_engine("sqlite://", creator=connect, module=driver, poolclass=sa.StaticPool)

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
