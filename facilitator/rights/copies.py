"""Which backups still hold somebody who was erased, and when they go."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.store.backup import KEEP_MONTHLY, backups_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Copy:
    """A backup made before an erasure; `gone_by` holds while the programme is used every month."""

    file: str
    made: dt.datetime
    gone_by: dt.date


def copies_that_hold(programme: Path) -> tuple[Copy, ...]:
    """The backups of a programme, newest first, each with the day by which it is thinned out.

    The longest kept are one for each of the six newest months, so a backup is gone at the
    latest when the sixth month after its own ends.
    """
    return tuple(
        Copy(backup.path.name, backup.at, _end_of_month(backup.at.date(), KEEP_MONTHLY))
        for backup in backups_of(programme.resolve())
    )


def _end_of_month(day: dt.date, months_later: int) -> dt.date:
    place = day.year * 12 + day.month - 1 + months_later
    year, month = place // 12, place % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])
