"""An invitation to somebody who is ready to give: what others ask for, and room for an answer.

It says what would help and asks; nothing on it counts or compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Blanks, Block, Heading, Paper, Paragraph, Points, Space, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.papers.shared import Named
    from facilitator.words import Language, Words


@dataclass(frozen=True)
class Invitation:
    """To whom, what they offer, how many more people they have room for, what is asked for."""

    top: Top
    known_as: str
    free: int
    offers: tuple[Named, ...]
    asked_for: tuple[Named, ...]
    languages: tuple[Language, ...]


def invitation_paper(letter: Invitation, languages: Sequence[Language] = ()) -> Paper:
    """The invitation in the reader's languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)
    return paper_in(
        tuple(languages) or letter.languages,
        PaperKind.INVITATION,
        letter.top,
        _title,
        lambda words: _blocks(letter, words),
    )


def _title(words: Words) -> str:
    return words("Would you like to give again?")


def _blocks(letter: Invitation, words: Words) -> tuple[Block, ...]:
    language = words.language
    blocks: list[Block] = [
        Title(_title(words)),
        Paragraph(words("Dear %(name)s,", name=letter.known_as)),
    ]
    if letter.offers:
        offers = ", ".join(topic.read_in(language) for topic in letter.offers)
        said = words("You told us what you are glad to give: %(topics)s. Thank you.", topics=offers)
        blocks.append(Paragraph(said))
    else:
        blocks.append(Paragraph(words("You told us that you are glad to give. Thank you.")))
    if letter.asked_for:
        blocks += [
            Heading(words("What people ask for now")),
            Points(tuple(topic.read_in(language) for topic in letter.asked_for)),
        ]
    blocks += [
        Paragraph(
            words(
                "Would you like to help somebody from another organisation? An hour and a half "
                "at a time, three or four times, is what most people agree on."
            )
        ),
        Space(6),
        Heading(words("Your answer")),
        Paragraph("☐ " + words("Yes: I can begin in the month of")),
        Blanks(((words("Month"), 0.5),)),
        Paragraph("☐ " + words("Not now: please ask me again in the month of")),
        Blanks(((words("Month"), 0.5),)),
        Paragraph("☐ " + words("I would rather give something else:")),
        Blanks(((words("What"), 1.0),)),
    ]
    return tuple(blocks)
