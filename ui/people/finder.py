"""People in the palette: typed by part of a name, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.people.finding import people_found
from ui.shell.names_finder import NamesFinder
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.people.questions import PersonName

MOST = 6


class PeopleFinder(NamesFinder["PersonName"]):
    """Finds people by name, other name and organisation, accents apart."""

    place = "people"

    def ask(self, text: str, show: Callable[[tuple[PersonName, ...]], None]) -> None:
        """Ask by name, other name and organisation."""
        alphabet = self.context.alphabet.value
        self.context.runner.ask(self.key, show, people_found, text, MOST, alphabet)

    def hit(self, found: PersonName) -> Hit:
        """The person, opened on their page."""
        state = {"chosen": str(found.id)}
        return Hit(
            Group.PEOPLE,
            found.name,
            lambda: self.context.navigate("people", state),
            icon="user",
        )
