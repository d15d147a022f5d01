"""Going from place to place in the window: back and forward, the keyboard, files dropped on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from ui.shell.folders import dropped_pages, dropped_programme
from ui.shell.navigation import Stop, Trail

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from facilitator.words import Words
    from ui.runner import Runner
    from ui.shell.frame import Frame
    from ui.shell.menus import Menus
    from ui.shell.opening import Opening
    from ui.shell.page import Page
    from ui.shell.palette import Palette
    from ui.shell.places import PlaceSpec
    from ui.shell.providers import Finder
    from ui.shell.steps import Steps
    from ui.theme.theme import Theme


class WalkingWindow(QMainWindow):
    """A window with a frame of places; the main window fills in what stands in it."""

    frame: Frame
    menus: Menus
    opening: Opening
    theme: Theme
    words: Words

    def __init__(self, places: tuple[PlaceSpec, ...]) -> None:
        super().__init__()
        self.runner: Runner | None = None
        self.path: Path | None = None
        self._places = places
        self._place = places[0].key
        self._trail = Trail()
        self.steps: Steps | None = None

    def current_page(self) -> Page | None:
        """The page that is shown, None while nothing is."""
        return self.frame.pages.current()

    def _here(self) -> Stop:
        page = self.current_page()
        return Stop(self._place, page.state() if page else {})

    def go(self, place: str, state: Mapping[str, object] | None = None) -> None:
        """Go to a place; `state` is given to its page.

        While the programme is being opened the place is where one will be.
        """
        if all(known.key != place for known in self._places):
            return
        if self.runner is None:
            if self.opening.is_under_way:
                self._place = place
                self._show_place(Stop(place))
                self.frame.side.show_place(place)
            return
        self._trail.leave(self._here())
        self._show_place(Stop(place, state or {}))

    def back(self) -> None:
        """From the detail to the list, else to where one was before."""
        page = self.current_page()
        if page is not None and page.back():
            return
        stop = self._trail.back(self._here())
        if stop is not None:
            self._show_place(stop)

    def forward(self) -> None:
        """To where one went back from."""
        stop = self._trail.forward(self._here())
        if stop is not None:
            self._show_place(stop)

    def _show_place(self, stop: Stop) -> None:
        self._leave_page(stop.place)
        page = self.frame.pages.show_page(stop.place, stop.state)
        if page is not None:
            self._place = stop.place
            self.frame.side.show_place(stop.place)
            self._bring_keyboard(page)
        self.menus.back.setEnabled(self._trail.can_go_back)
        self.menus.forward.setEnabled(self._trail.can_go_forward)

    def _leave_page(self, place: str) -> None:
        """Take the keyboard off a page before it is hidden.

        Qt would hand it to whatever comes next on the new page, and nobody would know that it
        has not been put there.
        """
        now, page = self.focusWidget(), self.current_page()
        if page is None or now is None or place == self._place:
            return
        if page.isAncestorOf(now):
            now.clearFocus()

    def _bring_keyboard(self, page: Page) -> None:
        """The keyboard goes to the page, but stays in the side bar or page where it is already."""
        now = self.focusWidget()
        if now is None or not (page.isAncestorOf(now) or self.frame.side.has_chosen(now)):
            page.begin()

    # The palette.

    @cached_property
    def finder(self) -> Finder:
        """What the palette asks; made with it."""
        from ui.shell.providers import Finder

        return Finder(self.words, self._places, self.menus, self.go, self.current_page)

    @cached_property
    def palette_panel(self) -> Palette:
        """The palette over the frame; made when it is first wanted."""
        from ui.shell.palette import Palette

        panel = Palette(self, self.theme, self.words)
        panel.add_provider(self.finder.places)
        panel.add_provider(self.finder.actions)
        return panel

    def hide_palette(self) -> None:
        """Close the palette, if it was ever opened."""
        if "palette_panel" in vars(self):
            self.palette_panel.hide()

    def _drop_palette(self) -> None:
        """Let the next palette speak another language, or find in another programme."""
        self.hide_palette()
        vars(self).pop("finder", None)
        panel = vars(self).pop("palette_panel", None)
        if panel is not None:
            panel.deleteLater()

    # Steps.

    def undo(self) -> None:
        """Take the newest step back and say so."""
        if self.steps is not None:
            self.steps.undo()

    def redo(self) -> None:
        """Carry out again what was taken back."""
        if self.steps is not None:
            self.steps.redo()

    # Files that are dropped on the window.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a programme file, and scanned pages while a programme is open."""
        pages = self.runner is not None and dropped_pages(event.mimeData())
        if pages or dropped_programme(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the programme file, or read the pages that came back."""
        path, pages = dropped_programme(event.mimeData()), dropped_pages(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)
        elif pages:
            event.acceptProposedAction()
            self.go("scans", {"files": pages})

    def open_file(self, path: Path) -> None:
        """Open another programme; the one that is open stays until the other one stands."""
        if path != self.path:
            self.opening.open(path)

    def _page_made(self, page: Page) -> None:
        page.actions_changed.connect(self._show_page_actions)

    def _show_page_actions(self) -> None:
        page = self.current_page()
        self.menus.show_page_actions(page.page_actions() if page else ())

    def open_palette(self) -> None:
        """Open the palette over the frame."""
        if self.runner is not None:
            self.palette_panel.open()
