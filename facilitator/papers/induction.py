"""The first day: what both sides expect, the rules, and the ballot that chooses them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import PLAIN, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Cards,
    Choices,
    Heading,
    Paper,
    Paragraph,
    Points,
    Section,
    Signatures,
    Signer,
    Space,
    Title,
    Together,
)
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.papers.shared import Named

SLIPS_DOWN = 3
ROOM_TO_WRITE = 3


@dataclass(frozen=True)
class RulesText:
    """A version of the programme's rules: its title and a rule on each line, in both languages."""

    title: Named
    cy: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def read_in(self, language: Language) -> tuple[str, ...]:
        """The rules for a reader of this language; the other's where there are none."""
        mine, other = (self.cy, self.en) if language is Language.CY else (self.en, self.cy)
        return mine or other


@dataclass(frozen=True)
class Induction:
    """What one person and the programme expect of each other on the first day.

    `known_as` is empty for a sheet that is filled in by hand.
    """

    top: Top
    name: str
    facilitator: str
    programme_gives: tuple[str, ...] = ()
    programme_gets: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    gets: tuple[str, ...] = ()
    rules: RulesText | None = None


@dataclass(frozen=True)
class BallotSlips:
    """What is put to a cohort, and how many slips are needed; nobody is named on any."""

    top: Top
    versions: tuple[RulesText, ...]
    count: int


def induction_paper(induction: Induction, languages: Sequence[Language]) -> Paper:
    """The induction sheet: expectations of both sides, the rules, and a line to sign on.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(induction)
    return paper_in(
        languages,
        PaperKind.INDUCTION,
        induction.top,
        lambda words: words("Induction sheet"),
        lambda words: _induction(induction, words),
        subject=induction.name,
    )


def _induction(induction: Induction, words: Words) -> tuple[Block, ...]:
    programme = induction.top.programme.read_in(words.language)
    me = induction.name
    mine = words("%(who)s hopes to get", who=me) if me else words("What I hope to get")
    mine_to_give = words("%(who)s hopes to give", who=me) if me else words("What I hope to give")
    theirs = words("%(who)s hopes to get", who=programme)
    theirs_to_give = words("%(who)s hopes to give", who=programme)
    return (
        Title(words("What we expect of each other"), induction.name),
        Paragraph(
            words(
                "Both sides say it at the beginning, look at it half-way and again at the end. "
                "Anything here may change; a word is enough."
            )
        ),
        *_expects(mine, induction.gets),
        *_expects(mine_to_give, induction.gives),
        *_expects(theirs, induction.programme_gets, room=0),
        *_expects(theirs_to_give, induction.programme_gives, room=0),
        *_rules(induction.rules, words),
        Signatures(
            words("Read and agreed"),
            (
                Signer(words("Member"), induction.name),
                Signer(words("Facilitator"), induction.facilitator),
            ),
            (words("Date"),),
        ),
    )


def _expects(heading: str, said: Sequence[str], *, room: int = ROOM_TO_WRITE) -> tuple[Block, ...]:
    """What a side expects; where nothing was said, lines to write it on."""
    if said:
        return (Together((Heading(heading), Points(tuple(said)))),)
    if not room:
        return ()
    lines = tuple(Blanks(((str(n), 1.0),)) for n in range(1, room + 1))
    return (Together((Heading(heading), *lines)),)


def _rules(rules: RulesText | None, words: Words) -> tuple[Block, ...]:
    if rules is None or not rules.read_in(words.language):
        return ()
    title = rules.title.read_in(words.language) or words("The programme's rules")
    first, *rest = rules.read_in(words.language)
    return (Together((Heading(title), Points((first, *rest), numbered=True))),)


def ballot_paper(ballot: BallotSlips, languages: Sequence[Language]) -> Paper:
    """A page that states each version, then ballot slips to cut, as many as there are voters.

    Raises:
        RuleBroken: "nothing_to_print"; "glyph_missing", naming the field.
    """
    if not ballot.versions:
        raise RuleBroken("nothing_to_print")
    check_glyphs(ballot)
    stated = paper_in(
        languages,
        PaperKind.BALLOT,
        ballot.top,
        lambda words: words("Ballot slips"),
        lambda words: _stated(ballot, words),
    )
    slip = tuple(_slip(ballot, tuple(languages)) for _ in range(max(1, ballot.count)))
    slips = paper_in(
        (languages[0],),
        PaperKind.BALLOT,
        ballot.top,
        lambda words: words("Ballot slips"),
        lambda _words: (Cards(slip, 1, SLIPS_DOWN),),
        looks=replace(PLAIN, bare=True),
    )
    return replace(stated, parts=(*stated.parts, *slips.parts))


def _stated(ballot: BallotSlips, words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = [
        Title(words("Which rules shall we have?")),
        Paragraph(words("Read both, talk about them, then tick one on your slip.")),
    ]
    for n, version in enumerate(ballot.versions, 1):
        title = version.title.read_in(words.language) or words("Version %(n)s", n=n)
        rules = version.read_in(words.language) or ("–",)
        blocks.append(Together((Heading(f"{n} · {title}"), Points(rules))))
    return tuple(blocks)


def _slip(ballot: BallotSlips, languages: tuple[Language, ...]) -> tuple[Block, ...]:
    """One slip, block by block in each language; nobody signs it."""
    blocks: list[Block] = []
    for language in languages:
        words = Words(language)
        options = tuple(
            (str(n), version.title.read_in(language) or words("Version %(n)s", n=n))
            for n, version in enumerate(ballot.versions, 1)
        )
        none = (str(len(options) + 1), words("None of these"))
        said = (
            *((Space(14),) if blocks else ()),
            Paragraph(words("Ballot slip"), "heading"),
            Choices(words("Tick one, fold the slip, and put no name on it."), (*options, none)),
        )
        blocks.append(Section(said, language))
    return tuple(blocks)
