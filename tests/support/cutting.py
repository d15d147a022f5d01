"""A wire between the program and a server that is cut at a chosen moment, as a network does it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import threading
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = ".s.PGSQL.5432"
COMMIT = b"COMMIT"


class Moment(Enum):
    """When the wire is cut."""

    NEVER = "never"
    BEFORE_COMMIT = "before the commit is heard"
    AFTER_COMMIT = "after the commit, before its answer"


@dataclass
class Wire:
    """Passes everything on; cut once at the moment that was set, then whole again."""

    behind: Path
    folder: Path
    moment: Moment = Moment.NEVER
    cuts: int = 0
    _pairs: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)
    _listening: socket.socket = field(
        default_factory=lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    )

    def begin(self) -> None:
        """Take connections from now on."""
        self._listening.bind(str(self.folder / NAME))
        self._listening.listen(16)
        self._go(self._take)

    def end(self) -> None:
        """Take no more, and let those that are there go."""
        self._hang_up(self._listening)
        self._threads[0].join(timeout=10)
        self._hang_up(*self._pairs)
        for thread in self._threads:
            thread.join(timeout=10)
        for one in (self._listening, *self._pairs):
            one.close()

    def _go(self, work: Callable[..., None], *sockets: socket.socket) -> None:
        thread = threading.Thread(target=work, args=sockets, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _take(self) -> None:
        while True:
            try:
                here, _who = self._listening.accept()
            except OSError:
                return
            there = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            there.connect(str(self.behind / NAME))
            self._pairs += [here, there]
            self._go(self._up, here, there)
            self._go(self._down, here, there)

    def _up(self, here: socket.socket, there: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := here.recv(65536):
                if COMMIT in said and self.moment is Moment.BEFORE_COMMIT:
                    self._cut(here, there)
                    return
                there.sendall(said)
        self._hang_up(here, there)

    def _down(self, here: socket.socket, there: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := there.recv(65536):
                if COMMIT in said and self.moment is Moment.AFTER_COMMIT:
                    self._cut(here, there)
                    return
                here.sendall(said)
        self._hang_up(here, there)

    def _cut(self, *both: socket.socket) -> None:
        self.moment, self.cuts = Moment.NEVER, self.cuts + 1
        self._hang_up(*both)

    def _hang_up(self, *sockets: socket.socket) -> None:
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def wire_to(url: str) -> Iterator[tuple[Wire, str]]:
    """A wire to the server of this address, and the address that leads through it."""
    url = unquote(url)
    behind = Path(url.partition("host=")[2].partition("&")[0])
    folder = Path(tempfile.mkdtemp(prefix="fpw-", dir="/tmp"))
    wire = Wire(behind, folder)
    try:
        wire.begin()
        yield wire, url.replace(str(behind), str(folder))
    finally:
        wire.end()
        shutil.rmtree(folder, ignore_errors=True)
