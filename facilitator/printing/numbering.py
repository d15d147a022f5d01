"""Papers beside the two-way agreement that are issued: numbered, rendered, ready to be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements import actions
from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import NumberSeries, number_series
from facilitator.agreements.rules import next_numbers
from facilitator.errors import RuleBroken
from facilitator.papers.numbered import numbered
from facilitator.papers.render import Stopped, render
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.wanted import cohort_called
from facilitator.store import tables as t
from facilitator.vocabulary import PaperKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable, Mapping
    from threading import Event

    from sqlalchemy.orm import Session

    from facilitator.papers.style import Setup
    from facilitator.printing.wanted import Sheet, Wanted

    Tell = Callable[[int, int], None]

# Kinds that are issued under a number, and how the archive calls them.
ISSUABLE: Mapping[PrintKind, PaperKind] = {
    PrintKind.THREE_WAY: PaperKind.THREE_WAY,
    PrintKind.RING_AGREEMENT: PaperKind.RING,
    PrintKind.RECIPROCAL: PaperKind.ORGANISATIONS,
    PrintKind.STATEMENT: PaperKind.STATEMENT,
    PrintKind.ORGANISATION_STATEMENT: PaperKind.ORGANISATION_STATEMENT,
}


@dataclass(frozen=True)
class Issuing:
    """Papers that are to be issued: what stands on them, and what their numbers follow from.

    `readers` are people by their codes: whose paper each is.
    """

    sheets: tuple[Sheet, ...]
    series: NumberSeries
    editions: Mapping[str, int]
    readers: Mapping[str, uuid.UUID]
    cohort_id: uuid.UUID | None = None


def to_issue(db: Session, wanted: Wanted, today: dt.date) -> Issuing:
    """The papers of a kind that would be issued today.

    Raises:
        RuleBroken: the kind is never issued, or there is nothing of it that could be.
    """
    if wanted.kind not in ISSUABLE:
        raise RuleBroken("kind_not_issued")
    # A form to fill in by hand is about nobody and gets no number.
    found = tuple(sheet for sheet in sheets(db, wanted, today) if sheet.subject)
    if not found:
        raise RuleBroken("nothing_to_print")
    codes = [sheet.person for sheet in found if sheet.person]
    people = db.execute(sa.select(t.Person.code, t.Person.id).where(t.Person.code.in_(codes)))
    return Issuing(
        found,
        number_series(db),
        _editions(db, ISSUABLE[wanted.kind]),
        {row[0]: row[1] for row in people},
        cohort_called(db, wanted.cohort),
    )


def _editions(db: Session, kind: PaperKind) -> dict[str, int]:
    """The last version of each paper of a kind, by what it is about."""
    paper = t.IssuedPaper
    rows = db.execute(
        sa.select(paper.subject, sa.func.max(paper.edition))
        .where(paper.kind == kind)
        .group_by(paper.subject)
    )
    return {row[0]: row[1] for row in rows}


def numbered_papers(
    found: Issuing,
    setup_of: Callable[[Sheet], Setup],
    tell: Tell | None = None,
    stop: Event | None = None,
) -> actions.PapersDraft:
    """Render them under the next numbers; nothing is issued yet.

    Raises:
        Stopped: `stop` was set.
    """
    year = found.sheets[0].paper.issued.year
    numbers = next_numbers(found.series.letter, year, found.series.used, len(found.sheets))
    papers = []
    for done, (sheet, number) in enumerate(zip(found.sheets, numbers, strict=True), 1):
        if stop is not None and stop.is_set():
            raise Stopped
        edition = found.editions.get(sheet.subject, 0) + 1
        made = render(numbered(sheet.paper, number, edition), setup_of(sheet))
        draft = actions.PaperDraft(
            body=made.pdf,
            language=sheet.language,
            fingerprint=made.fingerprint,
            pages=made.pages,
            file_name=_named(sheet, number),
            reader_id=found.readers.get(sheet.person),
        )
        kind = ISSUABLE[sheet.kind]
        papers.append(
            actions.NumberedDraft(kind, sheet.subject, number, edition, draft, found.cohort_id)
        )
        if tell is not None:
            tell(done, len(found.sheets))
    return actions.PapersDraft(tuple(papers))


def _named(sheet: Sheet, number: str) -> str:
    """The file's name as a draft, with the number instead of the word."""
    bare = sheet.file.removesuffix(".pdf").removeprefix("draft-").removeprefix(sheet.kind.value)
    return file_name(sheet.kind.value, number, bare.replace("-", " "))
