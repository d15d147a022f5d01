"""What other pages can do, in the palette: it goes there and begins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.shell.palette import Group, Hit, sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.words import Words
    from ui.shell.page import PageContext


def deeds(words: Words) -> tuple[tuple[str, str, str, str], ...]:
    """What can be begun from anywhere: place, what is wanted there, its words, icon."""
    return (
        ("people", "new", words("Add a person"), "user"),
        ("people", "import", words("Bring in people from a spreadsheet"), "users"),
        ("organisations", "new", words("Add an organisation"), "building-2"),
        ("cohorts", "new", words("Open a cohort"), "layers"),
        ("cohorts", "enrol", words("Enrol people"), "layers"),
        ("cohorts", "gathering", words("Plan a gathering"), "calendar"),
        ("cohorts", "room", words("The room’s screen"), "presentation"),
        ("pairings", "run", words("Pair a cohort"), "git-compare-arrows"),
        ("sessions", "log", words("Log a session"), "messages-square"),
        ("requests", "new", words("Keep a request for help"), "messages-square"),
        ("board", "ask", words("Put an ask on the board"), "clipboard-paste"),
        ("board", "offer", words("Put an offer on the board"), "clipboard-paste"),
    )


class ElsewhereFinder:
    """Finds what can be begun on another page than the one that is shown."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the deeds that have every word that was typed."""
        words = self._context.words
        hits = (
            Hit(Group.DO, said, partial(self._context.navigate, place, {"do": do}), icon=icon)
            for place, do, said, icon in deeds(words)
        )
        answer(sifted(tuple(hits), text) if text.strip() else ())
