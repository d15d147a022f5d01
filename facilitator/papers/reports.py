"""Papers that show how it goes: an organisation's quarter, who gives to whom, rings, stories."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import PLAIN, Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    Facts,
    Figure,
    Figures,
    Heading,
    MatrixDrawing,
    Panel,
    Paper,
    Paragraph,
    RingDrawing,
    RingMark,
    Space,
    Table,
    Title,
    Together,
)
from facilitator.papers.shared import UNNAMED, Named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words

FEWEST = 5
"""Numbers about fewer people than this are not printed."""


@dataclass(frozen=True)
class Partner:
    """What went to another organisation and came from it, in minutes."""

    name: Named
    given: int
    received: int


@dataclass(frozen=True)
class OrganisationStatement:
    """An organisation's quarter: minutes given and received, and how many of its people.

    Minutes are None where they are about one to four people, of theirs or of the others.
    `partners` are those of which enough people took part; `others` is all the rest together.
    """

    top: Top
    organisation: Named
    lead: str
    first: dt.date
    last: dt.date
    given: int | None
    received: int | None
    people_giving: int
    people_receiving: int
    partners: tuple[Partner, ...]
    others: Partner | None


@dataclass(frozen=True)
class MatrixSheet:
    """Who gave to whom so far, organisation by organisation, for the facilitator."""

    top: Top
    parties: tuple[tuple[Named, str, int], ...]
    minutes: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Poster:
    """A ring for the wall: who gives to whom, and which links were kept already."""

    top: Top
    ring: str
    sessions: int
    minutes: int
    members: tuple[tuple[str, str, int], ...]
    kept: tuple[bool, ...]


@dataclass(frozen=True)
class Story:
    """What somebody said in thanks, with those names that may be said."""

    text: str
    by: str = ""
    to: str = ""
    place: Named = UNNAMED


@dataclass(frozen=True)
class StorySheet:
    """Thanks in people's own words, by consent."""

    top: Top
    stories: tuple[Story, ...]


def organisation_statement_paper(
    statement: OrganisationStatement, languages: Sequence[Language]
) -> Paper:
    """The statement: what came in, what went out, with whom; nobody is named.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(statement)
    return paper_in(
        languages,
        PaperKind.ORGANISATION_STATEMENT,
        statement.top,
        lambda words: words("Statement for an organisation"),
        lambda words: _statement(statement, words),
        statement.organisation.read_in(languages[0]),
        Looks(foot=lambda words: words("Printed on %(date)s.", date=_issued(statement.top, words))),
    )


def _issued(top: Top, words: Words) -> str:
    return words.date(top.issued)


def _statement(statement: OrganisationStatement, words: Words) -> tuple[Block, ...]:
    name = statement.organisation.read_in(words.language)
    period = f"{words.date(statement.first)} – {words.date(statement.last)}"
    columns = (
        Column(words("Organisation"), 3, strong=True),
        Column(words("They gave"), 1.2, "right"),
        Column(words("You gave"), 1.2, "right"),
    )
    lines = [*statement.partners, *((statement.others,) if statement.others else ())]
    rows = tuple(
        (
            one.name.read_in(words.language) or words("Others together"),
            words.hours(one.received),
            words.hours(one.given),
        )
        for one in lines
    )
    people = (
        (words("People who received"), _people(statement.people_receiving, words)),
        (words("People who gave"), _people(statement.people_giving, words)),
        (words("Contact in the organisation"), statement.lead),
    )
    return (
        Title(name, period),
        Paragraph(
            words("What came in and what went out in these three months, in whole sessions."),
            "lead",
        ),
        Figures(
            (
                Figure(_hours(statement.received, words), "", words("received")),
                Figure(_hours(statement.given, words), "", words("given")),
            )
        ),
        Facts(tuple((label, value) for label, value in people if value)),
        *((Heading(words("With whom")), Table(columns, rows)) if rows else ()),
        Panel((Paragraph(_balance(statement, words)),)),
        Paragraph(
            words(
                "Numbers about fewer than five people are not printed, and what was said in a "
                "session is not recorded."
            ),
            "label",
        ),
    )


def _hours(minutes: int | None, words: Words) -> str:
    return "–" if minutes is None else words.hours(minutes)


def _people(count: int, words: Words) -> str:
    if not count:
        return ""
    return str(count) if count >= FEWEST else words("fewer than five")


def _balance(statement: OrganisationStatement, words: Words) -> str:
    """How the two sides stand, in a sentence without blame."""
    if statement.received is None or statement.given is None:
        return words(
            "A dash stands where fewer than five people took part, so that nobody can be read out "
            "of it. We gladly talk it through with you. Thank you for what your people give."
        )
    more = statement.received - statement.given
    if abs(more) < 60:
        return words("Giving and receiving are in balance. Thank you.")
    if more > 0:
        return words(
            "You received %(hours)s more than you gave. If your people could give on a day or in "
            "a field where others wait, we gladly say where.",
            hours=words.hours(more),
        )
    return words(
        "You gave %(hours)s more than you received. Is there something that your people would "
        "like to receive?",
        hours=words.hours(-more),
    )


def matrix_paper(sheet: MatrixSheet, languages: Sequence[Language]) -> Paper:
    """Who gave to whom, on a wide sheet.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not sheet.parties:
        raise RuleBroken("nothing_to_print")
    check_glyphs(sheet)
    return paper_in(
        languages,
        PaperKind.MATRIX,
        sheet.top,
        lambda words: words("Who gives to whom"),
        lambda words: _matrix(sheet, words),
        looks=replace(
            PLAIN,
            wide=True,
            note=lambda words: words("For the facilitator"),
            foot=lambda words: words("Printed on %(date)s.", date=_issued(sheet.top, words)),
        ),
    )


def _matrix(sheet: MatrixSheet, words: Words) -> tuple[Block, ...]:
    parties = tuple(
        (name.read_in(words.language), letters, colour) for name, letters, colour in sheet.parties
    )
    said = "; ".join(
        words(
            "%(giver)s gave %(receiver)s %(hours)s",
            giver=parties[giver][0],
            receiver=parties[receiver][0],
            hours=words.hours(minutes),
        )
        for giver, receiver, minutes in sheet.minutes
        if minutes
    )
    drawing = MatrixDrawing(
        parties,
        sheet.minutes,
        (words("given"), words("received"), words("h")),
        said or words("The first hours are still to come."),
    )
    note = words("Rows give, columns receive; hours. Letters stand for the organisations' names.")
    return Title(words("Who gives to whom")), Paragraph(note, "label"), drawing


def posters_paper(posters: Sequence[Poster], languages: Sequence[Language]) -> Paper:
    """A page for each ring, to hang on the wall.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not posters:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(posters))
    papers = [
        paper_in(
            languages,
            PaperKind.RING_POSTER,
            poster.top,
            lambda words: words("Ring posters"),
            lambda words, poster=poster: _poster(poster, words),  # type: ignore[misc]  # the loop's own
            poster.ring,
        )
        for poster in posters
    ]
    return replace(papers[0], parts=tuple(part for paper in papers for part in paper.parts))


def _poster(poster: Poster, words: Words) -> tuple[Block, ...]:
    each = words(
        "%(sessions)s × %(minutes)s minutes", sessions=poster.sessions, minutes=poster.minutes
    )
    names = [name for name, _, _ in poster.members]
    alt = words(
        "A ring of %(people)s people, each giving to the next: %(names)s.",
        people=len(names),
        names=", ".join(names),
    )
    so_far = words(
        "Links kept so far: %(kept)s of %(all)s", kept=sum(poster.kept), all=len(poster.kept)
    )
    return (
        Title(poster.ring, words("What each receives is passed on, and comes back.")),
        RingDrawing(poster.ring, each, poster.members, poster.kept, alt),
        Paragraph(so_far, "lead", align="centre"),
    )


def story_paper(sheet: StorySheet, languages: Sequence[Language]) -> Paper:
    """Stories for the wall or the newsletter.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not sheet.stories:
        raise RuleBroken("nothing_to_print")
    check_glyphs(sheet)
    return paper_in(
        languages,
        PaperKind.STORY,
        sheet.top,
        lambda words: words("What people say"),
        lambda words: _stories(sheet, words),
        looks=Looks(foot=lambda words: words("Printed with the consent of those who are named.")),
    )


def _stories(sheet: StorySheet, words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = [RingMark(32), Space(8), Title(words("What people say"))]
    for story in sheet.stories:
        who = story.by or _somebody(story, words)
        line = words("%(by)s, to %(to)s", by=who, to=story.to) if story.to else who
        blocks.append(
            Together((Space(10), Paragraph(f"“{story.text}”", "lead"), Paragraph(line, "label")))
        )
    return tuple(blocks)


def _somebody(story: Story, words: Words) -> str:
    place = story.place.read_in(words.language)
    return words("somebody at %(place)s", place=place) if place else words("a colleague")
