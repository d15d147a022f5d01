"""Issued papers are stored once where they agree, and say who they are."""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import sqlalchemy as sa
from PIL import Image

from facilitator.agreements.actions import PaperDraft, SummaryDraft, issue_summary
from facilitator.agreements.questions import issued_papers, paper_bytes
from facilitator.papers.agreement import agreement_paper
from facilitator.papers.archive import chunk_key, chunks
from facilitator.papers.render import render
from facilitator.papers.verify import claim
from facilitator.store.check import checked
from facilitator.store.plumbing import PaperChunk
from facilitator.words import Language
from tests.papers.examples import AGREEMENT, papers

if TYPE_CHECKING:
    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

EN = (Language.EN,)


def issued(n: int) -> bytes:
    return render(agreement_paper(replace(AGREEMENT, number=f"A-2026-{n:04}"), EN)).pdf


@pytest.mark.parametrize("kind", ["agreement", "summary", "sign-in", "thanks"])
def test_a_paper_joined_again_is_the_paper(kind: str) -> None:
    pdf = render(papers(EN)[kind]).pdf
    pieces = chunks(pdf)

    assert b"".join(pieces) == pdf


def test_one_more_agreement_adds_less_than_twelve_kib() -> None:
    first = {chunk_key(piece): zlib.compress(piece, 9) for piece in chunks(issued(1))}
    other = {chunk_key(piece): zlib.compress(piece, 9) for piece in chunks(issued(2))}

    added = [stored for key, stored in other.items() if key not in first]
    assert len(first.keys() & other.keys()) >= 3
    assert sum(map(len, added)) < 12 * 1024


def test_a_paper_takes_less_room_in_the_file_and_comes_back_whole(
    sample: OpenProgramme,
) -> None:
    pdf = issued(1)
    draft = SummaryDraft("A-2026-9001", (PaperDraft(pdf, "en", "ABC", 1, "summary.pdf"),))
    sample.do(issue_summary, draft)
    paper = next(one for one in sample.ask(issued_papers) if one.number == draft.number)
    assert sample.ask(paper_bytes, paper.id) == pdf
    stored = sa.select(sa.func.sum(sa.func.length(sa.type_coerce(PaperChunk.body, sa.LargeBinary))))
    assert sample.ask(lambda db: db.scalar(stored)) < len(pdf)


def test_a_piece_that_was_spoilt_is_noticed(sample_on_file: Stand) -> None:
    sample = sample_on_file.open()
    draft = SummaryDraft("A-2026-9001", (PaperDraft(issued(1), "en", "ABC", 1, "summary.pdf"),))
    sample.do(issue_summary, draft)
    sample.do(_spoil, None)
    assert not sample.ask(checked).is_sound


def _spoil(step: Step, _draft: None) -> None:
    step.connection().exec_driver_sql("update paper_chunk set body = x'00'")


def test_bytes_that_are_no_pdf_are_one_piece() -> None:
    assert chunks(b"plain") == [b"plain"]
    assert chunks(b"") == []


def test_an_issued_paper_says_who_it_is() -> None:
    paper = agreement_paper(AGREEMENT, EN)
    pdf = render(paper).pdf
    found = claim(pdf)

    assert paper.identity is not None
    assert (found.number, found.version) == ("A-2026-0147", 2)
    assert found.fingerprint == paper.identity.fingerprint
    assert found.found_in == "file"
    assert found.file_sha256 == hashlib.sha256(pdf).hexdigest()


def test_a_draft_is_known_as_one() -> None:
    found = claim(render(papers(EN)["draft"]).pdf)

    assert found.is_draft
    assert not found.number


def test_a_scan_is_read_by_its_code() -> None:
    document = pypdfium2.PdfDocument(issued(3))
    picture = document[0].render(scale=150 / 72).to_pil()
    document.close()
    scan = io.BytesIO()
    picture.convert("L").rotate(1.0, fillcolor=255, resample=Image.Resampling.BICUBIC).save(
        scan, format="PDF", resolution=150
    )

    found = claim(scan.getvalue())

    assert (found.number, found.version, found.found_in) == ("A-2026-0003", 2, "qr")


def test_what_is_no_pdf_claims_nothing() -> None:
    found = claim(b"not a pdf")

    assert not found.number
    assert not found.found_in
