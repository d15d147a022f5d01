"""The pages of the guide in a language, in reading order, each with the place it belongs to.

A page is a file `NN-key.md` in `resources/guide/<language>`: lines such as `place: week`, an
empty line, then the text (see `facilitator.guide.blocks`). `unchecked: true` says that a
speaker of the language has not read it yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from facilitator.guide.blocks import Block, Heading, blocks_of

if TYPE_CHECKING:
    from facilitator.words import Language

PLACE = "place:"
FIRST = "reciprocity"


@dataclass(frozen=True)
class GuidePage:
    """One page: what links call it, the place of the window it explains, and its text."""

    key: str
    places: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]
    is_checked: bool


@cache
def pages(language: Language) -> tuple[GuidePage, ...]:
    """All pages in a language, in reading order."""
    folder = files("resources") / "guide" / language.value
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".md"))
    return tuple(_page(name, (folder / name).read_text("utf-8")) for name in found)


def _page(name: str, text: str) -> GuidePage:
    head, _, body = text.partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = blocks_of(body)
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    return GuidePage(
        key=name.removesuffix(".md").partition("-")[2],
        places=tuple(said.get("place", "").split()),
        title=titles[0],
        blocks=tuple(block for block in blocks if block != Heading(titles[0], 1)),
        is_checked=said.get("unchecked") != "true",
    )


def page_called(key: str, language: Language) -> GuidePage | None:
    """The page that a link means."""
    return next((page for page in pages(language) if page.key == key), None)


def page_for(place: str, language: Language) -> GuidePage:
    """The page that explains a place of the window; the first one where none does."""
    found = (page for page in pages(language) if place in page.places)
    return next(found, pages(language)[0])


def picture_of(name: str, language: Language) -> bytes:
    """A picture of the window, made by the journey through a week in this language."""
    return (files("resources") / "guide" / "pictures" / language.value / f"{name}.png").read_bytes()
