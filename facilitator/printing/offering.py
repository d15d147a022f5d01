"""What a page asks about papers: for whom they can be printed, and what there is to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.papers.render import Rendered, Stopped, render, render_all
from facilitator.papers.shared import Named
from facilitator.papers.whole_files import write_whole
from facilitator.people.here import people_here
from facilitator.printing.making import sheets
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from threading import Event

    from sqlalchemy.orm import Session

    from facilitator.papers.style import Setup
    from facilitator.printing.wanted import Sheet, Wanted

    Tell = Callable[[int, int], None]


NOT_IN_NAMES = '<>:"/\\|?*'
LONGEST_NAME = 80


@dataclass(frozen=True)
class Askable:
    """Cohorts and people by code: those of whom papers can be asked for."""

    cohorts: tuple[tuple[str, Named], ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Offered:
    """The papers of a kind, or why there are none."""

    sheets: tuple[Sheet, ...] = ()
    why_not: RuleBroken | None = None


def askable(db: Session, today: dt.date) -> Askable:
    """Every cohort, the newest first, and everybody who is here by name."""
    c, p = t.Cohort, t.Person
    cohorts = db.execute(sa.select(c.code, c.title_cy, c.title_en).order_by(c.code.desc()))
    people = db.execute(
        sa.select(p.code, p.full_name)
        .where(p.id.in_(people_here(db, today)))
        .order_by(p.sort_key_en, p.code)
    )
    return Askable(
        tuple((code, Named(cy, en)) for code, cy, en in cohorts),
        tuple((code, name) for code, name in people),
    )


def offered(db: Session, wanted: Wanted, today: dt.date) -> Offered:
    """The papers of a kind as they would be printed today, or why there are none."""
    try:
        return Offered(sheets(db, wanted, today))
    except RuleBroken as reason:
        return Offered(why_not=reason)


def in_one_file(
    found: Sequence[Sheet], setup: Setup, tell: Tell | None = None, stop: Event | None = None
) -> Rendered:
    """All of them in one file, each paper on the front of a sheet where there are several.

    Raises:
        Stopped: `stop` was set.
    """
    papers = [sheet.paper for sheet in found]
    return render_all(papers, papers[0], setup, on_odd_pages=len(papers) > 1, tell=tell, stop=stop)


def folder_name(text: str) -> str:
    """A folder name that a person finds and every system takes, such as "2027-03-09 Statements"."""
    kept = "".join(" " if sign in NOT_IN_NAMES or not sign.isprintable() else sign for sign in text)
    return " ".join(kept.split()).strip(". ")[:LONGEST_NAME]


def in_a_folder(
    found: Sequence[Sheet],
    folder: Path,
    setup_of: Callable[[Sheet], Setup],
    tell: Tell | None = None,
    stop: Event | None = None,
) -> int:
    """Write each paper to a file of its own; the answer is how many were written.

    Raises:
        Stopped: `stop` was set; what was written so far is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for done, sheet in enumerate(found, 1):
        if stop is not None and stop.is_set():
            raise Stopped
        write_whole(folder / sheet.file, render(sheet.paper, setup_of(sheet)).pdf)
        if tell is not None:
            tell(done, len(found))
    return len(found)
