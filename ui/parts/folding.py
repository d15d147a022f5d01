"""Text folded for search: no accents, no capitals, so that "sian" finds "Siân"."""

from __future__ import annotations

import unicodedata

# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "ß": "ss", "æ": "ae"})


def folded(text: str) -> str:
    """The text as it is searched: small letters without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def matches(text: str, haystack: str) -> bool:
    """Whether every word of `text` (folded) stands somewhere in the folded haystack."""
    return all(word in haystack for word in folded(text).split())
