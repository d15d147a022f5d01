"""Remembers outside the file how far a programme has come, so that an older file is noticed.

In the user's own settings folder each programme has one small file: its name is the beginning of
the digest of the programme's first step (random to everybody else), its words are the number of
the newest step and the beginning of that step's digest. No name and no path stands there.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WORDS = re.compile(r"(?P<step>\d{12}) (?P<mark>[0-9a-f]{16})\n")
LETTERS = 16


@dataclass(frozen=True)
class Behind:
    """How far a file is from the one that was open here last.

    `steps` were there and are not in this file; `parted` says that this file went another way.
    """

    steps: int
    parted: bool = False


@dataclass(frozen=True)
class _Newest:
    step: int
    mark: str


def settings_folder() -> Path:
    """The folder in which the system keeps this user's own settings."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Preferences")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "facilitator" / "seen"


class Seen:
    """What is remembered of one programme file on this laptop.

    A settings folder that cannot be read or written is no reason to stop: then nothing is known.
    """

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  the driver is untyped
        self._file: Path | None = None
        self.behind: Behind | None = None
        self._look(connection)

    def note(self, step: int, digest: str) -> None:
        """A step has become durable: from now on a file without it is older."""
        if self._file is None:
            self._file = _file_of(digest)
        self.behind = None
        self._write(_Newest(step, digest[:LETTERS]))

    def accept(self, connection: Any) -> None:  # noqa: ANN401  the driver is untyped
        """Take the file as it is for the right one (it was restored, or somebody said so)."""
        self.behind = None
        newest = _newest(connection)
        if self._file is not None and newest is not None:
            self._write(newest)

    def _look(self, connection: Any) -> None:  # noqa: ANN401
        first = connection.execute("select digest from act order by id limit 1").fetchone()
        newest = _newest(connection)
        if first is None or newest is None:
            return
        self._file = _file_of(str(first[0]))
        known = self._read()
        if known is None or known.step < newest.step or known == newest:
            if known is not None and not _has(connection, known):
                self.behind = Behind(0, parted=True)
            elif known != newest:
                self._write(newest)
            return
        self.behind = Behind(known.step - newest.step, parted=known.step == newest.step)

    def _read(self) -> _Newest | None:
        try:
            said = "" if self._file is None else self._file.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return None
        found = _WORDS.fullmatch(said)
        return None if found is None else _Newest(int(found["step"]), found["mark"])

    def _write(self, newest: _Newest) -> None:
        if self._file is None:
            return
        line = f"{newest.step:012d} {newest.mark}\n".encode("ascii")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # In place, at one go: a name changed for every step would cost more than the step.
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)


def _file_of(first_digest: str) -> Path | None:
    try:
        return settings_folder() / first_digest[:LETTERS]
    except RuntimeError:
        # Nobody is at home: the system knows no folder for this user.
        return None


def _newest(connection: Any) -> _Newest | None:  # noqa: ANN401
    row = connection.execute("select id, digest from act order by id desc limit 1").fetchone()
    return None if row is None else _Newest(int(row[0]), str(row[1])[:LETTERS])


def _has(connection: Any, known: _Newest) -> bool:  # noqa: ANN401
    row = connection.execute("select digest from act where id = ?", (known.step,)).fetchone()
    return row is not None and str(row[0])[:LETTERS] == known.mark
