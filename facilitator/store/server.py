"""A programme on PostgreSQL: reached, opened, made; a connection that is cut is made again.

Whoever may only look (a viewer, by their role on the server) gets a programme in which every step
is refused in a sentence. Nothing here is imported before a server is asked for.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from typing import TYPE_CHECKING, Concatenate, NoReturn, ParamSpec, TypeVar

import sqlalchemy as sa

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.server_address import Address, address_of
from facilitator.store import building, engine, roles, turns
from facilitator.store.connected import OpenProgramme
from facilitator.store.journal import Journal
from facilitator.store.listening import Listener
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.programme import Done
    from facilitator.store.check import Checked
    from facilitator.store.comparing import Compared
    from facilitator.store.journal import Step

P = ParamSpec("P")
D = TypeVar("D")
R = TypeVar("R")
T = TypeVar("T")

MAY_NOT = "42501"


class ServerProgramme(OpenProgramme):
    """A programme on a server, open in one thread.

    What a cut connection interrupted is done again on a new one: a question always, a step only
    where it is known that it does not stand (its number and digest are known before its commit).
    """

    def do(self, action: Callable[[Step, D], R], draft: D) -> Done[R]:
        """Carry out one action, once, whatever becomes of the connection."""
        return self._again(lambda: OpenProgramme.do(self, action, draft))

    def ask(
        self, question: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer one question."""
        return self._again(lambda: OpenProgramme.ask(self, question, *args, **kwargs))

    def undo(self) -> Done[None]:
        """Take back this person's newest step."""
        return self._again(lambda: OpenProgramme.undo(self))

    def reverse(self, step: int) -> Done[None]:
        """Take back this step, where nothing later stands in the way."""
        return self._again(lambda: OpenProgramme.reverse(self, step))

    def redo(self) -> Done[None]:
        """Do again what this person undid last."""
        return self._again(lambda: OpenProgramme.redo(self))

    def carry_out(self, work: Callable[[], T]) -> T:
        """Do something outside every step, on a new connection where the old one was cut."""
        return self._again(work)

    def _again(self, work: Callable[[], T]) -> T:
        cut: sa.exc.DBAPIError | None = None
        for pause in turns.PAUSES:
            time.sleep(pause)
            try:
                return work()
            except StorageTrouble as trouble:
                cause = trouble.__cause__
                if not isinstance(cause, sa.exc.DBAPIError) or not turns.is_cut(cause):
                    raise
                cut = cause
            except sa.exc.DBAPIError as error:
                _refuse_rights(error)
                if turns.is_taken(error):
                    raise RuleBroken("server_busy", who="?") from error
                if not turns.is_cut(error):
                    raise
                cut = error
        if cut is not None and getattr(cut.orig, "pgconn", None) and "FATAL:" in str(cut.orig):
            _say_why_not(cut)
        raise StorageTrouble(TroubleKind.CUT, file=self._name)


class ViewedProgramme(ServerProgramme):
    """A programme on a server for somebody who may look and nothing else."""

    def do(self, action: Callable[[Step, D], R], draft: D) -> NoReturn:  # noqa: ARG002
        """Refuse: whoever looks after the server gave a viewer's role."""
        raise RuleBroken("server_only_looks")

    def undo(self) -> NoReturn:
        """Refuse, the same."""
        raise RuleBroken("server_only_looks")

    def reverse(self, step: int) -> NoReturn:  # noqa: ARG002
        """Refuse, the same."""
        raise RuleBroken("server_only_looks")

    redo = undo


class ServerFile:
    """A programme on a server as the window holds one: asked for connections, thread by thread.

    It stands where a `ProgrammeFile` stands; what only a file can do is refused in a sentence.
    """

    def __init__(
        self, path: Path, address: Address, password: str | None, who: str, clock: Clock
    ) -> None:
        self.path, self.address, self.clock = path, address, clock
        self._password, self._who = password, who
        with reached(address.url, password, who) as writer:
            _made_ready(writer, builds=False)
            self.reads_only = not roles.may_write(writer)
        # By it the windows know which steps are their own.
        self.mark = secrets.token_hex(4)

    @property
    def is_encrypted(self) -> bool:
        """Whether a password was given by hand, and is asked for again after a rest."""
        return self._password is not None

    behind = None

    def take_as_it_is(self) -> None:
        """A programme on a server is never an older copy of itself."""

    def for_thread(self, who: str) -> OpenProgramme:
        """Connections for the calling thread; `who` is the name that the history shows."""
        url, password = self.address.url, self._password
        writer = engine.server_engine(url, reading=False, password=password, who=who)
        reader = engine.server_engine(url, reading=True, password=password, who=who)
        return _programme(
            self.address.database, writer, reader, Journal(writer, who, self.clock, mark=self.mark),
            reads_only=self.reads_only,
        )  # fmt: skip

    def listener(self) -> Listener:
        """A connection that hears of the steps of others."""
        reading = engine.server_engine(
            self.address.url, reading=True, password=self._password, who=self._who
        )
        return Listener(reading, self.mark)

    def check(self) -> Checked:
        """Go through everything in the record."""
        programme = self.for_thread(self._who)
        try:
            return programme.check()
        finally:
            programme.close()

    def back_up(self) -> NoReturn:
        """Refuse: backups of a server are made where it runs."""
        raise RuleBroken("server_backs_up_itself")

    def compare(self, _source: Path) -> Compared:
        """Refuse: a backup of a file cannot take a server's place."""
        raise RuleBroken("server_backs_up_itself")

    def verify(self, _source: Path) -> NoReturn:
        """Refuse, the same."""
        raise RuleBroken("server_backs_up_itself")

    def save_copy(self, _bare: object, _target: Path) -> NoReturn:
        """Refuse: `move` brings the whole programme into a file."""
        raise RuleBroken("server_backs_up_itself")

    def change_passphrase(self, _passphrase: str | None) -> NoReturn:
        """Refuse: a password belongs to the server."""
        raise RuleBroken("not_on_a_server")

    def close(self) -> None:
        """Nothing is held for this laptop alone."""


def needs_password(address: Address, who: str) -> bool:
    """Whether the server asks for a password that no password file knows.

    Raises:
        RuleBroken: the server cannot be reached, or does not let this name in.
    """
    try:
        with reached(address.url, None, who):
            return False
    except StorageTrouble as trouble:
        if trouble.kind in {TroubleKind.PASSWORD_NEEDED, TroubleKind.WRONG_PASSWORD}:
            return True
        raise


@contextlib.contextmanager
def begun_on_server(
    address: Address, password: str | None, who: str, clock: Clock
) -> Iterator[OpenProgramme]:
    """A new programme in an empty database, with the roles of an office where those may be made.

    Raises:
        RuleBroken: the database is not empty, or this name may not make tables in it.
    """
    with reached(address.url, password, who) as writer:
        if building.schema_of(writer):
            raise RuleBroken("server_holds_a_programme", database=address.database)
    with _opened(address.url, password, who, clock) as programme:
        yield programme


@contextlib.contextmanager
def on_server(
    url: str, who: str, clock: Clock, password: str | None = None
) -> Iterator[OpenProgramme]:
    """A programme on PostgreSQL; its tables are made where there are none.

    Raises:
        RuleBroken: the address is none, no server answers there, or it does not let one in.
        StorageTrouble: the record was written by a newer version of the program.
    """
    with _opened(url, password, who, clock) as programme:
        yield programme


@contextlib.contextmanager
def _opened(url: str, password: str | None, who: str, clock: Clock) -> Iterator[OpenProgramme]:
    with reached(url, password, who) as writer:
        _made_ready(writer, builds=True)
        reads_only = not roles.may_write(writer)
        reader = engine.server_engine(url, reading=True, password=password, who=who)
        name, journal = address_of(url).database, Journal(writer, who, clock)
        programme = _programme(name, writer, reader, journal, reads_only=reads_only)
        try:
            yield programme
        finally:
            programme.close()


def _programme(
    name: str, writer: sa.Engine, reader: sa.Engine, journal: Journal, *, reads_only: bool
) -> OpenProgramme:
    kind = ViewedProgramme if reads_only else ServerProgramme
    return kind(name, writer, reader, journal)


@contextlib.contextmanager
def reached(url: str, password: str | None, who: str) -> Iterator[sa.Engine]:
    """The writing engine of a server that lets us in; closed with the block.

    Raises:
        RuleBroken: no server answers there, or it does not let this name in.
        StorageTrouble: it asks for a password, or for another one.
    """
    address_of(url)
    try:
        writer = engine.server_engine(url, reading=False, password=password, who=who)
    except (sa.exc.ArgumentError, ValueError):
        raise RuleBroken("server_address_wrong") from None
    try:
        try:
            with writer.connect():
                pass
        except sa.exc.OperationalError as error:
            _say_why_not(error)
        yield writer
    finally:
        writer.dispose()


def _made_ready(writer: sa.Engine, *, builds: bool) -> None:
    """Build or upgrade where that is due, and where whoever asks may.

    Raises:
        RuleBroken: there is no programme there, or an admin has to make or upgrade it.
        StorageTrouble: it was written by a newer version of the program.
    """
    try:
        schema = building.schema_of(writer)
        if schema == 0:
            if not builds:
                raise RuleBroken("server_holds_none")
            building.build(writer)
        elif schema > SCHEMA:
            raise StorageTrouble(TroubleKind.NEWER, file="", schema=schema, ours=SCHEMA)
        elif schema < SCHEMA:
            if not roles.may_upgrade(writer):
                raise RuleBroken("server_upgrade_by_admin")
            building.upgrade(writer)
    except sa.exc.DBAPIError as error:
        _refuse_rights(error)
        if turns.is_taken(error):
            raise RuleBroken("server_busy", who="?") from error
        raise


def _refuse_rights(error: sa.exc.DBAPIError) -> None:
    """Raise the sentence for what the server does not allow this name, where that was it."""
    if getattr(error.orig, "sqlstate", None) == MAY_NOT:
        raise RuleBroken("server_may_not") from error


def _say_why_not(error: sa.exc.DBAPIError) -> NoReturn:
    """Why no connection came about: nobody answers, a password, or one is not let in."""
    reached = getattr(error.orig, "pgconn", None)
    if reached is not None and reached.needs_password:
        raise StorageTrouble(TroubleKind.PASSWORD_NEEDED, file="") from None
    if reached is not None and reached.used_password:
        raise StorageTrouble(TroubleKind.WRONG_PASSWORD, file="") from None
    # What the server says itself begins with its severity, in whatever language.
    key = "server_lets_nobody_in" if "FATAL:" in str(error.orig) else "server_not_reached"
    raise RuleBroken(key) from None
