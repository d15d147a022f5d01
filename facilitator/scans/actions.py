"""What the facilitator does with pages that came back: file them, place them by hand, drop them.

None of this marks anything as signed: that is said apart, by the facilitator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.plumbing import ScanPicture
from facilitator.store.tables import IssuedPaper, Scan
from facilitator.vocabulary import PaperState
from facilitator.words import N_

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Sequence

    from facilitator.store.journal import Step

LONGEST_NAME = 300
TAKEN_BACK = N_("scan_taken_back")


@dataclass(frozen=True)
class PageDraft:
    """A page to keep: where it came from, what it shows, and the paper that it is a page of.

    Without a paper it goes on the tray, and `why` says why.
    """

    file_name: str
    page: int
    digest: str
    picture: bytes
    paper_id: uuid.UUID | None = None
    why: str = ""


@dataclass(frozen=True)
class ScansDraft:
    """Pages that came back together."""

    pages: Sequence[PageDraft]


def file_scans(step: Step, draft: ScansDraft) -> int:
    """Keep pages that came back, each with its paper or on the tray; gives how many."""
    if not draft.pages:
        raise RuleBroken("no_scans_to_file")
    for one in draft.pages:
        if one.paper_id is not None:
            rows.found(step, IssuedPaper, one.paper_id)
        step.put(
            Scan(
                paper_id=one.paper_id,
                digest=one.digest,
                came=step.clock.today(),
                file_name=one.file_name[:LONGEST_NAME],
                page=one.page,
                why="" if one.paper_id is not None else one.why,
            )
        )
    _keep_pictures(step, draft.pages)
    filed = sum(one.paper_id is not None for one in draft.pages)
    step.says("scans_filed", n=filed, tray=len(draft.pages) - filed)
    return len(draft.pages)


def _keep_pictures(step: Step, pages: Iterable[PageDraft]) -> None:
    pictures = {one.digest: one.picture for one in pages}
    there = sa.select(ScanPicture.digest).where(ScanPicture.digest.in_(pictures))
    known = set(step.scalars(there))
    new = [{"digest": key, "body": body} for key, body in pictures.items() if key not in known]
    if new:
        step.execute(sa.insert(ScanPicture), new)


@dataclass(frozen=True)
class PlaceDraft:
    """The number of the paper that a page on the tray belongs to, as it was read by eye."""

    scan_id: uuid.UUID
    version: int
    number: str


def place_scan(step: Step, draft: PlaceDraft) -> None:
    """File a page by hand with the paper of this number, the one that counts where there are two.

    Raises:
        RuleBroken: "scan_number_unknown".
    """
    scan = rows.fresh(step, Scan, draft.scan_id, draft.version)
    number = draft.number.strip().upper()
    papers = step.scalars(
        sa.select(IssuedPaper).where(IssuedPaper.number == number).order_by(IssuedPaper.file_name)
    ).all()
    counting = [paper for paper in papers if paper.state is PaperState.ISSUED]
    if not papers:
        raise RuleBroken("scan_number_unknown", number=number)
    scan.paper_id = (counting or papers)[0].id
    scan.why = ""
    step.says("scan_placed", number=number)


@dataclass(frozen=True)
class ScanDraft:
    """One page that came back, as it was read."""

    scan_id: uuid.UUID
    version: int


def take_scan_back(step: Step, draft: ScanDraft) -> None:
    """Take a page from the paper it was filed with and lay it on the tray."""
    scan = rows.fresh(step, Scan, draft.scan_id, draft.version)
    if scan.paper_id is None:
        raise RuleBroken("scan_on_tray_already")
    number = rows.found(step, IssuedPaper, scan.paper_id).number
    scan.paper_id = None
    scan.why = TAKEN_BACK
    step.says("scan_taken_from", number=number)


def drop_scan(step: Step, draft: ScanDraft) -> None:
    """Let a page go that nobody needs to keep; undo brings it back."""
    scan = rows.fresh(step, Scan, draft.scan_id, draft.version)
    step.says("scan_dropped", file=scan.file_name, page=scan.page)
    step.delete(scan)
