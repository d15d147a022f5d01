"""Finding by part of a name: accent-blind, and forgiving of one slip of the finger in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator.people.names import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
# In a word of three letters two may have been swapped; more is forgiven from four letters on.
SHORTEST, LEAST = 3, 4


def found(text: str, things: Iterable[T], name_of: Callable[[T], str], most: int) -> tuple[T, ...]:
    """The things in whose name every word stands; where none has them, those nearly so.

    Names that begin with what was typed come first; the order is left as it was otherwise.
    """
    words = folded(text).split()
    if not words:
        return ()
    named = [(thing, folded(name_of(thing))) for thing in things]
    hits = [(thing, name) for thing, name in named if all(word in name for word in words)]
    if not hits:
        hits = [(thing, name) for thing, name in named if _nearly(words, name)]
    hits.sort(key=lambda hit: not hit[1].startswith(words[0]))
    return tuple(thing for thing, _name in hits[:most])


def _nearly(words: list[str], name: str) -> bool:
    parts = name.replace("-", " ").split()
    return all(any(is_near(word, part) for part in parts) for word in words)


def is_near(word: str, part: str) -> bool:
    """Whether a word begins `part`, one letter too many, too few, other or swapped apart."""
    if part.startswith(word):
        return True
    if len(word) < SHORTEST or word[0] != part[:1]:
        return False
    at = next((at for at in range(min(len(word), len(part))) if word[at] != part[at]), None)
    if at is None:
        # All of `part` was typed, and one letter more.
        return len(word) >= LEAST and len(word) == len(part) + 1
    swapped = word[at + 1 : at + 2] + word[at]
    if len(swapped) == 2 and part[at:].startswith(swapped + word[at + 2 :]):
        return True
    return len(word) >= LEAST and (
        part.startswith(word[:at] + word[at + 1 :])
        or part[at + 1 :].startswith(word[at:])
        or part[at + 1 :].startswith(word[at + 1 :])
    )
