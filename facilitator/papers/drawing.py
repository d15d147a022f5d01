"""Draws a paper's plan with the paper engine: loaded by `render` when the first paper is made."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from facilitator.papers.fitting import fitted
from facilitator.papers.fonts import cleaned
from facilitator.papers.furniture import Furniture
from facilitator.papers.kinds import PaperKind
from facilitator.papers.layout import Ground, lay_all
from facilitator.papers.painter import Painter, colour, plain
from facilitator.papers.render import Rendered, Stopped
from facilitator.papers.tagging import About, Node, TaggedCanvas
from facilitator.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from facilitator.papers.plan import Paper, Part
    from facilitator.papers.slabs import Placed, Slab
    from facilitator.papers.style import Setup


@dataclass(frozen=True)
class _Laid:
    """A part on its pages, before anything is drawn."""

    part: Part
    node: Node
    furniture: Furniture
    pages: list[list[Placed]]


def drawn_all(
    papers: Sequence[Paper],
    about: Paper,
    setup: Setup,
    *,
    on_odd_pages: bool,
    tell: Callable[[int, int], None] | None,
    stop: Event | None,
    canvas_type: type[TaggedCanvas] = TaggedCanvas,
) -> Rendered:
    """Papers one after another in one file; on odd pages each begins on the front of a sheet."""
    out = io.BytesIO()
    root = Node("Document")
    canvas = canvas_type(out, setup.size.points, _about(about), root)
    firsts: list[int] = []
    drawn = 0
    for done, paper in enumerate(papers, 1):
        if on_odd_pages and drawn % 2:
            canvas.blank_page()
            drawn += 1
        for place, laid in enumerate(laid_out(paper, setup, root, canvas.about.language)):
            firsts.append(drawn + 1)
            if place == 0 and laid.part.bookmark:
                canvas.mark_place(cleaned(laid.part.bookmark), f"paper{done}")
            _draw(laid, canvas, setup)
            drawn += len(laid.pages)
        if tell is not None:
            tell(done, len(papers))
        if stop is not None and stop.is_set():
            raise Stopped
    canvas.finish()
    identity = about.identity
    return Rendered(
        out.getvalue(), drawn, about.title, identity.fingerprint if identity else "", tuple(firsts)
    )


def page_count(paper: Paper, setup: Setup) -> int:
    """How many pages a paper takes, without drawing it."""
    return sum(len(laid.pages) for laid in laid_out(paper, setup, Node("Document"), ""))


def _about(paper: Paper) -> About:
    identity = paper.identity
    keywords = (
        f"number={identity.number}; version={identity.version}; fingerprint={identity.fingerprint}"
        if identity and not paper.draft
        else "draft"
        if paper.draft
        else ""
    )
    language = paper.language.value
    return About(
        cleaned(paper.title), cleaned(paper.author), cleaned(paper.subject), keywords,
        f"{language}-GB", paper.issued,
    )  # fmt: skip


def laid_out(paper: Paper, setup: Setup, root: Node, file_language: str) -> list[_Laid]:
    """The parts of a paper on pages; the pages of all of them are counted together."""
    laid = []
    for part in paper.parts:
        language = f"{part.language.value}-GB"
        node = root.add("Part", language=language if language != file_language else "")
        furniture = Furniture(part, setup)
        head = node.add("Sect") if not part.bare else node
        seen_from = replace(setup, wall=paper.kind is PaperKind.POSTER)
        ground = Ground(seen_from, furniture.width, furniture.room, Words(part.language))
        pages = fitted(partial(_with_air, part, ground), node, furniture.room, is_bare=part.bare)
        laid.append(_Laid(part, node, furniture.with_head(head), pages))
    total = sum(len(one.pages) for one in laid)
    before = 0
    out = []
    for one in laid:
        out.append(_Laid(one.part, one.node, one.furniture.counted(before, total), one.pages))
        before += len(one.pages)
    return out


def _with_air(part: Part, ground: Ground, air: float, under: Node) -> list[Slab]:
    """A part's slabs, standing closer together than usual where the air is less than 1."""
    return lay_all(part.blocks, replace(ground, air=air), under)


def _draw(laid: _Laid, canvas: TaggedCanvas, setup: Setup) -> None:
    left, furniture = laid.furniture.left, laid.furniture
    height = furniture.sheet[1]
    painter = Painter(canvas, plain if setup.black_and_white else colour)
    for page, placed in enumerate(laid.pages):
        canvas.setPageSize(furniture.sheet)
        for mark, node, right, down in furniture.head_inks(page):
            canvas.belongs_to(node, "Pagination")
            painter.move_to(right, height - down).draw(mark)
        for one in placed:
            top = height - furniture.top - one.top
            for mark, node, right, down in one.slab.inks:
                canvas.belongs_to(node, "Layout")
                painter.move_to(left + right, top - down).draw(mark)
        for mark, node, right, down in furniture.foot_inks(page, laid.node):
            canvas.belongs_to(node, "Pagination")
            painter.move_to(right, height - down).draw(mark)
        canvas.end_page()
