"""Running texts that come with the program in both languages, with the programme's own facts.

A text is a TOML file: a title, a lead, and sections of paragraphs, points, boxes to tick, lines
to write on. `{facilitator}` and its like are filled in; a paragraph whose fact is empty is left
out.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from facilitator.papers.plan import (
    Blanks,
    Block,
    Column,
    Heading,
    Panel,
    Paragraph,
    Points,
    Table,
    Ticks,
    Title,
    Together,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Language

_PLACE = re.compile(r"\{(\w+)\}")
# Kinds of block that a section may hold, in the order in which they are printed.
PARTS = ("text", "points", "steps", "after", "ticks", "lines", "table")


@dataclass(frozen=True)
class Section:
    """A part of a text under its heading, as it is kept."""

    heading: str
    parts: Mapping[str, tuple[str, ...]]
    rows: int = 0


@dataclass(frozen=True)
class RunningText:
    """A text in one language, as it is kept."""

    title: str
    lead: str
    panel: tuple[str, ...]
    sections: tuple[Section, ...]


@cache
def running_text(name: str, language: Language) -> RunningText:
    """The text that comes with the program."""
    source = files("resources") / "papers" / language.value / f"{name}.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    sections = tuple(_section(entry) for entry in data.get("section", ()))
    return RunningText(data["title"], data.get("lead", ""), tuple(data.get("panel", ())), sections)


def _section(entry: Mapping[str, Any]) -> Section:
    parts = {name: tuple(entry[name]) for name in PARTS if name in entry}
    return Section(entry.get("heading", ""), parts, entry.get("rows", 0))


def text_blocks(
    name: str, language: Language, facts: Mapping[str, str], *, titled: bool = True
) -> tuple[Block, ...]:
    """The text as blocks of a paper, with the facts filled in."""
    text = running_text(name, language)
    blocks: list[Block] = [Title(filled(text.title, facts))] if titled else []
    if text.lead:
        blocks.append(Paragraph(filled(text.lead, facts), "lead"))
    panel = tuple(Paragraph(line) for line in _all_filled(text.panel, facts))
    if panel:
        blocks.append(Panel(panel))
    for section in text.sections:
        blocks += _laid(section, facts)
    return tuple(blocks)


def _laid(section: Section, facts: Mapping[str, str]) -> tuple[Block, ...]:
    inside: list[Block] = []
    for part, lines in section.parts.items():
        said = _all_filled(lines, facts)
        inside += _made(part, said, section.rows) if said else ()
    if not inside:
        return ()
    if not section.heading:
        return tuple(inside)
    first, *rest = inside
    return (Together((Heading(filled(section.heading, facts)), first)), *rest)


def _made(part: str, lines: tuple[str, ...], rows: int) -> tuple[Block, ...]:
    if part in {"points", "steps"}:
        return (Points(lines, numbered=part == "steps"),)
    if part == "ticks":
        return (Ticks(lines),)
    if part == "lines":
        return tuple(Blanks(((line, 1.0),)) for line in lines)
    if part == "table":
        columns = tuple(_column(line) for line in lines)
        return (Table(columns, (("",) * len(columns),) * rows, row_height=27.0),)
    return tuple(Paragraph(line) for line in lines)


def _column(line: str) -> Column:
    """A column from its head, with its share of the width after a bar: "Notes | 3"."""
    head, _, share = line.partition("|")
    return Column(head.strip(), float(share or 1))


def _all_filled(lines: tuple[str, ...], facts: Mapping[str, str]) -> tuple[str, ...]:
    """The lines with their facts; a line of which a fact is empty is left out."""
    return tuple(
        filled(line, facts)
        for line in lines
        if all(facts.get(name, "") for name in _PLACE.findall(line))
    )


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with every fact in its place."""
    return _PLACE.sub(lambda found: facts.get(found[1], ""), text)
