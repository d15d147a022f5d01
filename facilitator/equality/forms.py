"""What the form says, as it is kept in a file of its own for each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Language


@dataclass(frozen=True)
class EqualityText:
    """The form in one language: its lead, how it comes back, and its questions with answers."""

    title: str
    lead: str
    back: str
    questions: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]


@cache
def equality_text(language: Language) -> EqualityText:
    """The form in a language."""
    source = files("resources") / "papers" / language.value / "equality.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    asked = data["questions"]
    return EqualityText(
        data["title"],
        data["lead"],
        data["back"],
        {key: one["question"] for key, one in asked.items()},
        {key: one["answers"] for key, one in asked.items()},
    )
