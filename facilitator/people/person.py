"""Everything about one person, as their page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.life_vocabulary import RestReason
from facilitator.organisations.questions import WorkLine, marks, work_on, works
from facilitator.people.asked import open_asks
from facilitator.people.standing import PersonStanding, standings
from facilitator.people.story import StoryLine, story_of
from facilitator.reciprocity.ledger import accounts
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState, SkillKind
from facilitator.week.look import Look
from facilitator.week.standing import relationships

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.people.asked import OpenAsk
    from facilitator.vocabulary import (
        ApartKind,
        ConsentPurpose,
        EnrolmentState,
        LetterLanguage,
        PersonStatus,
    )

_RUNNING = tuple(state for state in PairingState if state.is_running)


@dataclass(frozen=True)
class Bilingual:
    """A name in both languages."""

    en: str
    cy: str

    def said(self, language: str) -> str:
        """The name in a language: cy or en."""
        return self.cy if language == "cy" else self.en


@dataclass(frozen=True)
class RingLine:
    """A ring or a pairing that a person is in: whom they receive from and give to."""

    name: str
    receives_from: tuple[str, ...]
    gives_to: tuple[str, ...]


@dataclass(frozen=True)
class QualificationLine:
    """A qualification or accreditation."""

    id: uuid.UUID
    title: str
    body: str
    state: str
    achieved_on: dt.date | None
    expires: dt.date | None
    certificate_seen: bool


@dataclass(frozen=True)
class ConsentLine:
    """What a person agreed to, when, and whether they took it back."""

    id: uuid.UUID
    purpose: ConsentPurpose
    wording: str
    given_on: dt.date
    withdrawn_on: dt.date | None
    version: int


@dataclass(frozen=True)
class ApartLine:
    """Somebody with whom a person is not to be paired."""

    id: uuid.UUID
    other: str
    kind: ApartKind


@dataclass(frozen=True)
class PauseLine:
    """Days of rest, both included; or of a restriction."""

    start: dt.date
    end: dt.date | None
    reason: RestReason = RestReason.NOT_SAID

    def runs(self, day: dt.date) -> bool:
        """Whether it holds on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class EnrolmentLine:
    """A cohort that a person is or was in."""

    cohort: Bilingual
    state: EnrolmentState


@dataclass(frozen=True)
class OwnFieldLine:
    """A field that this programme keeps about people, and what it says of this one."""

    id: str
    name: Bilingual
    value: str


@dataclass(frozen=True)
class RequestLine:
    """Help that a person asked for, and the day it was answered."""

    id: uuid.UUID
    version: int
    received: dt.date
    answered: dt.date | None
    need: str
    asked_of: str


@dataclass(frozen=True)
class PersonDetail:
    """Everything that the page of a person shows; minutes are whole."""

    id: uuid.UUID
    version: int
    code: str
    full_name: str
    known_as: str
    sort_name: str
    email: str
    phone: str
    letter_language: LetterLanguage
    language_asked_on: dt.date | None
    coaching_languages: tuple[str, ...]
    large_print: bool
    profession: str
    region: str
    availability: tuple[str, ...]
    capacity: int
    demand: int
    status: PersonStatus
    joined: dt.date | None
    left: dt.date | None
    notes: str
    work: WorkLine | None
    works: tuple[WorkLine, ...]
    offers: tuple[Bilingual, ...]
    asks: tuple[Bilingual, ...]
    standing: PersonStanding | None
    given: int
    received: int
    rings: tuple[RingLine, ...]
    qualifications: tuple[QualificationLine, ...]
    consents: tuple[ConsentLine, ...]
    apart: tuple[ApartLine, ...]
    pauses: tuple[PauseLine, ...]
    enrolments: tuple[EnrolmentLine, ...]
    requests: tuple[RequestLine, ...]
    own_fields: tuple[OwnFieldLine, ...]
    story: tuple[StoryLine, ...]
    asked_of_record: tuple[OpenAsk, ...] = ()

    def is_resting(self, day: dt.date) -> bool:
        """Whether the person is at rest on a day."""
        return any(pause.runs(day) for pause in self.pauses)

    def is_restricted(self, day: dt.date) -> bool:
        """Whether their record is kept on a day and not used."""
        restricted = RestReason.RESTRICTED
        return any(pause.runs(day) for pause in self.pauses if pause.reason is restricted)


def person_detail(db: Session, today: dt.date, person_id: uuid.UUID) -> PersonDetail | None:
    """One person whole; None when the record is gone or was merged into another."""
    row = db.get(t.Person, person_id)
    if row is None or row.merged_into_id is not None:
        return None
    record = whole_record(db, today)
    look = Look(record, today)
    account = accounts(look.moved).get(row.code)
    own = works(db, marks(db), row.id)
    lines = tuple(own.get(row.id, ()))
    return PersonDetail(
        id=row.id,
        version=row.version,
        code=row.code,
        full_name=row.full_name,
        known_as=row.known_as,
        sort_name=row.sort_name,
        email=row.email,
        phone=row.phone,
        letter_language=row.letter_language,
        language_asked_on=row.language_asked_on,
        coaching_languages=tuple(row.coaching_languages or ()),
        large_print=row.large_print,
        profession=row.profession,
        region=row.region,
        availability=tuple(row.availability or ()),
        capacity=row.capacity,
        demand=row.demand,
        status=row.status,
        joined=row.joined,
        left=row.left,
        notes=row.notes,
        work=work_on(lines, today),
        works=lines,
        offers=_topics(db, row.id, SkillKind.OFFER),
        asks=_topics(db, row.id, SkillKind.ASK),
        standing=standings(look, relationships(record, today)).get(row.code),
        given=account.given if account else 0,
        received=account.received if account else 0,
        rings=_rings(db, row.id),
        qualifications=_qualifications(db, row.id),
        consents=_consents(db, row.id),
        apart=_apart(db, row.id),
        pauses=_pauses(db, row.id),
        enrolments=_enrolments(db, row.id),
        requests=_requests(db, row.id),
        own_fields=_own_fields(db, row.own_fields or {}),
        story=story_of(db, row, today),
        asked_of_record=open_asks(db, row.id),
    )


def _topics(db: Session, person_id: uuid.UUID, kind: SkillKind) -> tuple[Bilingual, ...]:
    s, topic = t.Skill, t.Topic
    rows = db.execute(
        sa.select(topic.name_en, topic.name_cy)
        .join(s, s.topic_id == topic.id)
        .where(s.person_id == person_id, s.kind == kind)
        .order_by(s.place, topic.folded)
    )
    return tuple(Bilingual(*row) for row in rows)


def _rings(db: Session, person_id: uuid.UUID) -> tuple[RingLine, ...]:
    """Running pairings by ring; those without a ring stand in one line without a name."""
    p, ring = t.Pairing, t.Ring
    coach, coachee = aliased(t.Person), aliased(t.Person)
    rows = db.execute(
        sa.select(
            sa.func.coalesce(ring.name, ""),
            sa.func.coalesce(ring.code, ""),
            p.coach_id,
            coach.full_name,
            coachee.full_name,
        )
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .outerjoin(ring, ring.id == p.ring_id)
        .where(sa.or_(p.coach_id == person_id, p.coachee_id == person_id), p.state.in_(_RUNNING))
        .order_by(p.code)
    )
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name, code, coach_id, gives, receives in rows:
        giving_from, giving_to = found.setdefault(name or code, ([], []))
        if coach_id == person_id:
            giving_to.append(receives)
        else:
            giving_from.append(gives)
    return tuple(
        RingLine(name, tuple(giving_from), tuple(giving_to))
        for name, (giving_from, giving_to) in found.items()
    )


def _qualifications(db: Session, person_id: uuid.UUID) -> tuple[QualificationLine, ...]:
    q = t.Qualification
    rows = db.execute(
        sa.select(
            q.id, q.title, q.body, q.state, q.achieved_on, q.expires, q.certificate_seen
        )
        .where(q.person_id == person_id)
        .order_by(q.title)
    )  # fmt: skip
    return tuple(QualificationLine(*row) for row in rows)


def _consents(db: Session, person_id: uuid.UUID) -> tuple[ConsentLine, ...]:
    c = t.Consent
    rows = db.execute(
        sa.select(c.id, c.purpose, c.wording, c.given_on, c.withdrawn_on, c.version)
        .where(c.person_id == person_id)
        .order_by(c.given_on.desc(), c.purpose)
    )
    return tuple(ConsentLine(*row) for row in rows)


def _apart(db: Session, person_id: uuid.UUID) -> tuple[ApartLine, ...]:
    a, p = t.Apart, t.Person
    other = sa.case((a.person_id == person_id, a.other_id), else_=a.person_id)
    rows = db.execute(
        sa.select(a.id, p.full_name, a.kind)
        .join(p, p.id == other)
        .where(sa.or_(a.person_id == person_id, a.other_id == person_id))
        .order_by(p.sort_key_en)
    )
    return tuple(ApartLine(*row) for row in rows)


def _pauses(db: Session, person_id: uuid.UUID) -> tuple[PauseLine, ...]:
    p = t.Pause
    rows = db.execute(
        sa.select(p.start, p.end, p.reason).where(p.person_id == person_id).order_by(p.start.desc())
    )
    return tuple(PauseLine(*row) for row in rows)


def _enrolments(db: Session, person_id: uuid.UUID) -> tuple[EnrolmentLine, ...]:
    e, c = t.Enrolment, t.Cohort
    rows = db.execute(
        sa.select(c.title_en, c.title_cy, e.state)
        .join(c, c.id == e.cohort_id)
        .where(e.person_id == person_id)
        .order_by(c.start.desc(), c.code)
    )
    return tuple(EnrolmentLine(Bilingual(en, cy), state) for en, cy, state in rows)


def _requests(db: Session, person_id: uuid.UUID) -> tuple[RequestLine, ...]:
    """What a person asked for, what waits for an answer first, then the newest."""
    r, p = t.Request, t.Person
    rows = db.execute(
        sa.select(
            r.id, r.version, r.received, r.answered, r.need, sa.func.coalesce(p.full_name, "")
        )
        .outerjoin(p, p.id == r.to_person_id)
        .where(r.from_person_id == person_id)
        .order_by(r.answered.is_not(None), r.received.desc(), r.code)
    )
    return tuple(RequestLine(*row) for row in rows)


def _own_fields(db: Session, values: Mapping[str, object]) -> tuple[OwnFieldLine, ...]:
    """The programme's own fields, and whatever else an import has kept beside them."""
    f = t.OwnField
    defined = db.execute(sa.select(f.id, f.name_en, f.name_cy).order_by(f.place, f.name_en)).all()
    lines = [
        OwnFieldLine(name_en, Bilingual(name_en, name_cy), str(values.get(name_en, "")))
        for _, name_en, name_cy in defined
    ]
    known = {name_en for _, name_en, _ in defined}
    lines += [
        OwnFieldLine(name, Bilingual(name, name), str(value))
        for name, value in values.items()
        if name not in known
    ]
    return tuple(lines)
