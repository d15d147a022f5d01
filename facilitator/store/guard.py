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
from facilitator.store.schema import APPLICATION_ID, REVISIONS, SCHEMA
from facilitator.store.trouble import plain_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator


def inspected(path: Path, secret: str | cipher.Key | None) -> cipher.Key | None:
    """Say that the file may be opened, and with which key (None for a plain file).

    Args:
        path: the file.
        secret: its passphrase, or the key that was derived from it before.

    Raises:
        StorageTrouble: what is wrong, as its kind; nothing was changed.
    """
    try:
        if path.exists() and not path.is_file():
            kind = TroubleKind.FOLDER if path.is_dir() else TroubleKind.NOT_OURS
            raise StorageTrouble(kind, file=path.resolve().name)
        if not path.is_file():
            raise StorageTrouble(TroubleKind.NOT_THERE, file=path.name)
        if path.stat().st_size == 0:
            raise StorageTrouble(TroubleKind.NOT_OURS, file=path.name)
        key = _key(path, secret) if cipher.is_encrypted(path) else None
        _look_inside(path, key)
    except OSError as error:
        raise plain_trouble(error, path.name) from error
    return key


def wal_of(path: Path) -> Path:
    """The write-ahead log that lies beside a file which was not closed."""
    return path.with_name(path.name + "-wal")


def _key(path: Path, secret: str | cipher.Key | None) -> cipher.Key:
    size = path.stat().st_size
    if size < cipher.PAGE or (size % cipher.PAGE and secret is None and not has_wal(path)):
        raise StorageTrouble(TroubleKind.NOT_OURS, file=path.name)
    if secret is None:
        raise StorageTrouble(TroubleKind.PASSPHRASE_NEEDED, file=path.name)
    salt = cipher.salt_of(path)
    key = cipher.derived(secret, salt) if isinstance(secret, str) else secret
    verdicts = list(cipher.page_verdicts(path, key)) if key.salt == salt else [False]
    if not any(verdicts):
        # Without a page that fits nobody can tell a wrong passphrase from another program's file;
        # but ours always has whole pages.
        foreign = size % cipher.PAGE and not has_wal(path)
        kind = TroubleKind.NOT_OURS if foreign else TroubleKind.WRONG_PASSPHRASE
        raise StorageTrouble(kind, file=path.name)
    if not all(verdicts) and not has_wal(path):
        raise StorageTrouble(TroubleKind.DAMAGED, file=path.name, page=verdicts.index(False) + 1)
    return key


def has_wal(path: Path) -> bool:
    """Whether a log with something in it lies beside: the file was not closed."""
    wal = wal_of(path)
    return wal.is_file() and wal.stat().st_size > 0


def _look_inside(path: Path, key: cipher.Key | None) -> None:
    try:
        with quiet_connection(path, key) as connection:
            verdict = connection.execute("PRAGMA quick_check").fetchone()[0]
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            page = int(connection.execute("PRAGMA page_size").fetchone()[0])
            revision = _revision(connection) if application == APPLICATION_ID else ""
    except (driver.DatabaseError, UnicodeDecodeError) as error:
        # What SQLite says of spoilt pages may quote their bytes, which need be no text at all.
        raise StorageTrouble(TroubleKind.DAMAGED, file=path.name) from error
    whole = has_wal(path) or path.stat().st_size == pages * page
    if verdict != "ok" or not whole:
        raise StorageTrouble(TroubleKind.DAMAGED, file=path.name)
    if application != APPLICATION_ID:
        raise StorageTrouble(TroubleKind.NOT_OURS, file=path.name)
    if schema > SCHEMA or (revision and revision not in REVISIONS):
        raise StorageTrouble(TroubleKind.NEWER, file=path.name, schema=schema, ours=SCHEMA)


def _revision(connection: Any) -> str:  # noqa: ANN401  the driver has no types
    """The migration at which the file stands; "" where it does not say."""
    tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if not connection.execute(tables).fetchone()[0]:
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


@contextmanager
def quiet_connection(path: Path, key: cipher.Key | None) -> Iterator[Any]:
    """A connection that cannot change the file: immutable, or on a private copy of the pair."""
    if has_wal(path):
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
