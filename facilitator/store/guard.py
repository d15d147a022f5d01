"""Looks at a file before anything may touch it; changes not one byte and leaves nothing beside.

It tells apart: not there, not ours, passphrase needed or wrong, damaged, and newer than this
program. Where a -wal lies beside (the program was stopped hard), the healthy truth is in the
pair, so a private copy of both is opened instead of the main file alone.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import cipher
from facilitator.store.engine import raw_connection
from facilitator.store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN_HEADER = b"SQLite format 3\x00"


def is_encrypted(path: Path) -> bool:
    """Whether the file has no readable SQLite header."""
    with path.open("rb") as file:
        return file.read(16) != PLAIN_HEADER


def inspected(path: Path, passphrase: str | None) -> cipher.Key | None:
    """Say that the file may be opened, and with which key (None for a plain file).

    Raises:
        StorageTrouble: what is wrong, as its kind; nothing was changed.
    """
    if not path.is_file():
        raise StorageTrouble(TroubleKind.NOT_THERE, file=path.name)
    try:
        size = path.stat().st_size
        if size == 0 or size % 512:
            raise StorageTrouble(
                TroubleKind.DAMAGED if _looks_plain(path) else TroubleKind.NOT_OURS, file=path.name
            )
        key = _key(path, size, passphrase) if is_encrypted(path) else None
        _look_inside(path, key)
    except PermissionError as error:
        raise StorageTrouble(TroubleKind.NO_PERMISSION, file=path.name) from error
    except OSError as error:
        raise StorageTrouble(TroubleKind.FAILING, file=path.name) from error
    return key


def wal_of(path: Path) -> Path:
    """The write-ahead log that lies beside a file which was not closed."""
    return path.with_name(path.name + "-wal")


def _looks_plain(path: Path) -> bool:
    return path.stat().st_size > 0 and not is_encrypted(path)


def _key(path: Path, size: int, passphrase: str | None) -> cipher.Key:
    if size % cipher.PAGE:
        raise StorageTrouble(TroubleKind.NOT_OURS, file=path.name)
    if passphrase is None:
        raise StorageTrouble(TroubleKind.PASSPHRASE_NEEDED, file=path.name)
    key = cipher.derived(passphrase, cipher.salt_of(path))
    verdicts = list(cipher.page_verdicts(path, key))
    if not any(verdicts):
        raise StorageTrouble(TroubleKind.WRONG_PASSPHRASE, file=path.name)
    if not all(verdicts) and not _has_wal(path):
        raise StorageTrouble(TroubleKind.DAMAGED, file=path.name, page=verdicts.index(False) + 1)
    return key


def _has_wal(path: Path) -> bool:
    wal = wal_of(path)
    return wal.is_file() and wal.stat().st_size > 0


def _look_inside(path: Path, key: cipher.Key | None) -> None:
    with _quiet_connection(path, key) as connection:
        try:
            verdict = connection.execute("PRAGMA quick_check").fetchone()[0]
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
        except driver.DatabaseError as error:
            raise StorageTrouble(TroubleKind.DAMAGED, file=path.name) from error
    if verdict != "ok":
        raise StorageTrouble(TroubleKind.DAMAGED, file=path.name)
    if application != APPLICATION_ID:
        raise StorageTrouble(TroubleKind.NOT_OURS, file=path.name)
    if schema > SCHEMA:
        raise StorageTrouble(TroubleKind.NEWER, file=path.name, schema=schema, ours=SCHEMA)


@contextmanager
def _quiet_connection(path: Path, key: cipher.Key | None) -> Iterator[Any]:
    """A connection that cannot change the file: immutable, or on a private copy of the pair."""
    if _has_wal(path):
        with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
            copy = Path(folder) / "copy"
            shutil.copyfile(path, copy)
            shutil.copyfile(wal_of(path), wal_of(copy))
            connection = raw_connection(copy, key)
            try:
                yield connection
            finally:
                connection.close()
        return
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    connection = raw_connection(path, key, uri=uri)
    try:
        yield connection
    finally:
        connection.close()
