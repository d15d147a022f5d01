"""Where a programme lies that is kept on a server: its address, and the small file that holds it.

A programme on a server is opened through a file of two lines beside the others: a first line by
which it is known, and the address. No password ever stands there: PostgreSQL's own password file
has it (PGPASSFILE), or it is asked for.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind

if TYPE_CHECKING:
    from pathlib import Path

FIRST_LINE = "A Facilitator programme on a server. Rhaglen Facilitator ar weinydd."
DRIVER = "postgresql+psycopg"
_ADDRESS = re.compile(r"postgres(ql)?(\+psycopg)?://")
# A file of two lines is small; a programme never is.
_LONGEST = 4000


@dataclass(frozen=True)
class Address:
    """A database on a server and the name under which one works there.

    `host` is a name, a number, or (where it begins with a stroke) the folder of a socket; `more`
    is what else stood in the address, such as sslmode=require.
    """

    host: str
    database: str
    user: str = ""
    port: int | None = None
    more: str = ""

    @property
    def url(self) -> str:
        """The address as the program's engine takes it; without a password."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        more = self.more
        where = "" if self.host.startswith("/") or not self.host else _bracketed(self.host)
        if self.host.startswith("/"):
            folder = urlencode({"host": self.host}, safe="/")
            more = f"{folder}&{more}" if more else folder
        if self.port is not None and where:
            where += f":{self.port}"
        elif self.port is not None:
            more = f"{more}&port={self.port}" if more else f"port={self.port}"
        query = f"?{more}" if more else ""
        return f"{DRIVER}://{user}{where}/{self.database}{query}"

    @property
    def shown(self) -> str:
        """The address as it is said to people: the database and where it is."""
        where = self.host or "localhost"
        return f"{self.database} @ {where}" + (f":{self.port}" if self.port else "")


def is_address(text: str) -> bool:
    """Whether this is the address of a database rather than the name of a file."""
    return _ADDRESS.match(text.strip()) is not None


def address_of(text: str) -> Address:
    """The address that was written, without the password that may stand in it.

    Raises:
        RuleBroken: it is none.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise RuleBroken("server_address_wrong") from None
    database = unquote(parts.path.lstrip("/"))
    if not is_address(text) or not database or "/" in database:
        raise RuleBroken("server_address_wrong")
    query = parse_qs(parts.query)
    folder, asked = query.pop("host", [""])[0], query.pop("port", [""])[0]
    query.pop("password", None)
    if port is None and asked.isdigit():
        port = int(asked)
    more = urlencode({name: values[0] for name, values in query.items()})
    host = unquote(parts.hostname or "") or folder
    return Address(host, database, unquote(parts.username or ""), port, more)


def typed_address(server: str, database: str, user: str) -> Address:
    """The address out of the three fields of a form; a whole address may stand in the first.

    Raises:
        RuleBroken: something is missing, or the port is no number.
    """
    server, database, user = server.strip(), database.strip(), user.strip()
    if is_address(server):
        found = address_of(server)
        return found if found.user else replace(found, user=user)
    if not server or not database or any(sign in database for sign in "/?#@"):
        raise RuleBroken("server_address_wrong")
    host, port = server, None
    if not server.startswith("/") and server.count(":") == 1:
        host, _colon, said = server.partition(":")
        if not said.isdigit() or not 0 < int(said) < 65536 or not host:
            raise RuleBroken("server_address_wrong")
        port = int(said)
    return Address(host, database, user, port)


def address_in(path: Path) -> Address | None:
    """The address that this file holds; None where it is a programme itself.

    Raises:
        RuleBroken: it begins as such a file does, but holds no address.
    """
    try:
        if path.stat().st_size > _LONGEST:
            return None
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError):
        return None
    if not lines or lines[0] != FIRST_LINE:
        return None
    return address_of(lines[1] if len(lines) > 1 else "")


def keep_address(path: Path, address: Address) -> None:
    """Write the small file by which a programme on a server is opened.

    Raises:
        StorageTrouble: a file of that name is there already, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise StorageTrouble(TroubleKind.EXISTS, file=path.name) from None
    except OSError as error:
        raise _told(error, path) from error
    try:
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  it is open already
            file.write(f"{FIRST_LINE}\n{address.url}\n")
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise _told(error, path) from error


def kept_at(folder: Path, address: Address) -> Path | None:
    """The small file of this folder that holds this address already."""
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return None
    for path in files:
        with contextlib.suppress(RuleBroken):
            if address_in(path) == address:
                return path
    return None


def _told(error: OSError, path: Path) -> StorageTrouble:
    kind = TroubleKind.DISK_FULL if error.errno == errno.ENOSPC else TroubleKind.FAILING
    if isinstance(error, PermissionError):
        kind = TroubleKind.NO_PERMISSION
    return StorageTrouble(kind, file=path.name)


def _bracketed(host: str) -> str:
    """A host as it stands in an address: numbers of the long kind in brackets."""
    return f"[{host}]" if ":" in host else quote(host, safe="")
