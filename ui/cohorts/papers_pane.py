"""The papers of a cohort: what can be prepared, each opening the page of papers on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.rows import Row, RowList

if TYPE_CHECKING:
    from facilitator.cohorts.questions import Overview
    from facilitator.words import Words
    from ui.theme.theme import Theme


class PapersPane(QWidget):
    """Summary, agreements and the pack of the next gathering."""

    paper_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.list = RowList(theme, words("Papers of the cohort"), margin=10)
        self.list.row_opened.connect(self.paper_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_papers(self, shown: Overview) -> None:
        """Show what can be prepared for a cohort."""
        words = self._words
        self.list.show_rows(
            (
                Row(
                    "summary",
                    words("Progress summary"),
                    under=words("For partners and the board; nobody is named beside anything open"),
                    icon="file-text",
                ),
                Row(
                    "agreements",
                    words("Agreements"),
                    under=words("Pairings: %(n)s; one agreement each", n=shown.pairings),
                    icon="file-lock-2",
                ),
                Row(
                    "pack",
                    words("Pack for the next gathering"),
                    under=words("Sign-in sheet, slips and letters in the order of the room"),
                    icon="printer",
                ),
            )
        )
        if not self.list.chosen():
            self.list.choose_first()
