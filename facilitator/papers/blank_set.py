"""Everything that a day without the laptop wants, empty: sign-in, slips, sessions, first sheets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.papers.cards import AskOffer, ask_offer_paper
from facilitator.papers.in_languages import paper_in
from facilitator.papers.induction import Induction, induction_paper
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Column, Paragraph, Table, Title
from facilitator.papers.shared import UNNAMED
from facilitator.papers.sign_in import Gathering, sign_in_paper
from facilitator.papers.slips import Slip, slips_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.plan import Block, Paper
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words

SIGN_IN_LINES, SESSION_LINES, SLIPS = 18, 16, 4


def blank_set(top: Top, facilitator: str, languages: Sequence[Language]) -> Paper:
    """One file with all of them, each paper in each of these languages."""
    sessions = paper_in(
        languages,
        PaperKind.BLANKS,
        top,
        lambda words: words("Blank set"),
        _sessions,
    )
    blank_gathering = Gathering(top, UNNAMED, None, spare=SIGN_IN_LINES)
    slips = [Slip("", "", "", language=one) for one in languages for _ in range(SLIPS)]
    cards = [AskOffer("", UNNAMED, (), (), one) for one in languages for _ in range(2)]
    papers = (
        sign_in_paper(blank_gathering),
        slips_paper(top, slips),
        sessions,
        ask_offer_paper(top, cards),
        induction_paper(Induction(top, "", facilitator), languages),
    )
    return replace(sessions, parts=tuple(part for paper in papers for part in paper.parts))


def _sessions(words: Words) -> tuple[Block, ...]:
    columns = (
        Column(words("Date"), 1.2),
        Column(words("Gives"), 2.2),
        Column(words("Receives"), 2.2),
        Column(words("Minutes"), 1),
        Column(words("Held, or why not"), 2),
    )
    return (
        Title(words("Sessions to key in later")),
        Paragraph(words("One line for each; whoever told you, in a word.")),
        Table(columns, (("",) * len(columns),) * SESSION_LINES, row_height=30.0),
    )
