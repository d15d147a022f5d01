"""Which backups still hold somebody who was erased, and when they go."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from facilitator.store.backup import KEEP_MONTHLY, backups_in, backups_of
from facilitator.store.restoring import kept_before


@dataclass(frozen=True)
class Copy:
    """A copy made before an erasure.

    `gone_by` holds while the programme is used every month; a file that a restore kept, and what
    lies in the second place, goes by nobody's hand but the facilitator's (None).
    """

    file: str
    made: dt.datetime
    gone_by: dt.date | None


def copies_that_hold(programme: Path, second: str = "") -> tuple[Copy, ...]:
    """The backups of a programme, newest first, then files kept by restores and a second place.

    The longest kept are one for each of the six newest months, so a backup is gone at the
    latest when the sixth month after its own ends.

    Args:
        programme: its file.
        second: the folder of its second place, where it has one.
    """
    programme = programme.resolve()
    backups = (
        Copy(backup.path.name, backup.at, _end_of_month(backup.at.date(), KEEP_MONTHLY))
        for backup in backups_of(programme)
    )
    kept = (Copy(path.name, at, None) for path, at in kept_before(programme))
    return (*backups, *kept, *_in_second_place(programme, second))


def _in_second_place(programme: Path, second: str) -> tuple[Copy, ...]:
    """What lies in the second place; nothing where a stick is not in."""
    try:
        found = backups_in(Path(second), programme) if second else []
    except OSError:
        return ()
    return tuple(Copy(str(backup.path), backup.at, None) for backup in found)


def _end_of_month(day: dt.date, months_later: int) -> dt.date:
    place = day.year * 12 + day.month - 1 + months_later
    year, month = place // 12, place % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])
