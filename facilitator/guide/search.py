"""Finds pages of the guide by words typed with or without accents, the likeliest first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.guide.blocks import Block, Heading, Rows, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.guide.pages import GuidePage

IN_TITLE, IN_HEADING, IN_TERM, IN_TEXT = 100, 20, 8, 1
WHOLE_WORD = 2
EXCERPT = 90


@dataclass(frozen=True)
class Hit:
    """A page in which everything typed stands, with the words around the first of it."""

    page: GuidePage
    excerpt: str
    weight: int


def found(pages: Iterable[GuidePage], text: str) -> tuple[Hit, ...]:
    """The pages in which every typed word stands, titles before headings before text."""
    typed = folded(text).split()
    if not typed:
        return ()
    hits = [hit for page in pages if (hit := _hit(page, typed))]
    return tuple(sorted(hits, key=lambda hit: -hit.weight))


def folded(text: str) -> str:
    """The text as it is searched: small letters without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _hit(page: GuidePage, typed: list[str]) -> Hit | None:
    weights = [_weight(word, page) for word in typed]
    if not all(weights):
        return None
    return Hit(page, _excerpt(page, typed[0]), sum(weights))


def _weight(word: str, page: GuidePage) -> int:
    total = IN_TITLE * _times(word, page.title)
    for block in page.blocks:
        total += _worth(block) * _times(word, words_of(block))
    return total


def _worth(block: Block) -> int:
    if isinstance(block, Heading):
        return IN_HEADING
    return IN_TERM if isinstance(block, Rows) else IN_TEXT


def _times(word: str, text: str) -> int:
    """How many words of a text begin so, those that are the typed word itself twice over."""
    inside = folded(text)
    whole = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", inside))
    return len(re.findall(_beginning(word), inside)) + (WHOLE_WORD - 1) * whole


def _beginning(word: str) -> str:
    """A typed word finds words that begin with it: "ring" finds rings, but no gathering."""
    return rf"(?<!\w){re.escape(word)}"


def _excerpt(page: GuidePage, word: str) -> str:
    """The words of the page around the first place where it stands."""
    for block in page.blocks:
        text = words_of(block)
        met = re.search(_beginning(word), folded(text))
        if met and not isinstance(block, Heading):
            at = met.start()
            start = text.rfind(" ", 0, max(0, at - EXCERPT // 3)) + 1
            cut = text[start : start + EXCERPT].rsplit(" ", 1)[0]
            before, after = "… " if start else "", " …" if start + EXCERPT < len(text) else ""
            return f"{before}{cut if after else text[start:]}{after}"
    return ""
