"""Issued papers are stored once where they agree, and say who they are."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from facilitator.papers.agreement import agreement_paper
from facilitator.papers.archive import chunk_key, chunks, joined, squeezed, unsqueezed
from facilitator.papers.render import render
from facilitator.papers.verify import claim
from facilitator.words import Language
from tests.papers.examples import AGREEMENT, papers

EN = (Language.EN,)


def issued(n: int) -> bytes:
    return render(agreement_paper(replace(AGREEMENT, number=f"A-2026-{n:04}"), EN)).pdf


@pytest.mark.parametrize("kind", ["agreement", "summary", "sign-in", "thanks"])
def test_a_paper_joined_again_is_the_paper(kind: str) -> None:
    pdf = render(papers(EN)[kind]).pdf
    pieces = chunks(pdf)

    assert b"".join(pieces) == pdf
    assert joined([chunk_key(p) for p in pieces], {chunk_key(p): p for p in pieces}) == pdf


def test_one_more_agreement_adds_less_than_twelve_kib() -> None:
    first = {chunk_key(piece): squeezed(piece) for piece in chunks(issued(1))}
    other = {chunk_key(piece): squeezed(piece) for piece in chunks(issued(2))}

    assert all(chunk_key(unsqueezed(stored)) == key for key, stored in other.items())
    added = [stored for key, stored in other.items() if key not in first]
    assert len(first.keys() & other.keys()) >= 3
    assert sum(map(len, added)) < 12 * 1024


def test_a_piece_that_changed_is_noticed() -> None:
    pieces = chunks(issued(1))
    kept = {chunk_key(piece): piece for piece in pieces}
    keys = list(kept)
    kept[keys[0]] += b" "

    with pytest.raises(ValueError, match="not what it was"):
        joined(keys, kept)


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
