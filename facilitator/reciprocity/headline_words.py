"""The headlines as sentences, the same in the window and by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.reciprocity.headlines import Headlines
    from facilitator.words import Words


def lead(told: Headlines, words: Words) -> str:
    """How many people were helped with how many hours, and how many both gave and received."""
    if not told.minutes:
        return words("Nothing has moved yet in what is asked for.")
    return words(
        "%(people)s have been helped with %(hours)s; %(both)s both gave and received.",
        people=words.many("%(n)s person", "%(n)s people", told.people_helped),
        hours=words.hours(told.minutes),
        both=words.many("%(n)s of them", "%(n)s of them", told.gave_and_received),
    )


def pool(told: Headlines, words: Words) -> str:
    """What of the hours promised for places was passed on."""
    return words(
        "Of %(promised)s promised for %(places)s, %(passed)s have been passed on",
        promised=words.hours(told.promised),
        places=words.many("%(n)s place", "%(n)s places", told.places),
        passed=words.hours(told.passed_on),
    )


def in_lines(told: Headlines, words: Words) -> str:
    """All headlines, one to a line."""
    lines = [lead(told, words)]
    if told.promises:
        kept = words("Promises kept: %(n)s of %(all)s", n=told.promises_kept, all=told.promises)
        lines.append(f"{kept}.")
    if told.has_pool:
        lines.append(f"{pool(told, words)}.")
    return "\n".join(lines)
