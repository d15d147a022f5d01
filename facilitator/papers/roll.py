"""The roll of thanks: everybody who gave and agreed to be named, in alphabetical order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Block, Paper, Paragraph, Part, RingMark, Space, Title
from facilitator.papers.shared import plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language


@dataclass(frozen=True)
class RollOfThanks:
    """Names by consent in alphabetical order, and how many more gave; no figures of anybody."""

    top: Top
    names: tuple[str, ...]
    others: int


def roll_paper(roll: RollOfThanks, languages: Sequence[Language]) -> Paper:
    """The roll in these languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(roll)
    first = Words(languages[0])
    return Paper(
        kind=PaperKind.ROLL,
        title=first("Roll of thanks"),
        author=roll.top.programme.read_in(languages[0]),
        subject=roll.top.cohort.read_in(languages[0]),
        issued=roll.top.issued,
        parts=tuple(_part(roll, Words(language)) for language in languages),
    )


def _part(roll: RollOfThanks, words: Words) -> Part:
    return Part(
        language=words.language,
        head=roll.top.head(words.language),
        foot=plain_foot(words, words.date(roll.top.issued)),
        bookmark=words("Roll of thanks"),
        blocks=(
            RingMark(36),
            Space(8),
            Title(words("Thank you")),
            Paragraph(
                words("They gave their time to somebody else’s work, and it came round."), "lead"
            ),
            Space(8),
            *(Paragraph(name, "strong") for name in roll.names),
            *_others(roll, words),
        ),
    )


def _others(roll: RollOfThanks, words: Words) -> tuple[Block, ...]:
    if not roll.others:
        return ()
    said = words("And everybody who gave and would rather not be named here. You know who you are.")
    return (Space(8), Paragraph(said))
