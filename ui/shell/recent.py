"""The programmes opened lately, in words; one whose file is gone stands there in grey."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ui.shell.welcome import RecentFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from facilitator.words import Words

MOST = 4


def recent_files(
    paths: Sequence[Path], words: Words, today: dt.date, where: Callable[[Path], str]
) -> list[RecentFile]:
    """The newest four, with the folder or the server and the day a file was changed last."""
    return [_recent(path, words, today, where(path)) for path in paths[:MOST]]


def _recent(path: Path, words: Words, today: dt.date, where: str) -> RecentFile:
    if where:
        return RecentFile(path, path.stem, words("on a server: %(where)s", where=where))
    folder = str(path.parent)
    if not path.is_file():
        return RecentFile(path, path.stem, folder, words("not there"), is_here=False)
    day = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date()
    when = words("today") if day == today else words.date(day, "day")
    return RecentFile(path, path.stem, folder, when)
