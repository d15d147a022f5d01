"""Cards to cut apart: what I offer and ask for, questions for a first meeting, where an hour went.

Each card speaks the language of whoever it is for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import PLAIN, language_of_cards, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Cards,
    Paper,
    Paragraph,
    Points,
    RingMark,
    Section,
    Space,
    Title,
)
from facilitator.papers.shared import UNNAMED, Named, month_name
from facilitator.papers.texts import running_text, text_blocks
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from facilitator.papers.notices import ProgrammeFacts
    from facilitator.papers.shared import Heading as Top

MOST_TOPICS = 5


@dataclass(frozen=True)
class AskOffer:
    """What somebody offers and asks for, in their language."""

    known_as: str
    organisation: Named
    offers: tuple[Named, ...]
    asks: tuple[Named, ...]
    language: Language = Language.CY


@dataclass(frozen=True)
class HourStep:
    """A step on the way of an hour: who passed something on, or where they work, and when.

    `name` is empty where nobody agreed to be named; `came_home` marks the step that came back.
    """

    name: str
    place: Named
    minutes: int
    on: dt.date
    came_home: bool = False


@dataclass(frozen=True)
class HourCard:
    """Where the help that somebody gave went next, step by step."""

    known_as: str
    minutes: int
    on: dt.date
    steps: tuple[HourStep, ...]
    language: Language = Language.CY


def ask_offer_paper(top: Top, cards: Sequence[AskOffer]) -> Paper:
    """Ask and offer cards, four to a page, with room to add by hand.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    return _paper(
        PaperKind.ASK_OFFER,
        top,
        cards,
        lambda words: words("Ask and offer cards"),
        Cards(tuple(map(_ask_offer, cards)), 2, 2, stacks=True),
    )


def chemistry_paper(said: ProgrammeFacts, languages: Sequence[Language]) -> Paper:
    """Questions for a first meeting, a card in each language, each twice.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(said)
    name = PaperKind.CHEMISTRY.value

    def card(language: Language) -> tuple[Block, ...]:
        text = running_text(name, language)
        blocks = text_blocks(name, language, said.facts(language), titled=False)
        return (Section((Title(text.title), *blocks), language),)

    each = tuple(card(language) for language in languages)
    return paper_in(
        (languages[0],),
        PaperKind.CHEMISTRY,
        said.top,
        lambda words: running_text(name, words.language).title,
        lambda _words: (Cards(each if len(each) > 1 else each * 2, 1, 2),),
        looks=replace(PLAIN, bare=True),
    )


def hour_cards_paper(top: Top, cards: Sequence[HourCard]) -> Paper:
    """Where your hour went, four cards to a page.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    return _paper(
        PaperKind.HOUR_CARD,
        top,
        cards,
        lambda words: words("Where your hour went"),
        Cards(tuple(map(_hour_card, cards)), 2, 2, stacks=True),
    )


def _paper(
    kind: PaperKind,
    top: Top,
    cards: Sequence[AskOffer] | Sequence[HourCard],
    title: Callable[[Words], str],
    laid: Cards,
) -> Paper:
    if not cards:
        raise RuleBroken("nothing_to_print")
    check_glyphs(tuple(cards))
    languages = language_of_cards(card.language for card in cards)
    looks = replace(PLAIN, bare=True)
    return paper_in(languages, kind, top, title, lambda _words: (laid,), looks=looks)


def _ask_offer(card: AskOffer) -> tuple[Block, ...]:
    words = Words(card.language)
    blocks: list[Block] = [Paragraph(card.known_as, "name")]
    if card.organisation != UNNAMED:
        blocks.append(Paragraph(card.organisation.read_in(card.language), "label"))
    for label, topics, room in (
        (words("I can offer"), card.offers, words("And")),
        (words("I would like"), card.asks, words("And")),
    ):
        shown = tuple(topic.read_in(card.language) for topic in topics[:MOST_TOPICS])
        blocks += [Space(6), Paragraph(label, "heading")]
        if shown:
            blocks.append(Points(shown))
        blocks.append(Blanks(((room, 1.0),)))
    return (Section(tuple(blocks), card.language),)


def _hour_card(card: HourCard) -> tuple[Block, ...]:
    words = Words(card.language)
    began = words(
        "In %(month)s you gave %(minutes)s minutes.",
        month=month_name(words, card.on),
        minutes=card.minutes,
    )
    blocks: list[Block] = [
        RingMark(28),
        Space(6),
        Paragraph(words("Where your hour went"), "heading"),
        Paragraph(card.known_as, "name"),
        Paragraph(began),
    ]
    if not card.steps:
        blocks.append(Paragraph(words("It is still on its way. Thank you for setting it off.")))
    else:
        blocks.append(Points(tuple(_step(step, words) for step in card.steps), numbered=True))
        blocks.append(Paragraph(words("Thank you for setting it off."), "strong"))
    return (Section(tuple(blocks), card.language),)


def _step(step: HourStep, words: Words) -> str:
    month = month_name(words, step.on)
    if step.came_home:
        return words("%(month)s: it came back to you.", month=month)
    place = step.place.read_in(words.language)
    who = step.name or (
        words("somebody at %(place)s", place=place) if place else words("a colleague")
    )
    return words(
        "%(month)s: %(who)s passed on %(minutes)s minutes.",
        month=month,
        who=who,
        minutes=step.minutes,
    )
