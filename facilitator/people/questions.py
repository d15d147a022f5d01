"""Questions about people: who there is, how they stand, and who is already known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.organisations.questions import OrganisationMark, WorkLine, marks, work_on, works
from facilitator.people.here import is_here, people_here
from facilitator.people.names import english_sort_key, folded, welsh_sort_key
from facilitator.people.standing import PersonStanding, standings
from facilitator.reciprocity.promises import Band
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.store.kept import part, worked_out
from facilitator.vocabulary import (
    CohortState,
    EnrolmentState,
    LetterLanguage,
)
from facilitator.week.look import Look
from facilitator.week.standing import relationships

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session

    from facilitator.interchange.same_people import KnownPerson

RUNNING_COHORTS = (
    CohortState.OPEN,
    CohortState.MATCHING,
    CohortState.IN_PROGRESS,
    CohortState.CLOSING,
)
_NOT_IN_IT = (EnrolmentState.WITHDREW,)


@dataclass(frozen=True)
class PersonName:
    """A person as a list names them."""

    id: uuid.UUID
    code: str
    name: str


@dataclass(frozen=True)
class Choosable:
    """A person among whom one is chosen, told apart by where they work."""

    id: uuid.UUID
    name: str
    organisation: OrganisationMark | None


def choosable_people(
    db: Session, today: dt.date, alphabet: str | None = None
) -> tuple[Choosable, ...]:
    """Everybody in the order of the alphabet, each with the organisation of today."""
    places = works(db, marks(db))
    found = []
    for one in people_in_order(db, alphabet=alphabet):
        work = work_on(places.get(one.id, ()), today)
        found.append(Choosable(one.id, one.name, work.organisation if work else None))
    return tuple(found)


def people_to_choose(
    db: Session, today: dt.date, alphabet: str | None = None
) -> tuple[Choosable, ...]:
    """Everybody who is here today, at rest or gone left out, in the order of the alphabet."""
    here = people_here(db, today)
    return tuple(one for one in choosable_people(db, today, alphabet) if one.id in here)


def alphabet_of(db: Session) -> str:
    """The alphabet that the programme sorts by: cy or en."""
    return db.scalar(sa.select(t.ProgrammeRow.alphabet)) or "en"


def sort_key(db: Session, alphabet: str | None = None) -> InstrumentedAttribute[str]:
    """The column whose order is alphabetical: in Welsh, in English, or as the programme says."""
    wanted = alphabet or alphabet_of(db)
    return t.Person.sort_key_cy if wanted == "cy" else t.Person.sort_key_en


def people_in_order(
    db: Session,
    *,
    looked_for: str = "",
    alphabet: str | None = None,
    here_on: dt.date | None = None,
) -> tuple[PersonName, ...]:
    """Everybody whose name, other name, address or organisation has every word looked for.

    Accents and capitals do not matter; `alphabet` None sorts as the programme is set; `here_on`
    leaves out whoever is at rest or gone on that day.
    """
    people = sa.select(t.Person.id, t.Person.code, t.Person.full_name).where(
        t.Person.merged_into_id.is_(None),
        *(_has(word) for word in folded(looked_for).split()),
        *(is_here(here_on) if here_on is not None else ()),
    )
    rows = db.execute(people.order_by(sort_key(db, alphabet), t.Person.code))
    return tuple(PersonName(*row) for row in rows)


def _has(word: str) -> sa.ColumnElement[bool]:
    """Whether a person, or an organisation that they belong to, has this in its name."""
    body = (
        sa.select(t.Affiliation.id)
        .join(t.Organisation, t.Organisation.id == t.Affiliation.organisation_id)
        .where(
            t.Affiliation.person_id == t.Person.id,
            t.Organisation.folded.contains(word, autoescape=True),
        )
        .correlate(t.Person)
    )
    return sa.or_(t.Person.folded.contains(word, autoescape=True), body.exists())


def known_people(db: Session) -> tuple[KnownPerson, ...]:
    """Everybody on record as an import compares them, organisations with their spellings.

    A record that was merged into another lends that one its e-mail address.
    """
    p = t.Person
    spellings = _spellings(db)
    places = works(db, marks(db))
    lent: dict[uuid.UUID | None, list[str]] = {}
    for kept, email in db.execute(
        sa.select(p.merged_into_id, p.email).where(p.merged_into_id.is_not(None), p.email != "")
    ):
        lent.setdefault(kept, []).append(email)
    rows = db.scalars(sa.select(p).where(p.merged_into_id.is_(None)).order_by(p.code))
    return tuple(
        _known(row, places.get(row.id, ()), spellings, tuple(lent.get(row.id, ()))) for row in rows
    )


def _known(
    row: t.Person,
    places: Sequence[WorkLine],
    spellings: Mapping[uuid.UUID, tuple[str, ...]],
    lent: tuple[str, ...],
) -> KnownPerson:
    from facilitator.interchange.same_people import KnownPerson

    now = places[-1] if places else None
    names = [
        name
        for place in reversed(places)
        if place.organisation
        for name in spellings[place.organisation.id]
    ]
    asked = row.letter_language is not LetterLanguage.NOT_ASKED
    return KnownPerson(
        code=row.code,
        full_name=row.full_name,
        known_as=row.known_as,
        email=row.email,
        organisations=tuple(dict.fromkeys(names)),
        other_emails=lent,
        phone=row.phone,
        department=now.department if now else "",
        role=now.role if now else "",
        language=row.letter_language.value if asked else "",
        joined=row.joined,
    )


def _spellings(db: Session) -> dict[uuid.UUID, tuple[str, ...]]:
    """Every spelling under which an organisation is known, its names first."""
    found = {key: [mark.name_en, mark.name_cy] for key, mark in marks(db).items()}
    a = t.OrganisationAlias
    for key, alias in db.execute(sa.select(a.organisation_id, a.alias).order_by(a.alias)):
        found[key].append(alias)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


@dataclass(frozen=True)
class CohortChip:
    """A running cohort as a filter: its titles and the people in it."""

    id: uuid.UUID
    title_en: str
    title_cy: str
    people: int


@dataclass(frozen=True)
class PersonLine:
    """A person in the list; `more` holds further words by which they are found."""

    id: uuid.UUID
    code: str
    name: str
    known_as: str
    organisation: OrganisationMark | None
    standing: PersonStanding | None
    is_resting: bool
    has_left: bool
    cohorts: tuple[uuid.UUID, ...]
    more: str
    alphabet: str = "en"
    waits_for_answer: bool = False

    @cached_property
    def first_name_key(self) -> str:
        """What the list is sorted by when first names come first."""
        key = welsh_sort_key if self.alphabet == "cy" else english_sort_key
        return key(self.name)

    @property
    def to_pass_on(self) -> int:
        """Minutes still to pass on by somebody behind; nothing is asked at rest or gone."""
        if self.standing is None or self.is_resting or self.has_left:
            return 0
        return self.standing.to_pass_on if self.standing.band is Band.BEHIND else 0


@dataclass(frozen=True)
class PeopleList:
    """Everybody by sort name, and the running cohorts."""

    lines: tuple[PersonLine, ...]
    cohorts: tuple[CohortChip, ...]


def people_list(
    db: Session, today: dt.date, alphabet: str = "en", *, names_only: bool = False
) -> PeopleList:
    """Everybody with organisation and standing as of today; merged records are left out.

    With `names_only` nobody has a standing and nobody is at rest: the whole record is not read.
    """
    what = "people's names" if names_only else "people list"
    return worked_out(
        db, what, (today, alphabet), lambda: _people_list(db, today, alphabet, names_only)
    )


def _people_list(db: Session, today: dt.date, alphabet: str, names_only: bool) -> PeopleList:
    record = None if names_only else whole_record(db, today)
    standing: Mapping[str, PersonStanding] = {}
    if record is not None:
        standing = standings(Look(record, today), relationships(record, today))
    known = part(db, "people's bodies", (t.Organisation,), lambda: marks(db))
    places = part(
        db, "people's works", (t.Affiliation, t.Person), lambda: works(db, known), of=(known,)
    )
    enrolled = part(db, "people's cohorts", (t.Enrolment, t.Cohort), lambda: _enrolled(db))
    topics = part(db, "people's topics", (t.Skill, t.Topic), lambda: _topics(db))
    asking = part(db, "people who ask", (t.Request,), lambda: _asking(db))
    rows = part(
        db, "people's rows", (t.Person, t.ProgrammeRow), lambda: _rows(db, alphabet), of=(alphabet,)
    )
    lines = []
    for row in rows:
        work = work_on(places.get(row.id, ()), today)
        lines.append(
            PersonLine(
                id=row.id,
                code=row.code,
                name=row.full_name,
                known_as=row.known_as,
                organisation=work.organisation if work else None,
                standing=standing.get(row.code),
                is_resting=record is not None and record.is_resting([row.code], today),
                has_left=row.status.is_gone and (row.left is None or row.left <= today),
                cohorts=tuple(enrolled.get(row.id, ())),
                more=" ".join((row.email, row.code, *topics.get(row.id, ()))),
                alphabet=alphabet,
                waits_for_answer=row.id in asking,
            )
        )
    return PeopleList(tuple(lines), _chips(db, lines))


def _rows(db: Session, alphabet: str) -> Sequence[Any]:
    p = t.Person
    return db.execute(
        sa.select(p.id, p.code, p.full_name, p.known_as, p.status, p.left, p.email)
        .where(p.merged_into_id.is_(None))
        .order_by(sort_key(db, alphabet), p.code)
    ).all()


def _enrolled(db: Session) -> dict[uuid.UUID, list[uuid.UUID]]:
    """The running cohorts that each person is in."""
    e, c = t.Enrolment, t.Cohort
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    for person, cohort in db.execute(
        sa.select(e.person_id, e.cohort_id)
        .join(c, c.id == e.cohort_id)
        .where(c.state.in_(RUNNING_COHORTS), e.state.not_in(_NOT_IN_IT))
        .order_by(c.code)
    ):
        found.setdefault(person, []).append(cohort)
    return found


def _asking(db: Session) -> frozenset[uuid.UUID]:
    """Everybody who asked for help and has had no answer yet."""
    r = t.Request
    return frozenset(db.scalars(sa.select(r.from_person_id).where(r.answered.is_(None))))


def _topics(db: Session) -> dict[uuid.UUID, list[str]]:
    """What each person offers and asks, in both languages, to find them by."""
    s, topic = t.Skill, t.Topic
    found: dict[uuid.UUID, list[str]] = {}
    for person, name_en, name_cy in db.execute(
        sa.select(s.person_id, topic.name_en, topic.name_cy).join(topic, topic.id == s.topic_id)
    ):
        found.setdefault(person, []).extend({name_en, name_cy})
    return found


def _chips(db: Session, lines: Sequence[PersonLine]) -> tuple[CohortChip, ...]:
    c = t.Cohort
    rows = db.execute(
        sa.select(c.id, c.title_en, c.title_cy)
        .where(c.state.in_(RUNNING_COHORTS))
        .order_by(c.start, c.code)
    )
    return tuple(
        CohortChip(*row, people=sum(row.id in line.cohorts and not line.has_left for line in lines))
        for row in rows
    )


def topic_names(db: Session) -> tuple[tuple[str, str], ...]:
    """Every topic that anybody offers or asks for: its English and its Welsh name."""
    topic = t.Topic
    rows = db.execute(sa.select(topic.name_en, topic.name_cy).order_by(topic.folded))
    return tuple((name_en, name_cy) for name_en, name_cy in rows)
