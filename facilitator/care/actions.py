"""Rest, coming back and stepping out: always the facilitator's decision, never automatic."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Enrolment, Pairing, Pause, Person, Ring, Supervision
from facilitator.vocabulary import EnrolmentState, PairingState, PersonStatus, RingState

if TYPE_CHECKING:
    import uuid

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class RestDraft:
    """A person rests from a day on; without a last day until they say. No reason is kept."""

    person_id: uuid.UUID
    start: dt.date
    end: dt.date | None = None


def let_rest(step: Step, draft: RestDraft) -> uuid.UUID:
    """Let a person rest: they appear in no row, slip, badge or letter while they do."""
    person = rows.found(step, Person, draft.person_id)
    if draft.end is not None and draft.end < draft.start:
        raise RuleBroken("ends_before_it_begins")
    step.says("let_rest", name=person.full_name, start=draft.start)
    return step.put(Pause(person_id=person.id, start=draft.start, end=draft.end)).id


@dataclass(frozen=True)
class ReturnDraft:
    """A person is back, and since when."""

    person_id: uuid.UUID
    on: dt.date


def welcome_back(step: Step, draft: ReturnDraft) -> None:
    """End a person's rest: the day before their first day back is its last."""
    person = rows.found(step, Person, draft.person_id)
    last = draft.on - dt.timedelta(days=1)
    running = step.scalars(
        sa.select(Pause).where(
            Pause.person_id == person.id,
            Pause.start <= draft.on,
            sa.or_(Pause.end.is_(None), Pause.end >= draft.on),
        )
    ).all()
    if not running:
        raise RuleBroken("not_resting", name=person.full_name)
    for pause in running:
        if last < pause.start:
            step.delete(pause)
        else:
            pause.end = last
    step.says("welcomed_back", name=person.full_name, on=draft.on)


@dataclass(frozen=True)
class StepOutDraft:
    """A person steps out of the programme from a day on; no reason is needed."""

    person_id: uuid.UUID
    on: dt.date
    status: PersonStatus = PersonStatus.LEFT


def step_out(step: Step, draft: StepOutDraft) -> int:
    """Let a person step out: their pairings end, minutes given stay given.

    Gives how many rings have a place to fill.
    """
    person = rows.found(step, Person, draft.person_id)
    if draft.status not in {PersonStatus.LEFT, PersonStatus.ALUMNI, PersonStatus.DECEASED}:
        raise RuleBroken("not_an_ending", state=draft.status.value)
    person.status, person.left = draft.status, draft.on
    mine = sa.or_(Pairing.coach_id == person.id, Pairing.coachee_id == person.id)
    rings: set[uuid.UUID] = set()
    for pairing in step.scalars(sa.select(Pairing).where(mine)):
        if pairing.state.is_running:
            pairing.state, pairing.ended_on = PairingState.ENDED_LEFT, draft.on
            pairing.outcome = PairingState.ENDED_LEFT.value
            if pairing.ring_id is not None:
                rings.add(pairing.ring_id)
    for ring in step.scalars(sa.select(Ring).where(Ring.id.in_(rings))):
        ring.state = RingState.PLACE_TO_FILL
    for enrolment in step.scalars(sa.select(Enrolment).where(Enrolment.person_id == person.id)):
        if enrolment.state is EnrolmentState.ACTIVE:
            enrolment.state, enrolment.left_on = EnrolmentState.WITHDREW, draft.on
    step.says("stepped_out", name=person.full_name, on=draft.on)
    return len(rings)


def join_again(step: Step, draft: ReturnDraft) -> None:
    """Take somebody back who had stepped out: the way back stands open."""
    person = rows.found(step, Person, draft.person_id)
    if not person.status.is_gone:
        raise RuleBroken("not_stepped_out", name=person.full_name)
    person.status, person.left = PersonStatus.ACTIVE, None
    step.says("joined_again", name=person.full_name, on=draft.on)


@dataclass(frozen=True)
class SupervisionDraft:
    """Supervision that a coach received, in minutes."""

    person_id: uuid.UUID
    day: dt.date
    minutes: int


def record_supervision(step: Step, draft: SupervisionDraft) -> uuid.UUID:
    """Keep that a coach had supervision."""
    person = rows.found(step, Person, draft.person_id)
    if draft.day > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    step.says("supervision_recorded", name=person.full_name, minutes=draft.minutes)
    return step.put(Supervision(person_id=person.id, day=draft.day, minutes=draft.minutes)).id
