"""What folders of other programs and older days say for what we say."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from facilitator.vocabulary import LetterLanguage

E = TypeVar("E", bound=StrEnum)

_OTHER_WORDS = {
    "active": "in_force",
    "running": "in_force",
    "agreed": "accepted",
    "planned": "proposed",
    "draft": "proposed",
    "suggested": "proposed",
    "offered": "proposed",
    "closed": "completed",
    "ended": "completed",
    "finished": "completed",
    "to_the_pool": "to_pool",
    "pool": "to_pool",
    "elsewhere": "external",
    "external_only": "external",
    "elsewhere_only": "external",
    "all": "any",
    "welsh": "cy",
    "cymraeg": "cy",
    "english": "en",
    "saesneg": "en",
    "bilingual": "both",
}


def known(kind: type[E], value: str) -> E | None:
    """A value of an enumeration, other words for it included; none where it is no such word."""
    said = value.strip().lower().replace(" ", "_")
    said = _OTHER_WORDS.get(said, said)
    return kind(said) if said in set(kind) else None


def letters(value: str) -> LetterLanguage:
    """The language of somebody's letters; whatever we do not print in counts as not asked."""
    said = value.strip().lower()
    said = _OTHER_WORDS.get(said, said)
    return LetterLanguage(said) if said in set(LetterLanguage) else LetterLanguage.NOT_ASKED
