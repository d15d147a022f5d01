"""The words round figures: what a figure counts, months, quarters, shares."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.papers.shared import month_name
from facilitator.reciprocity.behind import Unit

if TYPE_CHECKING:
    from facilitator.papers.shared import Named
    from facilitator.words import Words


def called(name: Named, words: Words) -> str:
    """A name in the window's language."""
    return name.read_in(words.language)


def amount(value: float | None, unit: Unit, words: Words) -> str:
    """A figure with what it counts: minutes as hours; nothing where it is not known."""
    if value is None:
        return ""
    if unit is Unit.MINUTES:
        return words.hours(int(value))
    return words.number(value)


def counted(value: int, unit: Unit, words: Words) -> str:
    """A figure in words: 3 sessions."""
    match unit:
        case Unit.MINUTES:
            return words.hours(value)
        case Unit.DAYS:
            return words.many("%(n)s day", "%(n)s days", value)
        case Unit.PEOPLE:
            return words.many("%(n)s person", "%(n)s people", value)
        case Unit.SESSIONS:
            return words.many("%(n)s session", "%(n)s sessions", value)
        case Unit.PAIRINGS:
            return words.many("%(n)s pairing", "%(n)s pairings", value)
        case Unit.PROMISES:
            return words.many("%(n)s promise", "%(n)s promises", value)
        case Unit.ORGANISATIONS:
            return words.many("%(n)s organisation", "%(n)s organisations", value)


def share(value: float | None, words: Words) -> str:
    """A share to two decimals: 0.57; a dash while nothing has moved."""
    return "–" if value is None else words.number(round(value, 2))


def percent(value: float | None, words: Words) -> str:
    """A share in whole per cent."""
    return "" if value is None else words("%(n)s %%", n=round(100 * value))


def month(code: str, words: Words) -> str:
    """A month by its first seven letters: March 2027."""
    return month_name(words, dt.date(int(code[:4]), int(code[5:7]), 1))


def quarter(code: str, words: Words) -> str:
    """A quarter such as 2027-Q1."""
    return words("Quarter %(n)s of %(year)s", n=code[-1], year=code[:4])
