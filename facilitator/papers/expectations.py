"""What we expect of each other: a member's gives and gets beside the programme's, and the rules."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Column,
    GroupRow,
    Heading,
    Paper,
    Paragraph,
    Part,
    Points,
    Space,
    Table,
    Title,
    Together,
)
from facilitator.papers.shared import Named, plain_foot
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language

ROOM_TO_WRITE = 30.0
BLANK_ROWS = 4
BOXES = ("☐",) * 4


@dataclass(frozen=True)
class RulesSaid:
    """The rules that hold, their version, and the day on which the cohort chose them."""

    number: int
    rules: tuple[Named, ...]
    chosen_on: dt.date | None = None


@dataclass(frozen=True)
class ExpectationsSheet:
    """One member's sheet; empty where nothing has been said yet, with room to write.

    `asks_again` prints boxes for how each thing stands; nothing that was answered is printed.
    """

    top: Top
    name: str
    facilitator: str
    member_gives: tuple[str, ...] = ()
    member_gets: tuple[str, ...] = ()
    programme_gives: tuple[str, ...] = ()
    programme_gets: tuple[str, ...] = ()
    rules: RulesSaid | None = None
    asks_again: bool = False


def expectations_paper(sheet: ExpectationsSheet, languages: Sequence[Language]) -> Paper:
    """The sheet in the member's languages, Welsh pages first.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(sheet)
    words = Words(languages[0])
    return Paper(
        kind=PaperKind.EXPECTATIONS,
        title=words("What we expect of each other"),
        author=sheet.top.programme.read_in(languages[0]),
        subject=sheet.name or sheet.top.cohort.read_in(languages[0]),
        issued=sheet.top.issued,
        parts=tuple(_part(sheet, Words(language)) for language in languages),
    )


def _part(sheet: ExpectationsSheet, words: Words) -> Part:
    return Part(
        language=words.language,
        head=sheet.top.head(words.language),
        foot=plain_foot(words, words("Printed on %(date)s", date=words.date(sheet.top.issued))),
        bookmark=sheet.name or words("What we expect of each other"),
        blocks=(*_how_it_stands(sheet, words),)
        if sheet.asks_again
        else (
            Title(words("What we expect of each other"), sheet.name),
            Paragraph(
                words(
                    "Each side said this separately. Half-way and at the end we ask each other "
                    "again how it stands."
                )
            ),
            _beside(sheet, words),
            *_rules(sheet, words),
            _signed(sheet, words),
        ),
    )


def _member(sheet: ExpectationsSheet, words: Words) -> str:
    return sheet.name or words("Member")


def _beside(sheet: ExpectationsSheet, words: Words) -> Block:
    """Two columns under each other; where one side has said nothing there is room to write."""
    columns = (Column(_member(sheet, words), 1), Column(words("The programme"), 1))
    rows: list[tuple[str, ...] | GroupRow] = []
    blank = False
    for title, mine, theirs in (
        (words("To give"), sheet.member_gives, sheet.programme_gives),
        (words("To get"), sheet.member_gets, sheet.programme_gets),
    ):
        lines = list(zip_longest(mine, theirs, fillvalue=""))
        if not mine or not theirs:
            blank = True
            lines += [("", "")] * (BLANK_ROWS - len(lines))
        rows += [GroupRow(title), *lines]
    return Table(columns, tuple(rows), row_height=ROOM_TO_WRITE if blank else 0.0)


def _how_it_stands(sheet: ExpectationsSheet, words: Words) -> tuple[Block, ...]:
    """The sheet that asks again: everything that was said, and a box for each answer."""
    heads = (words("kept"), words("partly"), words("not yet"), words("no longer wanted"))
    shares = (1.0, 1.0, 1.0, 1.5)
    columns = (
        Column(words("What was said"), 5),
        *(Column(head, share, "centre") for head, share in zip(heads, shares, strict=True)),
    )
    groups = (
        (words("You would give"), sheet.member_gives),
        (words("You would get"), sheet.member_gets),
        (words("The programme would give"), sheet.programme_gives),
        (words("The programme asked for"), sheet.programme_gets),
    )
    blocks: list[Block] = [
        Title(words("How does it stand?"), sheet.name),
        Paragraph(
            words(
                "Put a cross where it fits. Only the facilitator reads this. What the whole "
                "cohort says of the programme’s promises is told without names."
            ),
            "lead",
        ),
    ]
    rows: list[tuple[str, ...] | GroupRow] = []
    for title, lines in groups:
        if lines:
            rows += [GroupRow(title), *((line, *BOXES) for line in lines)]
    blocks.append(Table(columns, tuple(rows), row_height=20.0))
    blocks.append(Space(6))
    blocks.append(Paragraph(words("Thank you. Hand it in, folded.")))
    return tuple(blocks)


def _rules(sheet: ExpectationsSheet, words: Words) -> tuple[Block, ...]:
    rules = sheet.rules
    if rules is None:
        return ()
    if rules.chosen_on is not None:
        line = words(
            "Version %(number)s, chosen by the cohort on %(date)s.",
            number=rules.number,
            date=words.date(rules.chosen_on),
        )
    else:
        line = words("Version %(number)s.", number=rules.number)
    points = tuple(rule.read_in(words.language) for rule in rules.rules)
    head = Together((Heading(words("The rules of the programme")), Paragraph(line, "label")))
    return (head, Points(points, numbered=True))


def _signed(sheet: ExpectationsSheet, words: Words) -> Block:
    member = words("Read by %(name)s", name=sheet.name) if sheet.name else words("Read by")
    facilitator = words("Facilitator")
    if sheet.facilitator:
        facilitator = f"{facilitator}: {sheet.facilitator}"
    return Together((Blanks(((member, 2.0), (facilitator, 2.0), (words("Date"), 1.0))),))
