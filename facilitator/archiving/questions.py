"""The list of January: which cohorts may go, whose names with them, and who stays.

Somebody's name goes with a cohort when nothing holds it here: no other cohort that is not
archived, no pairing that runs, no promise or request that is open, no wish of a family that it
stay on the roll.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.archiving.rules import is_asked_about, may_go_from, months_kept
from facilitator.store import tables as t
from facilitator.vocabulary import (
    CohortState,
    CommitmentState,
    EnrolmentState,
    PairingState,
    SessionStatus,
)

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

CLOSED = (CohortState.CLOSED, CohortState.ARCHIVED)


@dataclass(frozen=True)
class ArchiveLine:
    """A cohort that may go, or has gone: who goes and stays, what stays as counts.

    `months` is for how long its records are kept, `has_own_months` whether that is its own number.
    `going` are the names that go; after they went only `people` says how many they were.
    """

    cohort_id: uuid.UUID
    cohort_version: int
    code: str
    title_en: str
    title_cy: str
    ended: dt.date
    from_day: dt.date
    months: int
    has_own_months: bool
    agreed_on: dt.date | None
    done_on: dt.date | None
    agreement: tuple[uuid.UUID, int] | None
    going: tuple[tuple[uuid.UUID, str], ...]
    people: int
    stayed: int
    sessions: int
    minutes: int
    papers: int


def archive_list(db: Session, today: dt.date) -> tuple[ArchiveLine, ...]:
    """Every closed cohort whose years are over, the oldest first; those that went are last."""
    kept = {row.cohort_id: row for row in db.scalars(sa.select(t.Archiving))}
    c = t.Cohort
    query = sa.select(c).where(c.state.in_(CLOSED), c.end.is_not(None)).order_by(c.end, c.code)
    usual = months_usually(db)
    found = []
    for cohort in db.scalars(query):
        if cohort.end is None:
            continue
        months, row = months_kept(cohort.retention_months, usual), kept.get(cohort.id)
        if row is not None or may_go_from(cohort.end, months) <= today:
            found.append(_line(db, cohort, months, row))
    return tuple(sorted(found, key=lambda one: one.done_on is not None))


def months_usually(db: Session) -> int:
    """For how many months records are kept where a cohort has no number of its own."""
    return db.scalar(sa.select(t.ProgrammeRow.retention_months)) or 0


@dataclass(frozen=True)
class Kept:
    """For how long a cohort's records are kept; `from_day` is None while it has no last day."""

    id: uuid.UUID
    version: int
    code: str
    title_en: str
    title_cy: str
    ended: dt.date | None
    months: int
    has_own_months: bool
    from_day: dt.date | None


def all_kept(db: Session) -> tuple[Kept, ...]:
    """Every cohort that still has its names, by its last day, and when they may go."""
    c, usual = t.Cohort, months_usually(db)
    query = sa.select(c).where(c.state != CohortState.ARCHIVED).order_by(c.end, c.code)
    return tuple(_kept(cohort, usual) for cohort in db.scalars(query))


def _kept(cohort: t.Cohort, usual: int) -> Kept:
    months = months_kept(cohort.retention_months, usual)
    return Kept(
        cohort.id,
        cohort.version,
        cohort.code,
        cohort.title_en,
        cohort.title_cy,
        cohort.end,
        months,
        cohort.retention_months is not None,
        None if cohort.end is None else may_go_from(cohort.end, months),
    )


def _line(db: Session, cohort: t.Cohort, months: int, row: t.Archiving | None) -> ArchiveLine:
    ended = cohort.end or dt.date.max
    done = row is not None and row.done_on is not None
    going, stayed = ((), 0) if done else names_of(db, cohort.id)
    sessions, minutes, papers = _counts(db, cohort.id)
    return ArchiveLine(
        cohort.id,
        cohort.version,
        cohort.code,
        cohort.title_en,
        cohort.title_cy,
        ended,
        may_go_from(ended, months),
        months,
        cohort.retention_months is not None,
        row.agreed_on if row else None,
        row.done_on if row else None,
        (row.id, row.version) if row else None,
        going,
        row.people if row and done else len(going),
        row.stayed if row and done else stayed,
        row.sessions if row and done else sessions,
        row.minutes if row and done else minutes,
        row.papers if row and done else papers,
    )


def names_of(db: Session, cohort_id: uuid.UUID) -> tuple[tuple[tuple[uuid.UUID, str], ...], int]:
    """Whose names go with a cohort, by name, and how many of it stay."""
    e, p = t.Enrolment, t.Person
    people = db.execute(
        sa.select(p.id, p.full_name)
        .join(e, e.person_id == p.id)
        .where(e.cohort_id == cohort_id, p.merged_into_id.is_(None))
        .order_by(p.sort_key_en, p.code)
    ).all()
    staying = _staying(db, cohort_id)
    going = tuple((key, name) for key, name in people if key not in staying)
    return going, len(people) - len(going)


def _staying(db: Session, cohort_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Everybody whose name is held here by something that is not over, a cohort apart."""
    e, c, p, pair = t.Enrolment, t.Cohort, t.Person, t.Pairing
    agreed = sa.select(t.Archiving.cohort_id)
    running = [state for state in PairingState if state.is_running]
    held = (
        sa.select(e.person_id)
        .join(c, c.id == e.cohort_id)
        .where(
            e.state != EnrolmentState.WITHDREW,
            c.state != CohortState.ARCHIVED,
            c.id.not_in(agreed),
            c.id != cohort_id,
        ),
        sa.select(pair.coach_id).where(pair.state.in_(running)),
        sa.select(pair.coachee_id).where(pair.state.in_(running)),
        sa.select(t.Commitment.owner_person_id).where(
            t.Commitment.state == CommitmentState.OPEN, t.Commitment.owner_person_id.is_not(None)
        ),
        sa.select(t.Request.from_person_id).where(
            t.Request.answered.is_(None), t.Request.closed_on.is_(None)
        ),
        sa.select(p.id).where(p.stays_on_roll.is_(True)),
    )
    return frozenset(key for query in held for key in db.scalars(query) if key is not None)


def _counts(db: Session, cohort_id: uuid.UUID) -> tuple[int, int, int]:
    """Sessions held, minutes and issued papers of a cohort: they stay."""
    s, p, paper = t.CoachingSession, t.Pairing, t.IssuedPaper
    held = [one for one in SessionStatus if one.moves_minutes]
    sessions, minutes = db.execute(
        sa.select(sa.func.count(s.id), sa.func.coalesce(sa.func.sum(s.minutes), 0))
        .join(p, p.id == s.pairing_id)
        .where(p.cohort_id == cohort_id, s.status.in_(held))
    ).one()
    papers = db.scalar(sa.select(sa.func.count(paper.id)).where(paper.cohort_id == cohort_id))
    return int(sessions), int(minutes), int(papers or 0)


def awaits_a_yes(db: Session, today: dt.date) -> int:
    """How many cohorts wait for a yes; asked in January only."""
    if not is_asked_about(today):
        return 0
    return sum(line.agreed_on is None for line in archive_list(db, today))
