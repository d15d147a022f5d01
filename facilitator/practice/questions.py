"""Questions about readiness: who may coach today and why, and what is on record of each coach.

readiness(db, today) -> everybody's standing by key      practice_list(db, today) -> the table
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.exchange_vocabulary import PracticeKind, SupervisionMode, Weight
from facilitator.people.here import is_here
from facilitator.people.readiness import (
    ACHIEVED,
    DEFAULT_FIGURES,
    Asked,
    Document,
    Held,
    Practice,
    Readiness,
    readiness_of,
)
from facilitator.store import tables as t
from facilitator.vocabulary import PersonStatus, SessionStatus

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

HELD = tuple(status for status in SessionStatus if status.moves_minutes)
_GONE = tuple(status for status in PersonStatus if status.is_gone)
# An imported history keeps every kind of proof among the qualifications, by name.
_BY_NAME = {
    "insurance": PracticeKind.INSURANCE,
    "indemnity": PracticeKind.INSURANCE,
    "ethics": PracticeKind.ETHICS_CODE,
    "ethics code": PracticeKind.ETHICS_CODE,
    "code of ethics": PracticeKind.ETHICS_CODE,
    "employer release": PracticeKind.EMPLOYER_RELEASE,
    "check": PracticeKind.CHECK,
}


def asked_of_coaches(db: Session) -> Mapping[PracticeKind, Asked]:
    """What the programme asks of whoever coaches; nothing, until somebody sets it."""
    r = t.PracticeRule
    rows = {kind: Asked(weight, figure) for kind, weight, figure in db.execute(
        sa.select(r.kind, r.weight, r.figure)
    )}  # fmt: skip
    return {
        kind: rows.get(kind, Asked(Weight.NOT_ASKED, DEFAULT_FIGURES.get(kind)))
        for kind in PracticeKind
    }


def readiness(
    db: Session, today: dt.date, people: Collection[uuid.UUID] | None = None
) -> Mapping[uuid.UUID, Readiness]:
    """How ready everybody who takes part is to coach today, by their key."""
    asked = asked_of_coaches(db)
    p = t.Person
    keys = sa.select(p.id).where(p.merged_into_id.is_(None), p.status.not_in(_GONE))
    wanted = [key for key in db.scalars(keys) if people is None or key in people]
    if all(one.weight is Weight.NOT_ASKED for one in asked.values()):
        # Nothing is asked, so nothing needs to be read.
        return dict.fromkeys(wanted, readiness_of(Practice(), asked, today))
    known = _Known(db, today)
    return {key: readiness_of(known.practice(key), asked, today) for key in wanted}


@dataclass(frozen=True)
class PaperLine:
    """A document of a coach."""

    id: uuid.UUID
    kind: PracticeKind
    what: str
    since: dt.date
    until: dt.date | None
    seen: bool


@dataclass(frozen=True)
class HeldLine:
    """A qualification as the page of practice shows it."""

    title: str
    body: str
    state: str
    expires: dt.date | None


@dataclass(frozen=True)
class HoursLine:
    """Supervision or development on one day, in minutes."""

    id: uuid.UUID
    day: dt.date
    minutes: int
    what: str
    mode: SupervisionMode | None = None
    reflected: bool = False


@dataclass(frozen=True)
class PracticeLine:
    """One coach: how ready, and what is on record of them; minutes."""

    id: uuid.UUID
    name: str
    sort_key: str
    organisation_en: str
    organisation_cy: str
    readiness: Readiness
    coached: int
    supervised: int
    developed: int
    papers: tuple[PaperLine, ...]
    qualifications: tuple[HeldLine, ...]
    supervision: tuple[HoursLine, ...]
    development: tuple[HoursLine, ...]

    def organisation(self, language: str) -> str:
        """Where they work, in a language."""
        return self.organisation_cy if language == "cy" else self.organisation_en


def practice_list(db: Session, today: dt.date, alphabet: str = "en") -> tuple[PracticeLine, ...]:
    """Everybody here who gives or can give, by name, with what is on record of them."""
    asked, known = asked_of_coaches(db), _Known(db, today)
    p, a, o = t.Person, t.Affiliation, t.Organisation
    order = p.sort_key_cy if alphabet == "cy" else p.sort_key_en
    now = sa.and_(
        a.person_id == p.id,
        sa.or_(a.start.is_(None), a.start <= today),
        sa.or_(a.end.is_(None), a.end >= today),
    )
    rows = db.execute(
        sa.select(p.id, p.full_name, p.capacity, order, o.name_en, o.name_cy)
        .outerjoin(a, now)
        .outerjoin(o, o.id == a.organisation_id)
        .where(p.merged_into_id.is_(None), *is_here(today))
        .order_by(order, p.code, a.start)
    )
    lines: dict[uuid.UUID, PracticeLine] = {}
    for key, name, capacity, sort_key, name_en, name_cy in rows:
        practice = known.practice(key)
        if not (capacity or practice.coached or practice.documents or practice.qualifications):
            continue
        lines[key] = PracticeLine(
            id=key,
            name=name,
            sort_key=sort_key,
            organisation_en=name_en or "",
            organisation_cy=name_cy or name_en or "",
            readiness=readiness_of(practice, asked, today),
            coached=sum(minutes for _, minutes in practice.coached),
            supervised=sum(minutes for _, minutes in practice.supervised),
            developed=sum(minutes for _, minutes in practice.developed),
            papers=tuple(known.papers[key]),
            qualifications=tuple(known.held[key]),
            supervision=tuple(known.supervision[key]),
            development=tuple(known.development[key]),
        )
    return tuple(lines.values())


def coach_codes(db: Session) -> Mapping[uuid.UUID, str]:
    """Everybody's code by their key."""
    rows = db.execute(sa.select(t.Person.id, t.Person.code))
    return {row.id: row.code for row in rows}


class _Known:
    """What is on record of every coach, each table read once."""

    def __init__(self, db: Session, today: dt.date) -> None:
        self.coached: dict[uuid.UUID, list[tuple[dt.date, int]]] = defaultdict(list)
        self.papers: dict[uuid.UUID, list[PaperLine]] = defaultdict(list)
        self.held: dict[uuid.UUID, list[HeldLine]] = defaultdict(list)
        self.supervision: dict[uuid.UUID, list[HoursLine]] = defaultdict(list)
        self.development: dict[uuid.UUID, list[HoursLine]] = defaultdict(list)
        self._documents: dict[uuid.UUID, list[Document]] = defaultdict(list)
        self._qualifications: dict[uuid.UUID, list[Held]] = defaultdict(list)
        self._read_hours(db, today)
        self._read_papers(db)
        self._read_qualifications(db, today)

    def _read_hours(self, db: Session, today: dt.date) -> None:
        s, p, u, c = t.CoachingSession, t.Pairing, t.Supervision, t.Cpd
        coached = (
            sa.select(p.coach_id, s.day, s.minutes)
            .join(p, p.id == s.pairing_id)
            .where(s.status.in_(HELD), s.day <= today)
        )
        for who, day, minutes in db.execute(coached):
            self.coached[who].append((day, minutes))
        had = sa.select(u.person_id, u.id, u.day, u.minutes, u.with_whom, u.mode)
        for who, key, day, minutes, whom, mode in db.execute(
            had.where(u.day <= today).order_by(u.day.desc(), u.id)
        ):
            self.supervision[who].append(HoursLine(key, day, minutes, whom, mode))
        learned = sa.select(c.person_id, c.id, c.day, c.minutes, c.title, c.reflected)
        for who, key, day, minutes, title, reflected in db.execute(
            learned.where(c.day <= today).order_by(c.day.desc(), c.id)
        ):
            line = HoursLine(key, day, minutes, title, None, reflected)
            self.development[who].append(line)

    def _read_papers(self, db: Session) -> None:
        a = t.Assurance
        rows = db.execute(
            sa.select(a.person_id, a.id, a.kind, a.what, a.since, a.until, a.seen).order_by(
                a.kind, a.since.desc(), a.id
            )
        )
        for who, key, kind, what, since, until, seen in rows:
            paper = PaperLine(key, kind, what, since, until, seen)
            self.papers[who].append(paper)
            self._documents[who].append(Document(paper.kind, paper.since, paper.until, paper.what))

    def _read_qualifications(self, db: Session, today: dt.date) -> None:
        q = t.Qualification
        rows = db.execute(
            sa.select(q.person_id, q.title, q.body, q.state, q.achieved_on, q.expires).order_by(
                q.title, q.id
            )
        )
        for who, title, body, state, achieved_on, expires in rows:
            kind = _BY_NAME.get(title.strip().casefold())
            if kind is not None:
                since = achieved_on or today.min
                self._documents[who].append(Document(kind, since, expires, title))
                continue
            self.held[who].append(HeldLine(title, body, state, expires))
            self._qualifications[who].append(Held(title, state or ACHIEVED, expires))

    def practice(self, who: uuid.UUID) -> Practice:
        """What is known of one coach."""
        return Practice(
            qualifications=tuple(self._qualifications[who]),
            documents=tuple(self._documents[who]),
            coached=tuple(self.coached[who]),
            supervised=tuple((line.day, line.minutes) for line in self.supervision[who]),
            developed=tuple((line.day, line.minutes) for line in self.development[who]),
        )
