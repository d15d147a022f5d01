"""The two-way coaching agreement: who gives to whom, what was settled, and what both agree to.

It names the two of them and the facilitator, and nobody else: the rest of the ring is shown as
places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.clauses import ClauseSet, clause_set
from facilitator.papers.fonts import check_glyphs
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import (
    Block,
    Clauses,
    Facts,
    Heading,
    Identity,
    Paper,
    Paragraph,
    Part,
    Parties,
    Party,
    Section,
    Signatures,
    Signer,
    Strip,
    Together,
)
from facilitator.papers.shared import UNNAMED, Named, fingerprint, issued_foot, title_in_both
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.papers.shared import Heading as Top

# A ring of more people than this shows the others as dots.
LARGEST_SPELLED_RING = 4


@dataclass(frozen=True)
class Side:
    """One of the two: the full name, what they are called, and the organisation."""

    name: str
    known_as: str
    organisation: Named = UNNAMED


@dataclass(frozen=True)
class InReturn:
    """What is passed on: so many sessions of so many minutes, by a day."""

    sessions: int
    minutes: int
    by: dt.date | None = None


@dataclass(frozen=True)
class Agreement:
    """Everything an agreement says.

    `ring` is how many people the ring has (0: no ring, a place in a pool); `place_given` is
    None or where and how the sessions are held; `concerns` is a person, with a way to reach
    them, who is not one of the two.
    """

    top: Top
    number: str
    version: int
    gives: Side
    receives: Side
    facilitator: str
    sessions: int
    minutes: int
    starts: dt.date
    ends: dt.date
    session_language: Language | None
    notice_days: int
    place: Named = UNNAMED
    rhythm: Named = UNNAMED
    first_dates: tuple[dt.date, ...] = ()
    in_return: InReturn | None = None
    ethics: Named = UNNAMED
    concerns: Named = UNNAMED
    aims: tuple[str, ...] = ()
    ring: int = 0
    draft: bool = False

    def facts(self) -> dict[str, object]:
        """What the two agree to, for the fingerprint: the same in both languages."""
        given = self.in_return
        return {
            "number": self.number, "version": self.version, "issued": self.top.issued,
            "gives": self.gives.name, "receives": self.receives.name,
            "sessions": self.sessions, "minutes": self.minutes,
            "starts": self.starts, "ends": self.ends, "notice_days": self.notice_days,
            "language": self.session_language, "place": [self.place.cy, self.place.en],
            "rhythm": [self.rhythm.cy, self.rhythm.en], "first_dates": self.first_dates,
            "in_return": [given.sessions, given.minutes, given.by] if given else None,
            "concerns": [self.concerns.cy, self.concerns.en], "aims": self.aims,
        }  # fmt: skip


def agreement_fingerprint(agreement: Agreement, clause_version: int) -> str:
    """The fingerprint that both language versions of an agreement carry."""
    return fingerprint({**agreement.facts(), "clauses": clause_version})


def agreement_paper(
    agreement: Agreement,
    languages: Sequence[Language],
    *,
    clauses: Sequence[ClauseSet] = (),
    terms: Sequence[str] = (),
    copy_for: str = "",
) -> Paper:
    """The agreement in the reader's languages, Welsh pages first.

    `clauses` are the programme's own sets, one for each language; `terms` choose the words for
    coach and coachee in each.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(agreement)
    sets = tuple(clauses) or tuple(clause_set(language) for language in languages)
    chosen = tuple(terms) or ("",) * len(languages)
    identity = Identity(
        agreement.number, agreement.version, agreement_fingerprint(agreement, sets[0].version)
    )
    parts = tuple(
        _part(agreement, identity, Words(language), one, term, copy_for)
        for language, one, term in zip(languages, sets, chosen, strict=True)
    )
    words = Words(languages[0])
    return Paper(
        kind=PaperKind.AGREEMENT,
        title=words("Reciprocal coaching agreement %(number)s", number=agreement.number),
        author=agreement.top.programme.read_in(languages[0]),
        subject=words(
            "%(giver)s coaches %(receiver)s",
            giver=agreement.gives.name,
            receiver=agreement.receives.name,
        ),
        issued=agreement.top.issued,
        parts=parts,
        identity=identity,
        draft=agreement.draft,
        copy_for=copy_for,
    )


def _part(
    agreement: Agreement,
    identity: Identity,
    words: Words,
    clauses: ClauseSet,
    terms: str,
    copy_for: str,
) -> Part:
    note = words("Copy for %(name)s", name=copy_for) if copy_for else ""
    if agreement.draft:
        note = words("Draft")
    *first, last = clauses.printed(terms)
    return Part(
        language=words.language,
        head=agreement.top.head(words.language, note),
        foot=issued_foot(words, identity, agreement.top.issued, draft=agreement.draft),
        bookmark=copy_for or agreement.receives.name,
        blocks=(
            *_opening(agreement, words),
            Heading(words("What we agree")),
            Clauses(tuple(first)),
            # The last clause comes with them, so that signatures never stand alone on a page.
            Together((Clauses((last,)), _signatures(agreement, words, clauses, terms))),
        ),
    )


def _opening(agreement: Agreement, words: Words) -> tuple[Block, ...]:
    title = title_in_both(lambda words: words("Reciprocal coaching agreement"), words)
    parties = Parties(
        _party(words("Gives coaching"), agreement.gives, words),
        _party(words("Receives coaching"), agreement.receives, words),
    )
    return title, parties, *_comes_back(agreement, words), Facts(_facts(agreement, words))


def _party(role: str, side: Side, words: Words) -> Party:
    organisation = side.organisation.read_in(words.language)
    return Party(role, side.name, (organisation,) if organisation else ())


def _comes_back(agreement: Agreement, words: Words) -> tuple[Block, ...]:
    if agreement.ring < 2:
        return ()
    others = agreement.ring - 2
    unnamed = words("a colleague") if agreement.ring <= LARGEST_SPELLED_RING else ""
    names = (agreement.gives.known_as, agreement.receives.known_as, *(unnamed,) * others)
    alt = words(
        "%(giver)s coaches %(receiver)s; what %(receiver)s passes on goes round a ring of "
        "%(people)s people and comes back to %(giver)s.",
        giver=agreement.gives.known_as,
        receiver=agreement.receives.known_as,
        people=agreement.ring,
    )
    line = words(
        "People in this ring: %(people)s. Each of them gives, and each receives.",
        people=agreement.ring,
    )
    return (Section((Heading(words("How it comes back")), Strip(names, 0, alt), Paragraph(line))),)


def _facts(agreement: Agreement, words: Words) -> tuple[tuple[str, str], ...]:
    language = words.language
    rows = [
        (words("Sessions"), _sessions(agreement.sessions, agreement.minutes, words)),
        (words("How often"), agreement.rhythm.read_in(language)),
        (
            words("From and until"),
            f"{words.date(agreement.starts)} – {words.date(agreement.ends)}",
        ),
        (words("First dates"), _days(agreement.first_dates, words)),
        (words("Where"), agreement.place.read_in(language)),
        (words("Language of the sessions"), _language(agreement.session_language, words)),
        (words("Notice, in working days"), str(agreement.notice_days)),
        (words("Passed on in return"), _in_return(agreement.in_return, words)),
        (words("Code of ethics"), agreement.ethics.read_in(language)),
        (words("Concerns go to"), agreement.concerns.read_in(language)),
        *((words("Aim"), aim) for aim in agreement.aims),
    ]
    return tuple((label, value) for label, value in rows if value)


def _days(days: Sequence[dt.date], words: Words) -> str:
    """The days in a row; the year is said once where all are in one."""
    if not days:
        return ""
    *first, last = days
    style = "day" if len({day.year for day in days}) == 1 else "long"
    return " · ".join([*(words.date(day, style) for day in first), words.date(last)])


def _sessions(count: int, minutes: int, words: Words) -> str:
    return words("%(sessions)s × %(minutes)s minutes", sessions=count, minutes=minutes)


def _language(language: Language | None, words: Words) -> str:
    if language is None:
        return words("Welsh or English, as we choose each time")
    return words("Welsh") if language is Language.CY else words("English")


def _in_return(given: InReturn | None, words: Words) -> str:
    if given is None:
        return ""
    amount = _sessions(given.sessions, given.minutes, words)
    if given.by is None:
        return words("%(amount)s, elsewhere", amount=amount)
    return words("%(amount)s, elsewhere, by %(date)s", amount=amount, date=words.date(given.by))


def _signatures(agreement: Agreement, words: Words, clauses: ClauseSet, terms: str) -> Signatures:
    forms = clauses.term_forms(terms)
    return Signatures(
        words("Signed"),
        (
            Signer(forms["Coach"], agreement.gives.name),
            Signer(forms["Coachee"], agreement.receives.name),
            Signer(words("Facilitator"), agreement.facilitator),
        ),
        (words("Date"),),
        words("Place"),
        (words("Each of us has received a copy."),),
    )
