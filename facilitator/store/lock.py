"""One program instance per file: a lock that the system lets go when the program dies."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

from facilitator.errors import StorageTrouble, TroubleKind

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """Holds `NAME.lock` beside a programme file while it is open."""

    def __init__(self, path: Path) -> None:
        self._programme = path
        self._path = path.with_name(path.name + ".lock")
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            StorageTrouble: another window or command has the programme open (LOCKED), or the
                folder cannot be written (READ_ONLY).
        """
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise StorageTrouble(TroubleKind.READ_ONLY, file=self._programme.name) from error
        if not _locked(file):
            file.close()
            raise StorageTrouble(TroubleKind.LOCKED, file=self._programme.name)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        self._file = file

    def let_go(self) -> None:
        """Release the lock and remove its file."""
        if self._file is None:
            return
        # The name goes first: on POSIX a waiting program then makes a file of its own.
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)


def _locked(file: IO[str]) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
