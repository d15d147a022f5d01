"""Expectations, answers and the question of community in words, for page and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import Community, Kept, Wave

if TYPE_CHECKING:
    from facilitator.expectations.rules import PromisesKept
    from facilitator.words import Words


def kept_words(words: Words) -> dict[Kept, str]:
    """How far something has come."""
    return {
        Kept.KEPT: words("kept"),
        Kept.PARTLY: words("partly"),
        Kept.NOT_YET: words("not yet"),
        Kept.CHANGED: words("no longer wanted"),
    }


def waves(words: Words) -> dict[Wave, str]:
    """When something is asked."""
    return {
        Wave.START: words("At the start"),
        Wave.MIDDLE: words("Half-way"),
        Wave.END: words("At the end"),
    }


def answers(words: Words) -> dict[Community, str]:
    """The answers to "Is this a community?"."""
    return {
        Community.YES: words("yes"),
        Community.BECOMING: words("becoming one"),
        Community.NOT_YET: words("not yet"),
        Community.NO_VIEW: words("cannot say yet"),
    }


def kept_said(kept: PromisesKept, words: Words) -> str:
    """What the programme promised and kept, in one sentence."""
    if not kept.people and kept.asked == 0:
        return words("Nobody has been asked yet.")
    if kept.kept is None:
        return words("Too few answers to be told outside.")
    if kept.asked is None:
        return words("%(kept)s answers say that a promise was kept.", kept=kept.kept)
    said = words(
        "%(kept)s of %(asked)s promises kept, as %(people)s people see it",
        kept=kept.kept,
        asked=kept.asked,
        people=kept.people,
    )
    if kept.partly:
        said += words("; %(n)s in part", n=kept.partly)
    return said + "."


def slips_said(slips: int | None, words: Words) -> str:
    """A number of slips, or that it is hidden because few stand behind it."""
    return words("fewer than 5, or hidden with them") if slips is None else words.number(slips)
