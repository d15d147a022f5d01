"""What a survey asks, as it is kept in a file of its own for each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.asking_vocabulary import Respondent, SurveyWave
    from facilitator.words import Language

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class SurveyText:
    """A form in one language: statements to be answered 1 to 5, and a line to write on."""

    title: str
    lead: str
    scale: str
    statements: tuple[str, ...]
    line: str
    may_quote: str


@cache
def survey_text(respondent: Respondent, wave: SurveyWave, language: Language) -> SurveyText:
    """The form for one kind of respondent and one time."""
    source = files("resources") / "papers" / language.value / "surveys.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    return SurveyText(
        data["title"],
        data["lead"],
        data["scale"],
        tuple(data[respondent.value]["statements"]),
        data["lines"][wave.value],
        data["may_quote"],
    )
