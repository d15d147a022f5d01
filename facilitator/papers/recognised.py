"""Papers that thank: a certificate, a letter to a line manager, the letter when a cohort ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.papers.fonts import check_glyphs
from facilitator.papers.in_languages import PLAIN, paper_in
from facilitator.papers.kinds import PaperKind
from facilitator.papers.plan import Block, Paper, Paragraph, RingMark, Signatures, Signer, Space
from facilitator.papers.texts import running_text, text_blocks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from facilitator.papers.shared import Heading as Top
    from facilitator.words import Language, Words


@dataclass(frozen=True)
class Certificate:
    """What somebody gave: minutes, to how many organisations, from when to when."""

    top: Top
    name: str
    minutes: int
    organisations: int
    first: dt.date
    last: dt.date
    facilitator: str


@dataclass(frozen=True)
class ManagerLetter:
    """Thanks to a line manager for the time of somebody who agreed to it."""

    top: Top
    name: str
    manager: str
    minutes: int
    since: dt.date
    facilitator: str
    contact: str


@dataclass(frozen=True)
class ClosingLetter:
    """To somebody of a cohort that ends: what they gave and received in it."""

    top: Top
    known_as: str
    given: int
    received: int
    facilitator: str


def certificate_paper(certificate: Certificate, languages: Sequence[Language]) -> Paper:
    """The certificate, on a wide sheet; nothing in it of who was coached.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(certificate)
    return paper_in(
        languages,
        PaperKind.CERTIFICATE,
        certificate.top,
        lambda words: words("Certificate of thanks"),
        lambda words: _certificate(certificate, words),
        certificate.name,
        replace(PLAIN, wide=True),
    )


def _certificate(certificate: Certificate, words: Words) -> tuple[Block, ...]:
    programme = certificate.top.programme.read_in(words.language)
    given = words(
        "%(hours)s given to colleagues · organisations: %(n)s",
        hours=words.hours(certificate.minutes),
        n=certificate.organisations,
    )
    period = f"{words.date(certificate.first)} – {words.date(certificate.last)}"
    return (
        RingMark(56),
        Space(14),
        Paragraph(words("With thanks to"), "second"),
        Paragraph(certificate.name, "big"),
        Space(8),
        Paragraph(given, "name"),
        Paragraph(f"{programme} · {period}", "lead"),
        Space(22),
        Signatures(
            "",
            (Signer(words("Facilitator"), certificate.facilitator),),
            (words("Date"),),
            narrow=True,
        ),
    )


def manager_letter_paper(letter: ManagerLetter, languages: Sequence[Language]) -> Paper:
    """The letter to a line manager.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)

    def facts(words: Words) -> dict[str, str]:
        return {
            "manager": letter.manager or words("colleague"),
            "name": letter.name,
            "programme": letter.top.programme.read_in(words.language),
            "since": words.date(letter.since),
            "given": words.hours(letter.minutes),
            "facilitator": letter.facilitator,
            "contact": letter.contact.replace("\n", " · "),
        }

    return _letter(PaperKind.MANAGER_LETTER, letter.top, letter.name, languages, facts)


def closing_letter_paper(letter: ClosingLetter, languages: Sequence[Language]) -> Paper:
    """The letter that ends a cohort.

    Raises:
        RuleBroken: "glyph_missing", naming the field.
    """
    check_glyphs(letter)

    def facts(words: Words) -> dict[str, str]:
        return {
            "name": letter.known_as,
            "cohort": letter.top.cohort.read_in(words.language)
            or letter.top.programme.read_in(words.language),
            "given": words.hours(letter.given),
            "received": words.hours(letter.received),
            "facilitator": letter.facilitator,
        }

    return _letter(PaperKind.CLOSING_LETTER, letter.top, letter.known_as, languages, facts)


def _letter(
    kind: PaperKind,
    top: Top,
    whose: str,
    languages: Sequence[Language],
    facts: Callable[[Words], dict[str, str]],
) -> Paper:
    return paper_in(
        languages,
        kind,
        top,
        lambda words: running_text(kind.value, words.language).title,
        lambda words: text_blocks(kind.value, words.language, facts(words)),
        whose,
        replace(PLAIN, foot=lambda words: words.date(top.issued)),
    )
