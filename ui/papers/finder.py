"""Papers in the palette: what can be printed, and what was issued, by number and reader."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.agreements.finding import PaperName, papers_found
from facilitator.printing.kinds import PrintKind, kind_lines
from ui.papers.wording import paper_kinds
from ui.shell.palette import Group, Hit, sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.printing.kinds import KindLine
    from facilitator.words import Words
    from ui.shell.page import PageContext

MOST = 4
# Kinds that have a view of their own on the page.
SHOWN_APART = (PrintKind.PACK, PrintKind.SUMMARY)


class PapersFinder:
    """Finds kinds of papers by name, and issued papers by number and reader."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._kinds = paper_kinds(context.words)

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the papers that have every word that was typed."""
        if not text.strip():
            answer(())
            return
        words = self._context.words
        every = [self._paper(line) for line in kind_lines(words) if line.kind not in SHOWN_APART]
        to_print = sifted([*(self._kind(*kind) for kind in kinds(words)), *every], text)

        def show(papers: tuple[PaperName, ...]) -> None:
            answer((*to_print, *(self._hit(one) for one in papers)))

        self._context.runner.ask("palette:papers", show, papers_found, text, MOST, self._kinds)

    def _kind(self, view: str, name: str) -> Hit:
        go = partial(self._context.navigate, "papers", {"view": view})
        return Hit(Group.PAPERS, name, go, icon="printer")

    def _paper(self, line: KindLine) -> Hit:
        state = {"view": "kinds", "kind_chosen": line.kind.value}
        go = partial(self._context.navigate, "papers", state)
        return Hit(Group.PAPERS, line.name, go, detail=line.what, icon="printer")

    def _hit(self, paper: PaperName) -> Hit:
        words = self._context.words
        state = {"agreement": str(paper.agreement_id)} if paper.agreement_id else {"view": "issued"}
        day = words("issued on %(day)s", day=words.date(paper.issued))
        return Hit(
            Group.PAPERS,
            f"{self._kinds[paper.kind]} {paper.number}",
            partial(self._context.navigate, "papers", state),
            detail=" · ".join(part for part in (paper.reader, day) if part),
            icon="file-text",
        )


def kinds(words: Words) -> tuple[tuple[str, str], ...]:
    """What the Papers page prints: the view that shows it, and its name."""
    return (
        ("pack", words("Pack for a gathering")),
        ("summary", words("Progress summary")),
        ("issued", words("Papers that were issued")),
        ("kinds", words("Every paper")),
    )
