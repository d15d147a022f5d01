"""Promises in words: how they stand, where the help goes, what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.commitments.questions import Standing
from facilitator.vocabulary import Counts, Direction
from ui.parts.marks import Badge, Shape

if TYPE_CHECKING:
    from facilitator.commitments.questions import PromiseLine
    from facilitator.words import Words


def standing_badge(line: PromiseLine, words: Words) -> Badge:
    """How a promise stands, as the first line of its detail says it."""
    if line.standing is Standing.BEHIND:
        return Badge(Shape.HALF, words("a session or more to arrange"), "ink")
    return badge(line, words)


def badge(line: PromiseLine, words: Words) -> Badge:
    """How a promise stands, as shape and word."""
    if line.standing is Standing.MET and line.met_late:
        return Badge(Shape.DOT, words("met, late"), "accent_text")
    return {
        Standing.MET: Badge(Shape.DOT, words("met"), "accent_text"),
        Standing.AHEAD: Badge(Shape.UP, words("ahead"), "accent_text"),
        Standing.IN_STEP: Badge(Shape.DOT, words("in step"), "accent_text"),
        Standing.BEHIND: Badge(Shape.HALF, words("to arrange"), "ink"),
        Standing.NOT_BEGUN: Badge(Shape.HOLLOW, words("not begun yet"), "ink2"),
        Standing.RESTING: Badge(Shape.BARS, words("at rest"), "ink2"),
        Standing.WAITING_FOR_US: Badge(Shape.HOLLOW, words("waiting for us"), "ink2"),
        Standing.LET_GO: Badge(Shape.DASHED, words("let go with thanks"), "ink2"),
        Standing.HANDED_ON: Badge(Shape.DASHED, words("handed on"), "ink2"),
        Standing.LAPSED: Badge(Shape.DASHED, words("ended with the cohort"), "ink2"),
    }[line.standing]


def directions(words: Words) -> tuple[tuple[str, str], ...]:
    """Where the help of a promise can go."""
    return (
        (Direction.PASS_ON.value, words("passes it on to others")),
        (Direction.RETURN.value, words("returns it to the giver")),
        (Direction.TO_POOL.value, words("gives it to the pool")),
        (Direction.LATER.value, words("gives it later")),
    )


def countings(words: Words) -> tuple[tuple[str, str], ...]:
    """What can count towards a promise."""
    return (
        (Counts.EXTERNAL.value, words("only what goes elsewhere")),
        (Counts.ANY.value, words("whatever is given")),
    )


def counts_words(line: PromiseLine, words: Words) -> str:
    """What counts towards a promise, in a few words."""
    parts = [dict(countings(words))[line.counts.value]]
    if line.qualified_only:
        parts.append(words("given with a qualification"))
    if line.region:
        parts.append(words("in %(region)s", region=line.region))
    return ", ".join(parts)


def way_of(line: PromiseLine, words: Words) -> str:
    """Where the help goes in a word or two, as a column says it."""
    way = {
        Direction.PASS_ON: words("to others"),
        Direction.RETURN: words("back to the giver"),
        Direction.TO_POOL: words("to the pool"),
        Direction.LATER: words("later"),
    }[line.direction]
    return line.to.name(words.language.value) if line.to else way


def goes_to(line: PromiseLine, words: Words) -> str:
    """Where the help goes, with a name where there is one."""
    way = dict(directions(words))[line.direction.value]
    return f"{way}: {line.to.name(words.language.value)}" if line.to else way
