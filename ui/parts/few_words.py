"""Words of the record that are few and known, days and regions, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.words import Words


def _days(words: Words) -> dict[str, str]:
    return {
        "Mon": words("Mondays"),
        "Tue": words("Tuesdays"),
        "Wed": words("Wednesdays"),
        "Thu": words("Thursdays"),
        "Fri": words("Fridays"),
        "Sat": words("Saturdays"),
        "Sun": words("Sundays"),
    }


def times_said(times: Sequence[str], words: Words) -> list[str]:
    """When somebody is free: days of the week in their order, then what was said freely."""
    days = _days(words)
    order = list(days)
    known = sorted((time for time in times if time in days), key=order.index)
    return [days[time] for time in known] + [time for time in times if time not in days]


def times_typed(typed: Iterable[str], words: Words) -> list[str]:
    """What is kept for times as they were typed: days by their first letters or whole names."""
    return [_key_of(one, _days(words)) for one in typed]


def _regions(words: Words) -> dict[str, str]:
    return {
        "North": words("North"),
        "South": words("South"),
        "East": words("East"),
        "West": words("West"),
        "Mid": words("Mid"),
    }


def region_said(region: str, words: Words) -> str:
    """A region in the reader's language where it is one of the compass, else as it was typed."""
    return _regions(words).get(region, region)


def region_typed(region: str, words: Words) -> str:
    """What is kept for a region as it was typed."""
    return _key_of(region, _regions(words))


def _key_of(typed: str, said: dict[str, str]) -> str:
    for key, word in said.items():
        if folded(typed) in {folded(key), folded(word)}:
            return key
        # "Tuesday" and "Tues" are Tuesdays too.
        begins = len(typed) > 2 and folded(word).startswith(folded(typed))
        if begins and len(key) == 3:
            return key
    return typed
