"""Questions about cohorts: the list, one cohort's overview, its people, its gatherings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from facilitator.cohorts.expected import expected_at
from facilitator.cohorts.lead import Lead, lead_of
from facilitator.cohorts.pack_state import is_out_of_date
from facilitator.cohorts.rules import ExchangeRule
from facilitator.organisations.questions import OrganisationMark, marks
from facilitator.reciprocity.ledger import movements, within
from facilitator.reciprocity.links import is_kept
from facilitator.reciprocity.pairings import pairing_states
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import (
    AttendanceState,
    CohortState,
    EnrolmentState,
    PairingState,
    PersonStatus,
    RingState,
)
from facilitator.week.holidays import bank_holidays
from facilitator.week.standing import Relationship, relationships

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record

IN_IT = (EnrolmentState.ACTIVE, EnrolmentState.ACCEPTED, EnrolmentState.COMPLETED)
_GONE = (PersonStatus.LEFT, PersonStatus.DECEASED)
_OVER = (CohortState.CLOSED, CohortState.ARCHIVED)


@dataclass(frozen=True)
class CohortFacts:
    """A cohort as a form reads it, with what its people agreed to exchange."""

    id: uuid.UUID
    version: int
    code: str
    title_en: str
    title_cy: str
    state: CohortState
    start: dt.date | None
    end: dt.date | None
    exchange: ExchangeRule
    ring_cap: int | None
    place_en: str
    place_cy: str
    people: int = 0
    retention_months: int | None = None

    def title(self, language: str) -> str:
        """Its title in a language: cy or en."""
        return self.title_cy if language == "cy" else self.title_en


@dataclass(frozen=True)
class RingLine:
    """A ring in the list: which links are kept in order, and how it stands."""

    id: uuid.UUID
    name: str
    state: RingState
    links: tuple[bool, ...]
    held: int = 0
    agreed: int = 0
    wants_check_in: bool = False
    rests: bool = False
    came_round: bool = False
    """Whether every link has given what was agreed."""


@dataclass(frozen=True)
class GatheringLine:
    """A day on which the cohort meets, with how many came or are expected."""

    id: uuid.UUID
    version: int
    title_en: str
    title_cy: str
    day: dt.date
    starts_at: str
    ends_at: str
    place_en: str
    place_cy: str
    came: int = 0
    expected: int = 0
    apologies: int = 0
    pack_prepared_on: dt.date | None = None
    pack_is_out_of_date: bool = False
    moved_from: dt.date | None = None

    def title(self, language: str) -> str:
        """Its title in a language: cy or en."""
        return self.title_cy if language == "cy" else self.title_en

    def place(self, language: str) -> str:
        """Where it is, in a language."""
        return self.place_cy if language == "cy" else self.place_en


@dataclass(frozen=True)
class Overview:
    """A cohort at a glance; `minutes` go by the places of giver and receiver in `parties`."""

    facts: CohortFacts
    lead: Lead
    rings: tuple[RingLine, ...]
    gatherings: tuple[GatheringLine, ...]
    parties: tuple[OrganisationMark, ...]
    minutes: Mapping[tuple[int, int], int]
    sessions: Mapping[tuple[int, int], int]
    given: int
    paired_on: dt.date | None
    pairings: int
    holidays: tuple[dt.date, ...]

    def next_gathering(self, today: dt.date) -> int | None:
        """The place of the next gathering in the list, today's included."""
        coming = [at for at, one in enumerate(self.gatherings) if one.day >= today]
        return coming[0] if coming else None


def cohort_list(db: Session) -> tuple[CohortFacts, ...]:
    """Every cohort; those on their way first, the newest first."""
    c = t.Cohort
    people = Counter(
        db.scalars(
            sa.select(t.Enrolment.cohort_id)
            .join(t.Person, t.Person.id == t.Enrolment.person_id)
            .where(
                t.Enrolment.state.in_(IN_IT),
                t.Person.status.not_in(_GONE),
                t.Person.merged_into_id.is_(None),
            )
        )
    )
    rows = db.scalars(sa.select(c).order_by(sa.nulls_first(c.start.desc()), c.code.desc()))
    found = [_facts(row, people[row.id]) for row in rows]
    return tuple(sorted(found, key=lambda one: one.state in _OVER))


def _facts(row: t.Cohort, people: int) -> CohortFacts:
    return CohortFacts(
        id=row.id,
        version=row.version,
        code=row.code,
        title_en=row.title_en,
        title_cy=row.title_cy,
        state=row.state,
        start=row.start,
        end=row.end,
        exchange=ExchangeRule(
            row.receives_sessions, row.gives_sessions, row.session_minutes, row.give_by, row.counts
        ),
        ring_cap=row.ring_cap,
        place_en=row.place_en,
        place_cy=row.place_cy,
        people=people,
        retention_months=row.retention_months,
    )


def overview(db: Session, cohort_id: uuid.UUID, today: dt.date) -> Overview | None:
    """Everything that a cohort's first page shows, as the record stands on a day."""
    facts = next((one for one in cohort_list(db) if one.id == cohort_id), None)
    if facts is None:
        return None
    record = whole_record(db, today)
    moved = within(movements(record, today), None, today, facts.code)
    rings = _rings(db, cohort_id, record, today)
    parties, minutes, sessions = _exchanged(db, moved)
    gatherings = gatherings_of(db, cohort_id, today)
    given = sum(movement.minutes for movement in moved)
    count, paired_on = _paired(db, cohort_id)
    days = [day for day in (facts.start, facts.end, *(g.day for g in gatherings)) if day]
    return Overview(
        facts=facts,
        lead=lead_of(facts.state, facts.start, facts.people, count, given, rings, today),
        rings=rings,
        gatherings=gatherings,
        parties=parties,
        minutes=minutes,
        sessions=sessions,
        given=given,
        paired_on=paired_on,
        pairings=count,
        holidays=_holidays(db, min(days), max(days)) if days else (),
    )


def _paired(db: Session, cohort_id: uuid.UUID) -> tuple[int, dt.date | None]:
    """How many pairings a cohort has had, and when its newest published plan was run."""
    count = db.scalar(sa.select(sa.func.count()).where(t.Pairing.cohort_id == cohort_id))
    ran = db.scalar(
        sa.select(sa.func.max(t.Round.ran_on)).where(
            t.Round.cohort_id == cohort_id,
            t.Round.id.in_(sa.select(t.Pairing.round_id).where(t.Pairing.round_id.is_not(None))),
        )
    )
    return count or 0, ran


class _Link(NamedTuple):
    """One pairing of a ring."""

    kept: bool
    done: bool
    held: int
    agreed: int
    how: Relationship | None


def _rings(
    db: Session, cohort_id: uuid.UUID, record: Record, today: dt.date
) -> tuple[RingLine, ...]:
    """The rings of a cohort by name, each with its links in the order of giving."""
    p, r = t.Pairing, t.Ring
    progress = pairing_states(record, today)
    standing = relationships(record, today)
    links: dict[uuid.UUID | None, list[_Link]] = defaultdict(list)
    rows = db.execute(
        sa.select(p.ring_id, p.code, p.state)
        .where(p.cohort_id == cohort_id, p.ring_id.is_not(None))
        .order_by(p.position, p.code)
    )
    for ring, code, state in rows:
        done = progress.get(code)
        held, agreed = (done.held, done.contracted) if done else (0, 0)
        over = state is PairingState.COMPLETED or 0 < agreed <= held
        kept = over or (done is not None and is_kept(record.pairing[code], done, today))
        links[ring].append(_Link(kept, over, held, agreed, standing.get(code)))
    rings = db.execute(sa.select(r.id, r.name, r.state).where(r.cohort_id == cohort_id))
    lines = [
        RingLine(
            id=key,
            name=name,
            state=state,
            links=tuple(link.kept for link in links[key]),
            held=sum(link.held for link in links[key]),
            agreed=sum(link.agreed for link in links[key]),
            wants_check_in=any(link.how is Relationship.NEEDS_CHECK_IN for link in links[key]),
            rests=any(link.how is Relationship.RESTING for link in links[key]),
            came_round=bool(links[key]) and all(link.done for link in links[key]),
        )
        for key, name, state in rings
        if state is not RingState.DISSOLVED
    ]
    return tuple(sorted(lines, key=lambda line: line.name))


def _exchanged(
    db: Session, moved: Sequence[Movement]
) -> tuple[
    tuple[OrganisationMark, ...],
    Mapping[tuple[int, int], int],
    Mapping[tuple[int, int], int],
]:
    """Minutes and sessions between organisations; who gave and received most stands first."""
    by_code = {mark.code: mark for mark in marks(db).values()}
    total: Counter[str] = Counter()
    for movement in moved:
        total[movement.from_organisation] += movement.minutes
        total[movement.to_organisation] += movement.minutes
    total.pop("", None)
    order = sorted(total, key=lambda code: (by_code[code].colour, code))
    place = {code: at for at, code in enumerate(order)}
    minutes: Counter[tuple[int, int]] = Counter()
    sources: dict[tuple[int, int], set[str]] = defaultdict(set)
    for movement in moved:
        if movement.from_organisation and movement.to_organisation:
            cell = place[movement.from_organisation], place[movement.to_organisation]
            minutes[cell] += movement.minutes
            sources[cell].add(movement.source)
    sessions = {cell: len(found) for cell, found in sources.items()}
    return tuple(by_code[code] for code in order), minutes, sessions


def _holidays(db: Session, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Bank holidays and the programme's own days off between two days."""
    days = {day for year in range(first.year, last.year + 1) for day in bank_holidays(year)}
    days |= set(db.scalars(sa.select(t.BankHoliday.day)))
    return tuple(sorted(day for day in days if first <= day <= last))


def gatherings_of(db: Session, cohort_id: uuid.UUID, today: dt.date) -> tuple[GatheringLine, ...]:
    """The gatherings of a cohort by day, with how many came or are expected."""
    g = t.Gathering
    counts: dict[uuid.UUID, Counter[AttendanceState]] = defaultdict(Counter)
    for gathering, state in db.execute(sa.select(t.Attendance.gathering_id, t.Attendance.state)):
        counts[gathering][state] += 1
    enrolled = db.scalar(
        sa.select(sa.func.count()).where(
            t.Enrolment.cohort_id == cohort_id, t.Enrolment.state.in_(IN_IT)
        )
    )
    rows = db.scalars(sa.select(g).where(g.cohort_id == cohort_id).order_by(g.day, g.starts_at))
    return tuple(
        GatheringLine(
            row.id,
            row.version,
            row.title_en,
            row.title_cy,
            row.day,
            row.starts_at,
            row.ends_at,
            row.place_en,
            row.place_cy,
            came=counts[row.id][AttendanceState.CAME],
            expected=(enrolled or 0) - counts[row.id][AttendanceState.APOLOGIES],
            apologies=counts[row.id][AttendanceState.APOLOGIES],
            pack_prepared_on=row.pack_prepared_on,
            pack_is_out_of_date=row.day >= today and is_out_of_date(db, row, expected_at(db, row)),
            moved_from=row.moved_from,
        )
        for row in rows
    )
