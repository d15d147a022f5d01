"""Short looks into the record that the story needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements import actions as agreements
from facilitator.agreements.rules import next_numbers
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, SessionStatus

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

    Issue = Callable[[OpenProgramme, Sequence[uuid.UUID]], object]
    Tell = Callable[[int, int], None]


MOST_STEPS = 3


@dataclass(frozen=True)
class Pair:
    """A published pairing, as the story needs it."""

    id: uuid.UUID
    coach_id: uuid.UUID
    coachee_id: uuid.UUID
    ring_id: uuid.UUID | None


def issued_without_paper(programme: OpenProgramme, pairs: Sequence[uuid.UUID]) -> None:
    """Issue agreements without printing them (tests that need no paper)."""
    today = programme.journal.clock.today()
    used = programme.ask(lambda db: tuple(db.scalars(sa.select(t.Agreement.number))))
    numbers = next_numbers("A", today.year, used, len(pairs))
    drafts = [
        agreements.AgreementDraft(pair, number, ())
        for pair, number in zip(pairs, numbers, strict=True)
    ]
    programme.do(agreements.issue_agreements, agreements.IssueDraft(drafts))


def programme_row(db: Session) -> tuple[uuid.UUID, int]:
    """The programme's key and version."""
    row = db.execute(sa.select(t.ProgrammeRow.id, t.ProgrammeRow.version)).one()
    return row.id, row.version


def version_of(db: Session, table: type[t.Cohort], key: uuid.UUID) -> int:
    """A cohort's version."""
    return db.execute(sa.select(table.version).where(table.id == key)).scalar_one()


def pairs_of(db: Session, cohort: uuid.UUID) -> tuple[Pair, ...]:
    """The pairings of a cohort, by code."""
    p = t.Pairing
    rows = db.execute(
        sa.select(p.id, p.coach_id, p.coachee_id, p.ring_id)
        .where(p.cohort_id == cohort)
        .order_by(p.code)
    )
    return tuple(Pair(*row) for row in rows)


def is_running(db: Session, key: uuid.UUID) -> bool:
    """Whether a pairing still runs."""
    return db.execute(sa.select(t.Pairing.state).where(t.Pairing.id == key)).scalar_one().is_running


def agreement_of(db: Session, pair: uuid.UUID) -> tuple[uuid.UUID, int]:
    """The newest agreement of a pairing, with its version."""
    a = t.Agreement
    row = db.execute(
        sa.select(a.id, a.version).where(a.pairing_id == pair).order_by(a.edition.desc()).limit(1)
    ).one()
    return row.id, row.version


def gathering_on(
    db: Session, cohort: uuid.UUID, day: dt.date
) -> tuple[uuid.UUID, tuple[uuid.UUID, ...]]:
    """The gathering of a cohort on a day, and everybody enrolled."""
    gathering = db.execute(
        sa.select(t.Gathering.id).where(t.Gathering.cohort_id == cohort, t.Gathering.day == day)
    ).scalar_one()
    enrolled = db.scalars(
        sa.select(t.Enrolment.person_id)
        .where(t.Enrolment.cohort_id == cohort)
        .order_by(t.Enrolment.person_id)
    )
    return gathering, tuple(enrolled)


def last_missed(db: Session, cohort: uuid.UUID) -> tuple[uuid.UUID, int] | None:
    """The newest session of a cohort that a coachee missed."""
    s, p = t.CoachingSession, t.Pairing
    row = db.execute(
        sa.select(s.id, s.version)
        .join(p, p.id == s.pairing_id)
        .where(p.cohort_id == cohort, s.status == SessionStatus.NO_SHOW_COACHEE)
        .order_by(s.day.desc(), s.code)
        .limit(1)
    ).first()
    return None if row is None else (row.id, row.version)


def movement_code(db: Session, key: uuid.UUID) -> str:
    """The code of something that was given without a session."""
    return db.execute(sa.select(t.Movement.code).where(t.Movement.id == key)).scalar_one()


def passed_on_at_once(
    db: Session, cohort: uuid.UUID
) -> tuple[tuple[uuid.UUID, str, int, dt.date], ...]:
    """The first steps of a cohort's first ring: who received a session, which, how long, when."""
    s, p = t.CoachingSession, t.Pairing
    rows = db.execute(
        sa.select(p.ring_id, p.coachee_id, p.coach_id, s.code, s.minutes, s.day)
        .join(p, p.id == s.pairing_id)
        .where(p.cohort_id == cohort, p.ring_id.is_not(None), s.status == SessionStatus.HELD)
        .order_by(s.day, s.code)
    ).all()
    steps: list[tuple[uuid.UUID, str, int, dt.date]] = []
    for row in rows:
        if not steps or (row.coach_id == steps[-1][0] and row.day >= steps[-1][3]):
            steps.append((row.coachee_id, row.code, row.minutes, row.day))
    return tuple(steps[:-1])[:MOST_STEPS]


def has_agreed_to_be_told(db: Session, pairing_id: uuid.UUID) -> bool:
    """Whether the coach of a pairing agreed that thanks may be read by everybody."""
    c, p = t.Consent, t.Pairing
    given = (
        sa.select(c.id)
        .join(p, p.coach_id == c.person_id)
        .where(
            p.id == pairing_id,
            c.purpose == ConsentPurpose.PUBLIC_THANKS,
            c.withdrawn_on.is_(None),
        )
    )
    return db.scalar(given.limit(1)) is not None
