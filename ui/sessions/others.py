"""Further receivers of a group session, typed by name and parted by commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.people.names import folded
from ui.parts.fields import Labelled, LineField

if TYPE_CHECKING:
    from facilitator.sessions.questions import Receiver
    from facilitator.words import Words
    from ui.theme.theme import Theme


class OthersField(Labelled):
    """Who else received; names may be shortened as long as they say who is meant."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self.line = LineField(theme, words("Who else received"))
        hint = words("in a group; names parted by commas")
        super().__init__(words("Who else received"), self.line, theme, hint=hint)
        self._words = words
        self._receivers: tuple[Receiver, ...] = ()

    def offer(self, receivers: tuple[Receiver, ...]) -> None:
        """Take the people who can have received."""
        self._receivers = receivers

    def codes(self) -> tuple[str, ...] | None:
        """The codes of who was named; None, and a word about it, where a name says too little."""
        found = []
        for typed in self.line.text().split(","):
            if not typed.strip():
                continue
            named = self._named(typed)
            if len(named) != 1:
                self.say(self._which(typed.strip(), named))
                self.line.setFocus()
                return None
            found.append(named[0].code)
        self.say("")
        return tuple(found)

    def _named(self, typed: str) -> list[Receiver]:
        wanted = folded(typed).strip()
        exact = [one for one in self._receivers if wanted in {one.folded, folded(one.code)}]
        parts = wanted.split()
        return exact or [
            one for one in self._receivers if all(part in one.folded for part in parts)
        ]

    def _which(self, typed: str, named: list[Receiver]) -> str:
        if not named:
            return self._words("Nobody here is called %(name)s.", name=typed)
        names = ", ".join(one.name for one in named[:4])
        return self._words(
            "%(name)s may be %(names)s: type a little more.", name=typed, names=names
        )
