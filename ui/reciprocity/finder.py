"""Figures in the palette: the code beside a figure on paper opens the rows behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.reciprocity.paper_codes import PaperFigure, figure_of_code, looks_like_code
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.shell.page import PageContext


class FiguresFinder:
    """Finds a figure by its code on paper."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the figure whose code was typed."""
        if not looks_like_code(text):
            answer(())
            return

        def show(found: PaperFigure | None) -> None:
            answer(() if found is None else (self._hit(found),))

        self._context.runner.ask("palette:figures", show, figure_of_code, text)

    def _hit(self, found: PaperFigure) -> Hit:
        words = self._context.words
        state = {
            "figure": [found.ref.table, found.ref.of, found.ref.column],
            "scope": {"cohort": found.cohort, "as_of": found.issued.isoformat()},
        }
        return Hit(
            Group.PAPERS,
            found.code,
            partial(self._context.navigate, "figures", state),
            detail=words("the rows behind this figure"),
            icon="chart-column",
        )
