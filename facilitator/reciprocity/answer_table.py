"""An answer as a table of words and numbers: for the screen, a spreadsheet, the clipboard, paper.

tabled(found, words) -> AnswerTable         said(question, names, words) -> the question in words
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.shared import month_name
from facilitator.reciprocity.asking import Measure, Split, Whose
from facilitator.reciprocity.hiding import ALL
from facilitator.reciprocity.summary_more import SECTORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.papers.shared import Named
    from facilitator.reciprocity.answers import Answered
    from facilitator.reciprocity.asking import Question
    from facilitator.words import Words

HIDDEN = "–"


@dataclass(frozen=True)
class TableLine:
    """A line of an answer: its part of the split and its figures, None where one is hidden."""

    key: str
    name: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True)
class AnswerTable:
    """An answer in words; the last column holds the sums, the last line is all together."""

    title: str
    heading: str
    columns: tuple[str, ...]
    column_keys: tuple[str, ...]
    lines: tuple[TableLine, ...]
    is_minutes: bool
    has_hidden: bool

    def figure(self, value: int | None) -> int | float | str:
        """A figure as a spreadsheet takes it: minutes in hours, a dash where it is hidden."""
        if value is None:
            return HIDDEN
        return round(value / 60, 2) if self.is_minutes else value


def tabled(found: Answered, words: Words) -> AnswerTable:
    """The answer as a table in a language, its parts in their own order."""
    answer, names = found.answer, found.names
    by = (*answer.question.by, None, None)
    rows = [*_ordered(answer.rows, by[0], names, words), ALL]
    columns = [*_ordered(answer.columns, by[1], names, words), ALL]
    lines = tuple(
        TableLine(
            row,
            part_name(row, by[0], names, words),
            tuple(answer.figure(row, column) for column in columns),
        )
        for row in rows
    )
    return AnswerTable(
        title=said(answer.question, names, words),
        heading=split_name(by[0], words) if by[0] else measure_name(answer.question.measure, words),
        columns=tuple(
            measure_name(answer.question.measure, words)
            if column == ALL and len(columns) == 1
            else part_name(column, by[1], names, words)
            for column in columns
        ),
        column_keys=tuple(columns),
        lines=lines,
        is_minutes=answer.question.measure is Measure.MINUTES,
        has_hidden=bool(answer.hidden),
    )


def _ordered(
    parts: tuple[str, ...], split: Split | None, names: Mapping[str, Named], words: Words
) -> list[str]:
    """Time in its order, everything else by name; what has no part stands last."""
    if split is None or split.is_time:
        return list(parts)
    return sorted(parts, key=lambda part: (not part, part_name(part, split, names, words)))


def part_name(part: str, split: Split | None, names: Mapping[str, Named], words: Words) -> str:
    """What a part of a split is called."""
    if part == ALL:
        return words("All together")
    if split is None or not part:
        return words("Without any")
    match split:
        case Split.MONTH:
            return month_name(words, dt.date(int(part[:4]), int(part[5:]), 1))
        case Split.QUARTER:
            return words("Quarter %(n)s of %(year)s", n=part[-1], year=part[:4])
        case Split.WHERE:
            return words("Inside one organisation") if part == "inside" else words("To elsewhere")
        case Split.GIVING_SECTOR | Split.RECEIVING_SECTOR:
            return words.stored(SECTORS[part]) if part in SECTORS else words("Other")
    return names[part].read_in(words.language) if part in names else part


def split_name(split: Split, words: Words) -> str:
    """What an answer can be split by, in words."""
    return {
        Split.MONTH: words("Month"),
        Split.QUARTER: words("Quarter"),
        Split.YEAR: words("Year"),
        Split.GIVING_BODY: words("Organisation that gives"),
        Split.RECEIVING_BODY: words("Organisation that receives"),
        Split.GIVING_SECTOR: words("Sector that gives"),
        Split.RECEIVING_SECTOR: words("Sector that receives"),
        Split.COHORT: words("Cohort"),
        Split.WHERE: words("Inside or elsewhere"),
        Split.GIVER: words("Who gives"),
        Split.RECEIVER: words("Who receives"),
    }[split]


def measure_name(measure: Measure, words: Words) -> str:
    """What is counted, in words."""
    return {
        Measure.MINUTES: words("Hours"),
        Measure.SESSIONS: words("Sessions held"),
        Measure.GIVERS: words("People who gave"),
        Measure.RECEIVERS: words("People who received"),
    }[measure]


def whose_name(whose: Whose, words: Words) -> str:
    """Which side of an organisation is asked for, in words."""
    return {
        Whose.EITHER: words("given or received"),
        Whose.GIVING: words("given"),
        Whose.RECEIVING: words("received"),
    }[whose]


def said(question: Question, names: Mapping[str, Named], words: Words) -> str:
    """The question as one line of words."""
    parts = [measure_name(question.measure, words)]
    if question.organisation in names:
        parts.append(
            f"{names[question.organisation].read_in(words.language)} "
            f"({whose_name(question.whose, words)})"
        )
    if question.cohort in names:
        parts.append(names[question.cohort].read_in(words.language))
    if question.since is not None:
        parts.append(words("from %(day)s", day=words.date(question.since)))
    if question.until is not None:
        parts.append(words("until %(day)s", day=words.date(question.until)))
    if question.by:
        split = words("by %(what)s", what=" × ".join(split_name(s, words) for s in question.by))
        parts.append(split)
    return " · ".join(parts)
