"""Agreements of three people, of a whole ring, and of two organisations; drafts until they sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.papers.clauses import clause_set
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import PLAIN, Looks, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Blanks,
    Block,
    Clauses,
    Column,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Parties,
    Party,
    Signatures,
    Signer,
    Table,
    Together,
)
from facilitator.papers.shared import UNNAMED, Named, draft_line, title_in_both

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.agreement import Side
    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words

SIGNING_ROW = 30.0
AIMS = 3


@dataclass(frozen=True)
class ThreeWay:
    """Who coaches whom, and the sponsor who makes the time free; empty names are lines to fill."""

    top: Top
    gives: Side
    receives: Side
    sponsor: str
    facilitator: str
    sessions: int
    minutes: int
    starts: dt.date
    ends: dt.date


@dataclass(frozen=True)
class RingMember:
    """Somebody in a ring: the name, the organisation, and to whom they give."""

    name: str
    organisation: Named
    gives_to: str


@dataclass(frozen=True)
class RingAgreement:
    """A ring in order, what each gives to the next, and until when."""

    top: Top
    ring: str
    members: tuple[RingMember, ...]
    sessions: int
    minutes: int
    ends: dt.date | None
    facilitator: str


@dataclass(frozen=True)
class Ready:
    """Something an organisation stands ready to give in a year, and how much of it."""

    what: str
    minutes: int = 0
    uses: int = 0


@dataclass(frozen=True)
class Body:
    """An organisation of a reciprocal agreement: its contact and what it stands ready to give."""

    name: Named = UNNAMED
    lead: str = ""
    contact: str = ""
    ready: tuple[Ready, ...] = ()


@dataclass(frozen=True)
class Reciprocal:
    """Two organisations that stand ready to help each other; without names a form to fill in."""

    top: Top
    code: str
    about: str
    one: Body
    other: Body
    agreed_on: dt.date | None
    review_on: dt.date | None


def _draft(words: Words) -> str:
    return words("Draft")


def _drafted(top: Top) -> Looks:
    return Looks(note=_draft, draft=True, foot=lambda words: draft_line(words, top.issued))


def three_way_paper(agreement: ThreeWay, languages: Sequence[Language], terms: str = "") -> Paper:
    """The agreement with a sponsor: needs, aims, who hears what, three signatures.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(agreement)
    return paper_in(
        languages,
        PaperKind.THREE_WAY,
        agreement.top,
        lambda words: words("Agreement with a sponsor"),
        lambda words: _three_way(agreement, words, terms),
        agreement.receives.name,
        _drafted(agreement.top),
    )


def _three_way(agreement: ThreeWay, words: Words, terms: str) -> tuple[Block, ...]:
    clauses = clause_set(words.language, "three-way-agreement")
    forms = clauses.term_forms(terms)
    *first, last = clauses.printed(terms)
    aims = tuple(Blanks(((str(n), 1.0),)) for n in range(1, AIMS + 1))
    signed = Signatures(
        words("Signed"),
        (
            Signer(forms["Coach"], agreement.gives.name),
            Signer(forms["Coachee"], agreement.receives.name),
            Signer(words("Sponsor"), agreement.sponsor),
        ),
        (words("Date"),),
    )
    return (
        title_in_both(lambda words: words("Agreement with a sponsor"), words),
        Parties(
            _party(words("Gives coaching"), agreement.gives, words),
            _party(words("Receives coaching"), agreement.receives, words),
        ),
        Facts(_settled(agreement, words)),
        Together((Heading(words("What the organisation hopes for")), Blanks((("", 1.0),)))),
        Blanks((("", 1.0),)),
        Together((Heading(words("Aims, and how we shall see them")), *aims)),
        Heading(words("What we agree")),
        Clauses(tuple(first)),
        Together((Clauses((last,)), signed)),
    )


def _party(role: str, side: Side, words: Words) -> Party:
    organisation = side.organisation.read_in(words.language)
    return Party(role, side.name, (organisation,) if organisation else ())


def _settled(agreement: ThreeWay, words: Words) -> tuple[tuple[str, str], ...]:
    sessions = words(
        "%(sessions)s × %(minutes)s minutes",
        sessions=agreement.sessions,
        minutes=agreement.minutes,
    )
    rows = (
        (words("Sponsor"), agreement.sponsor),
        (words("Sessions"), sessions),
        (
            words("From and until"),
            f"{words.date(agreement.starts)} – {words.date(agreement.ends)}",
        ),
        (words("Facilitator"), agreement.facilitator),
    )
    return tuple((label, value) for label, value in rows if value)


def ring_agreement_paper(agreement: RingAgreement, languages: Sequence[Language]) -> Paper:
    """The sheet that a whole ring signs.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(agreement)
    return paper_in(
        languages,
        PaperKind.RING_AGREEMENT,
        agreement.top,
        lambda words: words("Ring agreement"),
        lambda words: _ring(agreement, words),
        agreement.ring,
        _drafted(agreement.top),
    )


def _ring(agreement: RingAgreement, words: Words) -> tuple[Block, ...]:
    clauses = clause_set(words.language, "ring-agreement")
    each = words(
        "%(sessions)s × %(minutes)s minutes",
        sessions=agreement.sessions,
        minutes=agreement.minutes,
    )
    facts = [(words("Each gives"), each)]
    if agreement.ends is not None:
        facts.append((words("Until"), words.date(agreement.ends)))
    columns = (
        Column(words("Name"), 3, strong=True),
        Column(words("Gives to"), 2.4),
        Column(words("Signature and date"), 3),
    )
    rows = tuple((member.name, member.gives_to, "") for member in agreement.members)
    return (
        title_in_both(lambda words: words("Ring agreement"), words, agreement.ring),
        Facts(tuple(facts)),
        Heading(words("What we agree")),
        Clauses(clauses.printed()),
        Heading(words("Signed by all of us")),
        Table(columns, rows, row_height=SIGNING_ROW),
        Together(
            (
                Signatures(
                    words("Seen by the facilitator"),
                    (Signer(words("Facilitator"), agreement.facilitator),),
                    (words("Date"),),
                ),
            )
        ),
    )


def reciprocal_paper(agreement: Reciprocal, languages: Sequence[Language]) -> Paper:
    """The agreement between two organisations, with what each stands ready to give.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(agreement)
    return paper_in(
        languages,
        PaperKind.RECIPROCAL,
        agreement.top,
        lambda words: words("Reciprocal agreement between organisations"),
        lambda words: _reciprocal(agreement, words),
        agreement.code,
        # Whoever fills in a form by hand may sign it as it is.
        _drafted(agreement.top) if agreement.code else PLAIN,
    )


def _reciprocal(agreement: Reciprocal, words: Words) -> tuple[Block, ...]:
    clauses = clause_set(words.language, "reciprocal-agreement")
    *first, last = clauses.printed()
    names = [body.name.read_in(words.language) for body in (agreement.one, agreement.other)]
    facts = [
        (words("About"), agreement.about),
        (words("Agreed on"), words.date(agreement.agreed_on) if agreement.agreed_on else ""),
        (
            words("To be looked at on"),
            words.date(agreement.review_on) if agreement.review_on else "",
        ),
    ]
    shown = tuple((label, value) for label, value in facts if value)
    signed = Signatures(
        words("Signed for the organisations"),
        tuple(Signer(name or words("Organisation"), "") for name in names),
        (words("Name and post"), words("Date")),
    )
    return (
        title_in_both(lambda words: words("Reciprocal agreement between organisations"), words),
        *((Facts(shown),) if shown else ()),
        *_schedule(agreement.one, words),
        *_schedule(agreement.other, words),
        Heading(words("What we agree")),
        Clauses(tuple(first)),
        Together((Clauses((last,)), signed)),
    )


def _schedule(body: Body, words: Words) -> tuple[Block, ...]:
    """What one of the two stands ready to give in a year; empty rows where nothing is said."""
    name = body.name.read_in(words.language) or words("Organisation")
    columns = (
        Column(words("Stands ready to give in a year"), 4, strong=True),
        Column(words("Hours"), 1, "right"),
        Column(words("Uses"), 1, "right"),
    )
    rows = tuple(
        (one.what, words.hours(one.minutes) if one.minutes else "", str(one.uses or ""))
        for one in body.ready
    )
    empty = (("", "", ""),) * (0 if rows else 3)
    contact = " · ".join(part for part in (body.lead, body.contact) if part)
    said = Paragraph(words("Contact: %(contact)s", contact=contact), "label")
    lines = (said,) if contact else (Blanks(((words("Contact"), 1.0),)),)
    return (
        Together((Heading(name), *lines)),
        Table(columns, (*rows, *empty), row_height=0.0 if rows else 27.0),
    )


def blank_reciprocal(top: Top) -> Reciprocal:
    """A form for two organisations that are not named yet."""
    return Reciprocal(replace(top, cohort=UNNAMED), "", "", Body(), Body(), None, None)
