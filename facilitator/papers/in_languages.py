"""The same blocks in each of a reader's languages, Welsh pages first, as one paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.plan import Block, Paper, Part
from facilitator.papers.shared import plain_foot
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from facilitator.papers.kinds import PaperKind
    from facilitator.papers.shared import Heading as Top

    Said = Callable[[Words], str]


@dataclass(frozen=True)
class Looks:
    """How a paper's pages look beside the usual: bare of head and foot, wide, with a foot line.

    `foot` gives a line for the foot, `note` the word at the right of the head; `draft` says in
    the file itself that it was never issued.
    """

    bare: bool = False
    wide: bool = False
    foot: Said | None = None
    note: Said | None = None
    draft: bool = False


PLAIN = Looks()


def paper_in(
    languages: Sequence[Language],
    kind: PaperKind,
    top: Top,
    title: Said,
    blocks: Callable[[Words], tuple[Block, ...]],
    subject: str = "",
    looks: Looks = PLAIN,
) -> Paper:
    """A paper that says the same in each language, a part for each."""
    words = Words(languages[0])
    parts = tuple(_part(Words(one), top, title, blocks, subject, looks) for one in languages)
    return Paper(
        kind=kind,
        title=title(words),
        author=top.programme.read_in(words.language),
        subject=subject or top.cohort.read_in(words.language),
        issued=top.issued,
        parts=parts,
        draft=looks.draft,
    )


def _part(
    words: Words,
    top: Top,
    title: Said,
    blocks: Callable[[Words], tuple[Block, ...]],
    subject: str,
    looks: Looks,
) -> Part:
    lines = (looks.foot(words),) if looks.foot else ()
    return Part(
        language=words.language,
        head=top.head(words.language, looks.note(words) if looks.note else ""),
        foot=plain_foot(words, *lines),
        blocks=blocks(words),
        bookmark=subject or title(words),
        bare=looks.bare,
        wide=looks.wide,
    )


def language_of_cards(languages: Iterable[Language]) -> tuple[Language]:
    """The language of a page of cards that speak several: Welsh where one of them does."""
    return (Language.CY,) if Language.CY in set(languages) else (Language.EN,)
