"""How the plan would end: who would still have something to pass on, and an ask that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.pairing.plan_step import BY_HAND
from ui.pairing.wording import listed
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from facilitator.pairing.forecasting import WouldStillPassOn
    from facilitator.pairing.shown import RoundShown
    from facilitator.words import Words
    from ui.theme.theme import Theme

MOST = 6


def add_forecast(
    column: QVBoxLayout,
    still: Sequence[WouldStillPassOn],
    topics: Mapping[str, str],
    theme: Theme,
    words: Words,
) -> None:
    """A line for each of them, those first whom nobody asks."""
    if not still:
        return
    title = words.many(
        "One person would still have something to pass on at the end",
        "%(n)s people would still have something to pass on at the end",
        len(still),
    )
    column.addWidget(Text(title, Role.STRONG, theme, wraps=True))
    for one in still[:MOST]:
        hours = words.hours(one.minutes)
        said = [words("%(name)s: %(hours)s.", name=one.who.name, hours=hours)]
        if one.nobody_asks:
            said.append(words("Nobody here asks for what they offer."))
        if one.asks:
            asks = listed(_named(one.asks, topics, words), words)
            said.append(words("Somebody to ask for this would help: %(topics)s.", topics=asks))
        elif one.offers:
            offers = listed(_named(one.offers, topics, words), words)
            said.append(words("Others here still wait for: %(topics)s.", topics=offers))
        column.addWidget(Text(" ".join(said), Role.SENTENCE, theme, wraps=True))
    if len(still) > MOST:
        more = words.many("One more", "%(n)s more", len(still) - MOST)
        column.addWidget(Text(more, Role.SENTENCE, theme))


def by_hand_sentences(kept: RoundShown, words: Words) -> tuple[str, ...]:
    """What the plan adds up to, against what the run had found; nothing where nobody changed it."""
    figures = (kept.options or {}).get("by_hand")
    if not figures or kept.status == BY_HAND:
        return ()
    found, now = figures["found"], figures["now"]
    return (
        words("People with a place: %(now)s; the run found %(found)s.",
              now=now["people"], found=found["people"]),
        words("Pairings elsewhere: %(now)s; the run found %(found)s.",
              now=now["elsewhere"], found=found["elsewhere"]),
        words("Points of fit: %(now)s; the run found %(found)s.",
              now=now["fit"], found=found["fit"]),
    )  # fmt: skip


def _named(given: Sequence[str], topics: Mapping[str, str], words: Words) -> list[str]:
    """Topics in the window's language."""
    welsh = words.language.value == "cy"
    return [topics.get(topic) or topic if welsh else topic for topic in given]
