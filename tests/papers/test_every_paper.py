"""Every kind of paper: valid, embedded, repeatable, in both languages, normal and large."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import page
import pypdf
import pytest

from facilitator.charts.marks import Text
from facilitator.papers.drawing import laid_out
from facilitator.papers.kinds import PaperKind
from facilitator.papers.render import Rendered, render
from facilitator.papers.style import PaperSize, Setup
from facilitator.papers.tagging import Node
from facilitator.words import Language
from tests.papers import examples
from tests.papers.more_examples import more_papers
from tests.papers.reading import words_on_pages
from tests.papers.yearly_examples import yearly_papers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.papers.plan import Paper

WELSH, ENGLISH, BOTH = (Language.CY,), (Language.EN,), (Language.CY, Language.EN)
COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\\b")
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
BLACK_AND_WHITE = Setup(black_and_white=True)
PRINTS = {
    "welsh": (WELSH, Setup()),
    "english letter": (ENGLISH, Setup(PaperSize.LETTER)),
    "both": (BOTH, Setup()),
    "large": (WELSH, Setup(large_print=True)),
}


def papers(languages: Sequence[Language]) -> dict[str, Paper]:
    return {
        **examples.papers(languages),
        **more_papers(languages),
        **yearly_papers(languages),
    }


KINDS = sorted(papers(ENGLISH))


def printed(kind: str, how: str) -> Rendered:
    languages, setup = PRINTS[how]
    return render(papers(languages)[kind], setup)


@pytest.mark.parametrize("how", PRINTS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_passes_the_validators(kind: str, how: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(kind, how).pdf)

    for profile in PROFILES:
        report = page.validate_pdf(file, profile=profile)
        assert [(f.rule_id, f.message) for f in report.failures] == []
        assert report.is_compliant


@pytest.mark.parametrize(("setup", "least"), [(Setup(), 12), (Setup(large_print=True), 18)])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_between_head_and_foot_is_smaller_than_it_may_be(
    kind: str, setup: Setup, least: float
) -> None:
    laid = laid_out(papers(WELSH)[kind], setup, Node("Document"), "")
    placed = [one for part in laid for sheet in part.pages for one in sheet]
    sizes = {
        ink.mark.size
        for one in placed
        for ink in one.slab.inks
        if isinstance(ink.mark, Text) and ink.mark.words.strip()
    }

    assert min(sizes) >= least - 0.01


def test_every_kind_is_tried() -> None:
    assert {paper.kind for paper in papers(ENGLISH).values()} == set(PaperKind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_in_the_file(kind: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed(kind, "welsh").pdf))

    fonts = {}
    for sheet in reader.pages:
        for font in sheet["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf's own
            fonts[font["/BaseFont"]] = font
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts.values())
    assert not any("Helvetica" in name for name in fonts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_paper_is_the_same_bytes(kind: str) -> None:
    assert printed(kind, "both").pdf == printed(kind, "both").pdf


@pytest.mark.parametrize("how", PRINTS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_leaves_the_sheet(kind: str, how: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed: apt-get install poppler-utils")
    file = tmp_path / "paper.pdf"
    rendered = printed(kind, how)
    file.write_bytes(rendered.pdf)
    sheets = [
        tuple(map(float, sheet.mediabox[2:]))
        for sheet in pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages
    ]

    found = words_on_pages(file)

    assert len(found) == len(sheets)
    for (wide, high), boxes in zip(sheets, found, strict=True):
        assert all(0 < left < right < wide + 0.5 for left, _, right, _ in boxes)
        assert all(0 < top < foot < high for _, top, _, foot in boxes)


@pytest.mark.parametrize("kind", KINDS)
def test_large_print_sets_no_running_text_below_18_points(kind: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed(kind, "large").pdf))
    sizes: dict[float, int] = {}

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes[round(size, 1)] = sizes.get(round(size, 1), 0) + len(text)

    for sheet in reader.pages:
        sheet.extract_text(visitor_text=note)

    # Only the foot (number, fingerprint, page) may be smaller than the text itself.
    assert {size for size in sizes if size < 18} <= {13.5}


def test_a_numbered_paper_counts_its_pages_through_both_languages() -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed("agreement", "both").pdf))

    last = len(reader.pages)
    for number, sheet in enumerate(reader.pages, 1):
        text = sheet.extract_text()
        assert f"{number} " in text
        assert f" {last}" in text
    assert "Diben" in reader.pages[0].extract_text()
    assert "Purpose" not in reader.pages[0].extract_text()


@pytest.mark.parametrize("kind", KINDS)
def test_without_colours_nothing_but_greys_is_printed(kind: str) -> None:
    rendered = render(papers(WELSH)[kind], BLACK_AND_WHITE)

    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))
    for sheet in reader.pages:
        content = sheet.get_contents()
        assert content is not None
        for red, green, blue in COLOUR.findall(content.get_data()):
            assert red == green == blue


def test_a_certificate_lies_on_its_side_and_takes_one_page() -> None:
    for setup in (Setup(), Setup(PaperSize.LETTER), Setup(large_print=True)):
        rendered = render(papers(ENGLISH)["certificate"], setup)
        (sheet,) = pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages
        assert sheet.mediabox.width > sheet.mediabox.height
