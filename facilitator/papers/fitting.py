"""Fits a part on its pages: none is begun for a few lines, and no last one is nearly empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.papers.slabs import on_pages
from facilitator.papers.tagging import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.papers.slabs import Placed, Slab

# Slabs that need less than this share of a page more than there is began one for a few lines.
FEW = 0.35
# What spacing is multiplied by so that those lines may find room; type keeps its size.
AIRS = (0.85, 0.7, 0.55)
# Where they find none, what stood before them moves on until the last page holds this share.
FAIR = 0.25


def fitted(
    lay: Callable[[float, Node], list[Slab]], node: Node, room: float, *, is_bare: bool
) -> list[list[Placed]]:
    """The pages of a part whose slabs `lay` makes with so much air, under the element given.

    Sheets that are cut up (bare) stand as they are laid.
    """
    under = Node("Part")
    sections = _sections(lay(1.0, under))
    pages = [on_pages(section, room) for section in sections]
    if not is_bare and any(_is_few(*one, room) for one in zip(sections, pages, strict=True)):
        for air in AIRS:
            closer = Node("Part")
            tried = _sections(lay(air, closer))
            tried_pages = [on_pages(section, room) for section in tried]
            if _count(tried_pages) < _count(pages):
                under, sections, pages = closer, tried, tried_pages
        pages = [_evened(*one, room) for one in zip(sections, pages, strict=True)]
    node.kids += under.kids
    return [page for section in pages for page in section]


def _sections(slabs: Sequence[Slab]) -> list[list[Slab]]:
    """The slabs between one page break and the next."""
    sections: list[list[Slab]] = [[]]
    for slab in slabs:
        if slab.new_page and sections[-1]:
            sections.append([])
        sections[-1].append(slab)
    return sections


def _count(sections: Sequence[list[list[Placed]]]) -> int:
    return sum(len(pages) for pages in sections)


def _used(page: Sequence[Placed]) -> float:
    return page[-1].top + page[-1].slab.height if page else 0.0


def _is_few(section: Sequence[Slab], pages: Sequence[list[Placed]], room: float) -> bool:
    tall = sum(slab.height + slab.gap for slab in section)
    return len(pages) > 1 and tall - room * (len(pages) - 1) < FEW * room


def _evened(section: Sequence[Slab], pages: list[list[Placed]], room: float) -> list[list[Placed]]:
    """The same number of pages, the last with its fair share of what stood on the one before."""
    if len(pages) < 2 or _used(pages[-1]) >= FAIR * room:
        return pages
    best = pages
    for placed in reversed(pages[-2]):
        if placed.top < room / 2:
            break
        tried = on_pages(section, room, {len(pages) - 2: placed.top})
        if len(tried) != len(pages):
            break
        best = tried
        if _used(tried[-1]) >= FAIR * room:
            break
    return best
