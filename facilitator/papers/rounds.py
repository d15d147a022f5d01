"""Papers for choosing, for rounds of a day, and for each person what came of the pairing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Column,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
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

PLACES = 5
"""So many people can be chosen on a slip, in order."""


@dataclass(frozen=True)
class RotaRound:
    """One round: at each table who coaches, is coached and observes; and who helps to run it."""

    number: int
    tables: tuple[tuple[str, ...], ...]
    out: tuple[str, ...] = ()


@dataclass(frozen=True)
class RotaDay:
    """A gathering and its rounds."""

    gathering: Named
    on: dt.date
    rounds: tuple[RotaRound, ...]


def rota_paper(top: Top, days: Sequence[RotaDay], languages: Sequence[Language]) -> Paper:
    """Who sits with whom, a page for each gathering.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not days:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(days))
    return paper_in(
        languages,
        PaperKind.ROTA,
        top,
        lambda words: words("Who sits with whom"),
        lambda words: _rota(days, words),
        looks=Looks(foot=lambda words: words("Printed on %(date)s.", date=words.date(top.issued))),
    )


def _rota(days: Sequence[RotaDay], words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, day in enumerate(days):
        if number:
            blocks.append(PageBreak())
        what = f"{day.gathering.read_in(words.language)} · {words.date(day.on, 'full')}"
        blocks.append(Title(words("Who sits with whom"), what))
        blocks += [_round(one, words) for one in day.rounds]
    return tuple(blocks)


def _round(one: RotaRound, words: Words) -> Block:
    in_threes = any(len(table) > 2 for table in one.tables)
    columns = [
        Column(words("Table"), 1.4),
        Column(words("Coaches"), 3, strong=True),
        Column(words("Is coached"), 3, strong=True),
    ]
    if in_threes:
        columns.append(Column(words("Observes"), 3))
    rows = tuple(
        (str(number), *table, *[""] * (len(columns) - 1 - len(table)))
        for number, table in enumerate(one.tables, 1)
    )
    title = words("Round %(n)s", n=one.number)
    if one.out:
        helps = words("Helps to run it: %(names)s", names=", ".join(one.out))
        title = f"{title} · {helps}"
    return Together((Heading(title), Table(tuple(columns), rows)))


@dataclass(frozen=True)
class Profile:
    """Somebody who agreed to be read about: what they offer and ask for, in both languages."""

    code: str
    name: str
    organisation: Named = UNNAMED
    offers: tuple[Named, ...] = ()
    asks: tuple[Named, ...] = ()
    languages: tuple[str, ...] = ()


def profiles_paper(top: Top, profiles: Sequence[Profile], languages: Sequence[Language]) -> Paper:
    """Profiles to choose from, by name, and a slip to write the choices on.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not profiles:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(profiles))
    return paper_in(
        languages,
        PaperKind.PROFILES,
        top,
        lambda words: words("Profiles to choose from"),
        lambda words: _profiles(profiles, words),
        looks=Looks(foot=lambda words: words("Printed on %(date)s.", date=words.date(top.issued))),
    )


def _profiles(profiles: Sequence[Profile], words: Words) -> tuple[Block, ...]:
    said = words("Everybody here agreed to be read about. Choose by the number beside the name.")
    return (
        Title(words("Profiles to choose from"), ""),
        Paragraph(said),
        *(_profile(one, words) for one in profiles),
        PageBreak(),
        *_slip(words),
    )


def _profile(one: Profile, words: Words) -> Block:
    language = words.language
    facts = [
        (words("Offers"), _listed(one.offers, language)),
        (words("Asks for"), _listed(one.asks, language)),
        (words("Languages"), ", ".join(_spoken(code, words) for code in one.languages)),
    ]
    where = one.organisation.read_in(language)
    return Together(
        (
            Paragraph(f"{one.code} · {one.name}", "heading"),
            *((Paragraph(where, "label"),) if where else ()),
            Facts(tuple((label, text) for label, text in facts if text)),
            Space(6),
        )
    )


@dataclass(frozen=True)
class PairedWith:
    """Somebody one is paired with: what meets (`topics`), and what the two agreed.

    `gives` says that they give to the reader, else the reader gives to them.
    """

    name: str
    gives: bool
    sessions: int
    minutes: int
    begins: dt.date | None
    organisation: Named = UNNAMED
    topics: tuple[Named, ...] = ()
    languages: tuple[str, ...] = ()


def paired_paper(
    top: Top, name: str, partners: Sequence[PairedWith], languages: Sequence[Language]
) -> Paper:
    """With whom one person is paired, and why: who gives to them first, then to whom they give.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not partners:
        raise RuleBroken("nothing_to_print")
    check_glyphs((name, *partners))
    return paper_in(
        languages,
        PaperKind.PAIRED,
        top,
        lambda words: words("Your pairings"),
        lambda words: _paired(name, partners, words),
        looks=Looks(foot=lambda words: words("Printed on %(date)s.", date=words.date(top.issued))),
    )


def _paired(name: str, partners: Sequence[PairedWith], words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = [Title(words("Your pairings"), name)]
    for gives, title in ((True, words("Who gives to you")), (False, words("Whom you give to"))):
        found = [one for one in partners if one.gives is gives]
        if found:
            blocks += [Heading(title), *(_partner(one, words) for one in found)]
    return tuple(blocks)


def _partner(one: PairedWith, words: Words) -> Block:
    language = words.language
    asked = words("What you asked for") if one.gives else words("What you offer")
    agreed = words.many(
        "One session of %(minutes)s minutes",
        "%(n)s sessions of %(minutes)s minutes",
        one.sessions,
        minutes=one.minutes,
    )
    facts = [
        (asked, _listed(one.topics, language)),
        (words("Languages"), ", ".join(_spoken(code, words) for code in one.languages)),
        (words("Agreed"), agreed),
        (words("From"), words.date(one.begins) if one.begins else ""),
    ]
    where = one.organisation.read_in(language)
    return Together(
        (
            Paragraph(one.name, "heading"),
            *((Paragraph(where, "label"),) if where else ()),
            Facts(tuple((label, text) for label, text in facts if text)),
            Space(6),
        )
    )


def _listed(names: Sequence[Named], language: Language) -> str:
    return ", ".join(name.read_in(language) for name in names)


def _spoken(code: str, words: Words) -> str:
    known = {
        "cy": words("Welsh"),
        "en": words("English"),
        "pl": words("Polish"),
        "ar": words("Arabic"),
    }
    return known.get(code, code)


def _slip(words: Words) -> tuple[Block, ...]:
    """The slip: two lists of five places, one for each side; it is for the facilitator alone."""
    places = [words("Choice %(n)s", n=number) for number in range(1, PLACES + 1)]
    return (
        Title(words("My choices"), ""),
        Paragraph(
            words(
                "Write the number or the name of up to five people, the one you would like most"
                " first. Only the facilitator reads this slip, and nobody is told the order."
            )
        ),
        Blanks(((words("Your name"), 1.0),)),
        Heading(words("Who could give to me")),
        *(Blanks(((place, 1.0),)) for place in places),
        Heading(words("Whom I could give to")),
        *(Blanks(((place, 1.0),)) for place in places),
    )
