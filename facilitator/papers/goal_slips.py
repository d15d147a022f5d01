"""Goal slips: a title for each goal and a number from 1 to 10, at the start, half-way, the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import language_of_cards
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Blanks, Block, Cards, Paper, Paragraph, Part, Section
from facilitator.papers.shared import plain_foot
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top

DOWN = 2
GOALS = 3


@dataclass(frozen=True)
class GoalSlip:
    """The slip of whoever is coached in a pairing; titles where they are known."""

    code: str
    name: str
    coach: str
    titles: tuple[str, ...] = ()
    language: Language = Language.CY


def goal_slips_paper(top: Top, slips: Sequence[GoalSlip]) -> Paper:
    """Goal slips to cut apart, each in the language of whoever fills it in.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not slips:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(slips))
    (language,) = language_of_cards(one.language for one in slips)
    words = Words(language)
    part = Part(
        language=language,
        head=top.head(language),
        foot=plain_foot(words),
        bookmark=words("Goal slips"),
        blocks=(Cards(tuple(_slip(top, slip) for slip in slips), 1, DOWN, stacks=True),),
        bare=True,
    )
    return Paper(
        kind=PaperKind.GOAL_SLIPS,
        title=words("Goal slips"),
        author=top.programme.read_in(language),
        subject=top.cohort.read_in(language),
        issued=top.issued,
        parts=(part,),
    )


def _slip(top: Top, slip: GoalSlip) -> tuple[Block, ...]:
    words = Words(slip.language)
    known = (*slip.titles, *[""] * GOALS)[:GOALS]
    lines: list[Block] = []
    for number, title in enumerate(known, 1):
        lines += [
            Blanks(
                (
                    (f"{number} · {title}" if title else words("Goal %(n)s", n=number), 3.4),
                    (words("Start"), 1.0),
                    (words("Half-way"), 1.0),
                    (words("End"), 1.0),
                )
            )
        ]
    blocks: tuple[Block, ...] = (
        Paragraph(words("Goal slip"), "heading"),
        Paragraph(f"{top.programme.read_in(slip.language)} · {slip.code}", "label"),
        Paragraph(words("%(name)s with %(coach)s", name=slip.name, coach=slip.coach), "strong"),
        Paragraph(
            words(
                "A few words for each goal, and how near it feels: 1 is far away, 10 is there. "
                "What it is about stays between the two of you."
            )
        ),
        *lines,
    )
    return (Section(blocks, slip.language),)
