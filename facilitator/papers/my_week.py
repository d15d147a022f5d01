"""My week: the facilitator's own page, one line for each thing that needs a hand.

It stays with the facilitator: it may name people beside what is not done.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Column,
    GroupRow,
    Heading,
    Paper,
    Paragraph,
    Part,
    Table,
    Title,
)
from facilitator.papers.shared import plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language


@dataclass(frozen=True)
class WeekLine:
    """One row of the week as the reader's language says it: what to do, and why it stands here."""

    what: str
    why: str


@dataclass(frozen=True)
class WeekGroup:
    """Rows of one kind, such as "Decide" or "Thank", under their name."""

    name: str
    lines: tuple[WeekLine, ...]


@dataclass(frozen=True)
class WeekContact:
    """How to reach somebody who stands in a row."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class MyWeek:
    """The week that begins on a Monday, and how to reach the people in its rows."""

    top: Top
    begins: dt.date
    groups: tuple[WeekGroup, ...]
    contacts: tuple[WeekContact, ...] = ()


def my_week_paper(week: MyWeek, language: Language) -> Paper:
    """The page in the facilitator's language, with a box to tick for each line.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(week)
    words = Words(language)
    ends = week.begins + dt.timedelta(days=6)
    period = f"{words.date(week.begins)} – {words.date(ends)}"
    rows: list[tuple[str, ...] | GroupRow] = []
    for group in week.groups:
        if group.lines:
            rows.append(GroupRow(group.name))
            rows += [("☐", line.what, line.why) for line in group.lines]
    columns = (
        Column(words("Done"), 0.9),
        Column(words("What"), 4.0, strong=True),
        Column(words("Why it is here"), 4.0),
    )
    part = Part(
        language=language,
        head=week.top.head(language),
        foot=plain_foot(words, words("For the facilitator only: not to be handed on.")),
        bookmark=words("My week"),
        blocks=(
            Title(words("My week"), period),
            Paragraph(words("Printed on %(date)s.", date=words.date(week.top.issued)), "label"),
            Table(columns, tuple(rows), none=words("Nothing needs you this week.")),
            *_reached(week, words),
        ),
    )
    return Paper(
        kind=PaperKind.MY_WEEK,
        title=words("My week"),
        author=week.top.programme.read_in(language),
        subject=period,
        issued=week.top.issued,
        parts=(part,),
    )


def _reached(week: MyWeek, words: Words) -> tuple[Block, ...]:
    """The list of telephone numbers; none where nobody stands in a row."""
    if not week.contacts:
        return ()
    columns = (
        Column(words("Name"), 3.0, strong=True),
        Column(words("Telephone"), 2.0),
        Column(words("E-mail"), 4.0),
    )
    rows = tuple((one.name, one.phone, one.email) for one in week.contacts)
    return Heading(words("How to reach them")), Table(columns, rows)
