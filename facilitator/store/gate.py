"""What every file passes before it is opened: the guard, and the lock of this program instance.

Nothing of it needs SQLAlchemy: who it is may be seen (first_look.py) while that is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import guard, looking
from facilitator.store.lock import FileLock

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key


@dataclass(frozen=True)
class Admitted:
    """A file that may be opened: with which key, locked for us unless it may only be read."""

    path: Path
    key: Key | None
    lock: FileLock
    reads_only: bool


def admitted(path: Path, secret: str | Key | None, *, only_looks: bool = False) -> Admitted:
    """Let a file pass, or say what is wrong with it.

    Args:
        path: the file.
        secret: its passphrase (or the key derived from it before); None for a plain file.
        only_looks: open it to look, also where it could be written.

    Raises:
        StorageTrouble: what stands in the way; not a byte was changed.
    """
    try:
        path = path.resolve()
    except RuntimeError:
        # A name that leads round in a circle; later versions of Python call it an OSError.
        raise StorageTrouble(TroubleKind.NOT_THERE, file=path.name) from None
    lock = FileLock(path)
    # The guard reads quietly; beside a program that writes it would see a torn pair.
    reads_only = not looking.may_be_written(lock.look, path) or only_looks
    key = guard.inspected(path, secret)
    reads_only = reads_only or not looking.may_be_written(lock.take, path)
    return Admitted(path, key, lock, reads_only)
