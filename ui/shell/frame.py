"""The frame of an open programme: side bar at the left, the page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.text import Text
from ui.shell.pages import PageStack
from ui.shell.sidebar import SideBar
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.words import Words
    from ui.shell.places import PlaceSpec
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme


class Frame(QWidget):
    """Side bar and pages; above them, where a file may only be read, the words that say so."""

    def __init__(
        self, places: Sequence[PlaceSpec], theme: Theme, words: Words, path: Path | None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = words(
            "To look only: nothing that you change here is saved. Print and export as usual."
        )
        self.only_looked_at = Text(said, Role.BODY, theme, wraps=True)
        self.only_looked_at.setContentsMargins(20, 8, 20, 8)
        self.only_looked_at.hide()
        column.addWidget(self.only_looked_at)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column.addLayout(row, 1)
        self.side = SideBar(words, theme, path.stem if path else "")
        self.pages = PageStack(places, theme, words)
        row.addWidget(self.side)
        row.addWidget(self.pages, 1)

    def show_reads_only(self, *, reads_only: bool) -> None:
        """Say above the page that nothing can be saved in this file."""
        self.only_looked_at.setVisible(reads_only)
        self.side.saved.show_reads_only(reads_only=reads_only)

    def fit(self, breadth: Breadth) -> None:
        """Arrange side bar and pages for this breadth."""
        self.side.fit(rail=breadth.rail)
        self.pages.fit(breadth)
