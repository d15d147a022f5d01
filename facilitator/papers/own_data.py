"""Everything that is held about a person, on paper for that person: tables in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Part,
    Table,
    Title,
)
from facilitator.papers.shared import plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language

MOST_COLUMNS = 5
SEPARATOR = " · "
# How many letters count for the width of a column, at the least and at the most.
LEAST_LETTERS, MOST_LETTERS = 10, 40


@dataclass(frozen=True)
class HeldSection:
    """Rows of one kind under their name; each row is its fields with what stands in them."""

    name: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class HeldSections:
    """The sections of one language, and the history as sentences with their days."""

    sections: tuple[HeldSection, ...]
    history: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OwnDataPack:
    """What is held about a person, in the languages of their papers."""

    top: Top
    name: str
    contact: str
    languages: tuple[tuple[Language, HeldSections], ...]


def own_data_paper(pack: OwnDataPack) -> Paper:
    """The pack, Welsh pages first where it carries both languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(pack)
    words = Words(pack.languages[0][0])
    return Paper(
        kind=PaperKind.OWN_DATA,
        title=words("What we hold about %(name)s", name=pack.name),
        author=pack.top.programme.read_in(words.language),
        subject=pack.name,
        issued=pack.top.issued,
        parts=tuple(_part(pack, Words(language), held) for language, held in pack.languages),
    )


def _part(pack: OwnDataPack, words: Words, held: HeldSections) -> Part:
    return Part(
        language=words.language,
        head=pack.top.head(words.language),
        foot=plain_foot(words, words.date(pack.top.issued)),
        bookmark=pack.name,
        blocks=(
            Title(words("What we hold about you"), pack.name),
            Paragraph(
                words(
                    "Here is everything in our record that is about you, the notes and the "
                    "history of changes included. Other members are not named. What was said in "
                    "a session is never kept."
                ),
                "lead",
            ),
            Paragraph(
                words(
                    "If something is wrong, tell us and we put it right. You may also ask us to "
                    "stop using it, or to erase it."
                )
            ),
            *((Paragraph(pack.contact, "strong"),) if pack.contact else ()),
            *(block for section in held.sections for block in _section(section, words)),
            *_history(held, words),
        ),
    )


def _section(section: HeldSection, words: Words) -> tuple[Block, ...]:
    """One row as a list of its fields; several as a table, the long ones with a row to a line.

    Rows in which nothing is to be read are no section.
    """
    if not any(section.rows):
        return ()
    heading = Heading(section.name)
    if len(section.rows) == 1:
        pair = (Column(words("What"), 2, strong=True), Column(words("What stands there"), 5))
        return (heading, Table(pair, section.rows[0]))
    names = list(dict.fromkeys(name for row in section.rows for name, _ in row))
    if len(names) <= MOST_COLUMNS:
        rows = tuple(tuple(dict(row).get(name, "") for name in names) for row in section.rows)
        columns = tuple(
            Column(name, _share(column))
            for name, column in zip(names, zip(*rows, strict=True), strict=True)
        )
        return (heading, Table(columns, rows))
    first = Column(section.rows[0][0][0], 1, strong=True)
    lines = tuple(
        (row[0][1], SEPARATOR.join(f"{name}: {said}" for name, said in row[1:]))
        for row in section.rows
    )
    return (heading, Table((first, Column(words("What stands there"), 5)), lines))


def _share(cells: Sequence[str]) -> float:
    """How wide a column stands beside others: by its longest cell, a short one not too narrow."""
    longest = max(map(len, cells))
    return float(min(max(longest, LEAST_LETTERS), MOST_LETTERS))


def _history(held: HeldSections, words: Words) -> tuple[Block, ...]:
    columns = (Column(words("Date"), 2), Column(words("What was done"), 5))
    return (
        Heading(words("What was changed, and when")),
        Table(columns, held.history, none=words("Nothing yet.")),
    )
