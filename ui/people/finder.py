"""People in the palette: typed by part of a name, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.people.finding import people_found
from ui.shell.palette import Group, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.people.questions import PersonName
    from ui.shell.page import PageContext

MOST = 6


class PeopleFinder:
    """Finds people by name, other name and organisation, accents apart."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the people who have every word that was typed."""
        if not text.strip():
            answer(())
            return

        def found(people: tuple[PersonName, ...]) -> None:
            answer(tuple(self._hit(person) for person in people))

        alphabet = self._context.alphabet.value
        self._context.runner.ask("palette:people", found, people_found, text, MOST, alphabet)

    def _hit(self, person: PersonName) -> Hit:
        key = str(person.id)
        return Hit(
            Group.PEOPLE,
            person.name,
            lambda: self._context.navigate("people", {"chosen": key}),
            icon="user",
        )
