"""The frame of an open programme: side bar at the left, the page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.pages import PageStack
from ui.shell.sidebar import SideBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.words import Words
    from ui.shell.places import PlaceSpec
    from ui.theme.breadth import Breadth
    from ui.theme.theme import Theme


class Frame(QWidget):
    """Side bar and pages."""

    def __init__(
        self, places: Sequence[PlaceSpec], theme: Theme, words: Words, path: Path | None
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side = SideBar(words, theme, path.stem if path else "")
        self.pages = PageStack(places, theme, words)
        row.addWidget(self.side)
        row.addWidget(self.pages, 1)

    def fit(self, breadth: Breadth) -> None:
        """Arrange side bar and pages for this breadth."""
        self.side.fit(rail=breadth.rail)
        self.pages.fit(breadth)
