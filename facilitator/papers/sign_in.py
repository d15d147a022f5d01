"""The sign-in sheet of a gathering, by organisation; every label in both languages, Welsh first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Column,
    GroupRow,
    Paper,
    Paragraph,
    Part,
    Table,
    Title,
)
from facilitator.papers.shared import UNNAMED, Named, in_both, plain_foot
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from facilitator.papers.shared import Heading as Top

ROW_HEIGHT = 27.0
TABLES = 3
# Fewer guests than this sign at one table.
MANY = 40


@dataclass(frozen=True)
class Guest:
    """Somebody expected; `speaks_welsh` shows that they are happy to be spoken to in Welsh."""

    name: str
    speaks_welsh: bool = False


@dataclass(frozen=True)
class Organisation:
    """The people of one organisation, in the order to print them."""

    name: Named
    guests: tuple[Guest, ...]


@dataclass(frozen=True)
class Gathering:
    """What the sheet is for: the name, the day, the place, and who is expected.

    Without a day it is a blank sheet. `spare` empty lines follow for whoever else comes.
    """

    top: Top
    name: Named
    on: dt.date | None
    place: Named = UNNAMED
    organisations: tuple[Organisation, ...] = ()
    spare: int = 4


def sign_in_paper(gathering: Gathering) -> Paper:
    """The sheet: name, language mark and a line to sign on; no address, no telephone.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(gathering)
    words = Words(Language.CY)
    title = words("Sign-in sheet")
    columns = (
        Column(in_both(lambda words: words("Name")), 2.6, strong=True),
        Column(in_both(lambda words: words("Language")), 1.3),
        Column(in_both(lambda words: words("Signature")), 2.6),
    )
    part = Part(
        language=Language.CY,
        head=gathering.top.head(Language.CY),
        foot=plain_foot(words),
        bookmark=title,
        blocks=(
            Title(title, _unless_same(Words(Language.EN)("Sign-in sheet"), title), Language.EN),
            *(_block(gathering, Language.CY) if gathering.on else _to_fill_in()),
            *(_block(gathering, Language.EN) if gathering.on else ()),
            Table(columns, _rows(gathering), row_height=ROW_HEIGHT),
        ),
    )
    return Paper(
        kind=PaperKind.SIGN_IN,
        title=title,
        author=gathering.top.programme.read_in(Language.CY),
        subject=_twice(gathering.name),
        issued=gathering.top.issued,
        parts=(part,),
    )


def by_alphabet(gathering: Gathering, order: Callable[[str], str]) -> Gathering:
    """The same guests in one alphabet, split for three tables where they are many.

    Each table says from which name to which it goes.
    """
    guests = sorted(
        (guest for body in gathering.organisations for guest in body.guests),
        key=lambda guest: order(guest.name),
    )
    tables = TABLES if len(guests) >= MANY else 1
    size = max(1, -(-len(guests) // tables))
    parts = [guests[start : start + size] for start in range(0, len(guests), size)]
    bodies = (
        Organisation(_of_table(number, part), tuple(part)) for number, part in enumerate(parts, 1)
    )
    return replace(gathering, organisations=tuple(bodies))


def _of_table(number: int, guests: Sequence[Guest]) -> Named:
    """What stands above the names of one table."""
    first, last = guests[0].name, guests[-1].name

    def said(language: Language) -> str:
        words = Words(language)
        return words("Table %(n)s: %(first)s to %(last)s", n=number, first=first, last=last)

    return Named(said(Language.CY), said(Language.EN))


def _rows(gathering: Gathering) -> tuple[tuple[str, ...] | GroupRow, ...]:
    rows: list[tuple[str, ...] | GroupRow] = []
    for organisation in gathering.organisations:
        rows.append(GroupRow(_twice(organisation.name)))
        rows += [
            (guest.name, "Cymraeg" if guest.speaks_welsh else "", "")
            for guest in organisation.guests
        ]
    if gathering.spare and rows:
        rows.append(GroupRow(in_both(lambda words: words("Anybody else"))))
    rows += [("", "", "")] * gathering.spare
    return tuple(rows)


def _twice(name: Named) -> str:
    """A name in both languages, Welsh first; once where they are the same."""
    both = [text for text in (name.cy, name.en) if text]
    return " / ".join(dict.fromkeys(both))


def _unless_same(text: str, other: str) -> str:
    return text if text != other else ""


def _to_fill_in() -> tuple[Blanks]:
    """Lines for the gathering and its day, where they are not known yet."""
    labels = (in_both(lambda words: words("Gathering")), in_both(lambda words: words("Date")))
    return (Blanks(tuple((label, 1.0) for label in labels)),)


def _block(gathering: Gathering, language: Language) -> tuple[Paragraph, ...]:
    """What the sheet is for, in one language."""
    words = Words(language)
    place = gathering.place.read_in(language)
    day = words.date(gathering.on, "full") if gathering.on else ""
    what = " · ".join(filter(None, (gathering.name.read_in(language), day, place)))
    note = words("Cymraeg beside a name: happy to be spoken to in Welsh.")
    return Paragraph(what, "strong", language), Paragraph(note, "label", language)
