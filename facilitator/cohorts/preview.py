"""What the Papers page shows before anything is printed: page counts, and a part as a PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.cohorts.sheets import PackPart, cover_of, papers_of, two_copies_of
from facilitator.papers.contents import pack_line
from facilitator.papers.cover import cover_paper
from facilitator.papers.render import pages_of, render, render_all
from facilitator.papers.style import NORMAL, Setup
from facilitator.papers.summary import summary_paper

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Mapping, Sequence

    from facilitator.agreements.matters import Matter
    from facilitator.cohorts.pack import Pack
    from facilitator.papers.cover import Cover, PackLine
    from facilitator.papers.plan import Paper
    from facilitator.papers.summary import Summary
    from facilitator.words import Language


@dataclass(frozen=True)
class PartCount:
    """How many papers, pages and sheets a part takes, printed on both sides."""

    papers: int
    pages: int
    sheets: int


def part_counts(
    pack: Pack,
    languages: Collection[Language],
    spoken: Language,
    setup: Setup = NORMAL,
    stop: threading.Event | None = None,
) -> Mapping[PackPart, PartCount]:
    """The counts of every part of a pack, without drawing anything."""
    pages: dict[PackPart, list[int]] = {part: [] for part in PackPart}
    lines = []
    for one in papers_of(pack, set(PackPart), languages):
        if stop is not None and stop.is_set():
            break
        count = pages_of(one.copy.paper, setup)
        pages[one.part].append(count)
        lines.append(pack_line(one.copy.paper, one.copy.for_whom, count, spoken))
    front = cover_paper(_with_lines(cover_of(pack, spoken), lines), spoken)
    pages[PackPart.COVER].append(pages_of(front, setup))
    return {
        part: PartCount(len(counts), sum(counts), sum((n + 1) // 2 for n in counts))
        for part, counts in pages.items()
    }


def _with_lines(cover: Cover, lines: list[PackLine]) -> Cover:
    return replace(cover, lines=tuple(lines))


def part_pdf(
    pack: Pack,
    part: PackPart,
    languages: Collection[Language],
    spoken: Language,
    setup: Setup = NORMAL,
    tell: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> bytes:
    """One part of a pack as a PDF to look at; empty where the part has no paper."""
    papers: list[Paper]
    if part is PackPart.COVER:
        lines = [
            pack_line(one.copy.paper, one.copy.for_whom, pages_of(one.copy.paper, setup), spoken)
            for one in papers_of(pack, set(PackPart), languages)
        ]
        papers = [cover_paper(_with_lines(cover_of(pack, spoken), lines), spoken)]
    else:
        papers = [one.copy.paper for one in papers_of(pack, {part}, languages)]
    if not papers:
        return b""
    return render_all(papers, papers[0], setup, tell=tell, stop=stop).pdf


def drafts_pdf(
    matters: Sequence[Matter],
    languages: Collection[Language],
    setup: Setup = NORMAL,
    tell: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> bytes:
    """What would be issued for these pairings, a draft for each reader, as one PDF."""
    drafts = (replace(one, agreement=replace(one.agreement, draft=True)) for one in matters)
    papers = [copy.paper for one in drafts for copy in two_copies_of(one, languages)]
    return render_all(papers, papers[0], setup, tell=tell, stop=stop).pdf


def summary_pdf(summary: Summary, languages: Collection[Language], setup: Setup = NORMAL) -> bytes:
    """A draft of a summary as a PDF to look at."""
    return render(summary_paper(replace(summary, draft=True), tuple(languages)), setup).pdf
