"""The second place of the backups: a stick or a share, where the newest ones are copied to."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.store.backup import backups_in, backups_of, programme_of, sync_folder
from facilitator.store.trouble import plain_trouble

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

KEEP = 10
# Days after which the newest copy there is old.
OLD_AFTER = 14


@dataclass(frozen=True)
class SecondPlace:
    """The second place as it is now: whether it can be reached, and its newest copy."""

    folder: Path
    is_there: bool
    newest: dt.datetime | None

    def days_old(self, today: dt.date) -> int | None:
        """How many days old the newest copy is; None where there is none, or no reaching it."""
        return None if self.newest is None else (today - self.newest.date()).days

    def is_old(self, today: dt.date) -> bool:
        """Whether it is time for a new copy there."""
        days = self.days_old(today)
        return days is None or days > OLD_AFTER


def look(programme: Path, folder: Path) -> SecondPlace:
    """What lies in the second place of a programme; a stick that is not in is no trouble."""
    try:
        if not folder.is_dir():
            return SecondPlace(folder, is_there=False, newest=None)
        found = backups_in(folder, programme)
    except OSError:
        return SecondPlace(folder, is_there=False, newest=None)
    return SecondPlace(folder, is_there=True, newest=found[0].at if found else None)


def copy_newest(programme: Path, folder: Path) -> Path:
    """Copy the newest backup there, whole or not at all, and keep the 10 newest of them.

    Raises:
        RuleBroken: there is no backup yet, or the place is the folder of the backups itself.
        StorageTrouble: the place cannot be reached or written, or what lies there differs.
    """
    newest = next(iter(backups_of(programme)), None)
    if newest is None:
        raise RuleBroken("no_backup_yet")
    if folder.resolve() == newest.path.parent.resolve():
        raise RuleBroken("second_place_is_the_first")
    target = folder / newest.path.name
    _copy_whole(newest.path, target)
    try:
        for old in backups_in(folder, programme)[KEEP:]:
            old.path.unlink(missing_ok=True)
    except OSError as error:
        raise plain_trouble(error, folder.name) from error
    return target


def bring_home(backup: Path, folder: Path) -> Path:
    """Copy a backup into a folder as a programme of its own, whole or not at all.

    It has the programme's name, with a number where that is taken: no file is overwritten.

    Raises:
        StorageTrouble: the backup cannot be read, or the folder not written.
    """
    stem = programme_of(backup)
    names = chain((stem,), (f"{stem} {number}" for number in count(2)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = (path for name in names if not (path := folder / f"{name}.facilitator").exists())
        target = next(free)
    except OSError as error:
        raise plain_trouble(error, folder.name) from error
    _copy_whole(backup, target)
    return target


def _copy_whole(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if _digest(part) != _digest(source):
            raise StorageTrouble(TroubleKind.FAILING, file=target.name)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise plain_trouble(error, target.parent.name) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
