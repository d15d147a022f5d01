"""The rings of a cohort, one line each; Enter opens one on the page of pairings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.cohorts.questions import RingLine
from ui.cohorts.wording import ring_badge
from ui.parts.notes import EmptyState, GhostRing
from ui.parts.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.words import Words
    from ui.theme.theme import Theme


class RingsPane(QWidget):
    """Rings as a table: name, people, links kept, sessions held, how it stands."""

    ring_opened = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        columns = (
            Column[RingLine]("name", words("Ring"), lambda ring: ring.name, width=180, strong=True),
            Column[RingLine]("people", words("Links"), lambda ring: len(ring.links), width=90,
                             right=True, spare=1),
            Column[RingLine]("kept", words("Links kept"), lambda ring: sum(ring.links), width=110,
                             right=True),
            Column[RingLine]("held", words("Sessions held"), lambda ring: ring.held, width=150,
                             text=lambda ring: words("%(held)s of %(agreed)s", held=ring.held,
                                                     agreed=ring.agreed), right=True),
            Column[RingLine]("state", words("State"), lambda ring: ring_badge(ring, words).word,
                             width=0, badge=lambda ring: ring_badge(ring, words)),
        )  # fmt: skip
        self.table = Table[RingLine](columns, theme, words("Rings"), key=lambda ring: str(ring.id))
        self.table.line_opened.connect(self.ring_opened)
        self.empty = EmptyState(
            words("No rings yet"),
            words("Rings come with the pairing: enrol people, then run it."),
            theme,
            ghost=GhostRing(theme),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    def show_rings(self, rings: Sequence[RingLine]) -> None:
        """Show these rings."""
        self.table.show_lines(rings)
        self.table.setVisible(bool(rings))
        self.empty.setVisible(not rings)
