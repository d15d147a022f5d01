"""Which cohort a page shows: the first open one, until another is chosen."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from facilitator.vocabulary import CohortState
from ui.parts.fields import ChoiceField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.cohorts.questions import CohortFacts
    from facilitator.words import Words
    from ui.theme.theme import Theme

OVER = (CohortState.CLOSED, CohortState.ARCHIVED)


class CohortChooser(ChoiceField):
    """A choice among the cohorts, not shown where there is only one.

    `wanted` is the key of the cohort to show, also before the cohorts are known.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words("Cohort"))
        self.wanted = ""
        self._language = words.language.value
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chosen.connect(self.want)

    def want(self, key: str) -> None:
        """Show this cohort from now on."""
        self.wanted = key or self.wanted

    def show_cohorts(self, cohorts: Sequence[CohortFacts]) -> uuid.UUID | None:
        """Offer the cohorts; the one to show, None where there is none."""
        if self.wanted not in [str(one.id) for one in cohorts]:
            open_ones = [one for one in cohorts if one.state not in OVER]
            self.wanted = str([*open_ones, *cohorts][0].id) if cohorts else ""
        self.offer((str(one.id), one.title(self._language)) for one in cohorts)
        self.choose(self.wanted)
        self.setVisible(len(cohorts) > 1)
        return uuid.UUID(self.wanted) if self.wanted else None
