"""What the facilitator does with agreements and other issued papers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.archive import keep_bytes
from facilitator.agreements.rules import Signer
from facilitator.errors import RuleBroken, StaleData
from facilitator.store import rows
from facilitator.store.tables import Agreement, Cohort, IssuedPaper, Pairing, Person
from facilitator.vocabulary import PaperKind, PaperState
from facilitator.words import in_both

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class PaperDraft:
    """One rendered paper: its bytes, its language and whom it is for."""

    body: bytes
    language: str
    fingerprint: str
    pages: int
    file_name: str
    reader_id: uuid.UUID | None = None


@dataclass(frozen=True)
class AgreementDraft:
    """An agreement of one pairing with the copies that are handed out."""

    pairing_id: uuid.UUID
    number: str
    papers: Sequence[PaperDraft]


@dataclass(frozen=True)
class IssueDraft:
    """Agreements that are issued together."""

    agreements: Sequence[AgreementDraft]


def issue_agreements(step: Step, draft: IssueDraft) -> int:
    """Issue agreements: numbered, archived, final. Gives how many papers were handed out."""
    if not draft.agreements:
        raise RuleBroken("nothing_to_issue")
    papers = 0
    for one in draft.agreements:
        _check_free(step, one.number)
        pairing = rows.found(step, Pairing, one.pairing_id)
        edition = _supersede(step, pairing.id) + 1
        agreement = step.put(
            Agreement(
                code=one.number,
                number=one.number,
                edition=edition,
                pairing_id=pairing.id,
                issued=step.clock.today(),
            )
        )
        step.flush()
        for paper in one.papers:
            _keep(step, paper, PaperKind.AGREEMENT, one.number, edition, agreement_id=agreement.id)
            papers += 1
    step.ends_undo()
    step.says("agreements_issued", n=len(draft.agreements))
    return papers


@dataclass(frozen=True)
class SummaryDraft:
    """A progress summary that is handed out, of a cohort or the whole programme."""

    number: str
    papers: Sequence[PaperDraft]
    cohort_id: uuid.UUID | None = None


def issue_summary(step: Step, draft: SummaryDraft) -> int:
    """Issue a progress summary: numbered, archived, final. Gives how many papers.

    One that was issued on the same day of the same people in the same language no longer counts;
    those of earlier days stand, for they say how things were on their own day.
    """
    _check_free(step, draft.number)
    title: object = ""
    if draft.cohort_id is not None:
        cohort = rows.found(step, Cohort, draft.cohort_id)
        title = in_both(cohort.title_en, cohort.title_cy)
    for paper in draft.papers:
        _supersede_summary(step, draft.cohort_id, paper.language)
        _keep(step, paper, PaperKind.SUMMARY, draft.number, 1, cohort_id=draft.cohort_id)
    step.ends_undo()
    if title:
        step.says("cohort_summary_issued", number=draft.number, title=title)
    else:
        step.says("summary_issued", number=draft.number)
    return len(draft.papers)


@dataclass(frozen=True)
class NumberedDraft:
    """A paper to be handed out: its kind, the code of what it is about, number and version."""

    kind: PaperKind
    subject: str
    number: str
    edition: int
    paper: PaperDraft
    cohort_id: uuid.UUID | None = None


@dataclass(frozen=True)
class PapersDraft:
    """Papers that are handed out together."""

    papers: Sequence[NumberedDraft]


def issue_papers(step: Step, draft: PapersDraft) -> int:
    """Issue papers of other kinds: numbered, archived, final; each takes its last one's place."""
    if not draft.papers:
        raise RuleBroken("nothing_to_print")
    for one in draft.papers:
        _check_free(step, one.number)
        earlier = step.scalars(
            sa.select(IssuedPaper).where(
                IssuedPaper.kind == one.kind, IssuedPaper.subject == one.subject
            )
        ).all()
        if one.edition != max((paper.edition for paper in earlier), default=0) + 1:
            raise StaleData("number_used_meanwhile", number=one.number)
        for paper in earlier:
            paper.state = PaperState.SUPERSEDED
        issued = _keep(step, one.paper, one.kind, one.number, one.edition, cohort_id=one.cohort_id)
        issued.subject = one.subject
    step.ends_undo()
    step.says("papers_numbered", n=len(draft.papers))
    return len(draft.papers)


def _check_free(step: Step, number: str) -> None:
    if step.scalar(sa.select(IssuedPaper.id).where(IssuedPaper.number == number).limit(1)):
        raise StaleData("number_used_meanwhile", number=number)


def _supersede_summary(step: Step, cohort_id: uuid.UUID | None, language: str) -> None:
    """Mark the summary of today that this one takes the place of."""
    earlier = sa.select(IssuedPaper).where(
        IssuedPaper.kind == PaperKind.SUMMARY,
        IssuedPaper.language == language,
        IssuedPaper.issued == step.clock.today(),
        IssuedPaper.cohort_id.is_not_distinct_from(cohort_id),
    )
    for paper in step.scalars(earlier):
        paper.state = PaperState.SUPERSEDED


def _supersede(step: Step, pairing_id: uuid.UUID) -> int:
    """Mark the papers of earlier agreements of a pairing; gives the last edition (0: none)."""
    earlier = step.scalars(sa.select(Agreement).where(Agreement.pairing_id == pairing_id)).all()
    for agreement in earlier:
        papers = sa.select(IssuedPaper).where(IssuedPaper.agreement_id == agreement.id)
        for paper in step.scalars(papers):
            paper.state = PaperState.SUPERSEDED
    return max((agreement.edition for agreement in earlier), default=0)


def _keep(
    step: Step,
    paper: PaperDraft,
    kind: PaperKind,
    number: str,
    edition: int,
    *,
    agreement_id: uuid.UUID | None = None,
    cohort_id: uuid.UUID | None = None,
) -> IssuedPaper:
    issued = step.put(
        IssuedPaper(
            number=number,
            edition=edition,
            kind=kind,
            language=paper.language,
            issued=step.clock.today(),
            agreement_id=agreement_id,
            cohort_id=cohort_id,
            reader_id=paper.reader_id,
            fingerprint=paper.fingerprint,
            sha256=hashlib.sha256(paper.body).hexdigest(),
            pages=paper.pages,
            state=PaperState.ISSUED,
            file_name=paper.file_name,
        )
    )
    step.flush()
    keep_bytes(step, issued.id, paper.body)
    return issued


@dataclass(frozen=True)
class SignatureDraft:
    """Who has signed an agreement, on which day, where the paper is kept, and who saw it."""

    agreement_id: uuid.UUID
    version: int
    signers: Collection[Signer]
    on: dt.date
    kept_where: str | None = None
    witnessed_by: str | None = None


@dataclass(frozen=True)
class SignaturesDraft:
    """Signatures on several agreements that came back together."""

    signatures: Sequence[SignatureDraft]


def mark_several_signed(step: Step, draft: SignaturesDraft) -> int:
    """Note signatures on several agreements in one step; gives how many."""
    if not draft.signatures:
        raise RuleBroken("nothing_to_sign")
    for one in draft.signatures:
        _sign(step, one)
    step.says("agreements_signed", n=len(draft.signatures))
    return len(draft.signatures)


def mark_signed(step: Step, draft: SignatureDraft) -> None:
    """Note signatures on an agreement; a signature in the future is refused."""
    agreement = _sign(step, draft)
    pairing = rows.found(step, Pairing, agreement.pairing_id)
    coach = rows.found(step, Person, pairing.coach_id).full_name
    coachee = rows.found(step, Person, pairing.coachee_id).full_name
    step.says("agreement_signed", number=agreement.number, coach=coach, coachee=coachee)


def _sign(step: Step, draft: SignatureDraft) -> Agreement:
    agreement = rows.fresh(step, Agreement, draft.agreement_id, draft.version)
    if draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.on < agreement.issued:
        raise RuleBroken("signed_before_issued")
    if Signer.COACH in draft.signers:
        agreement.signed_coach = draft.on
    if Signer.COACHEE in draft.signers:
        agreement.signed_coachee = draft.on
    if Signer.FACILITATOR in draft.signers:
        agreement.signed_facilitator = draft.on
    if draft.kept_where is not None:
        agreement.kept_where = draft.kept_where.strip()
    if draft.witnessed_by is not None:
        agreement.witnessed_by = draft.witnessed_by.strip()
    return agreement


@dataclass(frozen=True)
class PaperSignatureDraft:
    """Who has signed a numbered paper that several sign, and the day when all of them had."""

    paper_id: uuid.UUID
    version: int
    signed_by: str
    signed: dt.date | None


def mark_paper_signed(step: Step, draft: PaperSignatureDraft) -> None:
    """Note who has signed a ring agreement, one with a sponsor, or one of organisations."""
    paper = rows.fresh(step, IssuedPaper, draft.paper_id, draft.version)
    if draft.signed is not None and draft.signed > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.signed is not None and draft.signed < paper.issued:
        raise RuleBroken("signed_before_issued")
    paper.signed_by = " ".join(draft.signed_by.split())
    paper.signed = draft.signed
    step.says("paper_signed", number=paper.number)
