"""The programmes opened lately, in words; one whose file is gone stands there in grey."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ui.shell.welcome import RecentFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.words import Words

MOST = 4


def recent_files(paths: Sequence[Path], words: Words, today: dt.date) -> list[RecentFile]:
    """The newest four, with the folder each lies in and the day it was changed last."""
    return [_recent(path, words, today) for path in paths[:MOST]]


def _recent(path: Path, words: Words, today: dt.date) -> RecentFile:
    folder = str(path.parent)
    if not path.is_file():
        return RecentFile(path, path.stem, folder, words("not there"), is_here=False)
    day = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date()
    when = words("today") if day == today else words.date(day, "day")
    return RecentFile(path, path.stem, folder, when)
