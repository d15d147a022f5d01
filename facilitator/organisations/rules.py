"""What makes a good organisation record: a name, two letters of its own, a colour of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

COLOURS = 10
_SMALL_WORDS = frozenset({"a", "ac", "and", "for", "i", "o", "of", "the", "y", "yr"})


def letters_for(name: str, taken: Collection[str]) -> str:
    """Two letters that stand for an organisation on a disc, different from all others.

    First the initials of its first two long words, then letters of its first word, then a digit.
    """
    words = [word for word in name.upper().split() if word.lower() not in _SMALL_WORDS]
    plain = ["".join(char for char in word if char.isalpha()) for word in words]
    plain = [word for word in plain if word] or ["X"]
    candidates = [plain[0][0] + word[0] for word in plain[1:]]
    candidates += [plain[0][0] + char for char in plain[0][1:]]
    candidates += [plain[0][0] + digit for digit in "123456789"]
    candidates += [f"{tens}{ones}" for tens in "XYZ" for ones in "0123456789"]
    return next((letters for letters in candidates if letters not in taken), candidates[0])


def next_colour(taken: Collection[int]) -> int:
    """The number of the least used organisation colour, the lowest first.

    From the 11th organisation on the number runs past ten: the same colours with an inner ring.
    """
    uses = dict.fromkeys(range(COLOURS), 0)
    for colour in taken:
        uses[colour % COLOURS] += 1
    least = min(uses, key=lambda colour: (uses[colour], colour))
    return least + COLOURS * uses[least]
