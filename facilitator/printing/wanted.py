"""Which papers are asked for, and the sheets that answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.papers.addresses import NO_SHIFT, Shift
from facilitator.papers.shared import languages_of
from facilitator.store import tables as t
from facilitator.vocabulary import LetterLanguage
from facilitator.words import Language

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.papers.summary_more import Rate
    from facilitator.printing.kinds import PrintKind

BOTH = (Language.CY, Language.EN)


@dataclass(frozen=True)
class Wanted:
    """Which papers, of whom, in which languages (empty: each reader's own)."""

    kind: PrintKind
    cohort: str = ""
    person: str = ""
    languages: tuple[Language, ...] = ()
    large_print: bool = False
    spoken: Language = Language.EN
    shift: Shift = NO_SHIFT
    rate: Rate | None = None

    @property
    def letters(self) -> LetterLanguage | None:
        """The languages asked for, as a reader's own would be."""
        if not self.languages:
            return None
        return LetterLanguage.BOTH if len(self.languages) > 1 else LetterLanguage(self.languages[0])

    def read_by(self, person: t.Person) -> tuple[Language, ...]:
        """The languages of a paper for somebody: as asked for, else their own."""
        return self.languages or languages_of(person.letter_language)

    @property
    def of_cards(self) -> str:
        """How an answer names the languages of cards, each in its reader's own or the one asked."""
        return self.languages[0].value if len(self.languages) == 1 else "both"

    @property
    def of_all(self) -> tuple[Language, ...]:
        """The languages of a paper for everybody: as asked for, else both."""
        return self.languages or BOTH


@dataclass(frozen=True)
class Sheet:
    """One paper to render: its file, its plan, and what the answer says of it.

    `subject` is the code of what it is about, where it can be issued under a number.
    """

    kind: PrintKind
    file: str
    paper: Paper
    person: str = ""
    language: str = "both"
    large_print: bool = False
    subject: str = ""


def spoken_as(languages: tuple[Language, ...]) -> str:
    """How an answer names the languages of a paper."""
    return "both" if len(languages) > 1 else languages[0].value


def cohort_called(db: Session, code: str) -> uuid.UUID | None:
    """The cohort with this code; none where no code is given.

    Raises:
        RuleBroken: no cohort has it.
    """
    if not code:
        return None
    key = db.scalar(sa.select(t.Cohort.id).where(t.Cohort.code == code))
    if key is None:
        raise RuleBroken("code_unknown", code=code)
    return key


def person_called(db: Session, code: str) -> uuid.UUID | None:
    """The person with this code; none where no code is given.

    Raises:
        RuleBroken: nobody has it.
    """
    if not code:
        return None
    key = db.scalar(sa.select(t.Person.id).where(t.Person.code == code))
    if key is None:
        raise RuleBroken("code_unknown", code=code)
    return key
