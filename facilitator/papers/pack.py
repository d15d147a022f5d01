"""A session-day pack: a cover and many papers in one file, ready for a two-sided printer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.papers.agreement import agreement_paper
from facilitator.papers.contents import pack_line
from facilitator.papers.cover import Cover, cover_paper
from facilitator.papers.render import Rendered, pages_of, render_all
from facilitator.papers.style import NORMAL, Setup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from facilitator.papers.agreement import Agreement
    from facilitator.papers.plan import Paper
    from facilitator.words import Language


@dataclass(frozen=True)
class Copy:
    """A copy of a paper for one reader."""

    paper: Paper
    for_whom: str = ""


def two_copies(
    agreement: Agreement,
    giver_reads: Sequence[Language],
    receiver_reads: Sequence[Language],
) -> tuple[Copy, Copy]:
    """An agreement twice, each copy named for its reader and in that reader's languages."""
    gives, receives = agreement.gives.known_as, agreement.receives.known_as
    return (
        Copy(agreement_paper(agreement, giver_reads, copy_for=gives), gives),
        Copy(agreement_paper(agreement, receiver_reads, copy_for=receives), receives),
    )


def render_pack(
    cover: Cover,
    language: Language,
    copies: Sequence[Copy],
    setup: Setup = NORMAL,
    *,
    tell: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> Rendered:
    """Cover and copies in one file, each on the front of a sheet, with a bookmark for each.

    The cover lists every copy with its pages; `tell` counts papers, `stop` ends it.
    """
    lines = tuple(
        pack_line(copy.paper, copy.for_whom, pages_of(copy.paper, setup), language)
        for copy in copies
    )
    front = cover_paper(replace(cover, lines=lines), language)
    papers = [front, *(copy.paper for copy in copies)]
    return render_all(papers, front, setup, on_odd_pages=True, tell=tell, stop=stop)
