"""Cohorts in the palette: typed by part of a name, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cohorts.finding import CohortName, cohorts_found
from facilitator.words import Language
from ui.shell.names_finder import NamesFinder
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 3


class CohortsFinder(NamesFinder[CohortName]):
    """Finds cohorts by name and code."""

    place = "cohorts"

    def ask(self, text: str, show: Callable[[tuple[CohortName, ...]], None]) -> None:
        """Ask by name and code."""
        self.context.runner.ask(self.key, show, cohorts_found, text, MOST)

    def hit(self, found: CohortName) -> Hit:
        """The cohort, opened on its page."""
        welsh = self.context.words.language is Language.CY
        state = {"chosen": str(found.id)}
        return Hit(
            Group.GO,
            found.title_cy if welsh else found.title_en,
            lambda: self.context.navigate("cohorts", state),
            detail=found.code,
            icon="layers",
        )
