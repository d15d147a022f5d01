"""Logs of practice and supervision with columns as data, and survey forms without names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Choices,
    Column,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Signer,
    Space,
    Table,
    Title,
    Together,
)
from facilitator.papers.texts import running_text
from facilitator.words import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.papers.shared import Named
    from facilitator.words import Words

# Rows left to write on; a log that lists what the record knows needs fewer.
EMPTY_ROWS = {PaperKind.CREDENTIAL_LOG: 2, PaperKind.SUPERVISION_LOG: 4}
WAVES = ("before", "end", "later")
SCALE = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class LogColumn:
    """A column of a log: its head in both languages and its share of the width."""

    cy: str
    en: str
    share: float = 1.0

    def read_in(self, language: Language) -> str:
        """The head for a reader of this language."""
        return self.cy if language is Language.CY else self.en


@dataclass(frozen=True)
class LogTable:
    """One set of columns with its rows, each row in both languages."""

    name: Named
    columns: tuple[LogColumn, ...]
    cy: tuple[tuple[str, ...], ...] = ()
    en: tuple[tuple[str, ...], ...] = ()

    def rows(self, language: Language) -> tuple[tuple[str, ...], ...]:
        """The rows for a reader of this language."""
        return self.cy if language is Language.CY else self.en


@dataclass(frozen=True)
class Log:
    """Somebody's log: a table for each set of columns, and what it comes to in minutes."""

    top: Top
    name: str
    tables: tuple[LogTable, ...]
    minutes: int
    paid_by_exchange: int = 0
    qualifications: tuple[str, ...] = ()


@cache
def supervision_columns() -> tuple[LogColumn, ...]:
    """The columns of the supervision log: what the record knows first, then what is written in."""
    source = files("resources") / "papers" / "log-columns.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    return tuple(LogColumn(**column) for column in data["supervision"])


def log_paper(kind: PaperKind, log: Log, languages: Sequence[Language]) -> Paper:
    """The credential log or the supervision log, with rows left to write on.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(log)
    return paper_in(
        languages,
        kind,
        log.top,
        lambda words: _title(kind, words),
        lambda words: _log(kind, log, words),
        log.name,
        Looks(wide=True),
    )


def _title(kind: PaperKind, words: Words) -> str:
    if kind is PaperKind.CREDENTIAL_LOG:
        return words("Credential log")
    return words("Supervision log")


def _log(kind: PaperKind, log: Log, words: Words) -> tuple[Block, ...]:
    facts = [(words("Hours in all"), words.hours(log.minutes))]
    if log.paid_by_exchange:
        facts.append((words("Paid by exchange"), words.hours(log.paid_by_exchange)))
    if log.qualifications:
        facts.append((words("Qualifications"), " · ".join(log.qualifications)))
    signer = words("Supervisor") if kind is PaperKind.SUPERVISION_LOG else words("Facilitator")
    return (
        Title(_title(kind, words), log.name),
        Facts(tuple(facts)),
        *(block for one in log.tables for block in _rows(one, EMPTY_ROWS[kind], words)),
        Together(
            (Signatures(words("Seen"), (Signer(signer, ""),), (words("Date"),), narrow=True),)
        ),
    )


def _rows(table: LogTable, blank: int, words: Words) -> tuple[Block, ...]:
    heads = tuple(Column(one.read_in(words.language), one.share) for one in table.columns)
    empty = (("",) * len(heads),) * blank
    laid = Table(heads, (*table.rows(words.language), *empty), row_height=26.0)
    name = table.name.read_in(words.language)
    return (Heading(name), laid) if name else (laid,)


def survey_paper(top: Top, languages: Sequence[Language]) -> Paper:
    """Three forms, each on a page: before, at the end, six months later.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(top)
    return paper_in(
        languages,
        PaperKind.SURVEY,
        top,
        lambda words: running_text("survey", words.language).title,
        _survey,
    )


def _survey(words: Words) -> tuple[Block, ...]:
    source = files("resources") / "papers" / words.language.value / "survey.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    scale = words("1: not at all · 5: very much")
    blocks: list[Block] = []
    for wave in WAVES:
        form = data[wave]
        blocks += [
            *((PageBreak(),) if blocks else ()),
            Title(form["title"]),
            Paragraph(data["lead"]),
            Paragraph(scale, "strong"),
        ]
        for statement in form["statements"]:
            options = tuple((digit, "") for digit in SCALE)
            blocks += [Space(7), Together((Paragraph(statement), Choices("", options)))]
        for line in form["lines"]:
            blocks += [Blanks(((line, 1.0),)), Blanks((("", 1.0),))]
    return tuple(blocks)
