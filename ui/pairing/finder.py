"""Pairings in the palette: typed by part of either name, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.pairing.finding import PairNames, pairings_found
from facilitator.words import Language
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.shell.page import PageContext

MOST = 3


class PairingsFinder:
    """Finds running pairings by the names of the two."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the pairings that have every word that was typed."""
        if not text.strip():
            answer(())
            return

        def show(pairings: tuple[PairNames, ...]) -> None:
            answer(tuple(self._hit(one) for one in pairings))

        self._context.runner.ask("palette:pairings", show, pairings_found, text, MOST)

    def _hit(self, pair: PairNames) -> Hit:
        welsh = self._context.words.language is Language.CY
        state = {"chosen": str(pair.id), "cohort": str(pair.cohort_id)}
        return Hit(
            Group.GO,
            f"{pair.coach} → {pair.coachee}",
            lambda: self._context.navigate("pairings", state),
            detail=pair.cohort_cy if welsh else pair.cohort_en,
            icon="git-compare-arrows",
        )
