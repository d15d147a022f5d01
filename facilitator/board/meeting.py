"""Who on the board could meet whom, and why: pure rules over asks, offers and topics offered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import BoardSort, Urgency
from facilitator.people.names import folded
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words that say nothing of what is asked for, in both languages, folded.
_EMPTY_WORDS = frozenset(
    {
        "about", "with", "from", "that", "this", "them", "their", "some", "help", "somebody",
        "someone", "would", "like", "need", "needs", "could", "have", "half", "hour", "hours",
        "minutes", "welsh", "english", "free", "spare", "rhywun", "gyda", "angen", "eisiau",
        "hanner", "munud", "cymraeg", "saesneg",
    }
)  # fmt: skip
_LEAST_LETTERS = 4


@dataclass(frozen=True)
class Wanted:
    """An ask or an offer as the rules see it; `key` is its own, `party` whose it is."""

    key: str
    party: str
    sort: BoardSort | None
    text: str = ""
    topic: str = ""
    topic_en: str = ""
    topic_cy: str = ""
    body: str = ""
    region: str = ""
    minutes: int = 0
    urgency: Urgency = Urgency.WHENEVER


@dataclass(frozen=True)
class Why:
    """One reason: a wording key and the name in it, in both languages."""

    key: str
    en: str = ""
    cy: str = ""
    sort: BoardSort | None = None


@dataclass(frozen=True)
class Meeting:
    """An ask and an offer that could meet, with the reasons; `points` only order them."""

    ask: str
    offer: str
    points: int
    why: tuple[Why, ...]


def could_meet(
    asks: Iterable[Wanted], offers: Iterable[Wanted], *, met: frozenset[tuple[str, str]]
) -> tuple[Meeting, ...]:
    """The meetings that could be, the likeliest first; those in `met` have been already."""
    standing = tuple(offers)
    found = [
        meeting
        for ask in asks
        for offer in standing
        if ask.party != offer.party and (ask.key, offer.key) not in met
        for meeting in _meeting(ask, offer)
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.ask, one.offer)))


def _meeting(ask: Wanted, offer: Wanted) -> tuple[Meeting, ...]:
    why: list[Why] = []
    points = 0
    shared = sorted(words_of(ask.text) & words_of(offer.text))
    same_sort = ask.sort is not None and ask.sort is offer.sort
    if ask.topic and ask.topic == offer.topic:
        why.append(Why(N_("meet_same_topic"), ask.topic_en, ask.topic_cy))
        points += 6
    if same_sort and (shared or ask.sort is BoardSort.ROOM):
        why.append(Why(N_("meet_same_sort"), sort=ask.sort))
        points += 3
    if same_sort and shared:
        why.append(Why(N_("meet_same_word"), shared[0], shared[0]))
        points += min(3, len(shared))
    if not why:
        return ()
    if ask.region and ask.region == offer.region:
        why.append(Why(N_("meet_same_region"), ask.region, ask.region))
        points += 1
    if ask.body and offer.body and ask.body != offer.body:
        why.append(Why(N_("meet_elsewhere")))
        points += 1
    if ask.urgency is Urgency.THIS_WEEK:
        why.append(Why(N_("meet_this_week")))
        points += 2
    elif ask.urgency is Urgency.THIS_MONTH:
        points += 1
    return (Meeting(ask.key, offer.key, points, tuple(why)),)


def words_of(text: str) -> frozenset[str]:
    """The words that say what something is about, accents and capitals apart."""
    words = re.findall(r"\w+", folded(text))
    return frozenset(
        word for word in words if len(word) >= _LEAST_LETTERS and word not in _EMPTY_WORDS
    )
