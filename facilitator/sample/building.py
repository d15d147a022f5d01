"""Makes the sample programme as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.sample.stage import SEED
from facilitator.sample.story import Story
from facilitator.store.opening import created

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from threading import Event
    from uuid import UUID

    from facilitator.store.opening import OpenProgramme

FACILITATOR = "Mair ap Rhys"


def build_sample(
    path: Path,
    today: dt.date,
    *,
    issue: Callable[[OpenProgramme, Sequence[UUID]], object] | None = None,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
    stop: Event | None = None,
) -> None:
    """Make the sample programme in a plain file (its people are invented).

    Args:
        path: the file to make; it must not be there.
        today: the day on which the sample's story has arrived.
        issue: issues the agreements of pairings with their papers; without it none is printed.
        tell: called with events told and events known so far.
        stop: when set, the story ends early and the file is taken away again.
    """

    def told(done: int, total: int) -> None:
        if stop is not None and stop.is_set():
            raise RuleBroken("sample_stopped")
        tell(done, total)

    try:
        _built(path, today, issue, told)
    except RuleBroken:
        path.unlink(missing_ok=True)
        raise


def _built(
    path: Path,
    today: dt.date,
    issue: Callable[[OpenProgramme, Sequence[UUID]], object] | None,
    tell: Callable[[int, int], None],
) -> None:
    clock = Clock(today, SEED)
    with created(path, None, FACILITATOR, clock) as programme:
        Story(programme, clock, today, issue, tell).tell()
