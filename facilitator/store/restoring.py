"""Puts a backup in the place of a programme, or the same programme under another passphrase."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy.orm import Session

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import backup, check, cipher, engine, guard, seen
from facilitator.store.lock import FileLock
from facilitator.store.trouble import plain_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


_SPOILT = frozenset(
    {TroubleKind.DAMAGED, TroubleKind.NOT_OURS, TroubleKind.NOT_THERE, TroubleKind.FOLDER}
)


# How the file that was there is called: stem, this, moment.
_KEPT = " before restore "
_MOMENT = "%Y-%m-%d %H%M%S"


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the file that was there is kept, and what the new one holds."""

    kept: Path | None
    checked: check.Checked


def restore(
    programme: Path, source: Path, secret: str | cipher.Key | None, at: dt.datetime
) -> Restored:
    """Put a verified backup in the place of a programme that is not open.

    The file that was there is kept beside under a dated name; thinning out of backups pauses
    until `backup.go_on`.

    Raises:
        StorageTrouble: the backup does not verify, or the programme is open; nothing changed.
    """
    programme = programme.resolve()
    key = guard.inspected(source, secret)
    found = verified(source, key)
    lock = FileLock(programme)
    lock.take()
    part = programme.with_name(programme.name + ".part")
    try:
        shutil.copyfile(source, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        backup.pause(programme)
        kept = _kept(programme, at)
        # A log that belongs to the old file would spoil the new one.
        for stale in backup.side_files(programme):
            stale.unlink(missing_ok=True)
        part.replace(programme)
        backup.sync_folder(programme.parent)
        _accept(programme, key)
    except OSError as error:
        raise plain_trouble(error, programme.name) from error
    finally:
        part.unlink(missing_ok=True)
        lock.let_go()
    return Restored(kept, found)


def _accept(programme: Path, key: cipher.Key | None) -> None:
    """What was restored is older on purpose: that is not said at the next opening."""
    with guard.quiet_connection(programme, key) as connection:
        seen.Seen(connection).accept(connection)


def verified(path: Path, key: cipher.Key | None) -> check.Checked:
    """Open a copy to look and go through all of it; not a byte changes.

    Raises:
        StorageTrouble: it is not sound (DAMAGED).
    """
    with guard.quiet_connection(path, key) as connection:
        looking = sa.create_engine(
            "sqlite://", creator=lambda: connection, module=driver, poolclass=sa.StaticPool
        )
        with Session(looking) as db:
            found = check.checked(db)
    if not found.is_sound:
        raise StorageTrouble(TroubleKind.DAMAGED, file=path.name)
    return found


def newest_sound(
    backups: Sequence[Path], secret: str | cipher.Key | None
) -> tuple[Path, list[Path]]:
    """The first of these backups, newest first, that is sound, and the damaged ones before it.

    Raises:
        StorageTrouble: none is sound, or the first that is has another passphrase.
    """
    spoilt: list[Path] = []
    for path in backups:
        try:
            verified(path, guard.inspected(path, secret))
        except StorageTrouble as trouble:
            if trouble.kind not in _SPOILT:
                raise
            spoilt.append(path)
        else:
            return path, spoilt
    raise StorageTrouble(TroubleKind.DAMAGED, file=backups[0].name)


def rekey(programme: Path, key: cipher.Key | None, passphrase: str | None) -> cipher.Key | None:
    """Write the programme anew under another passphrase (None: in clear); its new key.

    The file of that name is the old one or the new one, whole, at every moment.

    Raises:
        StorageTrouble: somebody still has it open, or the copy failed; the old file stands.
    """
    new_key = None if passphrase is None else cipher.new_key(passphrase)
    try:
        source = engine.raw_connection(programme, key)
        try:
            # Refused while anybody else is connected; afterwards no log lies beside.
            source.execute("PRAGMA journal_mode = delete")
            if (key is None) == (new_key is None):
                backup.copy_to(source, programme, new_key)
            else:
                _export(source, programme, new_key)
        finally:
            source.close()
    except (driver.Error, OSError) as error:
        raise plain_trouble(error, programme.name) from error
    return new_key


def _export(source: Any, target: Path, key: cipher.Key | None) -> None:  # noqa: ANN401  driver
    """Write all rows into a file of the other kind: SQLite's own copying cannot cross that."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        secret = "" if key is None else key.raw()
        source.execute("ATTACH DATABASE ? AS part KEY ?", (str(part), secret))
        source.execute("SELECT sqlcipher_export('part')").fetchall()
        for pragma in ("application_id", "user_version"):
            (value,) = source.execute(f"PRAGMA main.{pragma}").fetchone()
            source.execute(f"PRAGMA part.{pragma} = {value}")
        source.execute("DETACH DATABASE part")
        backup.settle(part, target, key, backup.newest_step(source))
    finally:
        part.unlink(missing_ok=True)


def _kept(programme: Path, at: dt.datetime) -> Path | None:
    """Give the present file and its log a second, dated name."""
    if not programme.exists():
        return None
    kept = next(path for path in _dated(programme, at) if not path.exists())
    pairs = zip((programme, guard.wal_of(programme)), (kept, guard.wal_of(kept)), strict=True)
    for present, second in pairs:
        if present.exists():
            try:
                os.link(present, second)
            except OSError:
                shutil.copy2(present, second)
    return kept


def kept_before(programme: Path) -> tuple[tuple[Path, dt.datetime], ...]:
    """The files that restores kept beside a programme, newest first, each with its moment."""
    beginning = f"{programme.stem}{_KEPT}"
    found = []
    for path in programme.parent.iterdir():
        if path.name.startswith(beginning) and path.suffix == programme.suffix:
            with contextlib.suppress(ValueError):
                said = path.name[len(beginning) :][: len("2027-03-09 101500")]
                found.append((path, dt.datetime.fromisoformat(said)))
    return tuple(sorted(found, key=lambda one: one[1], reverse=True))


def _dated(programme: Path, at: dt.datetime) -> Iterator[Path]:
    stem = f"{programme.stem}{_KEPT}{at:{_MOMENT}}"
    yield programme.with_name(stem + programme.suffix)
    for number in range(2, 1000):
        yield programme.with_name(f"{stem} {number}{programme.suffix}")
