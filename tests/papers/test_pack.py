"""Packs: on the front of sheets, bookmarked, rendered in a child that can be stopped."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pypdf
import pytest

from facilitator.errors import RuleBroken
from facilitator.papers.jobs import PackJob, PapersJob
from facilitator.papers.pack import Copy, render_pack, two_copies
from facilitator.papers.render import Stopped, render
from facilitator.papers.rendering import PaperMill
from facilitator.papers.slips import slips_paper
from facilitator.words import Language
from tests.papers.examples import AGREEMENT, COVER, SLIPS, TOP, papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.papers.plan import Paper

CY, EN = (Language.CY,), (Language.EN,)


def copies(pairs: int = 3) -> tuple[Copy, ...]:
    made: list[Copy] = []
    for n in range(pairs):
        one = replace(AGREEMENT, number=f"A-2026-{n + 1:04}", sessions=n + 1)
        made += two_copies(one, CY, EN)
    return tuple(made)


@pytest.fixture
def mill() -> Iterator[PaperMill]:
    made = PaperMill()
    yield made
    made.close()


def test_every_copy_begins_on_the_front_of_a_sheet() -> None:
    rendered = render_pack(COVER, Language.CY, copies())
    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))

    assert len(reader.pages) == rendered.pages
    assert all(first % 2 for first in rendered.first_pages)
    heads = ("Copi i Siân", "Copy for Tomasz") * 3
    for first, head in zip(rendered.first_pages[1:], heads, strict=True):
        assert head in reader.pages[first - 1].extract_text()


def test_every_person_has_a_bookmark() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pack(COVER, Language.EN, copies(2)).pdf))

    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["Cover", "Siân", "Tomasz", "Siân", "Tomasz"]


def test_a_copy_in_both_languages_has_one_bookmark() -> None:
    pair = two_copies(AGREEMENT, (*CY, *EN), EN)
    reader = pypdf.PdfReader(io.BytesIO(render_pack(COVER, Language.EN, pair).pdf))

    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == [
        "Cover",
        "Siân",
        "Tomasz",
    ]


def test_the_cover_lists_in_its_own_language_and_says_in_which_each_is_read() -> None:
    pair = two_copies(AGREEMENT, (*CY, *EN), EN)
    slips = Copy(slips_paper(TOP, SLIPS))
    texts = [
        pypdf.PdfReader(io.BytesIO(render_pack(COVER, one, (*pair, slips)).pdf)).pages[0]
        for one in (Language.EN, Language.CY)
    ]
    english, welsh = (" ".join(page.extract_text().split()) for page in texts)
    assert english.count("Reciprocal coaching agreement") == 2
    assert english.count("Welsh · English") == 2
    assert "Session slips" in english
    assert "Reciprocal coaching agreement" not in welsh
    assert "Session slips" not in welsh


def test_the_cover_lists_every_copy_with_its_pages() -> None:
    pdf = render_pack(COVER, Language.EN, copies(1)).pdf
    cover = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()

    assert "Siân" in cover
    assert "Tomasz" in cover
    assert "A-2026-0001" in cover


def test_a_pack_passes_the_validators(tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(render_pack(COVER, Language.CY, copies()).pdf)

    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.validate_pdf(file, profile=profile).is_compliant


def test_progress_counts_papers() -> None:
    told: list[tuple[int, int]] = []
    render_pack(COVER, Language.EN, copies(1), tell=lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_stop_ends_it() -> None:
    stop = threading.Event()
    stop.set()

    with pytest.raises(Stopped):
        render_pack(COVER, Language.EN, copies(), stop=stop)


def test_the_child_writes_the_same_bytes(mill: PaperMill, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    job = PackJob(tmp_path / "pack.pdf", COVER, Language.CY, copies(1))

    (written,) = mill.carry_out(job, tell=lambda done, total: told.append((done, total)))

    assert Path(written.file).read_bytes() == render_pack(COVER, Language.CY, copies(1)).pdf
    assert told[-1] == (3, 3)
    assert [entry.name for entry in tmp_path.iterdir()] == ["pack.pdf"]


def test_the_child_stays_for_the_next_job(mill: PaperMill, tmp_path: Path) -> None:
    every = papers(EN)
    first: tuple[tuple[Path, Paper], ...] = ((tmp_path / "a.pdf", every["agreement"]),)
    mill.carry_out(PapersJob(first))
    mill.carry_out(PapersJob(((tmp_path / "b.pdf", every["summary"]),)))

    assert (tmp_path / "b.pdf").read_bytes() == render(every["summary"]).pdf


def test_a_stopped_job_leaves_no_half_file(mill: PaperMill, tmp_path: Path) -> None:
    stop = threading.Event()
    job = PackJob(tmp_path / "pack.pdf", COVER, Language.CY, copies(60))

    with pytest.raises(Stopped):
        mill.carry_out(job, tell=lambda _done, _total: stop.set(), stop=stop)

    assert list(tmp_path.iterdir()) == []


def test_after_a_stop_the_next_job_is_done(mill: PaperMill, tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    job = PapersJob(((tmp_path / "a.pdf", papers(EN)["agreement"]),))
    with pytest.raises(Stopped):
        mill.carry_out(job, stop=stop)

    mill.carry_out(job)

    assert (tmp_path / "a.pdf").stat().st_size > 10_000


def test_a_refusal_in_the_child_reaches_the_parent(mill: PaperMill, tmp_path: Path) -> None:
    paper = replace(papers(EN)["agreement"], parts=(
        replace(papers(EN)["agreement"].parts[0], head=replace(
            papers(EN)["agreement"].parts[0].head, programme="中"
        )),
    ))  # fmt: skip

    with pytest.raises(RuleBroken) as caught:
        mill.carry_out(PapersJob(((tmp_path / "a.pdf", paper),)))

    assert caught.value.key == "glyph_missing"
    assert list(tmp_path.iterdir()) == []
