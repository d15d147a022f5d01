"""How a cover lists the papers of a pack: each called and marked in the cover's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.papers.cover import PackLine
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Cards, Section
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.papers.plan import Paper


def pack_line(paper: Paper, for_whom: str, pages: int, language: Language) -> PackLine:
    """A paper of a pack as a cover in this language lists it."""
    words = Words(language)
    return PackLine(_called(paper, words), for_whom, pages, _read_in(paper, words))


def _called(paper: Paper, words: Words) -> str:
    """What a paper is called in the cover's language."""
    if paper.kind is PaperKind.AGREEMENT and paper.identity is not None:
        number = paper.identity.number
        return words("Reciprocal coaching agreement %(number)s", number=number)
    titles = {
        PaperKind.SLIPS: words("Session slips"),
        PaperKind.SIGN_IN: words("Sign-in sheet"),
        PaperKind.THANKS: words("Thank-you cards"),
    }
    return titles.get(paper.kind, paper.title)


def _read_in(paper: Paper, words: Words) -> str:
    """The languages in which a paper is read, Welsh first."""
    names = {Language.CY: words("Welsh"), Language.EN: words("English")}
    spoken = set(Language) if paper.kind is PaperKind.SIGN_IN else set(_languages(paper))
    return " · ".join(name for language, name in names.items() if language in spoken)


def _languages(paper: Paper) -> Iterator[Language]:
    for part in paper.parts:
        cards = [card for block in part.blocks if isinstance(block, Cards) for card in block.cards]
        inside = [block for card in cards for block in card if isinstance(block, Section)]
        yield from (one.language or part.language for one in inside)
        if not inside:
            yield part.language
