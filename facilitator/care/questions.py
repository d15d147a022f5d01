"""Questions about staying in touch: what is noticed, what was decided, what could come next.

care_of(db, today, person_id) -> CareOfPerson      for the page of a person
steps_of(db, person_id) -> every step ever decided, for the person's own data
respond(db, today, code) -> what would be proposed, on which counted facts
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.care.rules import (
    LASTS,
    Noticed,
    Proposal,
    StepTaken,
    Watch,
    from_json,
    last_step,
    next_kind,
    proposal,
)
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import RestReason
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import EnrolmentState, StepKind, StepOutcome
from facilitator.week.look import Look

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record


@dataclass(frozen=True)
class StepLine:
    """A step that the facilitator decided on, whole: what was noticed, why, the reply, its end."""

    id: uuid.UUID
    version: int
    kind: StepKind
    decided_on: dt.date
    ends_on: dt.date
    because: str
    skipped: str
    noticed: tuple[Noticed, ...]
    reply: str
    replied_on: dt.date | None
    outcome: StepOutcome | None
    closed_on: dt.date | None
    closing: str

    def is_under_way(self, today: dt.date) -> bool:
        """Whether the step is neither closed nor past its last day."""
        return self.taken.is_under_way(today)

    @property
    def wrong_session(self) -> str:
        """The code of the session whose correction withdrew the step; "" where none did."""
        codes = {fact.session for one in self.noticed for fact in one.facts}
        withdrawn = self.outcome is StepOutcome.WITHDRAWN
        return self.closing if withdrawn and self.closing in codes else ""

    @property
    def taken(self) -> StepTaken:
        """The step as the rules see it."""
        return StepTaken(self.kind, self.decided_on, self.ends_on, self.closed_on, self.outcome)


@dataclass(frozen=True)
class CohortChoice:
    """A cohort that somebody takes part in now."""

    id: uuid.UUID
    title_en: str
    title_cy: str


@dataclass(frozen=True)
class CareOfPerson:
    """How one stays in touch with a person: noticed, proposed, under way, and all so far.

    `next_step` is the step that comes without leaving one out; a later one wants a reason.
    """

    person_id: uuid.UUID
    name: str
    proposal: Proposal
    next_step: StepKind
    steps: tuple[StepLine, ...]
    cohorts: tuple[CohortChoice, ...]

    def under_way(self, today: dt.date) -> StepLine | None:
        """The step that goes on now."""
        return next((step for step in self.steps if step.is_under_way(today)), None)


def watch_on(db: Session, record: Record, today: dt.date) -> Watch:
    """What is counted about everybody on a day; sessions remembered otherwise rest aside."""
    s = t.CoachingSession
    doubted = db.scalars(sa.select(s.code).where(s.disputed_on.is_not(None)))
    return Watch(Look(record, today), frozenset(doubted))


def care_of(db: Session, today: dt.date, person_id: uuid.UUID) -> CareOfPerson | None:
    """Staying in touch with one person; None when there is no such person."""
    person = db.get(t.Person, person_id)
    if person is None:
        return None
    watch = watch_on(db, whole_record(db, today), today)
    steps = steps_of(db, person_id)
    taken = [step.taken for step in steps]
    return CareOfPerson(
        person_id=person_id,
        name=person.full_name,
        proposal=proposal(watch, person.code, taken),
        next_step=next_kind(last_step(taken, watch)),
        steps=steps,
        cohorts=_cohorts(db, person_id),
    )


def steps_of(db: Session, person_id: uuid.UUID) -> tuple[StepLine, ...]:
    """Every step ever decided for a person, the newest first."""
    c = t.CareStep
    rows = db.scalars(sa.select(c).where(c.person_id == person_id))
    lines = [_line(row) for row in rows]
    return tuple(sorted(lines, key=lambda one: (one.decided_on, one.kind.place), reverse=True))


def all_steps(db: Session) -> Mapping[str, tuple[StepLine, ...]]:
    """Every step by the code of its person."""
    c, p = t.CareStep, t.Person
    found: dict[str, list[StepLine]] = {}
    for row, code in db.execute(sa.select(c, p.code).join(p, p.id == c.person_id)):
        found.setdefault(code, []).append(_line(row))
    return {code: tuple(lines) for code, lines in found.items()}


def respond(db: Session, today: dt.date, code: str) -> dict[str, Any]:
    """What would be proposed for the person with this code, as the command answers it.

    Raises:
        RuleBroken: "code_unknown".
    """
    person = db.scalars(sa.select(t.Person).where(t.Person.code == code)).first()
    if person is None or person.merged_into_id is not None:
        raise RuleBroken("code_unknown", code=code)
    watch = watch_on(db, whole_record(db, today), today)
    steps = [step for step in steps_of(db, person.id) if step.decided_on <= today]
    found = proposal(watch, code, [step.taken for step in steps])
    return {
        "today": today.isoformat(),
        "person": code,
        "proposed": found.step.value if found.step else None,
        "because": [one.as_json() for one in found.because],
        "under_way": found.under_way.value if found.under_way else None,
        "window": {"after": watch.window_after.isoformat(), "to": today.isoformat()},
        "steps": [_as_json(step, today) for step in reversed(steps)],
    }


def own_rests(db: Session, person_id: uuid.UUID) -> Sequence[t.Pause]:
    """A person's rests; a restriction is none: only they themselves end it."""
    return db.scalars(
        sa.select(t.Pause).where(
            t.Pause.person_id == person_id, t.Pause.reason != RestReason.RESTRICTED
        )
    ).all()


def resting_from_receiving(db: Session, today: dt.date) -> frozenset[uuid.UUID]:
    """The keys of everybody to whom no new coach is given for now."""
    c = t.CareStep
    return frozenset(
        db.scalars(
            sa.select(c.person_id).where(
                c.kind == StepKind.REST_FROM_RECEIVING,
                c.closed_on.is_(None),
                c.decided_on <= today,
                c.ends_on >= today,
            )
        )
    )


def session_called(db: Session, code: str) -> uuid.UUID | None:
    """The key of the session with this code."""
    s = t.CoachingSession
    return db.scalar(sa.select(s.id).where(s.code == code).limit(1))


def lasts_until(kind: StepKind, today: dt.date) -> dt.date:
    """The day on which a step ends where the facilitator does not say otherwise."""
    return today + dt.timedelta(days=LASTS[kind])


def _as_json(step: StepLine, today: dt.date) -> dict[str, Any]:
    return {
        "step": step.kind.value,
        "decided_on": step.decided_on.isoformat(),
        "ends_on": step.ends_on.isoformat(),
        "under_way": step.is_under_way(today),
        "because": [one.as_json() for one in step.noticed],
        "why": step.because,
        "skipped_because": step.skipped or None,
        "reply": step.reply or None,
        "replied_on": step.replied_on.isoformat() if step.replied_on else None,
        "outcome": step.outcome.value if step.outcome else None,
        "closed_on": step.closed_on.isoformat() if step.closed_on else None,
    }


def _line(row: t.CareStep) -> StepLine:
    kept: Sequence[Mapping[str, Any]] = row.facts or ()
    return StepLine(
        id=row.id,
        version=row.version,
        kind=row.kind,
        decided_on=row.decided_on,
        ends_on=row.ends_on,
        because=row.because,
        skipped=row.skipped,
        noticed=tuple(from_json(one) for one in kept),
        reply=row.reply,
        replied_on=row.replied_on,
        outcome=row.outcome,
        closed_on=row.closed_on,
        closing=row.closing,
    )


def _cohorts(db: Session, person_id: uuid.UUID) -> tuple[CohortChoice, ...]:
    e, c = t.Enrolment, t.Cohort
    inside = (EnrolmentState.ACCEPTED, EnrolmentState.ACTIVE, EnrolmentState.PAUSED)
    rows = db.execute(
        sa.select(c.id, c.title_en, c.title_cy)
        .join(e, e.cohort_id == c.id)
        .where(e.person_id == person_id, e.state.in_(inside))
        .order_by(c.start.desc(), c.code)
    )
    return tuple(CohortChoice(key, en or cy, cy or en) for key, en, cy in rows)
