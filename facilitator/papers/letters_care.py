"""Letters of staying in touch: a friendly one that asks for a word, and "we were wrong".

Neither names anything that was not done: what was noticed stands in the person's own data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Blanks, Block, Heading, Paper, Paragraph, Part, Space, Title
from facilitator.papers.shared import plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language


class Record(StrEnum):
    """What the record of a session says now, as a letter puts it."""

    HELD = "held"
    EXCUSED = "excused"
    OTHERWISE = "otherwise"


@dataclass(frozen=True)
class FriendlyLetter:
    """A letter that asks how somebody is, and what would help; `until` is when we ask again."""

    top: Top
    known_as: str
    facilitator: str
    contact: str
    until: dt.date


@dataclass(frozen=True)
class CorrectionLetter:
    """We were wrong about a day: what stands there now, and what was taken back with it."""

    top: Top
    known_as: str
    facilitator: str
    contact: str
    day: dt.date
    other: str
    now: Record
    minutes: int
    step_withdrawn: bool


def friendly_letter_paper(letter: FriendlyLetter, languages: Sequence[Language]) -> Paper:
    """The friendly letter in the reader's languages, with room for the reply.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)

    def blocks(words: Words) -> tuple[Block, ...]:
        return (
            Title(words("How are you getting on?")),
            Paragraph(words("Dear %(name)s,", name=letter.known_as)),
            Paragraph(
                words(
                    "We have not heard from you for a while, and would be glad to. Work has its "
                    "busy times, and plans change: that is quite all right."
                )
            ),
            Paragraph(
                words(
                    "Would another day or hour suit you better, somebody else to meet, or a rest "
                    "for a while? A line or a call is enough, and we arrange it with you."
                )
            ),
            Paragraph(
                words(
                    "We will be in touch again around %(date)s. What we keep about you is yours "
                    "to see at any time; if something in it is wrong, tell us and we put it right.",
                    date=words.date(letter.until),
                )
            ),
            *_from(letter.facilitator, letter.contact, words),
            *_reply(words),
        )

    return _paper(PaperKind.FRIENDLY_LETTER, letter.top, letter.known_as, languages, blocks)


def correction_letter_paper(letter: CorrectionLetter, languages: Sequence[Language]) -> Paper:
    """The letter that says that we were wrong, in the reader's languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)

    def blocks(words: Words) -> tuple[Block, ...]:
        day = words.date(letter.day)
        withdrawn = words(
            "A step that we had taken with you rested on this. It is withdrawn: it counts for "
            "nothing, now or later."
        )
        return (
            Title(words("We were wrong about %(date)s", date=words.date(letter.day, "day"))),
            Paragraph(words("Dear %(name)s,", name=letter.known_as)),
            Paragraph(
                words(
                    "Our record of your session with %(other)s on %(date)s was not right. We are "
                    "sorry, and have put it right.",
                    other=letter.other,
                    date=day,
                )
            ),
            Paragraph(_now(letter, words), "strong"),
            *((Paragraph(withdrawn),) if letter.step_withdrawn else ()),
            Paragraph(
                words(
                    "What we keep about you is yours to see at any time. If you remember it "
                    "otherwise, write it below or call: we look at it again with you."
                )
            ),
            *_from(letter.facilitator, letter.contact, words),
            *_reply(words),
        )

    return _paper(PaperKind.CORRECTION_LETTER, letter.top, letter.known_as, languages, blocks)


def _now(letter: CorrectionLetter, words: Words) -> str:
    if letter.now is Record.HELD:
        return words(
            "The record now says: held, %(minutes)s minutes.",
            minutes=letter.minutes,
        )
    if letter.now is Record.EXCUSED:
        return words("The record now says: called off for a good reason.")
    return words("The record now says what you told us.")


def _from(facilitator: str, contact: str, words: Words) -> tuple[Block, ...]:
    lines = [facilitator, *contact.splitlines()]
    return (
        Space(6),
        Paragraph(words("With thanks and good wishes,")),
        *(Paragraph(line, "strong" if at == 0 else "label") for at, line in enumerate(lines)),
    )


def _reply(words: Words) -> tuple[Block, ...]:
    blank = ("", 1.0)
    return (
        Space(10),
        Heading(words("Your reply, if you like")),
        Blanks((blank,)),
        Blanks((blank,)),
        Blanks((blank,)),
        Paragraph(words("Your words are kept beside ours, as you wrote them."), "label"),
    )


def _paper(
    kind: PaperKind,
    top: Top,
    name: str,
    languages: Sequence[Language],
    blocks: Callable[[Words], tuple[Block, ...]],
) -> Paper:
    words = Words(languages[0])
    parts = tuple(
        Part(
            language=language,
            head=top.head(language),
            foot=plain_foot(Words(language), Words(language).date(top.issued)),
            bookmark=name,
            blocks=blocks(Words(language)),
        )
        for language in languages
    )
    return Paper(
        kind=kind,
        title=words("Letter to %(name)s", name=name),
        author=top.programme.read_in(languages[0]),
        subject=name,
        issued=top.issued,
        parts=parts,
    )
