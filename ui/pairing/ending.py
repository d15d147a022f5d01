"""How the plan would end: when its rings come round, who would still have something to pass on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.calendar_words import SHORT_MONTHS
from facilitator.charts.coming_round import RingsToCome
from facilitator.charts.timeline import DayWord
from facilitator.pairing.plan_step import BY_HAND
from ui.drawings.lines import ComingRoundView
from ui.pairing.wording import listed
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from facilitator.pairing.forecasting import WouldStillPassOn
    from facilitator.pairing.pace import ComesRound
    from facilitator.pairing.shown import PairingsShown, RoundShown
    from facilitator.words import Words
    from ui.theme.theme import Theme

MOST = 6
MONTH = dt.timedelta(days=32)


def add_coming_round(
    column: QVBoxLayout,
    rings: Sequence[ComesRound],
    shown: PairingsShown,
    theme: Theme,
    words: Words,
) -> None:
    """A sentence and a line with a disc for each ring; nothing while no pace is known."""
    names = {ring.key: ring.name for ring in shown.rings}
    days = tuple(DayWord(one.day, names[one.ring]) for one in rings if one.ring in names)
    if not days:
        return
    by = shown.cohort.give_by or shown.cohort.end
    values = {"ring": days[-1].words, "day": words.date(by or days[-1].day)}
    if by is None:
        said = words(
            "At the pace of earlier sessions the last ring, %(ring)s, would come round about"
            " %(day)s.",
            **values,
        )
    else:
        said = words(
            "At the pace of earlier sessions, rings that come round by %(day)s: %(n)s of %(all)s."
            " The last would be %(ring)s.",
            n=sum(one.day <= by for one in days),
            all=len(days),
            **values,
        )
    column.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
    view = ComingRoundView(theme, words)
    view.show_rings(_line_of(days, by, words))
    column.addWidget(view)


def _line_of(days: tuple[DayWord, ...], by: dt.date | None, words: Words) -> RingsToCome:
    """The line from the month of the first ring to the month after the last."""
    ends = [day.day for day in days] + ([by] if by is not None else [])
    month, last = min(ends).replace(day=1), (max(ends) + MONTH).replace(day=1)
    months = []
    while month <= last:
        months.append(DayWord(month, SHORT_MONTHS[words.language.value][month.month - 1]))
        month = (month + MONTH).replace(day=1)
    mark = None if by is None else DayWord(by, words.date(by, "day"))
    return RingsToCome(days, tuple(months), last, mark)


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
