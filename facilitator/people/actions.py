"""What the facilitator does with the people of the programme."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.people import names
from facilitator.people.bulk import CHANGEABLE_AT_ONCE, BulkChange, people_of, reason_to_skip
from facilitator.people.merging import merge_rows
from facilitator.people.skills import put_skills
from facilitator.store import rows
from facilitator.store.tables import (
    Affiliation,
    Apart,
    Consent,
    Organisation,
    Person,
    Qualification,
)
from facilitator.vocabulary import (
    ApartKind,
    ConsentPurpose,
    LetterLanguage,
    PersonStatus,
    SkillKind,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.store.journal import Step

CHANGEABLE = frozenset(
    {
        "full_name", "known_as", "sort_name", "email", "phone", "letter_language",
        "language_asked_on", "coaching_languages", "large_print", "profession", "region",
        "availability", "capacity", "demand", "status", "joined", "own_fields", "notes",
    }
)  # fmt: skip
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Work:
    """Where somebody works: no organisation is allowed."""

    organisation_id: uuid.UUID | None = None
    department: str = ""
    role: str = ""
    line_manager_id: uuid.UUID | None = None
    line_manager_name: str = ""
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True)
class PersonDraft:
    """A new person; only the name is needed."""

    full_name: str
    known_as: str = ""
    sort_name: str = ""
    code: str = ""
    email: str = ""
    phone: str = ""
    letter_language: LetterLanguage = LetterLanguage.NOT_ASKED
    language_asked_on: dt.date | None = None
    coaching_languages: Sequence[str] = ()
    large_print: bool = False
    profession: str = ""
    region: str = ""
    availability: Sequence[str] = ()
    capacity: int = 1
    demand: int = 1
    status: PersonStatus = PersonStatus.ACTIVE
    joined: dt.date | None = None
    left: dt.date | None = None
    notes: str = ""
    own_fields: Mapping[str, str] = field(default_factory=dict)
    offers: Sequence[str] = ()
    asks: Sequence[str] = ()
    work: Sequence[Work] = ()


def add_person(step: Step, draft: PersonDraft) -> uuid.UUID:
    """Add one person."""
    person = new_person(step, draft)
    step.says("person_added", name=person.full_name)
    return person.id


def new_person(step: Step, draft: PersonDraft) -> Person:
    """The rows of a new person: the person, their work, what they offer and ask."""
    person = person_row(step, draft)
    step.flush()
    for work in draft.work:
        step.put(affiliation(person.id, work))
    put_skills(step, person.id, SkillKind.OFFER, draft.offers)
    put_skills(step, person.id, SkillKind.ASK, draft.asks)
    return person


def person_row(step: Step, draft: PersonDraft) -> Person:
    """The row of a new person alone (many at once are written together)."""
    person = Person(
        code=draft.code or rows.next_code(step, Person, "P", 3),
        full_name=draft.full_name,
        known_as=draft.known_as.strip(),
        sort_name=draft.sort_name.strip(),
        email=draft.email.strip(),
        phone=draft.phone.strip(),
        letter_language=draft.letter_language,
        language_asked_on=draft.language_asked_on,
        coaching_languages=list(draft.coaching_languages),
        large_print=draft.large_print,
        profession=draft.profession.strip(),
        region=draft.region.strip(),
        availability=list(draft.availability),
        capacity=draft.capacity,
        demand=draft.demand,
        status=draft.status,
        joined=draft.joined or step.clock.today(),
        left=draft.left,
        notes=draft.notes,
        own_fields=dict(draft.own_fields),
    )
    _check(person)
    _name_again(person, suggests=not person.sort_name)
    return step.put(person)


@dataclass(frozen=True)
class PersonChange:
    """Fields of a person that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_person(step: Step, draft: PersonChange) -> None:
    """Change a person's record; a new name suggests a new sort name unless one was typed."""
    person = rows.fresh(step, Person, draft.id, draft.version)
    suggested_before = person.sort_name == names.suggested_sort_name(person.full_name)
    if person.status.is_gone and "status" in draft.fields:
        raise RuleBroken("has_stepped_out", name=person.full_name)
    changed = rows.change(person, draft.fields, CHANGEABLE)
    if person.status.is_gone and "status" in changed:
        raise RuleBroken("stepping_out_is_its_own_act")
    if "letter_language" in changed and "language_asked_on" not in draft.fields:
        person.language_asked_on = step.clock.today()
    _check(person)
    _name_again(person, suggests=suggested_before and "sort_name" not in changed)
    step.says("person_changed", name=person.full_name, fields=", ".join(changed))


def change_people(step: Step, draft: BulkChange) -> int:
    """Change many people at once; those for whom it changes nothing are left alone."""
    unknown = sorted(set(draft.fields) - CHANGEABLE_AT_ONCE)
    if unknown:
        raise RuleBroken("field_unknown", field=", ".join(unknown))
    changing = [person for person in people_of(step, draft) if not reason_to_skip(person, draft)]
    if not changing:
        raise RuleBroken("bulk_nobody")
    for person in changing:
        for name, value in draft.fields.items():
            setattr(person, name, value)
        if "letter_language" in draft.fields:
            person.language_asked_on = step.clock.today()
    step.says("people_changed", n=len(changing))
    return len(changing)


def _check(person: Person) -> None:
    """A person has a name and no negative places."""
    person.full_name = person.full_name.strip()
    if not person.full_name:
        raise RuleBroken("name_missing")
    if not 0 <= person.capacity <= MOST_AT_ONCE or not 0 <= person.demand <= MOST_AT_ONCE:
        raise RuleBroken("places_out_of_range", most=MOST_AT_ONCE)


def _name_again(person: Person, *, suggests: bool) -> None:
    """Work out again what follows from the name: sort name, sort keys, searchable text."""
    if suggests or not person.sort_name:
        person.sort_name = names.suggested_sort_name(person.full_name)
    person.sort_key_en = names.english_sort_key(person.sort_name)
    person.sort_key_cy = names.welsh_sort_key(person.sort_name)
    person.folded = names.folded(f"{person.full_name} {person.known_as} {person.email}")


@dataclass(frozen=True)
class MoveDraft:
    """A change of work: the new place from a day on; the old one ends the day before."""

    person_id: uuid.UUID
    work: Work
    version: int | None = None


def move_person(step: Step, draft: MoveDraft) -> None:
    """Note where a person works from a day on; without a day it replaces what stood there."""
    person = rows.fresh(step, Person, draft.person_id, draft.version)
    rows.outdate(person)
    before = step.scalars(sa.select(Affiliation).where(Affiliation.person_id == person.id)).all()
    start = draft.work.start
    for place in before:
        if start is None:
            step.delete(place)
        elif place.end is None or place.end >= start:
            if place.start is not None and place.start >= start:
                step.delete(place)
            else:
                place.end = start - dt.timedelta(days=1)
    if draft.work != Work():
        step.put(affiliation(person.id, draft.work))
    if draft.work.organisation_id is not None:
        rows.found(step, Organisation, draft.work.organisation_id)
    step.says("person_moved", name=person.full_name)


def affiliation(person_id: uuid.UUID, work: Work) -> Affiliation:
    """The row of one place of work."""
    if work.start and work.end and work.end < work.start:
        raise RuleBroken("ends_before_it_begins")
    return Affiliation(
        person_id=person_id,
        organisation_id=work.organisation_id,
        department=work.department.strip(),
        role=work.role.strip(),
        line_manager_id=work.line_manager_id,
        line_manager_name=work.line_manager_name.strip(),
        start=work.start,
        end=work.end,
    )


@dataclass(frozen=True)
class SkillsDraft:
    """What a person offers and asks, most important first, by topic name."""

    person_id: uuid.UUID
    offers: Sequence[str]
    asks: Sequence[str]
    version: int | None = None


def set_skills(step: Step, draft: SkillsDraft) -> None:
    """Note what a person offers and what they ask for."""
    person = rows.fresh(step, Person, draft.person_id, draft.version)
    rows.outdate(person)
    put_skills(step, person.id, SkillKind.OFFER, draft.offers)
    put_skills(step, person.id, SkillKind.ASK, draft.asks)
    step.says("skills_set", name=person.full_name)


@dataclass(frozen=True)
class ConsentDraft:
    """A person's yes to one purpose."""

    person_id: uuid.UUID
    purpose: ConsentPurpose
    given_on: dt.date
    wording: str = "1"


def record_consent(step: Step, draft: ConsentDraft) -> uuid.UUID:
    """Keep that a person agreed to something, when and in which wording."""
    person = rows.found(step, Person, draft.person_id)
    if draft.given_on > step.clock.today():
        raise RuleBroken("day_in_future")
    step.says("consent_recorded", name=person.full_name)
    fields = {"purpose": draft.purpose, "wording": draft.wording, "given_on": draft.given_on}
    return step.put(Consent(person_id=person.id, **fields)).id


@dataclass(frozen=True)
class WithdrawalDraft:
    """A consent that a person takes back."""

    consent_id: uuid.UUID
    on: dt.date
    version: int | None = None


def withdraw_consent(step: Step, draft: WithdrawalDraft) -> None:
    """Keep that a person took a consent back."""
    consent = rows.fresh(step, Consent, draft.consent_id, draft.version)
    if draft.on < consent.given_on:
        raise RuleBroken("ends_before_it_begins")
    consent.withdrawn_on = draft.on
    person = rows.found(step, Person, consent.person_id)
    step.says("consent_withdrawn", name=person.full_name)


@dataclass(frozen=True)
class ApartDraft:
    """Two people who are not to be paired."""

    person_id: uuid.UUID
    other_id: uuid.UUID
    kind: ApartKind = ApartKind.DO_NOT_PAIR


def keep_apart(step: Step, draft: ApartDraft) -> uuid.UUID:
    """Note that two people are not to be paired, without a reason in words."""
    if draft.person_id == draft.other_id:
        raise RuleBroken("same_person")
    person = rows.found(step, Person, draft.person_id)
    other = rows.found(step, Person, draft.other_id)
    step.says("kept_apart", name=person.full_name, other=other.full_name)
    apart = Apart(person_id=person.id, other_id=other.id, kind=draft.kind, since=step.clock.today())
    return step.put(apart).id


def let_meet(step: Step, draft: uuid.UUID) -> None:
    """Take back that two people are not to be paired."""
    apart = rows.found(step, Apart, draft)
    person = rows.found(step, Person, apart.person_id)
    other = rows.found(step, Person, apart.other_id)
    step.delete(apart)
    step.says("let_meet", name=person.full_name, other=other.full_name)


@dataclass(frozen=True)
class QualificationDraft:
    """A qualification or accreditation of a person."""

    person_id: uuid.UUID
    title: str
    body: str = ""
    state: str = "achieved"
    achieved_on: dt.date | None = None
    expires: dt.date | None = None
    certificate_seen: bool = False


def add_qualification(step: Step, draft: QualificationDraft) -> uuid.UUID:
    """Keep a qualification of a person."""
    person = rows.found(step, Person, draft.person_id)
    if not draft.title.strip():
        raise RuleBroken("name_missing")
    step.says("qualification_added", name=person.full_name, title=draft.title.strip())
    qualification = Qualification(
        person_id=person.id,
        title=draft.title.strip(),
        body=draft.body.strip(),
        state=draft.state,
        achieved_on=draft.achieved_on,
        expires=draft.expires,
        certificate_seen=draft.certificate_seen,
    )
    return step.put(qualification).id


def remove_qualification(step: Step, draft: uuid.UUID) -> None:
    """Take a qualification out that was put down by mistake."""
    qualification = rows.found(step, Qualification, draft)
    person = rows.found(step, Person, qualification.person_id)
    step.delete(qualification)
    step.says("qualification_removed", name=person.full_name, title=qualification.title)


@dataclass(frozen=True)
class MergeDraft:
    """Two records of one person: the one to keep and the one that goes into it."""

    kept_id: uuid.UUID
    other_id: uuid.UUID


def merge_people(step: Step, draft: MergeDraft) -> None:
    """Make one record of two that are the same person; the other stays findable."""
    if draft.kept_id == draft.other_id:
        raise RuleBroken("same_person")
    kept = rows.found(step, Person, draft.kept_id)
    other = rows.found(step, Person, draft.other_id)
    if kept.merged_into_id or other.merged_into_id:
        raise RuleBroken("merged_already")
    merge_rows(step, kept, other)
    _name_again(kept, suggests=False)
    step.says("people_merged", name=kept.full_name, other=other.full_name)
