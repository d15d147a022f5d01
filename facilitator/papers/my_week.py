"""My week: the facilitator's own sheet, one line for each thing that needs a hand.

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


# What fits on one sheet, printed on both sides, with the numbers below; the rest is on the screen.
MOST_LINES = 16
FEWEST = 2
BESIDE = 2


@dataclass(frozen=True)
class WeekLine:
    """One row of the week as the reader's language says it: what to do, and why it stands here."""

    what: str
    why: str
    people: tuple[str, ...] = ()


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
    code: str = ""


@dataclass(frozen=True)
class MyWeek:
    """The week that begins on a Monday, and how to reach the people in its rows."""

    top: Top
    begins: dt.date
    groups: tuple[WeekGroup, ...]
    contacts: tuple[WeekContact, ...] = ()


def my_week_paper(week: MyWeek, language: Language) -> Paper:
    """The sheet in the facilitator's language, with a box to tick for each line.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(week)
    words = Words(language)
    ends = week.begins + dt.timedelta(days=6)
    period = f"{words.date(week.begins)} – {words.date(ends)}"
    shown = _on_the_sheet(week)
    rows: list[tuple[str, ...] | GroupRow] = []
    for group in shown:
        rows.append(GroupRow(group.name))
        rows += [("☐", line.what, line.why) for line in group.lines]
    left = sum(len(group.lines) for group in week.groups) - len(rows) + len(shown)
    columns = (
        Column("", 0.35),
        Column(words("What"), 3.6, strong=True),
        Column(words("Why it is here"), 6.4),
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
            *_more(left, words),
            *_reached(_in_sight(week, shown), words),
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


def _more(left: int, words: Words) -> tuple[Block, ...]:
    """What found no room on the sheet."""
    if left <= 0:
        return ()
    said = words.many(
        "%(n)s row more stands on This week.", "%(n)s rows more stand on This week.", left
    )
    return (Paragraph(said, "label"),)


def _on_the_sheet(week: MyWeek) -> tuple[WeekGroup, ...]:
    """What fits on one sheet: of every kind the first two, then the others in their order."""
    few = [min(FEWEST, len(group.lines)) for group in week.groups]
    spare = MOST_LINES - sum(few)
    shown = []
    for group, least in zip(week.groups, few, strict=True):
        more = min(spare, len(group.lines) - least)
        spare -= more
        if least + more:
            shown.append(WeekGroup(group.name, group.lines[: least + more]))
    return tuple(shown)


def _in_sight(week: MyWeek, shown: tuple[WeekGroup, ...]) -> tuple[WeekContact, ...]:
    """How to reach whoever stands on the sheet."""
    people = {code for group in shown for line in group.lines for code in line.people}
    return tuple(one for one in week.contacts if not one.code or one.code in people)


def _reached(contacts: tuple[WeekContact, ...], words: Words) -> tuple[Block, ...]:
    """The list of telephone numbers, two side by side; none where nobody stands in a row."""
    if not contacts:
        return ()
    columns = tuple(
        column
        for _ in range(BESIDE)
        for column in (Column(words("Name"), 2.7, strong=True), Column(words("Telephone"), 2.6))
    )
    deep = -(-len(contacts) // BESIDE)
    cells = [(one.name, one.phone or one.email) for one in contacts]
    cells += [("", "")] * (deep * BESIDE - len(cells))
    rows = tuple(
        tuple(cell for beside in range(BESIDE) for cell in cells[beside * deep + at])
        for at in range(deep)
    )
    return Heading(words("How to reach them")), Table(columns, rows)
