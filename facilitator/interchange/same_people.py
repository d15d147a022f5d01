"""Whether a row speaks of somebody already known, or of somebody in an earlier row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.people.names import folded, same_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from facilitator.interchange.people_rows import PersonRow


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody on record, as far as an import compares; organisations with their aliases."""

    code: str
    full_name: str
    known_as: str = ""
    email: str = ""
    organisations: tuple[str, ...] = ()
    other_emails: tuple[str, ...] = ()
    phone: str = ""
    department: str = ""
    role: str = ""
    language: str = ""
    joined: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a row may mean: known by code, or standing in an earlier row."""

    full_name: str
    email: str
    organisations: tuple[str, ...]
    known: KnownPerson | None = None
    row: int = 0

    @property
    def label(self) -> str:
        """How a choice names this candidate: the person's code, or the row."""
        return self.known.code if self.known else f"row {self.row}"

    @property
    def shown(self) -> str:
        """Who this is, so that two of one name can be told apart."""
        place = self.known.code if self.known else str(self.row)
        parts = (place, self.full_name, *self.organisations[:1], self.email)
        return " · ".join(part for part in parts if part)

    def works_at(self, organisation: str) -> bool:
        """Whether an organisation as typed is one of this person's."""
        return bool(organisation) and same_name(organisation) in {
            same_name(name) for name in self.organisations
        }


@dataclass
class Directory:
    """Everybody known and every row so far, found by code, e-mail and name."""

    by_code: dict[str, Candidate] = field(default_factory=dict)
    by_email: dict[str, Candidate] = field(default_factory=dict)
    by_name: defaultdict[str, list[Candidate]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, known: Iterable[KnownPerson]) -> Directory:
        """The directory of the people on record."""
        directory = cls()
        for person in known:
            candidate = Candidate(person.full_name, person.email, person.organisations, person)
            directory.by_code[folded(person.code)] = candidate
            for address in (person.email, *person.other_emails):
                if address:
                    directory.by_email.setdefault(address_key(address), candidate)
            directory.name(candidate, person.full_name)
            if person.known_as and " " in person.known_as:
                directory.name(candidate, person.known_as)
        return directory

    def add(self, person: PersonRow) -> None:
        """Remember a row, so that later rows are compared with it."""
        organisations = (person.organisation,) if person.organisation else ()
        candidate = Candidate(person.full_name, person.email, organisations, row=person.row)
        if person.email:
            self.by_email.setdefault(address_key(person.email), candidate)
        self.name(candidate, person.full_name)

    def name(self, candidate: Candidate, name: str) -> None:
        """List somebody under a name."""
        listed = self.by_name[same_name(name)]
        if candidate not in listed:
            listed.append(candidate)


def address_key(email: str) -> str:
    """What two spellings of one e-mail address share."""
    return email.strip().casefold()


def share_a_name(one: str, other: str) -> bool:
    """Whether two names have a word of more than one letter in common, or shortened forms."""
    words = {word for word in same_name(one).split() if len(word) > 1}
    others = {word for word in same_name(other).split() if len(word) > 1}
    return not words or not others or bool(words & others)


def same_name_default(person: PersonRow, candidates: list[Candidate]) -> bool:
    """Whether two of one name are taken for one person unless the facilitator says otherwise."""
    if len(candidates) != 1:
        return False
    other = candidates[0]
    emails_differ = bool(person.email and other.email)
    elsewhere = bool(person.organisation and other.organisations) and not other.works_at(
        person.organisation
    )
    return not elsewhere and not emails_differ
