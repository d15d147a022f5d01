"""Turns a paper's plan into the bytes of a tagged PDF, the same bytes for the same plan.

The paper engine is loaded when the first paper is made, not with the pages that offer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.style import NORMAL, Setup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from facilitator.papers.plan import Paper


class Stopped(Exception):
    """The facilitator cancelled; nothing was written."""


@dataclass(frozen=True)
class Rendered:
    """A finished paper: its bytes, how many pages, its title and its fingerprint if issued.

    `first_pages` says on which page, from 1, each of its parts begins.
    """

    pdf: bytes
    pages: int
    title: str
    fingerprint: str
    first_pages: tuple[int, ...]


def render(
    paper: Paper,
    setup: Setup = NORMAL,
    *,
    tell: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> Rendered:
    """The paper as a tagged PDF.

    Raises:
        RuleBroken: "glyph_missing", when no bundled font has one of its characters.
        Stopped: `stop` was set.
    """
    return render_all([paper], paper, setup, tell=tell, stop=stop)


def render_all(
    papers: Sequence[Paper],
    about: Paper,
    setup: Setup,
    *,
    on_odd_pages: bool = False,
    tell: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> Rendered:
    """Papers one after another in one file; on odd pages each begins on the front of a sheet."""
    from facilitator.papers.drawing import drawn_all

    return drawn_all(papers, about, setup, on_odd_pages=on_odd_pages, tell=tell, stop=stop)


def pages_of(paper: Paper, setup: Setup) -> int:
    """How many pages a paper takes, without drawing it."""
    from facilitator.papers.drawing import page_count

    return page_count(paper, setup)
