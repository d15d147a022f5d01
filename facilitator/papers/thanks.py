"""Thank-you cards, four to a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import language_of_cards
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Block, Cards, Paper, Paragraph, Part, RingMark, Section, Space
from facilitator.papers.shared import plain_foot
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top

ACROSS, DOWN = 2, 2


@dataclass(frozen=True)
class ThankYou:
    """Thanks to somebody, for something, from somebody, in the language of whoever is thanked."""

    to: str
    given_for: str
    from_whom: str
    language: Language = Language.CY


def thank_you_paper(top: Top, cards: Sequence[ThankYou]) -> Paper:
    """The cards, to cut apart.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not cards:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(cards))
    (language,) = language_of_cards(one.language for one in cards)
    words = Words(language)
    part = Part(
        language=language,
        head=top.head(language),
        foot=plain_foot(words),
        bookmark=words("Thank-you cards"),
        blocks=(
            Cards(
                tuple(_card(top, card) for card in cards), ACROSS, DOWN, centred=True, stacks=True
            ),
        ),
        bare=True,
    )
    return Paper(
        kind=PaperKind.THANKS,
        title=words("Thank-you cards"),
        author=top.programme.read_in(language),
        subject=top.cohort.read_in(language),
        issued=top.issued,
        parts=(part,),
    )


def _card(top: Top, card: ThankYou) -> tuple[Block, ...]:
    words = Words(card.language)
    blocks = (
        RingMark(36),
        Space(14),
        Paragraph(words("Thank you"), "title"),
        Paragraph(card.to, "name"),
        Space(6),
        Paragraph(card.given_for, "lead"),
        Space(14),
        Paragraph(card.from_whom, "strong"),
        Paragraph(top.programme.read_in(card.language), "label"),
        Paragraph(words.date(top.issued), "label"),
    )
    return (Section(blocks, card.language),)
