"""The column sets of credential logs, kept as data: which awarding body wants which columns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from facilitator.errors import RuleBroken

FIRST = "icf"


@dataclass(frozen=True)
class LogColumn:
    """One column: the field of the log and its heading in both languages."""

    field: str
    en: str
    cy: str

    def heading(self, language: str) -> str:
        """The heading in a language."""
        return self.cy if language == "cy" else self.en


@dataclass(frozen=True)
class ColumnSet:
    """How one awarding body wants its log: a row a client, or a row a session."""

    key: str
    en: str
    cy: str
    by_session: bool
    columns: tuple[LogColumn, ...]

    def name(self, language: str) -> str:
        """What the log is called in a language."""
        return self.cy if language == "cy" else self.en


@cache
def column_sets() -> tuple[ColumnSet, ...]:
    """Every column set, the ICF's first, then by key."""
    folder = files("resources") / "credentials"
    found = [
        _read(entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".json")
    ]
    return tuple(sorted(found, key=lambda one: (one.key != FIRST, one.key)))


def column_set(key: str) -> ColumnSet:
    """The column set with this key.

    Raises:
        RuleBroken: there is none.
    """
    for one in column_sets():
        if one.key == key:
            return one
    raise RuleBroken("column_set_unknown", name=key)


def _read(text: str) -> ColumnSet:
    said = json.loads(text)
    return ColumnSet(
        key=said["key"],
        en=said["name"]["en"],
        cy=said["name"]["cy"],
        by_session=said["rows"] == "sessions",
        columns=tuple(LogColumn(one["field"], one["en"], one["cy"]) for one in said["columns"]),
    )
