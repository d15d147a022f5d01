"""Cases of pages that came back: filed, placed by hand, taken back, let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.scans import actions as a
from facilitator.store.tables import IssuedPaper, Scan
from facilitator.vocabulary import PaperKind, PaperState
from tests.store.finding import first

if TYPE_CHECKING:
    import uuid

    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

NUMBER = "Z-2026-0009"


def handed_out(step: Step, number: str) -> uuid.UUID:
    """A paper that is out, by a step that can be undone, which issuing never is."""
    step.says("summary_issued", number=number)
    paper = IssuedPaper(
        number=number,
        edition=1,
        kind=PaperKind.SUMMARY,
        language="cy",
        issued=step.clock.today(),
        fingerprint="0123456789AB",
        sha256="0" * 64,
        pages=1,
        state=PaperState.ISSUED,
        file_name="crynodeb.pdf",
    )
    return step.put(paper).id


def _page(paper_id: uuid.UUID | None = None) -> a.PageDraft:
    return a.PageDraft("IMG_0001.jpg", 1, "d" * 64, b"\xff\xd8 page", paper_id, "scan_no_code")


def _kept(p: OpenProgramme, paper_id: uuid.UUID | None = None) -> tuple[uuid.UUID, int]:
    p.do(a.file_scans, a.ScansDraft([_page(paper_id)]))
    return first(p, Scan, Scan.digest == "d" * 64)


def _placing(p: OpenProgramme) -> a.PlaceDraft:
    p.do(handed_out, NUMBER)
    return a.PlaceDraft(*_kept(p), NUMBER.lower())


CASES: dict[str, Case] = {
    "file_scans": lambda _p: (a.file_scans, a.ScansDraft([_page()])),
    "place_scan": lambda p: (
        a.place_scan,
        _placing(p),
    ),
    "take_scan_back": lambda p: (
        a.take_scan_back,
        a.ScanDraft(*_kept(p, p.do(handed_out, NUMBER).value)),
    ),
    "drop_scan": lambda p: (a.drop_scan, a.ScanDraft(*_kept(p))),
}
