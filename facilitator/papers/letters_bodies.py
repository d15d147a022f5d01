"""Letters to the lead of an organisation that joins, lies quiet or leaves, with what runs on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Paragraph, Space, Title

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.plan import Block, Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.papers.shared import Named
    from facilitator.words import Language, Words


class BodyStands(StrEnum):
    """What has happened with an organisation."""

    JOINED = "joined"
    QUIET = "quiet"
    LEFT = "left"


@dataclass(frozen=True)
class BodyLetter:
    """What a letter says: nobody is named, and no reason is given.

    `running` are pairings of its people that finish; `carried` the minutes of its own promises
    that it carries to their end.
    """

    top: Top
    organisation: Named
    lead: str
    stands: BodyStands
    on: dt.date | None
    agreement_on: dt.date | None
    sharing_on: dt.date | None
    running: int
    carried: int
    facilitator: str
    contact: str


def body_letter_paper(letter: BodyLetter, languages: Sequence[Language]) -> Paper:
    """The letter in these languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)
    return paper_in(
        languages,
        PaperKind.ORGANISATION_LETTER,
        letter.top,
        lambda words: words("Letter to %(name)s", name=letter.organisation.read_in(words.language)),
        lambda words: _blocks(letter, words),
        letter.organisation.read_in(languages[0]),
        Looks(foot=lambda words: words.date(letter.top.issued)),
    )


def _blocks(letter: BodyLetter, words: Words) -> tuple[Block, ...]:
    lines = {BodyStands.JOINED: _joined, BodyStands.QUIET: _quiet, BodyStands.LEFT: _left}
    titles = {
        BodyStands.JOINED: words("Welcome"),
        BodyStands.QUIET: words("Quiet for now"),
        BodyStands.LEFT: words("Thank you"),
    }
    contact = [letter.facilitator, *letter.contact.splitlines()]
    dear = words("Dear %(name)s,", name=letter.lead) if letter.lead else words("Dear partners,")
    return (
        Title(titles[letter.stands], letter.organisation.read_in(words.language)),
        Paragraph(dear),
        *(Paragraph(line) for line in lines[letter.stands](letter, words)),
        Space(6),
        Paragraph(words("With thanks and good wishes,")),
        *(Paragraph(line, "strong" if at == 0 else "label") for at, line in enumerate(contact)),
    )


def _joined(letter: BodyLetter, words: Words) -> list[str]:
    said = [
        words(
            "You are a partner of the programme since %(day)s. Your people may take part, and "
            "what they receive they pass on elsewhere. No money changes hands.",
            day=words.date(letter.on) if letter.on else words("now"),
        )
    ]
    if letter.agreement_on:
        day = words.date(letter.agreement_on)
        said.append(words("Our agreement is of %(day)s.", day=day))
    if letter.sharing_on:
        day = words.date(letter.sharing_on)
        said.append(words("How we share data was agreed on %(day)s.", day=day))
    said.append(words("We write to you as the lead; if that changes, a line is enough."))
    return said


def _quiet(letter: BodyLetter, words: Words) -> list[str]:
    said = [words("As you asked, your organisation lies quiet in the programme until you say.")]
    return [*said, *_what_runs_on(letter, words), words("The way back is a word to us.")]


def _left(letter: BodyLetter, words: Words) -> list[str]:
    day = words.date(letter.on) if letter.on else words("today")
    said = [words("Your organisation leaves the programme on %(day)s.", day=day)]
    said.append(words("Thank you for the time that your people gave to others."))
    return [*said, *_what_runs_on(letter, words), words("The way back is open at any time.")]


def _what_runs_on(letter: BodyLetter, words: Words) -> list[str]:
    said = [words("No new pairing begins with your people.")]
    if letter.running:
        said = [
            words.many(
                "One pairing of your people goes on to its end; no new one begins.",
                "%(n)s pairings of your people go on to their end; no new ones begin.",
                letter.running,
            )
        ]
    if letter.carried:
        said.append(
            words(
                "Of its own promises your organisation carries %(hours)s to their end.",
                hours=words.hours(letter.carried),
            )
        )
    elif letter.stands is BodyStands.LEFT:
        said.append(words("Nothing stays open between us: what was not passed on is let go."))
    said.append(words("Your people stay members as long as they wish, and need do nothing."))
    return said
