"""Where scanned pages belong, and what has come back so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.papers.verify import said_by_code
from facilitator.scans.actions import PageDraft, ScansDraft
from facilitator.sessions.codes import same_slip
from facilitator.store import tables as t
from facilitator.store.plumbing import ScanPicture
from facilitator.vocabulary import PaperKind, PaperState
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.scans.reading import PageRead

# Why a page is on the tray.
NO_CODE = N_("scan_no_code")
ANOTHER_CODE = N_("scan_another_code")
A_SLIP = N_("scan_is_slip")
NOT_A_PAGE = N_("scan_not_a_page")


@dataclass(frozen=True)
class Sorted:
    """A page and where it belongs: `place` is filed, known, foreign or tray.

    `came` is the day on which the same page came before; `slips` are the codes of session slips
    on it; `superseded` says that a newer paper has taken the place of this one.
    """

    page: PageRead
    place: str
    number: str = ""
    kind: str = ""
    paper_id: uuid.UUID | None = None
    why: str = ""
    came: dt.date | None = None
    slips: tuple[str, ...] = ()
    superseded: bool = False


@dataclass(frozen=True)
class Sorting:
    """Every page with where it belongs; a page of two papers stands here twice."""

    lines: tuple[Sorted, ...]

    def at(self, place: str) -> tuple[Sorted, ...]:
        """The pages that belong there."""
        return tuple(line for line in self.lines if line.place == place)

    @property
    def draft(self) -> ScansDraft:
        """What is to be kept of it: what is filed, and what lies on the tray and can be shown."""
        return ScansDraft(
            tuple(
                PageDraft(
                    line.page.file,
                    line.page.page,
                    line.page.digest,
                    line.page.picture,
                    line.paper_id,
                    line.why,
                )
                for line in self.lines
                if line.place in {"filed", "tray"} and line.page.picture
            )
        )


def sorting(db: Session, pages: Sequence[PageRead]) -> Sorting:
    """Say of every page which issued paper it is a page of, by its codes alone.

    A code counts where number, version and fingerprint are those of a paper that was issued here:
    another programme may well have issued the same number.
    """
    issued = _issued(db)
    codes = tuple(db.scalars(sa.select(t.Pairing.code)))
    before = _seen_before(db)
    lines: list[Sorted] = []
    for page in pages:
        if page.digest and page.digest in before:
            number, kind, came = before[page.digest]
            lines.append(Sorted(page, "known", number, kind, came=came))
            continue
        found = _placed(page, issued, codes)
        lines += found
        if page.digest:
            before[page.digest] = (found[0].number, found[0].kind, None)
    return Sorting(tuple(lines))


def _issued(db: Session) -> dict[tuple[str, int, str], t.IssuedPaper]:
    papers = db.scalars(sa.select(t.IssuedPaper).order_by(t.IssuedPaper.file_name))
    found: dict[tuple[str, int, str], t.IssuedPaper] = {}
    for paper in papers:
        found.setdefault((paper.number, paper.edition, paper.fingerprint), paper)
    return found


def _seen_before(db: Session) -> dict[str, tuple[str, str, dt.date | None]]:
    rows = db.execute(
        sa.select(t.Scan.digest, t.IssuedPaper.number, t.IssuedPaper.kind, t.Scan.came).outerjoin(
            t.IssuedPaper, t.IssuedPaper.id == t.Scan.paper_id
        )
    )
    return {digest: (number or "", kind or "", came) for digest, number, kind, came in rows}


def _placed(
    page: PageRead,
    issued: Mapping[tuple[str, int, str], t.IssuedPaper],
    codes: Sequence[str],
) -> list[Sorted]:
    """Where one page belongs; twice where it shows two papers."""
    if not page.picture:
        return [Sorted(page, "tray", why=NOT_A_PAGE)]
    said = [claim for claim in map(said_by_code, page.texts) if claim is not None]
    ours = [issued[claim] for claim in said if claim in issued]
    if ours:
        return [
            Sorted(
                page,
                "filed",
                paper.number,
                paper.kind.value,
                paper.id,
                superseded=paper.state is PaperState.SUPERSEDED,
            )
            for paper in ours
        ]
    if said:
        return [Sorted(page, "foreign", said[0][0])]
    slips = tuple(text for text in page.texts if any(same_slip(text, code) for code in codes))
    if slips:
        return [Sorted(page, "tray", why=A_SLIP, slips=slips)]
    return [Sorted(page, "tray", why=ANOTHER_CODE if page.texts else NO_CODE)]


@dataclass(frozen=True)
class ScanLine:
    """A page that came back, as a list shows it."""

    id: uuid.UUID
    version: int
    digest: str
    came: dt.date
    file_name: str
    page: int
    why: str
    number: str
    kind: PaperKind | None
    parties: str
    agreement_id: uuid.UUID | None
    paper_id: uuid.UUID | None
    is_signed: bool


def scans(db: Session) -> tuple[ScanLine, ...]:
    """Every page that came back, what lies on the tray first, then by number and page."""
    coach, coachee = aliased(t.Person), aliased(t.Person)
    scan, paper, agreement, pairing = t.Scan, t.IssuedPaper, t.Agreement, t.Pairing
    query = (
        sa.select(scan, paper, agreement, coach.full_name, coachee.full_name)
        .outerjoin(paper, paper.id == scan.paper_id)
        .outerjoin(agreement, agreement.id == paper.agreement_id)
        .outerjoin(pairing, pairing.id == agreement.pairing_id)
        .outerjoin(coach, coach.id == pairing.coach_id)
        .outerjoin(coachee, coachee.id == pairing.coachee_id)
    )
    lines = [_line(*row) for row in db.execute(query)]
    return tuple(
        sorted(lines, key=lambda one: (one.number, one.came, one.file_name, one.page, one.digest))
    )


def _line(
    scan: t.Scan,
    paper: t.IssuedPaper | None,
    agreement: t.Agreement | None,
    coach: str | None,
    coachee: str | None,
) -> ScanLine:
    return ScanLine(
        id=scan.id,
        version=scan.version,
        digest=scan.digest,
        came=scan.came,
        file_name=scan.file_name,
        page=scan.page,
        why=scan.why,
        number=paper.number if paper else "",
        kind=paper.kind if paper else None,
        parties=f"{coach} → {coachee}" if coach and coachee else "",
        agreement_id=agreement.id if agreement else None,
        paper_id=paper.id if paper else None,
        is_signed=_is_signed(paper, agreement),
    )


def _is_signed(paper: t.IssuedPaper | None, agreement: t.Agreement | None) -> bool:
    if agreement is not None:
        return agreement.signed_coach is not None and agreement.signed_coachee is not None
    return paper is not None and paper.signed is not None


def scan_picture(db: Session, digest: str) -> bytes:
    """The picture of a page that came back, as JPEG; empty where it was let go."""
    return db.scalar(sa.select(ScanPicture.body).where(ScanPicture.digest == digest)) or b""
