"""Opens, makes and closes a programme: the one place where all of the store comes together."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.orm import Session

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.passphrases import refuse_short
from facilitator.store import (
    backup,
    cipher,
    engine,
    gate,
    guard,
    looking,
    readying,
    seen,
)
from facilitator.store.connected import LookedAt, OpenProgramme
from facilitator.store.identity import identity_of
from facilitator.store.journal import Journal
from facilitator.store.lock import FileLock
from facilitator.store.trouble import plain_trouble, told_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy as sa

    from facilitator.clock import Clock
    from facilitator.store.check import Checked
    from facilitator.store.comparing import Compared

__all__ = ["LookedAt", "OpenProgramme", "ProgrammeFile", "created", "on_server", "opened"]


class ProgrammeFile:
    """A programme file that this program instance holds: locked, known by its identity.

    Open it once, then ask it for connections: `for_thread` gives an `OpenProgramme` that may be
    used in the calling thread only.
    """

    def __init__(
        self,
        path: Path,
        key: cipher.Key | None,
        clock: Clock,
        lock: FileLock,
        *,
        reads_only: bool = False,
    ) -> None:
        self.path = path
        self.clock = clock
        self.reads_only = reads_only
        self._key = key
        self._lock = lock
        self._identity = identity_of(path)
        with guard.quiet_connection(path, key) as connection:
            self._seen = seen.Seen(connection)

    @property
    def behind(self) -> seen.Behind | None:
        """How far this file is behind the one that was open here last; None: it is the same."""
        return self._seen.behind

    def take_as_it_is(self) -> None:
        """This file is the right one: it is not said again that it is older."""
        connection = engine.raw_connection(self.path, self._key)
        try:
            self._seen.accept(connection)
        finally:
            connection.close()

    @property
    def is_encrypted(self) -> bool:
        """Whether the file has a passphrase."""
        return self._key is not None

    @classmethod
    def open(
        cls, path: Path, secret: str | cipher.Key | None, clock: Clock, *, backs_up: bool = True
    ) -> ProgrammeFile:
        """Open an existing programme: guard, lock, upgrade, verified backup when changed.

        What may only be read (a medium, a folder, a file) is opened to look: `reads_only`.

        Args:
            path: the file.
            secret: its passphrase (or the key derived from it before); None for a plain file.
            clock: days, instants and ids.
            backs_up: whether a changed programme is backed up first.

        Raises:
            StorageTrouble: what stands in the way; not a byte was changed.
        """
        return cls.holding(gate.admitted(path, secret), clock, backs_up=backs_up)

    @classmethod
    def holding(
        cls, admitted: gate.Admitted, clock: Clock, *, backs_up: bool = True
    ) -> ProgrammeFile:
        """Open what the gate let pass: upgrade, verified backup when changed.

        Raises:
            StorageTrouble: what stands in the way; the lock is let go.
        """
        path, key, lock = admitted.path, admitted.key, admitted.lock
        if admitted.reads_only:
            looking.refuse_older(path, key)
            return cls(path, key, clock, lock, reads_only=True)
        try:
            readying.part_of(path).unlink(missing_ok=True)
            readying.made_ready(path, key, clock, backs_up=backs_up)
            return cls(path, key, clock, lock)
        except BaseException:
            lock.let_go()
            raise

    @classmethod
    def create(cls, path: Path, passphrase: str | None, clock: Clock) -> ProgrammeFile:
        """Make a new, empty programme file; with a passphrase it is encrypted.

        Raises:
            RuleBroken: the passphrase has fewer than 12 characters.
            StorageTrouble: a file of that name is there already, it cannot be written, or this
                build of the program cannot encrypt.
        """
        path = path.resolve()
        refuse_short(passphrase)
        engine.refuse_without_cipher()
        if path.exists():
            raise StorageTrouble(TroubleKind.EXISTS, file=path.name)
        lock = FileLock(path)
        lock.take()
        try:
            key = None if passphrase is None else cipher.new_key(passphrase)
            readying.built(path, key)
            return cls(path, key, clock, lock)
        except BaseException:
            lock.let_go()
            raise

    def for_thread(self, who: str) -> OpenProgramme:
        """Connections for the calling thread; `who` is the name that the history shows."""
        if self.reads_only:
            engines = (looking.looking_engine(self.path, self._key) for _ in range(2))
            refusing = Journal(writer := next(engines), who, self.clock)
            return LookedAt(self.path.name, writer, next(engines), refusing)
        writer = engine.writing_engine(self.path, self._key)
        reader = engine.reading_engine(self.path, self._key)
        journal = Journal(writer, who, self.clock, self._check_identity, self._seen.note)
        programme = OpenProgramme(self.path.name, writer, reader, journal)
        programme.behind = self._seen.behind
        return programme

    def compare(self, source: Path) -> Compared:
        """What restoring this backup would lose and bring back.

        Raises:
            StorageTrouble: the backup cannot be read, or has another passphrase than this file.
        """
        from facilitator.store.comparing import compared

        key = guard.inspected(source, self._key)
        reader = self._reader()
        try:
            with Session(reader) as db:
                return compared(db, source, key)
        finally:
            reader.dispose()

    def verify(self, source: Path) -> Checked:
        """Go through all of a backup; not a byte changes.

        Raises:
            StorageTrouble: it is damaged, or has another passphrase than this file.
        """
        from facilitator.store import restoring

        return restoring.verified(source, guard.inspected(source, self._key))

    def back_up(self) -> backup.Backup:
        """Make a verified backup now (none when nothing has changed since the last)."""
        if self.reads_only:
            raise StorageTrouble(TroubleKind.READ_ONLY, file=self.path.name)
        return backup.back_up(self.path, self._key, readying.local_now(self.clock))

    def check(self) -> Checked:
        """Go through everything in the file: SQLite's verdict and our own invariants."""
        from facilitator.store.check import checked

        reader = self._reader()
        try:
            with told_plainly(self.path.name), Session(reader) as db:
                return checked(db)
        finally:
            reader.dispose()

    def change_passphrase(self, passphrase: str | None) -> None:
        """Write the file anew under another passphrase (None: in clear).

        The old file stands until the new one is whole, also when this is killed half-way.
        Every `OpenProgramme` of it must be closed first, and is asked for again afterwards.

        Raises:
            RuleBroken: the passphrase has fewer than 12 characters.
            StorageTrouble: a connection is still open (LOCKED), or the copy failed.
        """
        from facilitator.store import restoring

        refuse_short(passphrase)
        self._key = restoring.rekey(self.path, self._key, passphrase)
        self._identity = identity_of(self.path)

    def save_copy(self, bare: Any, target: Path) -> None:  # noqa: ANN401  the driver is untyped
        """Save what is open under another name, also when the file itself was moved or deleted.

        Args:
            bare: a connection of this thread that is open on the programme.
            target: where the copy shall lie.

        Raises:
            StorageTrouble: there is a file of that name, or it cannot be written.
        """
        if target.exists():
            raise StorageTrouble(TroubleKind.EXISTS, file=target.name)
        try:
            backup.copy_to(bare, target, self._key)
        except (driver.Error, OSError) as error:
            raise plain_trouble(error, target.name) from error

    def _reader(self) -> sa.Engine:
        opened = looking.looking_engine if self.reads_only else engine.reading_engine
        return opened(self.path, self._key)

    def close(self) -> None:
        """Let the file go for other programs."""
        self._lock.let_go()

    def _check_identity(self) -> None:
        """Stop before a commit that would go into a file that is not there any more."""
        try:
            same = identity_of(self.path) == self._identity
        except OSError:
            same = False
        if not same or not guard.wal_of(self.path).exists():
            raise StorageTrouble(TroubleKind.MOVED, file=self.path.name)


@contextlib.contextmanager
def opened(
    path: Path,
    secret: str | cipher.Key | None,
    who: str,
    clock: Clock,
    *,
    backs_up: bool = False,
) -> Iterator[OpenProgramme]:
    """A programme open in this thread for the length of a block (commands, scripts, tests)."""
    with _held(ProgrammeFile.open(path, secret, clock, backs_up=backs_up), who) as programme:
        yield programme


@contextlib.contextmanager
def created(path: Path, passphrase: str | None, who: str, clock: Clock) -> Iterator[OpenProgramme]:
    """A new programme file, open in this thread for the length of a block."""
    with _held(ProgrammeFile.create(path, passphrase, clock), who) as programme:
        yield programme


@contextlib.contextmanager
def _held(file: ProgrammeFile, who: str) -> Iterator[OpenProgramme]:
    try:
        programme = file.for_thread(who)
        try:
            yield programme
        finally:
            programme.close()
    finally:
        file.close()


@contextlib.contextmanager
def on_server(
    url: str, who: str, clock: Clock, password: str | None = None
) -> Iterator[OpenProgramme]:
    """A programme on PostgreSQL; its tables are made where there are none (see server.py).

    Raises:
        RuleBroken: the address is none, no server answers there, or it does not let one in.
        StorageTrouble: the record was written by a newer version of the program.
    """
    from facilitator.store import server

    with server.on_server(url, who, clock, password) as programme:
        yield programme
