"""Questions about agreements and issued papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.agreements.archive import bytes_of
from facilitator.agreements.matters import Matter, matter_of, what_stands
from facilitator.papers.shared import UNNAMED, Heading, Named
from facilitator.store import tables as t
from facilitator.vocabulary import PaperKind, PaperState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from facilitator.papers.verify import Claim


# Kinds that people put their names to.
SIGNED = (PaperKind.AGREEMENT, PaperKind.THREE_WAY, PaperKind.RING, PaperKind.ORGANISATIONS)


@dataclass(frozen=True)
class NumberSeries:
    """What the next paper's number follows from: the laptop's letter and the numbers used."""

    letter: str
    used: tuple[str, ...]


@dataclass(frozen=True)
class PaperLine:
    """An issued paper in a list."""

    id: uuid.UUID
    number: str
    edition: int
    kind: PaperKind
    language: str
    issued: dt.date
    pages: int
    state: PaperState
    file_name: str
    reader: str
    pairing: str
    cohort: Named
    agreement_id: uuid.UUID | None
    version: int
    signed_coach: dt.date | None
    signed_coachee: dt.date | None
    signed_facilitator: dt.date | None
    kept_where: str
    witnessed_by: str = ""
    subject: str = ""
    signed_by: str = ""
    signed: dt.date | None = None
    paper_version: int = 0

    @property
    def takes_signatures(self) -> bool:
        """Whether somebody signs it."""
        return self.kind in SIGNED


def number_series(db: Session) -> NumberSeries:
    """The laptop's letter and every number that was ever issued."""
    letter = db.scalar(sa.select(t.ProgrammeRow.laptop_letter)) or "A"
    papers = db.scalars(sa.select(t.IssuedPaper.number))
    agreements = db.scalars(sa.select(t.Agreement.number))
    return NumberSeries(letter, tuple(sorted({*papers, *agreements})))


def heading(db: Session, cohort_id: uuid.UUID | None, today: dt.date) -> Heading:
    """What every paper carries: the programme's name, the cohort and the day."""
    programme = db.execute(sa.select(t.ProgrammeRow.name_cy, t.ProgrammeRow.name_en)).first()
    title = UNNAMED
    if cohort_id is not None:
        cohort = db.get_one(t.Cohort, cohort_id)
        title = Named(cohort.title_cy, cohort.title_en)
    return Heading(Named(*programme) if programme else UNNAMED, title, today)


def pairings_to_issue(db: Session, cohort_id: uuid.UUID | None = None) -> tuple[uuid.UUID, ...]:
    """Running pairings that have no agreement yet, in the order of their codes."""
    has_one = sa.select(t.Agreement.pairing_id)
    query = sa.select(t.Pairing.id, t.Pairing.state).where(t.Pairing.id.not_in(has_one))
    if cohort_id is not None:
        query = query.where(t.Pairing.cohort_id == cohort_id)
    rows = db.execute(query.order_by(t.Pairing.code))
    return tuple(key for key, state in rows if state.is_running)


def matters(db: Session, pairings: Sequence[uuid.UUID], today: dt.date) -> tuple[Matter, ...]:
    """What the agreements of these pairings would say, in the order given; not numbered yet."""
    told = what_stands(db, pairings)
    return tuple(matter_of(told, key, today) for key in pairings)


def issued_papers(db: Session) -> tuple[PaperLine, ...]:
    """Every paper that was handed out, newest first."""
    paper, agreement, pairing = t.IssuedPaper, t.Agreement, t.Pairing
    reader, coach, coachee = aliased(t.Person), aliased(t.Person), aliased(t.Person)
    query = (
        sa.select(paper, agreement, reader.full_name, coach.full_name, coachee.full_name, t.Cohort)
        .outerjoin(agreement, agreement.id == paper.agreement_id)
        .outerjoin(pairing, pairing.id == agreement.pairing_id)
        .outerjoin(reader, reader.id == paper.reader_id)
        .outerjoin(coach, coach.id == pairing.coach_id)
        .outerjoin(coachee, coachee.id == pairing.coachee_id)
        .outerjoin(t.Cohort, t.Cohort.id == sa.func.coalesce(paper.cohort_id, pairing.cohort_id))
        .order_by(paper.issued.desc(), paper.number.desc(), paper.file_name)
    )
    return tuple(_line(*row) for row in db.execute(query))


def _line(
    paper: t.IssuedPaper,
    agreement: t.Agreement | None,
    reader: str | None,
    coach: str | None,
    coachee: str | None,
    cohort: t.Cohort | None,
) -> PaperLine:
    return PaperLine(
        id=paper.id,
        number=paper.number,
        edition=paper.edition,
        kind=paper.kind,
        language=paper.language,
        issued=paper.issued,
        pages=paper.pages,
        state=paper.state,
        file_name=paper.file_name,
        reader=reader or "",
        pairing=f"{coach} → {coachee}" if coach and coachee else "",
        cohort=Named(cohort.title_cy, cohort.title_en) if cohort else UNNAMED,
        agreement_id=agreement.id if agreement else None,
        version=agreement.version if agreement else 0,
        signed_coach=agreement.signed_coach if agreement else None,
        signed_coachee=agreement.signed_coachee if agreement else None,
        signed_facilitator=agreement.signed_facilitator if agreement else None,
        kept_where=agreement.kept_where if agreement else "",
        witnessed_by=agreement.witnessed_by if agreement else "",
        subject=paper.subject,
        signed_by=paper.signed_by,
        signed=paper.signed,
        paper_version=paper.version,
    )


def paper_bytes(db: Session, paper_id: uuid.UUID) -> bytes:
    """An issued paper, byte for byte as it was handed out."""
    return bytes_of(db, paper_id)


@dataclass(frozen=True)
class Verdict:
    """Whether a paper is one that was issued here: issued, altered, superseded, unknown, draft."""

    verdict: str
    number: str = ""
    edition: int = 0
    issued: dt.date | None = None


def judged(db: Session, claim: Claim) -> Verdict:
    """Compare what a paper claims to be with the register of what was issued."""
    if claim.is_draft:
        return Verdict("draft")
    paper = t.IssuedPaper
    same = db.scalars(sa.select(paper).where(paper.sha256 == claim.file_sha256).limit(1)).first()
    if same is not None:
        word = "issued" if same.state is PaperState.ISSUED else "superseded"
        return Verdict(word, same.number, same.edition, same.issued)
    if not claim.number:
        return Verdict("unknown")
    named = db.scalars(
        sa.select(paper).where(paper.number == claim.number, paper.edition == claim.version)
    ).first()
    if named is None:
        return Verdict("unknown", claim.number, claim.version)
    if claim.found_in == "file" or named.fingerprint != claim.fingerprint:
        # A file of ours whose bytes are not those that were handed out.
        return Verdict("altered", named.number, named.edition, named.issued)
    word = "issued" if named.state is PaperState.ISSUED else "superseded"
    return Verdict(word, named.number, named.edition, named.issued)
