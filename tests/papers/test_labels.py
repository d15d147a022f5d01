"""Labels stand where their sheet has them, moved by what the printer is off; piles of cards."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from facilitator.errors import RuleBroken
from facilitator.papers.addresses import MM, Label, Shift, labels_paper
from facilitator.papers.plan import Paragraph
from facilitator.papers.render import render
from facilitator.papers.shapes_forms import stacked_order
from facilitator.papers.style import PaperSize, Setup
from tests.papers.examples import TOP
from tests.papers.reading import words_on_pages

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs_poppler


def corner(shift: Shift, tmp_path: Path, count: int = 1) -> list[tuple[float, float]]:
    """The left and upper edge of every name, in points, page after page."""
    file = tmp_path / "labels.pdf"
    file.write_bytes(render(labels_paper(TOP, [Label("Wyn")] * count, shift)).pdf)
    return [(left, top) for page in words_on_pages(file) for left, top, _, _ in page]


def test_a_shift_moves_every_label(tmp_path: Path) -> None:
    (plain,) = corner(Shift(), tmp_path)
    (moved,) = corner(Shift(2.0, -1.5), tmp_path)
    assert moved[0] - plain[0] == pytest.approx(2.0 * MM, abs=0.1)
    assert moved[1] - plain[1] == pytest.approx(-1.5 * MM, abs=0.1)
    # The first label of this sheet: 7.2 mm from the left edge.
    assert plain[0] > 7.2 * MM


def test_labels_that_are_gone_are_left_out(tmp_path: Path) -> None:
    first, second = corner(Shift(), tmp_path, count=2)
    (only,) = corner(Shift(start=2), tmp_path)
    assert only == pytest.approx(second)
    assert first[1] == pytest.approx(second[1])
    assert len(corner(Shift(start=21), tmp_path, count=22)) == 22


def test_labels_are_on_a4_whatever_else_is_printed_on() -> None:
    pdf = render(labels_paper(TOP, [Label("Wyn")]), Setup(PaperSize.LETTER)).pdf
    [page] = pypdf.PdfReader(io.BytesIO(pdf)).pages

    assert tuple(map(float, page.mediabox[2:])) == pytest.approx(PaperSize.A4.points, abs=0.01)


@pytest.mark.parametrize("start", [0, 22])
def test_no_label_stands_beside_the_sheet(start: int) -> None:
    with pytest.raises(RuleBroken, match="label_start_wrong"):
        labels_paper(TOP, [Label("Wyn")], Shift(start=start))


@pytest.mark.parametrize(("cards", "each"), [(1, 4), (4, 4), (10, 4), (12, 4), (7, 2), (40, 2)])
def test_piles_that_are_cut_follow_each_other(cards: int, each: int) -> None:
    made = tuple((Paragraph(str(n)),) for n in range(cards))
    ordered = stacked_order(made, each)
    pages = [ordered[start : start + each] for start in range(0, len(ordered), each)]
    piles = [page[place] for place in range(each) for page in pages if place < len(page)]
    assert [card for card in piles if card] == list(made)
