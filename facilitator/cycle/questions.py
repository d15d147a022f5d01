"""What is left to do before a cohort closes, and who could be asked again for the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.archiving.questions import months_usually
from facilitator.archiving.rules import may_go_from, months_kept
from facilitator.asking_vocabulary import SurveyWave
from facilitator.cycle.rules import Item, Left, ending_of, stands
from facilitator.exchange_vocabulary import Wave
from facilitator.people.here import is_here
from facilitator.store import rows
from facilitator.store import tables as t
from facilitator.vocabulary import (
    CommitmentState,
    EnrolmentState,
    PairingState,
    PaperKind,
    PaperState,
    SessionStatus,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

SIX_MONTHS = 6
HELD = (SessionStatus.HELD, SessionStatus.HELD_SHORT)


@dataclass(frozen=True)
class Closing:
    """A cohort that could close, the list of what is left, and what closing changes.

    `ends` is how many running pairings end in which way; `completes` how many people complete it.
    """

    id: uuid.UUID
    version: int
    code: str
    title_en: str
    title_cy: str
    items: tuple[Item, ...]
    ends: Mapping[PairingState, int]
    completes: int

    @property
    def may_close(self) -> bool:
        """Whether nothing holds the closing up."""
        return not any(item.holds_up for item in self.items)

    def item(self, what: Left) -> Item:
        """The line about one thing."""
        return next(item for item in self.items if item.what is what)


@dataclass(frozen=True)
class AskedAgain:
    """Somebody who could be asked again: `was_there` says whether they stayed to the end."""

    id: uuid.UUID
    name: str
    was_there: bool


def sessions_held(db: Session, cohort_id: uuid.UUID) -> dict[uuid.UUID, int]:
    """How many sessions each pairing of a cohort has held."""
    p, s = t.Pairing, t.CoachingSession
    counted = (
        sa.select(p.id, sa.func.count(s.id))
        .outerjoin(s, sa.and_(s.pairing_id == p.id, s.status.in_(HELD)))
        .where(p.cohort_id == cohort_id)
        .group_by(p.id)
    )
    return {key: int(number) for key, number in db.execute(counted)}


def closing_of(db: Session, cohort_id: uuid.UUID, today: dt.date) -> Closing:
    """The list of what is left in a cohort on a day.

    Raises:
        StaleData: the cohort is not there any more.
    """
    cohort = rows.found(db, t.Cohort, cohort_id)
    held = sessions_held(db, cohort_id)
    pairings = db.scalars(sa.select(t.Pairing).where(t.Pairing.cohort_id == cohort_id)).all()
    running = [one for one in pairings if one.state.is_running]
    done = [one.id for one in pairings if held[one.id] >= one.contracted_sessions > 0]
    of_cohort = t.CoachingSession.pairing_id.in_([one.id for one in pairings])
    arranged = t.CoachingSession.status == SessionStatus.ARRANGED
    s = t.CoachingSession
    thanked = set(db.scalars(sa.select(t.Thank.pairing_id).where(t.Thank.pairing_id.in_(done))))
    people = _count(db, t.Enrolment.id, *_there(cohort_id))
    items = (
        Item(Left.ARRANGED, _count(db, s.id, of_cohort, arranged, s.day >= today)),
        Item(Left.OUTCOMES, _count(db, s.id, of_cohort, arranged, s.day < today)),
        Item(
            Left.PAIRINGS,
            sum(held[one.id] < one.contracted_sessions for one in running),
            len(pairings),
        ),
        _promises(db, cohort_id),
        Item(Left.SIGNATURES, _unsigned(db, [one.id for one in pairings])),
        Item(Left.ASK_AT_END, max(0, people - _asked(db, cohort_id)), people),
        Item(Left.THANKS, len(set(done) - thanked), len(done)),
        *_printed(db, cohort, {one.coach_id for one in pairings if held[one.id]}),
        Item(Left.SUMMARY, 0 if _has_summary(db, cohort_id) else 1),
        *_afterwards(db, cohort, today),
    )
    there = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED)
    return Closing(
        cohort.id,
        cohort.version,
        cohort.code,
        cohort.title_en,
        cohort.title_cy,
        items,
        Counter(ending_of(held[one.id], one.contracted_sessions) for one in running),
        _count(
            db, t.Enrolment.id, t.Enrolment.cohort_id == cohort_id, t.Enrolment.state.in_(there)
        ),
    )


def _printed(db: Session, cohort: t.Cohort, gave: Collection[object]) -> tuple[Item, ...]:
    """Certificates and the roll: done where they were printed after the last session held."""
    p, s = t.Pairing, t.CoachingSession
    last = db.scalar(
        sa.select(sa.func.max(s.day))
        .join(p, p.id == s.pairing_id)
        .where(p.cohort_id == cohort.id, s.status.in_(HELD))
    )
    certificates, roll = stands(cohort.certificates_on, last), stands(cohort.roll_on, last)
    return (
        Item(Left.CERTIFICATES, 0 if certificates else len(gave), made=certificates),
        Item(Left.ROLL, 0 if roll else 1, made=roll),
    )


def _afterwards(db: Session, cohort: t.Cohort, today: dt.date) -> tuple[Item, ...]:
    """What comes after the closing, each with the day from which it is done."""
    r = t.SurveyRound
    asked = _count(db, r.id, r.cohort_id == cohort.id, r.wave == SurveyWave.SIX_MONTHS)
    months = months_kept(cohort.retention_months, months_usually(db))
    end = cohort.end or today
    return (
        Item(Left.SIX_MONTHS, 0 if asked else 1, day=may_go_from(end, SIX_MONTHS)),
        Item(Left.ARCHIVE, 1, day=may_go_from(end, months)),
    )


def _there(cohort_id: uuid.UUID) -> tuple[sa.ColumnElement[bool], ...]:
    states = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED, EnrolmentState.COMPLETED)
    return (t.Enrolment.cohort_id == cohort_id, t.Enrolment.state.in_(states))


def _promises(db: Session, cohort_id: uuid.UUID) -> Item:
    mine = t.Commitment.cohort_id == cohort_id
    still = t.Commitment.state == CommitmentState.OPEN
    return Item(
        Left.PROMISES, _count(db, t.Commitment.id, mine, still), _count(db, t.Commitment.id, mine)
    )


def _unsigned(db: Session, pairings: list[uuid.UUID]) -> int:
    a = t.Agreement
    missing = sa.or_(a.signed_coach.is_(None), a.signed_coachee.is_(None))
    return _count(db, a.id, a.pairing_id.in_(pairings), missing)


def _asked(db: Session, cohort_id: uuid.UUID) -> int:
    """How many slips of the question at the end were counted, or answers given, the greater."""
    slips = db.scalar(
        sa.select(sa.func.coalesce(sa.func.sum(t.CommunityCount.slips), 0)).where(
            t.CommunityCount.cohort_id == cohort_id, t.CommunityCount.wave == Wave.END
        )
    )
    answered = db.scalar(
        sa.select(sa.func.count(sa.distinct(t.ExpectationAnswer.person_id)))
        .join(t.Expectation)
        .where(t.Expectation.cohort_id == cohort_id, t.ExpectationAnswer.wave == Wave.END)
    )
    return max(int(slips or 0), int(answered or 0))


def _has_summary(db: Session, cohort_id: uuid.UUID) -> bool:
    paper = t.IssuedPaper
    summary = (paper.kind == PaperKind.SUMMARY, paper.state == PaperState.ISSUED)
    return _count(db, paper.id, paper.cohort_id == cohort_id, *summary) > 0


def _count(db: Session, column: object, *only: sa.ColumnElement[bool]) -> int:
    counted = sa.select(sa.func.count(column)).where(*only)  # type: ignore[arg-type]  # a column
    return db.scalar(counted) or 0


def people_to_ask(db: Session, cohort_id: uuid.UUID, today: dt.date) -> tuple[AskedAgain, ...]:
    """Everybody who was enrolled and is here, by name.

    Whoever is at rest or gone is not asked; whoever stepped out of the cohort may be, but is not
    suggested.
    """
    found = db.execute(
        sa.select(t.Person, t.Enrolment.state)
        .join(t.Enrolment, t.Enrolment.person_id == t.Person.id)
        .where(
            t.Enrolment.cohort_id == cohort_id,
            t.Person.merged_into_id.is_(None),
            *is_here(today),
        )
        .order_by(t.Person.sort_key_cy)
    )
    out = EnrolmentState.WITHDREW
    return tuple(
        AskedAgain(person.id, person.full_name, state is not out) for person, state in found
    )
