"""Cohorts in the palette: typed by part of a name, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cohorts.finding import CohortName, cohorts_found
from facilitator.words import Language
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.shell.page import PageContext

MOST = 3


class CohortsFinder:
    """Finds cohorts by name and code."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the cohorts that have every word that was typed."""
        if not text.strip():
            answer(())
            return

        def show(cohorts: tuple[CohortName, ...]) -> None:
            answer(tuple(self._hit(one) for one in cohorts))

        self._context.runner.ask("palette:cohorts", show, cohorts_found, text, MOST)

    def _hit(self, cohort: CohortName) -> Hit:
        words, key = self._context.words, str(cohort.id)
        welsh = words.language is Language.CY
        return Hit(
            Group.GO,
            cohort.title_cy if welsh else cohort.title_en,
            lambda: self._context.navigate("cohorts", {"chosen": key}),
            detail=cohort.code,
            icon="layers",
        )
