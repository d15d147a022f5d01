"""Writes a training copy as a programme file of its own, whole or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.interchange.actions import import_record
from facilitator.interchange.training import training_record
from facilitator.store.opening import created
from facilitator.store.trouble import plain_trouble

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.clock import Clock
    from facilitator.interchange.whole_record import WholeRecord

WHO = "Facilitator"


def write_training_copy(record: WholeRecord, to: Path, clock: Clock) -> int:
    """Make the copy under its name; how many people stand in it.

    Raises:
        RuleBroken: something real would still stand in it.
        StorageTrouble: there is a file of that name, or it cannot be written.
    """
    if to.exists():
        raise StorageTrouble(TroubleKind.EXISTS, file=to.name)
    copy = training_record(record)
    part = to.with_name(f"{to.name}.new")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with created(part, None, WHO, clock) as programme:
            people = programme.do(import_record, copy).value
        part.rename(to)
    except OSError as error:
        raise plain_trouble(error, to.name) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return people
