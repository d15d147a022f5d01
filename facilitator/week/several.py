"""*My week* from several programmes: a page of each, and nothing of them is compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.clock import Clock
from facilitator.papers.my_week import my_week_paper
from facilitator.store.opening import opened
from facilitator.week.sheet import my_week_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.papers.my_week import MyWeek
    from facilitator.papers.plan import Paper
    from facilitator.words import Language


def week_of_file(
    path: Path, passphrase: str | None, who: str, today: dt.date, language: Language
) -> MyWeek:
    """The week of one programme file, which is opened and closed again for it.

    Raises:
        StorageTrouble: the passphrase is another, or the file is open elsewhere.
    """
    with opened(path, passphrase, who, Clock(today)) as programme:
        return programme.ask(my_week_of, today, language)


def several_weeks_paper(weeks: Sequence[MyWeek], language: Language) -> Paper:
    """A page for each programme under its own name; whoever is in two stands on both pages."""
    papers = [my_week_paper(week, language) for week in weeks]
    return replace(papers[0], parts=tuple(part for paper in papers for part in paper.parts))
