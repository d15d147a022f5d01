"""Exchange files on disk: written whole or not at all, read with a plain sentence when not."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".exchange"
# Two programmes of ten years fit ten times over.
LARGEST = 2_000_000_000


def written_to(target: Path, envelope: bytes) -> None:
    """Write an exchange file; it appears under its name only when it is whole.

    Raises:
        StorageTrouble: the folder is not there, full, or may not be written.
    """
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(envelope)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except FileNotFoundError:
        raise StorageTrouble(TroubleKind.NOT_THERE, file=target.parent.name) from None
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        kind = TroubleKind.NO_PERMISSION if isinstance(error, PermissionError) else None
        raise StorageTrouble(kind or TroubleKind.FAILING, file=target.name) from None


def read_from(source: Path) -> bytes:
    """The bytes of an exchange file.

    Raises:
        RuleBroken: there is none, or it cannot be read.
    """
    try:
        if source.stat().st_size > LARGEST:
            raise RuleBroken("bundle_not_one")
        return source.read_bytes()
    except OSError:
        raise RuleBroken("bundle_unreadable", file=source.name) from None
