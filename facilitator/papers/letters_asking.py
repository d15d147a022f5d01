"""Letters about asking: where a request stands, a place in a cohort, and to a line manager.

None gives a reason why something is not there yet, and none names who said no.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Blanks, Block, Choices, Heading, Paragraph, Space, Title

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.plan import Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words


class Standing(StrEnum):
    """Where somebody stands who asked for help or for a place."""

    LOOKING = "looking"
    ASKING = "asking"
    FOUND = "found"
    ENDED = "ended"
    APPLIED = "applied"
    WAITING_LIST = "waiting_list"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class StandingLetter:
    """To somebody who asked on `asked_on`: where they stand; `helper` is who said yes."""

    top: Top
    known_as: str
    facilitator: str
    contact: str
    standing: Standing
    asked_on: dt.date | None = None
    need: str = ""
    helper: str = ""
    manager_asked: bool = False
    starts: dt.date | None = None


@dataclass(frozen=True)
class ReleaseLetter:
    """To the line manager of somebody: what it asks of the team, and a slip to answer on."""

    top: Top
    manager: str
    name: str
    facilitator: str
    contact: str
    sessions: int
    minutes: int
    gives: int
    start: dt.date | None = None
    end: dt.date | None = None


def standing_letter_paper(letter: StandingLetter, languages: Sequence[Language]) -> Paper:
    """The letter that says where a request or a place stands, in the reader's languages.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)
    of_place = letter.standing in _PLACES
    return paper_in(
        languages,
        PaperKind.PLACE_LETTER if of_place else PaperKind.REQUEST_NOTE,
        letter.top,
        lambda words: words("Letter to %(name)s", name=letter.known_as),
        lambda words: (
            Title(words("Your place") if of_place else words("Where your request stands")),
            Paragraph(words("Dear %(name)s,", name=letter.known_as)),
            *(Paragraph(said) for said in _said(letter, words)),
            *_from(letter.facilitator, letter.contact, words),
        ),
        letter.known_as,
        Looks(foot=lambda words: words.date(letter.top.issued)),
    )


_PLACES = frozenset({Standing.APPLIED, Standing.WAITING_LIST, Standing.ACCEPTED})


def _said(letter: StandingLetter, words: Words) -> tuple[str, ...]:
    cohort = letter.top.cohort.read_in(words.language)
    manager = words("Your line manager has been asked, and has not answered yet.")
    asked = (manager,) if letter.manager_asked else ()
    return (*_opening(letter, words), *_by_standing(letter, cohort, words), *asked, _ask_us(words))


def _opening(letter: StandingLetter, words: Words) -> tuple[str, ...]:
    if letter.asked_on is None or letter.standing in _PLACES:
        return ()
    on = words.date(letter.asked_on)
    if letter.need:
        return (words("On %(date)s you asked us for help: %(need)s.", date=on, need=letter.need),)
    return (words("On %(date)s you asked us for help.", date=on),)


def _by_standing(letter: StandingLetter, cohort: str, words: Words) -> tuple[str, ...]:
    starts = words.date(letter.starts) if letter.starts else ""
    said = {
        Standing.LOOKING: words(
            "We are looking for somebody who fits, and have not asked anybody yet. You hear from "
            "us again within two weeks, also if nothing is new."
        ),
        Standing.ASKING: words(
            "We have somebody in mind and have asked them. As soon as they say yes, we tell you "
            "who it is and arrange a first meeting."
        ),
        Standing.FOUND: words(
            "%(name)s would be glad to meet you. A first meeting of half an hour shows whether it "
            "suits both of you; either may say no without giving a reason.",
            name=letter.helper,
        ),
        Standing.ENDED: words(
            "We are not looking for anybody any more. If that should change, a word is enough and "
            "we begin again."
        ),
        Standing.APPLIED: words(
            "Thank you for applying to %(cohort)s. We have your form, and you hear from us before "
            "it begins.",
            cohort=cohort,
        ),
        Standing.WAITING_LIST: words(
            "Thank you for applying to %(cohort)s. All places are taken, and you are on the "
            "waiting list. When a place is free we call you; if none is, you are asked first for "
            "the next cohort.",
            cohort=cohort,
        ),
        Standing.ACCEPTED: words(
            "We are glad to offer you a place in %(cohort)s. You receive coaching, and pass on as "
            "much to somebody else.",
            cohort=cohort,
        ),
    }[letter.standing]
    begins = letter.standing is Standing.ACCEPTED and starts
    return (said, words("It begins on %(date)s.", date=starts)) if begins else (said,)


def _ask_us(words: Words) -> str:
    return words("In Welsh or in English, as you like; neither takes longer.")


def _from(facilitator: str, contact: str, words: Words) -> tuple[Block, ...]:
    lines = [facilitator, *contact.splitlines()]
    return (
        Space(6),
        Paragraph(words("With thanks and good wishes,")),
        *(Paragraph(line, "strong" if at == 0 else "label") for at, line in enumerate(lines)),
    )


def release_letter_paper(letter: ReleaseLetter, languages: Sequence[Language]) -> Paper:
    """The letter that asks a line manager, with a slip for the answer.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)
    return paper_in(
        languages,
        PaperKind.RELEASE_LETTER,
        letter.top,
        lambda words: words("May %(name)s take part?", name=letter.name),
        lambda words: _release(letter, words),
        letter.name,
        Looks(foot=lambda words: words.date(letter.top.issued)),
    )


def _release(letter: ReleaseLetter, words: Words) -> tuple[Block, ...]:
    programme = letter.top.programme.read_in(words.language)
    to = letter.manager or words("colleague")
    received, given = words.hours(letter.sessions * letter.minutes), words.hours(letter.gives)
    return (
        Title(words("May %(name)s take part?", name=letter.name)),
        Paragraph(words("Dear %(name)s,", name=to)),
        Paragraph(
            words(
                "%(name)s would like to take part in %(programme)s: coaching between colleagues of "
                "different organisations. Whoever receives passes on as much; no money changes "
                "hands.",
                name=letter.name,
                programme=programme,
            )
        ),
        Paragraph(
            words(
                "In working time it takes about %(received)s to be coached and %(given)s to "
                "coach, spread over the months, and the gatherings at the beginning and the end.",
                received=received,
                given=given,
            )
        ),
        *((Paragraph(_days(letter, words)),) if letter.start and letter.end else ()),
        Paragraph(
            words(
                "What is said in a session stays between the two. You are not told what it was "
                "about, and nobody asks you to assess anything."
            )
        ),
        *_from(letter.facilitator, letter.contact, words),
        Space(10),
        Heading(words("Your answer, to hand back")),
        Choices(
            words("%(name)s may take part in working time", name=letter.name),
            (("1", words("yes")), ("2", words("not just now")), ("3", words("let us talk"))),
        ),
        Blanks(((words("Name"), 0.6), (words("Date"), 0.4))),
    )


def _days(letter: ReleaseLetter, words: Words) -> str:
    start = words.date(letter.start) if letter.start else ""
    end = words.date(letter.end) if letter.end else ""
    return words("It begins on %(start)s and ends on %(end)s.", start=start, end=end)
