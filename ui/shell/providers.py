"""What the palette finds: places, what the page and the menus can do, people, papers."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from ui.shell.mnemonics import plain
from ui.shell.pages import is_built_in
from ui.shell.palette import Group, Hit, sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.words import Words
    from ui.shell.menus import Menus
    from ui.shell.page import Page, PageContext
    from ui.shell.places import PlaceSpec

    Answer = Callable[[Sequence[Hit]], None]
    Provider = Callable[[str, Answer], None]

# Classes that take a PageContext and are called as a provider; loaded once a programme is open.
LATER = (
    ("ui.people.finder", "PeopleFinder"),
    ("ui.cohorts.finder", "CohortsFinder"),
    ("ui.pairing.finder", "PairingsFinder"),
    ("ui.papers.finder", "PapersFinder"),
    ("ui.reciprocity.finder", "FiguresFinder"),
    ("ui.settings.finder", "SettingsFinder"),
    ("ui.shell.elsewhere", "ElsewhereFinder"),
    ("ui.filters.kept", "FiltersFinder"),
)


class Finder:
    """The providers of one window in one language."""

    def __init__(
        self,
        words: Words,
        places: Sequence[PlaceSpec],
        menus: Menus,
        go: Callable[[str], None],
        current: Callable[[], Page | None],
    ) -> None:
        self._words, self._places, self._menus = words, tuple(places), menus
        self._go, self._current = go, current

    def places(self, text: str, answer: Answer) -> None:
        """The places whose name has what was typed."""
        hits = [
            Hit(
                Group.GO,
                place.name(self._words),
                partial(self._go, place.key),
                icon=place.icon,
                keys=self._key_of(place, number),
            )
            for number, place in enumerate(self._places, start=1)
        ]
        answer(sifted(hits, text))

    def _key_of(self, place: PlaceSpec, number: int) -> str:
        """The number of its place, in the language's word for Ctrl; others as they are."""
        keys = place.shortcut(number)
        return keys.replace("Ctrl", self._words("Ctrl")).replace("+", " ")

    def actions(self, text: str, answer: Answer) -> None:
        """What the page can do, and with some letters typed what the menus can."""
        page = self._current()
        hits = [
            Hit(Group.DO, action.text, action.do, icon=action.icon, keys=_caps(action.keys))
            for action in (page.page_actions() if page else ())
            if action.enabled
        ]
        if text.strip():
            shown = {hit.title for hit in hits}
            for key in ("file", "edit", "view", "papers", "help"):
                for action in self._menus.by_name[key].actions():
                    name = plain(action.text())
                    if name and action.menu() is None and action.isEnabled() and name not in shown:
                        keys = _caps(action.shortcut().toString())
                        hits.append(Hit(Group.DO, name, action.trigger, keys=keys))
        answer(sifted(hits, text))

    @staticmethod
    def load(context: PageContext) -> list[Provider]:
        """The providers that ask the programme, as far as they are built in."""
        return [
            getattr(import_module(module), name)(context)
            for module, name in LATER
            if is_built_in(module)
        ]


def _caps(keys: str) -> str:
    """Keys as they stand on a cap: Ctrl K."""
    return keys.replace("+", " ")
