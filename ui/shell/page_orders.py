"""What the menus ask of whichever page is shown: filter, new, print, details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.hands import choose_columns, choose_filter, copy_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.page import Page


class PageOrders:
    """Passes the window's keys on to the page, or does what is next best."""

    def __init__(
        self,
        current: Callable[[], Page | None],
        go: Callable[[str], None],
        palette: Callable[[], None],
    ) -> None:
        self._current, self._go, self._palette = current, go, palette

    def find(self) -> None:
        """Into the page's filter; the palette where it has none."""
        page = self._current()
        if page is None or not page.to_filter():
            self._palette()

    def new(self) -> None:
        """Do the page's action that has Ctrl+N."""
        page = self._current()
        for action in page.page_actions() if page else ():
            if action.keys == "Ctrl+N" and action.enabled:
                action.do()
                return

    def print_page(self) -> None:
        """Print what is shown; go to Papers where nothing here is printed."""
        page = self._current()
        if page is None or not page.print_page():
            self._go("papers")

    def copy(self) -> None:
        """Copy the list or table that is shown."""
        page = self._current()
        if page is not None:
            copy_shown(page)

    def columns(self) -> None:
        """Ask which columns the shown table has."""
        page = self._current()
        if page is not None:
            choose_columns(page)

    def filters(self) -> None:
        """Show the kept filters of the page."""
        page = self._current()
        if page is not None:
            choose_filter(page)

    def details(self) -> None:
        """Open or close the page's drawer."""
        page = self._current()
        if page is not None:
            page.show_details()
