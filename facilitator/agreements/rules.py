"""How issued papers are numbered, and who signs an agreement."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"^(?P<letter>[A-Z]{1,2})-(?P<year>\d{4})-(?P<n>\d{4,})$")


class Signer(StrEnum):
    """Who signs an agreement."""

    COACH = "coach"
    COACHEE = "coachee"
    FACILITATOR = "facilitator"


def next_numbers(letter: str, year: int, used: Iterable[str], count: int) -> list[str]:
    """The next free numbers of this laptop and year, such as A-2026-0147.

    The letter is the laptop's, so that two laptops never print the same number.
    """
    greatest = 0
    for number in used:
        found = _NUMBER.match(number)
        if found and found["letter"] == letter and int(found["year"]) == year:
            greatest = max(greatest, int(found["n"]))
    return [f"{letter}-{year}-{greatest + n:04d}" for n in range(1, count + 1)]
