"""Pairings in the palette: typed by part of either name, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.pairing.finding import PairNames, pairings_found
from facilitator.words import Language
from ui.shell.names_finder import NamesFinder
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 3


class PairingsFinder(NamesFinder[PairNames]):
    """Finds running pairings by the names of the two."""

    place = "pairings"

    def ask(self, text: str, show: Callable[[tuple[PairNames, ...]], None]) -> None:
        """Ask by name of either."""
        self.context.runner.ask(self.key, show, pairings_found, text, MOST)

    def hit(self, found: PairNames) -> Hit:
        """The pairing, opened in its cohort."""
        welsh = self.context.words.language is Language.CY
        state = {"chosen": str(found.id), "cohort": str(found.cohort_id)}
        return Hit(
            Group.GO,
            f"{found.coach} → {found.coachee}",
            lambda: self.context.navigate("pairings", state),
            detail=found.cohort_cy if welsh else found.cohort_en,
            icon="git-compare-arrows",
        )
