"""A page with a list beside its detail: one of the two where the window is slim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.page import Page

if TYPE_CHECKING:
    from ui.parts.split import Split
    from ui.theme.breadth import Breadth


class SplitPage(Page):
    """A page that builds its `split` in its constructor."""

    split: Split

    def show_details(self) -> None:
        """In a slim window, go to the detail."""
        self.split.show_detail()

    def back(self) -> bool:
        """In a slim window, go back to the list."""
        return self.split.show_list()

    def fit(self, breadth: Breadth) -> None:
        """Arrange list and detail for this breadth."""
        super().fit(breadth)
        self.split.fit(breadth)
