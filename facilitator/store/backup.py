"""Backups: taken in one go from a reading connection, verified, synced, renamed into place.

Each is numbered, so that their order needs no clock; its name also says the newest step and the
beginning of that step's digest, so that a programme which did not change is not copied again.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import guard
from facilitator.store.engine import raw_connection
from facilitator.store.trouble import plain_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.store.cipher import Key

KEEP_NEWEST, KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY = 10, 14, 8, 6
_NAME = re.compile(
    r"^(?P<stem>.+) (?P<number>\d{4,}) (?P<at>\d{4}-\d\d-\d\d \d{6})"
    r" step (?P<step>\d+) (?P<mark>[0-9a-f]{8})\.backup$"
)


@dataclass(frozen=True)
class Backup:
    """A verified copy: where it lies, when it was made (local time), its newest step."""

    path: Path
    number: int
    at: dt.datetime
    step: int
    mark: str


def programme_of(backup: Path) -> str:
    """The name of the programme that was backed up, as the file says it."""
    name = _NAME.match(backup.name)
    return name["stem"] if name else backup.stem


def folder_of(programme: Path) -> Path:
    """Where the backups of a programme lie."""
    return programme.with_name(programme.stem + " backups")


def backups_of(programme: Path) -> list[Backup]:
    """All backups of a programme beside it, newest first."""
    return backups_in(folder_of(programme), programme)


def backups_in(folder: Path, programme: Path) -> list[Backup]:
    """All backups of a programme in a folder, newest first."""
    found = []
    for path in folder.glob("*.backup") if folder.is_dir() else ():
        if (name := _NAME.match(path.name)) and name["stem"] == programme.stem:
            at = dt.datetime.fromisoformat(name["at"])
            number, step = int(name["number"]), int(name["step"])
            found.append(Backup(path, number, at, step, name["mark"]))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def back_up(programme: Path, key: Key | None, at: dt.datetime) -> Backup:
    """Make one verified backup; a copy without a change since the newest is not made again.

    Raises:
        StorageTrouble: the copy could not be made or did not verify; older backups are untouched.
    """
    with _open_source(programme, key) as source:
        # One state for the name, the copy and its verifying, whatever is saved meanwhile.
        source.execute("BEGIN")
        step, mark = newest_step(source)
        newest = next(iter(backups_of(programme)), None)
        if newest is not None and (newest.step, newest.mark) == (step, mark):
            return newest
        number = 1 if newest is None else newest.number + 1
        folder = folder_of(programme)
        folder.mkdir(exist_ok=True)
        name = f"{programme.stem} {number:04d} {at:%Y-%m-%d %H%M%S} step {step} {mark}.backup"
        copy_to(source, folder / name, key)
    thin_out(programme)
    return Backup(folder / name, number, at, step, mark)


@contextlib.contextmanager
def _open_source(programme: Path, key: Key | None) -> Iterator[Any]:
    try:
        source = raw_connection(programme, key)
        try:
            yield source
        finally:
            source.close()
    except (driver.Error, OSError) as error:
        raise plain_trouble(error, programme.name) from error


def copy_to(source: Any, target: Path, key: Key | None) -> None:  # noqa: ANN401  driver
    """Copy an open programme into a file that appears under its name only once verified.

    The copy may have a key of its own; it is read back from the disk before it gets its name.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        copy = raw_connection(part, key)
        try:
            source.backup(copy, pages=-1)
        finally:
            copy.close()
        settle(part, target, key, newest_step(source))
    finally:
        for leftover in (part, *side_files(part)):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def settle(part: Path, target: Path, key: Key | None, wanted: tuple[int, str]) -> None:
    """Verify a finished copy from the disk, make it durable, and give it its name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    with guard.quiet_connection(part, key) as copy:
        if verdict_of(copy) != "ok" or newest_step(copy) != wanted:
            raise StorageTrouble(TroubleKind.FAILING, file=target.name)
    part.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def side_files(path: Path) -> tuple[Path, Path]:
    """The two files that SQLite keeps beside an open one."""
    return guard.wal_of(path), path.with_name(path.name + "-shm")


def newest_step(connection: Any) -> tuple[int, str]:  # noqa: ANN401  driver
    """The number of the newest step in an open programme and the beginning of its digest."""
    newest = connection.execute("select id, digest from act order by id desc limit 1").fetchone()
    return (0, "0" * 8) if newest is None else (int(newest[0]), str(newest[1])[:8])


def verdict_of(connection: Any) -> str:  # noqa: ANN401  driver
    """SQLite's own verdict on an open programme: "ok" or what is wrong."""
    return str(connection.execute("PRAGMA quick_check").fetchone()[0])


def thin_out(programme: Path) -> None:
    """Keep the 10 newest, then one a day for 14 days, 8 weeks and 6 months.

    After a restore nothing is thinned out until somebody has said that all is well.
    """
    if is_paused(programme):
        return
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


def pause(programme: Path) -> None:
    """Thin out nothing until `go_on` is said."""
    folder_of(programme).mkdir(exist_ok=True)
    _pause_of(programme).touch()


def go_on(programme: Path) -> None:
    """Thin out again: the restored programme was looked at and is right."""
    _pause_of(programme).unlink(missing_ok=True)


def is_paused(programme: Path) -> bool:
    """Whether a restore waits to be confirmed."""
    return _pause_of(programme).exists()


def _pause_of(programme: Path) -> Path:
    return folder_of(programme) / "nothing is thinned out"
