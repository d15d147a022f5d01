"""Opens what may only be read: a stick with its switch set, a share, a file of somebody else's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import guard
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlalchemy as sa

    from facilitator.store.cipher import Key

_ONLY_READ = frozenset({TroubleKind.READ_ONLY, TroubleKind.NO_PERMISSION})


def may_be_written(lock: Callable[[], None], path: Path) -> bool:
    """Whether the file can be locked (which this does) and written.

    Raises:
        StorageTrouble: somebody else has it open, or there is no such folder.
    """
    if path.exists() and not os.access(path, os.W_OK):
        return False
    try:
        lock()
    except StorageTrouble as trouble:
        if trouble.kind not in _ONLY_READ or not os.access(path, os.R_OK):
            raise
        return False
    return True


def refuse_older(path: Path, key: Key | None) -> None:
    """Refuse a file of an older layout: it cannot be brought up to date where it lies.

    Raises:
        StorageTrouble: READ_ONLY.
    """
    with guard.quiet_connection(path, key) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA:
            raise StorageTrouble(TroubleKind.READ_ONLY, file=path.name)


def looking_engine(path: Path, key: Key | None) -> sa.Engine:
    """An engine that reads the file, with its log where one lies beside, and touches neither."""
    import sqlalchemy as sa

    quiet = guard.quiet_connection(path, key)

    def connect() -> Any:  # noqa: ANN401  the driver is untyped
        connection = quiet.__enter__()
        connection.execute("PRAGMA query_only = on")
        return connection

    found = sa.create_engine("sqlite://", creator=connect, module=driver, poolclass=sa.StaticPool)

    @sa.event.listens_for(found.pool, "close")
    def _close(_connection: object, _record: object) -> None:
        quiet.__exit__(None, None, None)

    return found
