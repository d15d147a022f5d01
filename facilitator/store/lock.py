"""One program instance per file: a lock that the system lets go when the program dies."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, cast

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store.trouble import plain_trouble

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
                folder cannot be written (READ_ONLY, NO_PERMISSION), or the disk only pretends to
                lock (NO_LOCKS).
        """
        file = self._opened("a+")
        while not self._is_named(file):
            # The one who held it removed the file after we had opened it.
            file.close()
            file = self._opened("a+")
        try:
            file.seek(0)
            file.truncate()
            os.write(file.fileno(), str(os.getpid()).encode())
            if not self._holds():
                raise StorageTrouble(TroubleKind.NO_LOCKS, file=self._programme.name)
        except (OSError, StorageTrouble) as error:
            self._path.unlink(missing_ok=True)
            file.close()
            if isinstance(error, StorageTrouble):
                raise
            raise plain_trouble(error, self._programme.name) from error
        self._file = file

    def _holds(self) -> bool:
        """Whether the lock keeps a second one out: shares and odd disks only pretend to lock."""
        if sys.platform == "win32":
            return True
        with self._path.open("r+", encoding="utf-8") as second:
            return not _locked(second)

    def look(self) -> None:
        """Say whether somebody else holds the lock, without making its file.

        Raises:
            StorageTrouble: another window or command has the programme open (LOCKED).
        """
        if self._path.exists():
            self._opened("r+").close()

    def _opened(self, mode: str) -> IO[str]:
        """The lock file, open and locked for us."""
        try:
            file = cast("IO[str]", self._path.open(mode, encoding="utf-8"))
        except OSError as error:
            raise plain_trouble(error, self._programme.name) from error
        if not _locked(file):
            file.close()
            raise StorageTrouble(TroubleKind.LOCKED, file=self._programme.name)
        return file

    def _is_named(self, file: IO[str]) -> bool:
        """Whether the lock file still lies under its name."""
        if sys.platform == "win32":
            return True
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

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
