"""A person's own statement: what they received, what they passed on, what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    Figure,
    Figures,
    Heading,
    Identity,
    Paper,
    Paragraph,
    Part,
    Table,
    Title,
    Together,
)
from facilitator.papers.shared import UNNAMED, Named, fingerprint, issued_foot
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language


@dataclass(frozen=True)
class HeldSession:
    """A session held: the day, the minutes, and the other side, "" where it is not named."""

    on: dt.date
    minutes: int
    with_whom: str = ""


@dataclass(frozen=True)
class StillToGive:
    """One promise on its way: minutes, by when, in which cohort or place."""

    minutes: int
    by: dt.date | None
    where: Named = UNNAMED


@dataclass(frozen=True)
class Statement:
    """What one person received, passed on, and has still to pass on."""

    top: Top
    number: str
    version: int
    name: str
    received: tuple[HeldSession, ...]
    passed_on: tuple[HeldSession, ...]
    still_to_pass_on: tuple[StillToGive, ...]
    thanks: tuple[str, ...] = ()
    draft: bool = False

    def facts(self) -> dict[str, object]:
        """What the statement says, for the fingerprint."""
        return {
            "number": self.number, "version": self.version, "issued": self.top.issued,
            "name": self.name,
            "received": [[s.on, s.minutes] for s in self.received],
            "passed_on": [[s.on, s.minutes] for s in self.passed_on],
            "still": [[s.minutes, s.by] for s in self.still_to_pass_on],
        }  # fmt: skip


def statement_paper(statement: Statement, languages: Sequence[Language]) -> Paper:
    """The statement in the person's languages, Welsh pages first.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(statement)
    identity = Identity(statement.number, statement.version, fingerprint(statement.facts()))
    words = Words(languages[0])
    return Paper(
        kind=PaperKind.STATEMENT,
        title=words("Statement %(number)s", number=statement.number),
        author=statement.top.programme.read_in(languages[0]),
        subject=statement.name,
        issued=statement.top.issued,
        parts=tuple(_part(statement, identity, Words(language)) for language in languages),
        identity=identity,
        draft=statement.draft,
    )


def _part(statement: Statement, identity: Identity, words: Words) -> Part:
    return Part(
        language=words.language,
        head=statement.top.head(words.language, words("Draft") if statement.draft else ""),
        foot=issued_foot(words, identity, statement.top.issued, draft=statement.draft),
        bookmark=statement.name,
        blocks=(
            Title(words("Received and passed on"), statement.name),
            *_lead(statement, words),
            Figures(_headlines(statement, words)),
            Heading(words("Received")),
            _sessions(statement.received, words, words("The first session is still to come.")),
            Heading(words("Passed on")),
            _sessions(statement.passed_on, words, words("Your turn to give is still to come.")),
            *_still(statement, words),
            *_thanks(statement, words),
        ),
    )


def _lead(statement: Statement, words: Words) -> tuple[Block, ...]:
    """The first sentence: what was received, and from whom."""
    if not statement.received:
        return ()
    named = dict.fromkeys(one.with_whom for one in statement.received if one.with_whom)
    unnamed = any(not one.with_whom for one in statement.received)
    givers = [*named, *((words("a colleague"),) if unnamed else ())]
    minutes = sum(one.minutes for one in statement.received)
    said = words(
        "You received %(hours)s from %(names)s.",
        hours=words.hours(minutes),
        names=", ".join(givers),
    )
    return (Paragraph(said, "lead"),)


def _headlines(statement: Statement, words: Words) -> tuple[Figure, ...]:
    figures = (
        (sum(s.minutes for s in statement.received), words("received")),
        (sum(s.minutes for s in statement.passed_on), words("passed on")),
        (sum(s.minutes for s in statement.still_to_pass_on), words("still to pass on")),
    )
    return tuple(Figure(words.hours(minutes), "", label) for minutes, label in figures)


def _sessions(sessions: Sequence[HeldSession], words: Words, none: str) -> Table:
    columns = (
        Column(words("Date"), 2, strong=True),
        Column(words("With"), 3),
        Column(words("Minutes"), 1, "right"),
    )
    rows = tuple(
        (words.date(s.on), s.with_whom or words("a colleague"), str(s.minutes)) for s in sessions
    )
    return Table(columns, rows, none=none)


def _still(statement: Statement, words: Words) -> tuple[Block, ...]:
    heading = Heading(words("Still to pass on"))
    if not statement.still_to_pass_on:
        return (Together((heading, Paragraph(words("Everything has been passed on. Thank you.")))),)
    columns = (
        Column(words("By"), 2, strong=True),
        Column(words("Where"), 3),
        Column(words("Minutes"), 1, "right"),
    )
    rows = tuple(
        (
            words.date(s.by) if s.by else words("no date yet"),
            s.where.read_in(words.language),
            str(s.minutes),
        )
        for s in statement.still_to_pass_on
    )
    text = words("If the date does not suit you any more, a word with the facilitator is enough.")
    return heading, Table(columns, rows), Paragraph(text, "label")


def _thanks(statement: Statement, words: Words) -> tuple[Block, ...]:
    if not statement.thanks:
        return ()
    heading = Heading(words("Thanks that reached you"))
    return (Together((heading, *(Paragraph(thank) for thank in statement.thanks))),)
