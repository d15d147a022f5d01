"""The pages of the window: loaded when first wanted, kept, told what changed, rebuilt."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.parts.notes import EmptyState
from ui.shell.page import Page, PageContext, Touched
from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.words import Words
    from ui.shell.places import PlaceSpec
    from ui.theme.theme import Theme


_WAITING = 0


class PageStack(QStackedWidget):
    """One page above the other; the current one is seen."""

    page_made = Signal(object)
    page_shown = Signal(object)

    def __init__(self, places: Sequence[PlaceSpec], theme: Theme, words: Words) -> None:
        super().__init__()
        self._places = {place.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._context: PageContext | None = None
        self._breadth = Breadth.WIDE
        self._theme, self._words = theme, words
        self.addWidget(Waiting(theme))

    def begin(self, context: PageContext) -> None:
        """Pages can be made from now on: the programme is open and the store imported.

        With a first look only those that can show it are made; they ask once this is called again.
        """
        self._context = context
        if context.first_look is None:
            for page in self._pages.values():
                page.programme_opened()

    def show_page(self, key: str, state: Mapping[str, object]) -> Page | None:
        """Show a place in this state; None while no programme is open."""
        if self._context is None or key not in self._places:
            return None
        if self._context.first_look is not None and not self._places[key].at_once:
            self.setCurrentIndex(_WAITING)
            return None
        if key not in self._pages:
            self._pages[key] = self._made(self._places[key], self._context)
            self.addWidget(self._pages[key])
        page = self._pages[key]
        if state:
            page.restore(state)
        self.setCurrentWidget(page)
        self.page_shown.emit(page)
        return page

    def _made(self, place: PlaceSpec, context: PageContext) -> Page:
        if not is_built_in(place.module):
            page: Page = NotHere(context, place.name(context.words))
        else:
            page = getattr(import_module(place.module), place.page)(context)
        page.fit(self._breadth)
        self.page_made.emit(page)
        return page

    def current(self) -> Page | None:
        """The page that is shown, None while nothing is."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def states(self) -> dict[str, Mapping[str, object]]:
        """The state of every page that was made, to give back after a change of language."""
        return {key: page.state() for key, page in self._pages.items()}

    def give_back(self, states: Mapping[str, Mapping[str, object]]) -> None:
        """Make these pages and give them back their states."""
        for key, state in states.items():
            if self._context is not None and key in self._places:
                self._pages[key] = self._made(self._places[key], self._context)
                self.addWidget(self._pages[key])
                self._pages[key].restore(state)

    def programme_changed(self, touched: Touched) -> None:
        """Tell every page what was touched."""
        for page in self._pages.values():
            page.programme_changed(touched)

    def fit(self, breadth: Breadth) -> None:
        """Arrange every page for this breadth."""
        self._breadth = breadth
        for page in self._pages.values():
            page.fit(breadth)


def is_built_in(module: str) -> bool:
    """Whether a module of ours is there; a missing package above it is no error."""
    parts = module.split(".")
    return all(find_spec(".".join(parts[:end])) for end in range(1, len(parts) + 1))


class Waiting(QWidget):
    """What stands where a page will be, until the programme is open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme


class NotHere(Page):
    """Stands for a place whose page is not part of this build."""

    def __init__(self, context: PageContext, name: str) -> None:
        super().__init__(context)
        words = self.words
        column = QVBoxLayout(self)
        sentence = words("This part of Facilitator is not built in here.")
        column.addWidget(EmptyState(name, sentence, self.theme))
