"""The programmes opened lately, in words, as far as their files are still there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ui.shell.welcome import RecentFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.words import Words

MOST = 3


def recent_files(paths: Sequence[Path], words: Words, today: dt.date) -> list[RecentFile]:
    """The newest three, with the folder each lies in and the day it was changed last."""
    found = []
    for path in paths:
        if path.is_file():
            day = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date()
            when = words("today") if day == today else words.date(day, "day")
            found.append(RecentFile(path, path.stem, str(path.parent), when))
    return found[:MOST]
