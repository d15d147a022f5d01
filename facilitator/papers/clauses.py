"""The clauses of an agreement: versioned sentences in both languages, in the programme's terms."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from facilitator.papers.plan import NumberedClause
from facilitator.words import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_TERMS = {Language.EN: "coachee", Language.CY: "hyfforddi"}


@dataclass(frozen=True)
class Clause:
    """One clause as it is kept: its key is the same in both languages."""

    key: str
    heading: str
    sentences: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClauseSet:
    """All clauses of a kind of agreement in one language, with the words to choose from."""

    version: int
    language: Language
    clauses: tuple[Clause, ...]
    terms: Mapping[str, Mapping[str, str]]

    def printed(self, terms: str = "") -> tuple[NumberedClause, ...]:
        """The clauses with their numbers, in the chosen terms."""
        forms = self.term_forms(terms)
        return tuple(
            NumberedClause(
                number,
                _filled(clause.heading, forms),
                tuple(_filled(sentence, forms) for sentence in clause.sentences),
                tuple(_filled(point, forms) for point in clause.points),
            )
            for number, clause in enumerate(self.clauses, 1)
        )

    def term_forms(self, terms: str = "") -> Mapping[str, str]:
        """The words of one set, such as "the_coach", also with a capital as "The_coach"."""
        chosen = self.terms[terms or DEFAULT_TERMS[self.language]]
        capitals = {_capital(name): _capital(word) for name, word in chosen.items()}
        return {**chosen, **capitals}


@cache
def clause_set(language: Language, kind: str = "coaching-agreement") -> ClauseSet:
    """The clauses that come with the program."""
    source = files("resources") / "clauses" / language.value / f"{kind}.toml"
    return read_clauses(tomllib.loads(source.read_text("utf-8")))


def read_clauses(data: Mapping[str, Any]) -> ClauseSet:
    """Clauses from the data of a TOML file, the program's own or a programme's."""
    clauses = tuple(
        Clause(
            entry["key"],
            entry["heading"],
            tuple(entry.get("sentences", ())),
            tuple(entry.get("points", ())),
        )
        for entry in data["clause"]
    )
    language = Language(data["language"])
    # Other agreements speak in the terms of the coaching agreement.
    terms = data["terms"] if "terms" in data else clause_set(language).terms
    return ClauseSet(data["version"], language, clauses, terms)


def _filled(text: str, forms: Mapping[str, str]) -> str:
    """The text with {the_coach} and its like filled in; other braces stay as typed."""
    for name, word in forms.items():
        text = text.replace("{" + name + "}", word)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
