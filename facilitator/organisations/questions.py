"""Questions about organisations: their marks, the list, and everything about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.people.names import english_sort_key, welsh_sort_key
from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record
    from facilitator.vocabulary import OrganisationStatus


@dataclass(frozen=True)
class OrganisationMark:
    """An organisation as lists show it: both names, its letters and its colour's number."""

    id: uuid.UUID
    code: str
    name_en: str
    name_cy: str
    letters: str
    colour: int

    def name(self, language: str) -> str:
        """Its name in a language: cy or en."""
        return self.name_cy if language == "cy" else self.name_en


@dataclass(frozen=True)
class WorkLine:
    """Where a person works, from when to when."""

    id: uuid.UUID
    person_id: uuid.UUID
    organisation: OrganisationMark | None
    department: str
    role: str
    line_manager: str
    start: dt.date | None
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the person works there on a day."""
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day <= self.end)


def marks(db: Session) -> Mapping[uuid.UUID, OrganisationMark]:
    """Every organisation's mark."""
    o = t.Organisation
    rows = db.execute(sa.select(o.id, o.code, o.name_en, o.name_cy, o.letters, o.colour))
    return {row.id: OrganisationMark(*row) for row in rows}


def marks_in_order(db: Session, alphabet: str = "en") -> tuple[OrganisationMark, ...]:
    """Every organisation's mark by its name in one alphabet."""
    return tuple(sorted(marks(db).values(), key=lambda mark: _order(mark, alphabet)))


def _order(mark: OrganisationMark, alphabet: str) -> str:
    if alphabet == "cy":
        return welsh_sort_key(mark.name_cy)
    return english_sort_key(mark.name_en)


def works(
    db: Session,
    known: Mapping[uuid.UUID, OrganisationMark],
    person_id: uuid.UUID | None = None,
) -> Mapping[uuid.UUID, Sequence[WorkLine]]:
    """Where people work, by person, what began first first."""
    a = t.Affiliation
    manager = aliased(t.Person)
    query = (
        sa.select(
            a.id,
            a.person_id,
            a.organisation_id,
            a.department,
            a.role,
            sa.func.coalesce(manager.full_name, a.line_manager_name),
            a.start,
            a.end,
        )
        .outerjoin(manager, manager.id == a.line_manager_id)
        .order_by(sa.nulls_first(a.start.asc()), a.id)
    )
    if person_id is not None:
        query = query.where(a.person_id == person_id)
    found: dict[uuid.UUID, list[WorkLine]] = {}
    for key, person, organisation, department, role, manager_name, first, last in db.execute(query):
        mark = known.get(organisation) if organisation else None
        line = WorkLine(key, person, mark, department, role, manager_name, first, last)
        found.setdefault(person, []).append(line)
    return found


def work_on(lines: Sequence[WorkLine], day: dt.date) -> WorkLine | None:
    """The work that counts on a day: of those that cover it, the one that began last."""
    return next((line for line in reversed(lines) if line.covers(day)), None)


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in the list: how many people, what it gave and received in minutes."""

    mark: OrganisationMark
    sector: str
    status: OrganisationStatus
    people: int
    given: int
    received: int
    aliases: tuple[str, ...]


def organisations_list(
    db: Session, today: dt.date, alphabet: str = "en"
) -> tuple[OrganisationLine, ...]:
    """Every organisation by name, with its people of today and what moved so far."""
    known = marks(db)
    record = whole_record(db, today)
    given, received = _sums(movements(record, today))
    people = _people_of(record, today)
    o, spelled = t.Organisation, _aliases(db)
    kinds = {key: (sector, state) for key, sector, state in db.execute(
        sa.select(o.id, o.sector, o.status)
    )}  # fmt: skip
    lines = (
        OrganisationLine(
            mark,
            *kinds[mark.id],
            people=len(people.get(mark.code, ())),
            given=given.get(mark.code, 0),
            received=received.get(mark.code, 0),
            aliases=tuple(alias.alias for alias in spelled.get(mark.id, ())),
        )
        for mark in known.values()
    )
    return tuple(sorted(lines, key=lambda line: _order(line.mark, alphabet)))


def _sums(moved: Sequence[Movement]) -> tuple[dict[str, int], dict[str, int]]:
    """What each organisation gave and received, by code."""
    given: dict[str, int] = {}
    received: dict[str, int] = {}
    for row in moved:
        given[row.from_organisation] = given.get(row.from_organisation, 0) + row.minutes
        received[row.to_organisation] = received.get(row.to_organisation, 0) + row.minutes
    return given, received


def _people_of(record: Record, today: dt.date) -> dict[str, list[str]]:
    """Who belongs to each organisation today, whoever has left apart."""
    found: dict[str, list[str]] = {}
    for person in record.person:
        if not record.has_left(person, today):
            found.setdefault(record.organisation_of(person, today), []).append(person)
    return found


@dataclass(frozen=True)
class AliasLine:
    """Another spelling of an organisation."""

    id: uuid.UUID
    alias: str


def _aliases(db: Session) -> dict[uuid.UUID, list[AliasLine]]:
    a = t.OrganisationAlias
    found: dict[uuid.UUID, list[AliasLine]] = {}
    for key, organisation, alias in db.execute(
        sa.select(a.id, a.organisation_id, a.alias).order_by(a.alias)
    ):
        found.setdefault(organisation, []).append(AliasLine(key, alias))
    return found


@dataclass(frozen=True)
class DepartmentLine:
    """A department or a site."""

    id: uuid.UUID
    name_en: str
    name_cy: str
    is_site: bool


@dataclass(frozen=True)
class MemberLine:
    """A person of an organisation: what they do there, given and received in minutes."""

    id: uuid.UUID
    code: str
    name: str
    role: str
    department: str
    given: int
    received: int


@dataclass(frozen=True)
class PartnerLine:
    """Another organisation and the minutes that went there and came from there."""

    mark: OrganisationMark
    given: int
    received: int


@dataclass(frozen=True)
class AgreementDates:
    """Agreements of the organisation's people: how many, and how many await a signature."""

    issued: int
    unsigned: int
    last_issued: dt.date | None


@dataclass(frozen=True)
class OrganisationDetail:
    """Everything that the page of an organisation shows."""

    mark: OrganisationMark
    version: int
    sector: str
    region: str
    status: OrganisationStatus
    lead_name: str
    lead_contact: str
    notes: str
    given: int
    received: int
    inside: int
    people: tuple[MemberLine, ...]
    partners: tuple[PartnerLine, ...]
    departments: tuple[DepartmentLine, ...]
    aliases: tuple[AliasLine, ...]
    agreements: AgreementDates


def organisation_detail(
    db: Session, today: dt.date, organisation_id: uuid.UUID, alphabet: str = "en"
) -> OrganisationDetail | None:
    """One organisation with its people and what it gave and received; None when it is gone."""
    row = db.get(t.Organisation, organisation_id)
    if row is None:
        return None
    known = marks(db)
    record = whole_record(db, today)
    moved = movements(record, today)
    given, received = _sums(moved)
    mine = [m for m in moved if row.code in {m.from_organisation, m.to_organisation}]
    return OrganisationDetail(
        mark=known[row.id],
        version=row.version,
        sector=row.sector,
        region=row.region,
        status=row.status,
        lead_name=row.lead_name,
        lead_contact=row.lead_contact,
        notes=row.notes,
        given=given.get(row.code, 0),
        received=received.get(row.code, 0),
        inside=sum(m.minutes for m in mine if m.inside),
        people=_members(db, today, _people_of(record, today).get(row.code, []), moved, alphabet),
        partners=_partners(mine, row.code, known, alphabet),
        departments=_departments(db, row.id),
        aliases=tuple(_aliases(db).get(row.id, ())),
        agreements=_agreement_dates(db, _people_of(record, today).get(row.code, [])),
    )


def _members(
    db: Session, today: dt.date, codes: Sequence[str], moved: Sequence[Movement], alphabet: str
) -> tuple[MemberLine, ...]:
    p = t.Person
    order = p.sort_key_cy if alphabet == "cy" else p.sort_key_en
    rows = db.execute(sa.select(p.id, p.code, p.full_name).order_by(order, p.code)).all()
    own = works(db, {})
    found = accounts(moved)
    lines = []
    for key, code, name in rows:
        if code in set(codes):
            work = work_on(own.get(key, ()), today)
            account = found.get(code)
            lines.append(
                MemberLine(
                    key,
                    code,
                    name,
                    role=work.role if work else "",
                    department=work.department if work else "",
                    given=account.given if account else 0,
                    received=account.received if account else 0,
                )
            )
    return tuple(lines)


def _partners(
    moved: Sequence[Movement],
    code: str,
    known: Mapping[uuid.UUID, OrganisationMark],
    alphabet: str,
) -> tuple[PartnerLine, ...]:
    given, received = dict[str, int](), dict[str, int]()
    for row in moved:
        if row.from_organisation == code and row.to_organisation != code:
            given[row.to_organisation] = given.get(row.to_organisation, 0) + row.minutes
        elif row.to_organisation == code and row.from_organisation != code:
            received[row.from_organisation] = received.get(row.from_organisation, 0) + row.minutes
    lines = (
        PartnerLine(mark, given.get(mark.code, 0), received.get(mark.code, 0))
        for mark in known.values()
        if mark.code in given or mark.code in received
    )
    return tuple(sorted(lines, key=lambda line: _order(line.mark, alphabet)))


def _departments(db: Session, organisation_id: uuid.UUID) -> tuple[DepartmentLine, ...]:
    d = t.Department
    rows = db.execute(
        sa.select(d.id, d.name_en, d.name_cy, d.is_site)
        .where(d.organisation_id == organisation_id)
        .order_by(d.is_site, d.name_en)
    )
    return tuple(DepartmentLine(*row) for row in rows)


def _agreement_dates(db: Session, codes: Sequence[str]) -> AgreementDates:
    a, coach, coachee = t.Agreement, aliased(t.Person), aliased(t.Person)
    unsigned = sa.or_(a.signed_coach.is_(None), a.signed_coachee.is_(None))
    row = db.execute(
        sa.select(
            sa.func.count(),
            sa.func.coalesce(sa.func.sum(sa.case((unsigned, 1), else_=0)), 0),
            sa.func.max(a.issued),
        )
        .join(t.Pairing, t.Pairing.id == a.pairing_id)
        .join(coach, coach.id == t.Pairing.coach_id)
        .join(coachee, coachee.id == t.Pairing.coachee_id)
        .where(sa.or_(coach.code.in_(codes), coachee.code.in_(codes)))
    ).one()
    return AgreementDates(int(row[0]), int(row[1]), row[2])
