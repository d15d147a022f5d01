"""The little Markdown that the guide is written in, as plain blocks.

    # Title   ## Section   - item   1. step   | term | meaning |   running text
    **strong**   *Name of a button*   `Ctrl+K` a key
    [words](week) another page   [words](place:week) a place of the window
    ![what it shows](monday) a picture of `resources/guide/pictures/<language>`, with its words

Everything else is text as it stands: there is no HTML and no address outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

_RUN = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<name>[^*]+)\*|`(?P<key>[^`]+)`"
    r"|\[(?P<text>[^]]+)\]\((?P<to>[^)]+)\)"
)
_PICTURE = re.compile(r"!\[(?P<text>[^]]+)\]\((?P<name>[\w-]+)\)")
_STEP = re.compile(r"\d+\. ")
_RULE = re.compile(r"[|\- ]+")


@dataclass(frozen=True)
class Run:
    """A few words in one dress: plain, strong, name, key or link (then `to` says where)."""

    text: str
    dress: str = "plain"
    to: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """The page's title (level 1) or the name of a section (level 2)."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True)
class Points:
    """A list; numbered where the order matters."""

    items: tuple[Runs, ...]
    numbered: bool


@dataclass(frozen=True)
class Rows:
    """A table; the first row names the columns."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A picture of the window, by its name without language and ending, and what it shows."""

    name: str
    text: str


Block: TypeAlias = Heading | Paragraph | Points | Rows | Picture


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a page, one for each run of lines between empty ones."""
    return tuple(
        _block([line.strip() for line in part.splitlines() if line.strip()])
        for part in re.split(r"\n\s*\n", text.strip())
        if part.strip()
    )


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("#"):
        mark, _, words = first.partition(" ")
        return Heading(words, len(mark))
    if picture := _PICTURE.fullmatch(" ".join(lines)):
        return Picture(picture["name"], picture["text"])
    if first.startswith("- "):
        return Points(_items(lines, re.compile(r"- ")), numbered=False)
    if _STEP.match(first):
        return Points(_items(lines, _STEP), numbered=True)
    if first.startswith("|"):
        rows = [line.strip("|").split("|") for line in lines if not _RULE.fullmatch(line)]
        return Rows(tuple(tuple(runs_of(cell.strip()) for cell in row) for row in rows))
    return Paragraph(runs_of(" ".join(lines)))


def _items(lines: list[str], mark: re.Pattern[str]) -> tuple[Runs, ...]:
    """The items of a list; a line without a mark goes on with the one before."""
    items: list[str] = []
    for line in lines:
        if mark.match(line):
            items.append(mark.sub("", line, count=1))
        else:
            items[-1] += f" {line}"
    return tuple(runs_of(item) for item in items)


def runs_of(text: str) -> Runs:
    """A line taken apart into its runs."""
    runs: list[Run] = []
    end = 0
    for found in _RUN.finditer(text):
        if found.start() > end:
            runs.append(Run(text[end : found.start()]))
        dress = found.lastgroup or ""
        if dress == "to":
            runs.append(Run(found["text"], "link", found["to"]))
        else:
            runs.append(Run(found[dress], dress))
        end = found.end()
    if end < len(text):
        runs.append(Run(text[end:]))
    return tuple(runs)


def plain(runs: Runs) -> str:
    """The words of some runs without their dress."""
    return "".join(run.text for run in runs)


def words_of(block: Block) -> str:
    """All words of a block on one line."""
    if isinstance(block, Heading | Picture):
        return block.text
    if isinstance(block, Paragraph):
        return plain(block.runs)
    if isinstance(block, Points):
        return " ".join(plain(item) for item in block.items)
    return "; ".join(" – ".join(plain(cell) for cell in row) for row in block.rows)


def links_of(block: Block) -> tuple[str, ...]:
    """Where the links of a block lead."""
    if isinstance(block, Heading | Picture):
        return ()
    if isinstance(block, Paragraph):
        parts: tuple[Runs, ...] = (block.runs,)
    elif isinstance(block, Points):
        parts = block.items
    else:
        parts = tuple(cell for row in block.rows for cell in row)
    return tuple(run.to for runs in parts for run in runs if run.dress == "link")
