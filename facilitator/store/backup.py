"""Backups: taken in one go from a reading connection, verified, synced, renamed into place."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store.engine import raw_connection

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key

KEEP_NEWEST, KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY = 10, 14, 8, 6
_NAME = re.compile(r"^(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6}) step (?P<step>\d+)\.backup$")


@dataclass(frozen=True)
class Backup:
    """A verified copy: where it lies, when it was made (local time), its newest step."""

    path: Path
    at: dt.datetime
    step: int


def folder_of(programme: Path) -> Path:
    """Where the backups of a programme lie."""
    return programme.with_name(programme.stem + " backups")


def backups_of(programme: Path) -> list[Backup]:
    """All backups of a programme, newest first."""
    found = []
    folder = folder_of(programme)
    for path in folder.glob("*.backup") if folder.is_dir() else ():
        if (name := _NAME.match(path.name)) and name["stem"] == programme.stem:
            at = dt.datetime.strptime(name["at"], "%Y-%m-%d %H%M%S")  # noqa: DTZ007  local, as named
            found.append(Backup(path, at, int(name["step"])))
    return sorted(found, key=lambda backup: (backup.step, backup.at), reverse=True)


def back_up(programme: Path, key: Key | None, at: dt.datetime) -> Backup:
    """Make one verified backup; a copy without a change since the newest is not made again.

    Raises:
        StorageTrouble: the copy could not be made or did not verify; older backups are untouched.
    """
    source = raw_connection(programme, key)
    try:
        step = newest_step(source)
        newest = next(iter(backups_of(programme)), None)
        if newest is not None and newest.step == step:
            return newest
        folder = folder_of(programme)
        folder.mkdir(exist_ok=True)
        name = f"{programme.stem} {at:%Y-%m-%d %H%M%S} step {step}.backup"
        copy_to(source, folder / name, key, step)
    except (driver.Error, OSError) as error:
        raise StorageTrouble(TroubleKind.DISK_FULL, file=programme.name) from error
    finally:
        source.close()
    thin_out(programme)
    return Backup(folder / name, at, step)


def copy_to(source: Any, target: Path, key: Key | None, step: int) -> None:  # noqa: ANN401  driver
    """Copy an open programme into a file that appears under its name only once verified."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        copy = raw_connection(part, key)
        try:
            source.backup(copy, pages=-1)
            if verdict_of(copy) != "ok" or newest_step(copy) != step:
                raise StorageTrouble(TroubleKind.FAILING, file=target.name)
        finally:
            copy.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        for leftover in (
            part,
            part.with_name(part.name + "-wal"),
            part.with_name(part.name + "-shm"),
        ):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def newest_step(connection: Any) -> int:  # noqa: ANN401  driver
    """The number of the newest step in an open programme."""
    return int(connection.execute("select coalesce(max(id), 0) from act").fetchone()[0])


def verdict_of(connection: Any) -> str:  # noqa: ANN401  driver
    """SQLite's own verdict on an open programme: "ok" or what is wrong."""
    return str(connection.execute("PRAGMA quick_check").fetchone()[0])


def thin_out(programme: Path) -> None:
    """Keep the 10 newest, then one a day for 14 days, 8 weeks and 6 months."""
    backups = backups_of(programme)
    kept = {backup.path for backup in backups[:KEEP_NEWEST]}
    for spell, count in (("%Y-%m-%d", KEEP_DAILY), ("%G-%V", KEEP_WEEKLY), ("%Y-%m", KEEP_MONTHLY)):
        newest_of: dict[str, Path] = {}
        for backup in backups:
            newest_of.setdefault(f"{backup.at:{spell}}", backup.path)
        kept |= set(list(newest_of.values())[:count])
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)
