"""What several papers share: names in both languages, the reader's languages, fingerprints."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.papers.plan import Foot, Head, Identity, Title
from facilitator.vocabulary import LetterLanguage
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Named:
    """A name in both languages; where one is empty the other serves."""

    cy: str = ""
    en: str = ""

    def read_in(self, language: Language) -> str:
        """The name for a reader of this language."""
        mine, other = (self.cy, self.en) if language is Language.CY else (self.en, self.cy)
        return mine or other


UNNAMED = Named()

WELSH_FIRST = (Language.CY, Language.EN)


@dataclass(frozen=True)
class Heading:
    """What every paper of a programme carries: its name, the cohort and the day of issue."""

    programme: Named
    cohort: Named
    issued: dt.date

    def head(self, language: Language, note: str = "") -> Head:
        """The head of the pages in one language."""
        return Head(self.programme.read_in(language), self.cohort.read_in(language), note)


def languages_of(letters: LetterLanguage) -> tuple[Language, ...]:
    """The languages of somebody's papers: whoever was not asked gets both, Welsh first."""
    if letters in {LetterLanguage.CY, LetterLanguage.EN}:
        return (Language(letters.value),)
    return WELSH_FIRST


def fingerprint(facts: Mapping[str, object]) -> str:
    """The first twelve digits of SHA-256 over the facts in one settled spelling.

    Good against mistakes and mix-ups; it is no signature.
    """
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode())
    return digest.hexdigest()[:12].upper()


def grouped(digits: str) -> str:
    """A fingerprint in fours, as it is printed."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def qr_text(identity: Identity) -> str:
    """What the QR code of an issued paper holds: number, version and fingerprint, no names."""
    return f"{identity.number}:{identity.version}:{identity.fingerprint}"


def plain_foot(words: Words, *lines: str) -> Foot:
    """A foot that only counts pages, under lines such as the day of printing."""
    return Foot(lines, words("Page %(page)s of %(pages)s"))


def issued_foot(words: Words, identity: Identity, issued: dt.date, *, draft: bool) -> Foot:
    """The foot of a numbered paper; a draft has no fingerprint and no code."""
    page_of = words("Page %(page)s of %(pages)s")
    if draft:
        return Foot((draft_line(words, issued),), page_of)
    reference = words(
        "%(number)s · version %(version)s · issued %(date)s",
        number=identity.number,
        version=identity.version,
        date=words.date(issued),
    )
    check = words(
        "Fingerprint %(fingerprint)s · can be checked under Papers",
        fingerprint=grouped(identity.fingerprint),
    )
    alt = words("QR code with the number %(number)s and the fingerprint", number=identity.number)
    return Foot((reference, check), page_of, qr_text(identity), alt)


def draft_line(words: Words, day: dt.date) -> str:
    """What stands at the foot of a draft."""
    return words("Draft of %(date)s: not to be signed", date=words.date(day))


def month_name(words: Words, day: dt.date, style: str = "long") -> str:
    """A month: "long" January 2027, "month" January, "short" Jan."""
    from babel.dates import format_date

    pattern = {"long": "LLLL y", "month": "LLLL", "short": "LLL"}[style]
    return format_date(day, pattern, locale=f"{words.language.value}_GB")


def title_in_both(say: Callable[[Words], str], words: Words, beside: str = "") -> Title:
    """The name of a paper, and quieter beneath it the same in the other language."""
    other = Language.EN if words.language is Language.CY else Language.CY
    return Title(say(words), say(Words(other)), other, beside)


def in_both(say: Callable[[Words], str]) -> str:
    """One label in both languages, Welsh first; once where they are the same."""
    welsh, english = say(Words(Language.CY)), say(Words(Language.EN))
    return welsh if welsh == english else f"{welsh} / {english}"
