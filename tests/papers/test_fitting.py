"""No page is begun for a few lines, no last page is nearly empty, no signatures stand alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.charts.columns import Month, months_columns
from facilitator.charts.marks import Text
from facilitator.charts.matrix import hours_alike
from facilitator.charts.shapes import Pen
from facilitator.papers.drawing import laid_out
from facilitator.papers.fitting import FAIR, fitted
from facilitator.papers.fonts import measure
from facilitator.papers.layout import Ground, lay_all
from facilitator.papers.plan import Clauses, NumberedClause, Paragraph, Signatures, Signer, Ticks
from facilitator.papers.render import pages_of
from facilitator.papers.slabs import Placed, Slab
from facilitator.papers.style import Setup
from facilitator.papers.tagging import Node
from facilitator.words import Language, Words
from tests.papers.test_every_paper import KINDS, papers

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = 400.0


def flow(count: int, gap: float = 10.0) -> Callable[[float, Node], list[Slab]]:
    """A way of laying so many lines of 20 points, their gaps closer with less air."""

    def lay(air: float, node: Node) -> list[Slab]:
        node.add("P")
        return [Slab(20.0, gap=gap * air) for _ in range(count)]

    return lay


def used(page: list[Placed]) -> float:
    return page[-1].top + page[-1].slab.height


def test_a_few_lines_too_many_stand_closer_instead_of_beginning_a_page() -> None:
    node = Node("Part")

    (page,) = fitted(flow(14), node, ROOM, is_bare=False)

    assert len(page) == 14
    assert used(page) <= ROOM
    assert [kid.tag for kid in node.kids if isinstance(kid, Node)] == ["P"]


def test_what_fits_is_left_as_it_is() -> None:
    (page,) = fitted(flow(13), Node("Part"), ROOM, is_bare=False)

    assert [placed.top for placed in page] == [30.0 * n for n in range(13)]


def test_lines_that_cannot_stand_closer_share_the_last_page_fairly() -> None:
    first, last = fitted(flow(21, gap=0.0), Node("Part"), ROOM, is_bare=False)

    assert len(first) + len(last) == 21
    assert used(last) >= FAIR * ROOM


def test_sheets_to_cut_up_stay_full() -> None:
    first, last = fitted(flow(21, gap=0.0), Node("Part"), ROOM, is_bare=True)

    assert (len(first), len(last)) == (20, 1)


def test_a_page_that_somebody_asked_for_is_kept() -> None:
    def lay(air: float, _node: Node) -> list[Slab]:
        return [Slab(20.0), *(Slab(20.0, gap=10 * air, new_page=n == 0) for n in range(14))]

    first, second = fitted(lay, Node("Part"), ROOM, is_bare=False)

    assert (len(first), len(second)) == (1, 14)


@pytest.mark.parametrize("setup", [Setup(), Setup(large_print=True)], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_last_page_holds_a_line_or_two(kind: str, setup: Setup) -> None:
    for language in Language:
        paper = papers((language,))[kind]
        for laid in laid_out(paper, setup, Node("Document"), ""):
            starts_anew = laid.pages[-1][0].slab.new_page
            if len(laid.pages) > 1 and not laid.part.bare and not starts_anew:
                assert used(laid.pages[-1]) >= 0.15 * laid.furniture.room


@pytest.mark.parametrize("clauses", range(9, 16))
def test_signatures_stand_with_the_end_of_what_is_signed(clauses: int) -> None:
    ground = Ground(Setup(), 475.0, ROOM, Words(Language.EN))
    items = tuple(NumberedClause(n, "Purpose", ("We meet.",)) for n in range(clauses))
    signed = Signatures("Signed", (Signer("Coach", "Siân"), Signer("Coachee", "Tomasz")), ("Date",))

    pages = fitted(
        lambda air, node: lay_all((Clauses(items), signed), replace(ground, air=air), node),
        Node("Part"),
        ROOM,
        is_bare=False,
    )

    words = [
        [ink.mark.words for one in page for ink in one.slab.inks if isinstance(ink.mark, Text)]
        for page in pages
    ]
    assert "Signed" in words[-1]
    assert "We meet." in words[-1]


def test_few_short_boxes_stand_in_a_row_and_long_ones_under_each_other() -> None:
    ground = Ground(Setup(), 475.0, ROOM, Words(Language.EN))

    assert len(lay_all((Ticks(("Welsh", "English", "both")),), ground, Node("Part"))) == 1
    long = ("by a note in the post, please", "in person at the next gathering", "by a call")
    assert len(lay_all((Ticks(long),), ground, Node("Part"))) == 3
    large = replace(ground, setup=Setup(large_print=True))
    assert len(lay_all((Ticks(("Welsh", "English", "both")),), large, Node("Part"))) == 3


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("count", [4, 16, 40])
def test_names_of_months_never_run_into_each_other(count: int, factor: float) -> None:
    months = [Month(("Tach", "Rhag", "Medi")[n % 3], 20) for n in range(count)]

    drawn = months_columns(months, Pen(measure, factor), 475.0)

    names = sorted(
        (mark for mark in drawn.marks if isinstance(mark, Text) and not mark.words.isdigit()),
        key=lambda mark: mark.at.x,
    )
    assert names[0].words == "Tach"
    for one, after in itertools.pairwise(names):
        assert one.box.right < after.box.left


def test_hours_of_one_table_are_said_in_one_way() -> None:
    assert [hours_alike([90, 45])(minutes) for minutes in (90, 360)] == ["1½", "6"]
    assert [hours_alike([90, 6])(minutes) for minutes in (90, 360, 6)] == ["1:30", "6:00", "0:06"]


def test_large_print_still_takes_more_pages_than_normal() -> None:
    paper = replace(
        papers((Language.EN,))["leaflet"],
        parts=tuple(
            replace(part, blocks=(*part.blocks, *(Paragraph("More to say. " * 40),) * 4))
            for part in papers((Language.EN,))["leaflet"].parts
        ),
    )
    assert pages_of(paper, Setup(large_print=True)) > pages_of(paper, Setup())
