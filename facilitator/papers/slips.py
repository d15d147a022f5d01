"""Session slips: what two people fill in after a session and hand back, with a code to type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import language_of_cards
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Cards,
    Choices,
    Code,
    Paper,
    Paragraph,
    Part,
    Section,
    Space,
)
from facilitator.papers.shared import plain_foot
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top

ACROSS, DOWN = 1, 2


@dataclass(frozen=True)
class Slip:
    """One session: its short code, the two who meet, which session of how many, and when.

    A blank slip has neither code nor names.
    """

    code: str
    giver: str
    receiver: str
    session: int = 0
    sessions: int = 0
    on: dt.date | None = None
    minutes: int = 0
    language: Language = Language.CY


def slips_paper(top: Top, slips: Sequence[Slip], *, down: int = DOWN) -> Paper:
    """Slips to cut apart, so many to a page, each in the language of the two who meet.

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
        bookmark=words("Session slips"),
        blocks=(Cards(tuple(_slip(top, slip) for slip in slips), ACROSS, down, stacks=True),),
        bare=True,
    )
    return Paper(
        kind=PaperKind.SLIPS,
        title=words("Session slips"),
        author=top.programme.read_in(language),
        subject=top.cohort.read_in(language),
        issued=top.issued,
        parts=(part,),
    )


def _slip(top: Top, slip: Slip) -> tuple[Block, ...]:
    words = Words(slip.language)
    blocks = (
        Paragraph(words("Session slip"), "heading"),
        Paragraph(top.programme.read_in(slip.language), "label"),
        *_who(slip, words),
        Choices(words("What happened? Tick one."), outcomes(words)),
        Blanks(
            (
                (words("Minutes"), 1.0),
                (words("Date of this session"), 2.0),
                (words("Date of the next one"), 2.0),
            )
        ),
        Blanks(((words("One thing to thank for"), 1.0),)),
        Blanks(((words("Signed"), 1.6), (words("Date"), 1.0))),
    )
    return (Section(blocks, slip.language),)


def outcomes(words: Words) -> tuple[tuple[str, str], ...]:
    """The five boxes; the digit is the key that records it."""
    return (
        ("1", words("Held")),
        ("2", words("Coachee could not come")),
        ("3", words("Coach could not come")),
        ("4", words("Called off in time")),
        ("5", words("Called off late")),
    )


def _who(slip: Slip, words: Words) -> tuple[Block, ...]:
    if not slip.code:
        return (
            Blanks(((words("Gives coaching"), 1.0), (words("Receives coaching"), 1.0))),
            Space(4),
        )
    pair = words("%(giver)s coaches %(receiver)s", giver=slip.giver, receiver=slip.receiver)
    lines = [pair]
    if slip.sessions:
        lines.append(words("Session %(n)s of %(all)s", n=slip.session, all=slip.sessions))
    if slip.on is not None:
        lines.append(words.date(slip.on, "full"))
    alt = words("QR code with the slip code %(code)s", code=slip.code)
    return (Code(slip.code, slip.code, alt, tuple(lines)),)
