"""The progress summary: figures that agree, small numbers hidden, nobody ranked."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from facilitator.papers.plan import CircleSoFar, Dumbbells, Table, Together
from facilitator.papers.plan_text import said
from facilitator.papers.render import render
from facilitator.papers.shared import Named
from facilitator.papers.style import Setup
from facilitator.papers.summary import OrganisationHours, RingSoFar, Summary, summary_paper
from facilitator.papers.summary_more import SummaryForm
from facilitator.words import Language
from tests.papers.examples import SUMMARY

EN = (Language.EN,)


def blocks(summary: Summary) -> list[object]:
    found: list[object] = []
    for block in summary_paper(summary, EN).parts[0].blocks:
        found += list(block.blocks) if isinstance(block, Together) else [block]
    return found


def test_the_lead_says_the_result_first() -> None:
    words = said(summary_paper(SUMMARY, EN))

    assert (
        "38 of 44 promises are kept or on time, and 119 hours of coaching crossed between "
        "6 organisations." in words
    )


def test_the_sample_figures_agree_with_each_other() -> None:
    given = sum(o.given for o in SUMMARY.hours)

    assert given == sum(o.received for o in SUMMARY.hours) == SUMMARY.given
    assert sum(m.held or 0 for m in SUMMARY.months) == SUMMARY.sessions_held


def test_a_small_number_is_printed_as_fewer_than_five() -> None:
    words = said(summary_paper(SUMMARY, EN))

    assert "fewer than 5" in words
    assert "9" in words


def test_the_alternative_text_lists_every_figure() -> None:
    chart = next(b for b in blocks(SUMMARY) if isinstance(b, Dumbbells))

    assert "Bro Afon Council: given 4 h, received 11 h." in chart.alt
    assert chart.alt.count("given") == len(SUMMARY.hours)


def test_one_ring_is_drawn_and_names_nobody() -> None:
    circle = next(b for b in blocks(SUMMARY) if isinstance(b, CircleSoFar))

    assert circle.figure == "10 of 12"
    assert "Links kept: 10." in circle.alt


@pytest.mark.parametrize("rings", [2, 30])
def test_several_rings_are_a_table_for_a_funder_and_a_line_for_a_board(rings: int) -> None:
    many = tuple(RingSoFar(Named(f"Cylch {n}", f"Ring {n}"), (True, False)) for n in range(rings))
    longer = replace(SUMMARY, rings=many, form=SummaryForm.FUNDER)
    tables = [b for b in blocks(longer) if isinstance(b, Table)]

    assert tables[0].rows[0] == ("Ring 0", "1", "2")
    assert len(tables[0].rows) == rings
    board = summary_paper(replace(SUMMARY, rings=many, reach=()), EN)
    kept = f"rings: {rings}, links kept: {rings} of {2 * rings}."
    assert any(kept in text for text in said(board))
    assert render(board).pages == 1


def test_without_promises_it_says_so() -> None:
    empty = Summary(SUMMARY.top, "S-1", 1, SUMMARY.starts, SUMMARY.ends, 0, 0, 0, 0)

    assert any("No promises have fallen due" in text for text in said(summary_paper(empty, EN)))
    assert render(summary_paper(empty, EN)).pages == 1


def test_sixty_organisations_flow_over_pages_and_repeat_their_heads() -> None:
    many = tuple(OrganisationHours(Named(f"Corff {n}", f"Body {n}"), 600, 600) for n in range(60))
    pdf = render(summary_paper(replace(SUMMARY, hours=many), EN), Setup(large_print=True)).pdf
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]

    with_rows = [text for text in pages if "Body " in text]
    assert len(with_rows) > 2
    assert all("Organisation" in text for text in with_rows)
