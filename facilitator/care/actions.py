"""Rest, coming back and stepping out: always the facilitator's decision, never automatic."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care.questions import lasts_until, own_rests, steps_of, watch_on
from facilitator.care.rules import last_step, next_kind, noticed
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import SupervisionMode
from facilitator.life_vocabulary import RestReason
from facilitator.reciprocity.reading import whole_record
from facilitator.store import rows
from facilitator.store.tables import (
    CareStep,
    Cohort,
    Enrolment,
    Pairing,
    Pause,
    Person,
    Ring,
    Supervision,
)
from facilitator.vocabulary import (
    EnrolmentState,
    PairingState,
    PersonStatus,
    RingState,
    StepKind,
    StepOutcome,
)
from facilitator.words import N_

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.store.journal import Step

QUIET_DAYS = 7
"""Days after a rest in which no row of the week names whoever is back."""


@dataclass(frozen=True)
class RestDraft:
    """A person rests from a day on; without a last day until they say.

    Of the reason only its class is kept, and only where one is said.
    """

    person_id: uuid.UUID
    start: dt.date
    end: dt.date | None = None
    reason: RestReason = RestReason.NOT_SAID


def let_rest(step: Step, draft: RestDraft) -> uuid.UUID:
    """Let a person rest: they appear in no row, slip, badge or letter while they do.

    A rest that meets another one becomes one with it.
    """
    person = rows.found(step, Person, draft.person_id)
    if person.status.is_gone:
        raise RuleBroken("stepped_out_already", name=person.full_name)
    if draft.end is not None and draft.end < draft.start:
        raise RuleBroken("ends_before_it_begins")
    meets = [
        pause
        for pause in own_rests(step, person.id)
        if (draft.end is None or pause.start <= draft.end)
        and (pause.end is None or draft.start <= pause.end)
    ]
    said = "let_rest_until" if draft.end is not None else "let_rest"
    step.says(said, name=person.full_name, start=draft.start, end=draft.end)
    if meets:
        return _joined(step, person, draft, meets)
    pause = Pause(
        person_id=person.id,
        start=draft.start,
        end=draft.end,
        reason=draft.reason,
        quiet_days=QUIET_DAYS,
    )
    return step.put(pause).id


def _joined(step: Step, person: Person, draft: RestDraft, meets: Sequence[Pause]) -> uuid.UUID:
    """One rest of all that meet; one that would change nothing is refused."""
    first, *others = sorted(meets, key=lambda pause: pause.start)
    ends = [draft.end, *(pause.end for pause in meets)]
    known = [end for end in ends if end is not None]
    start = min(draft.start, first.start)
    end = max(known) if len(known) == len(ends) else None
    if not others and (start, end) == (first.start, first.end):
        raise RuleBroken("rests_already", name=person.full_name, start=first.start)
    first.start, first.end, first.quiet_days = start, end, QUIET_DAYS
    if draft.reason is not RestReason.NOT_SAID:
        first.reason = draft.reason
    for pause in others:
        step.delete(pause)
    return first.id


@dataclass(frozen=True)
class ReturnDraft:
    """A person is back, and since when."""

    person_id: uuid.UUID
    on: dt.date
    version: int | None = None


def welcome_back(step: Step, draft: ReturnDraft) -> None:
    """End a person's rest: the day before their first day back is its last."""
    person = rows.fresh(step, Person, draft.person_id, draft.version)
    last = draft.on - dt.timedelta(days=1)
    running = [
        pause
        for pause in own_rests(step, person.id)
        if pause.start <= draft.on and (pause.end is None or pause.end >= draft.on)
    ]
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
    version: int | None = None


def step_out(step: Step, draft: StepOutDraft) -> int:
    """Let a person step out: their pairings end, minutes given stay given.

    Gives how many rings have a place to fill.
    """
    person = rows.fresh(step, Person, draft.person_id, draft.version)
    if person.status.is_gone:
        raise RuleBroken("stepped_out_already", name=person.full_name)
    if draft.status not in {PersonStatus.LEFT, PersonStatus.ALUMNI, PersonStatus.DECEASED}:
        raise RuleBroken("not_an_ending", state=draft.status.value)
    person.status, person.left = draft.status, draft.on
    rings = _leave(step, person.id, draft.on, PairingState.ENDED_LEFT)
    step.says("stepped_out", name=person.full_name, on=draft.on)
    return rings


@dataclass(frozen=True)
class LeaveCohortDraft:
    """A person steps out of one cohort from a day on, and stays in the programme."""

    person_id: uuid.UUID
    cohort_id: uuid.UUID
    on: dt.date


def leave_cohort(step: Step, draft: LeaveCohortDraft) -> int:
    """Let a person step out of a cohort; the next one stands open to them.

    Gives how many rings have a place to fill.
    """
    person = rows.found(step, Person, draft.person_id)
    cohort = rows.found(step, Cohort, draft.cohort_id)
    rings = _leave(step, person.id, draft.on, PairingState.ENDED_BY_AGREEMENT, cohort.id)
    title = cohort.title_en or cohort.title_cy
    step.says("left_cohort", name=person.full_name, cohort=title, on=draft.on)
    return rings


def _leave(
    step: Step,
    person_id: uuid.UUID,
    on: dt.date,
    ending: PairingState,
    cohort_id: uuid.UUID | None = None,
) -> int:
    """End somebody's running pairings and enrolments, of one cohort or of all."""
    pairings = sa.select(Pairing).where(
        sa.or_(Pairing.coach_id == person_id, Pairing.coachee_id == person_id)
    )
    enrolments = sa.select(Enrolment).where(Enrolment.person_id == person_id)
    if cohort_id is not None:
        pairings = pairings.where(Pairing.cohort_id == cohort_id)
        enrolments = enrolments.where(Enrolment.cohort_id == cohort_id)
    rings: set[uuid.UUID] = set()
    for pairing in step.scalars(pairings):
        if pairing.state.is_running:
            pairing.state, pairing.ended_on, pairing.outcome = ending, on, ending.value
            if pairing.ring_id is not None:
                rings.add(pairing.ring_id)
    for ring in step.scalars(sa.select(Ring).where(Ring.id.in_(rings))):
        ring.state = RingState.PLACE_TO_FILL
    for enrolment in step.scalars(enrolments):
        if enrolment.state is EnrolmentState.ACTIVE or cohort_id is not None:
            enrolment.state, enrolment.left_on = EnrolmentState.WITHDREW, on
    return len(rings)


def join_again(step: Step, draft: ReturnDraft) -> None:
    """Take somebody back who had stepped out: the way back stands open."""
    person = rows.fresh(step, Person, draft.person_id, draft.version)
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


@dataclass(frozen=True)
class GroupSupervisionDraft:
    """Supervision that several coaches had together, logged once; each had all of its minutes."""

    people: Sequence[uuid.UUID]
    day: dt.date
    minutes: int
    with_whom: str = ""


def record_group_supervision(step: Step, draft: GroupSupervisionDraft) -> int:
    """Keep that a group of coaches had supervision together. Gives how many they were."""
    if not draft.people:
        raise RuleBroken("nobody_was_there")
    if draft.day > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    for key in dict.fromkeys(draft.people):
        person = rows.found(step, Person, key)
        step.put(
            Supervision(
                person_id=person.id,
                day=draft.day,
                minutes=draft.minutes,
                with_whom=draft.with_whom.strip(),
                mode=SupervisionMode.GROUP,
            )
        )
    many = len(set(draft.people))
    step.says("group_supervision_recorded", n=many, minutes=draft.minutes)
    return many


@dataclass(frozen=True)
class TakeStepDraft:
    """A step of staying in touch that the facilitator decides on, and why.

    `skipped` says why gentler steps are left out; without `ends_on` the step lasts as long as
    its kind usually does. Stepping out of a cohort names the cohort.
    """

    person_id: uuid.UUID
    kind: StepKind
    because: str
    ends_on: dt.date | None = None
    skipped: str = ""
    cohort_id: uuid.UUID | None = None


_SAID: Mapping[StepKind, str] = {
    StepKind.QUIET_WORD: N_("step_taken_quiet_word"),
    StepKind.FRIENDLY_LETTER: N_("step_taken_friendly_letter"),
    StepKind.MEETING: N_("step_taken_meeting"),
    StepKind.REST_FROM_RECEIVING: N_("step_taken_rest_from_receiving"),
    StepKind.STEP_OUT_COHORT: N_("step_taken_step_out_cohort"),
    StepKind.STEP_OUT_PROGRAMME: N_("step_taken_step_out_programme"),
}


def take_step(step: Step, draft: TakeStepDraft) -> uuid.UUID:
    """Decide on a step of staying in touch; what is noticed today is kept beside it.

    A step that goes on comes to its end. Stepping out takes effect with the decision.
    """
    person = rows.found(step, Person, draft.person_id)
    today = step.clock.today()
    ends_on = draft.ends_on or lasts_until(draft.kind, today)
    _check_step(step, person, draft, ends_on)
    found = noticed(watch_on(step, whole_record(step, today), today), person.code)
    for open_step in step.scalars(_open_steps(person.id)):
        open_step.outcome, open_step.closed_on = StepOutcome.ENDED, today
    taken = step.put(
        CareStep(
            person_id=person.id,
            kind=draft.kind,
            decided_on=today,
            ends_on=ends_on,
            because=draft.because.strip(),
            skipped=draft.skipped.strip(),
            facts=[one.as_json() for one in found],
        )
    )
    if draft.kind is StepKind.STEP_OUT_COHORT and draft.cohort_id is not None:
        leave_cohort(step, LeaveCohortDraft(person.id, draft.cohort_id, today))
    if draft.kind is StepKind.STEP_OUT_PROGRAMME:
        step_out(step, StepOutDraft(person.id, today))
    step.says(_SAID[draft.kind], name=person.full_name)
    return taken.id


def _check_step(step: Step, person: Person, draft: TakeStepDraft, ends_on: dt.date) -> None:
    today = step.clock.today()
    if person.status.is_gone:
        raise RuleBroken("stepped_out_already", name=person.full_name)
    if not draft.because.strip():
        raise RuleBroken("step_without_reason")
    if ends_on < today:
        raise RuleBroken("ends_before_it_begins")
    if draft.kind is StepKind.STEP_OUT_COHORT and draft.cohort_id is None:
        raise RuleBroken("step_out_of_which_cohort")
    watch = watch_on(step, whole_record(step, today), today)
    due = next_kind(last_step([one.taken for one in steps_of(step, person.id)], watch))
    if draft.kind.place > due.place and not draft.skipped.strip():
        raise RuleBroken("step_left_out_without_reason")


def _open_steps(person_id: uuid.UUID) -> sa.Select[CareStep]:
    return sa.select(CareStep).where(CareStep.person_id == person_id, CareStep.closed_on.is_(None))


@dataclass(frozen=True)
class ReplyDraft:
    """What a member said to a step, in their own words, and when."""

    id: uuid.UUID
    version: int
    reply: str
    on: dt.date


def note_reply(step: Step, draft: ReplyDraft) -> None:
    """Keep what a member replied to a step; it stands beside the step for good."""
    taken = rows.fresh(step, CareStep, draft.id, draft.version)
    if not draft.reply.strip():
        raise RuleBroken("reply_empty")
    if draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    taken.reply, taken.replied_on = draft.reply.strip(), draft.on
    step.says("reply_noted", name=_of(step, taken))


@dataclass(frozen=True)
class CloseStepDraft:
    """How a step came to its end, with a word about it."""

    id: uuid.UUID
    version: int
    outcome: StepOutcome
    note: str = ""


def close_step(step: Step, draft: CloseStepDraft) -> None:
    """Close a step of staying in touch: it leaves every list and stays on record."""
    taken = rows.fresh(step, CareStep, draft.id, draft.version)
    if taken.outcome is not None:
        raise RuleBroken("step_closed_already")
    if draft.outcome is StepOutcome.WITHDRAWN and not draft.note.strip():
        raise RuleBroken("step_without_reason")
    taken.outcome, taken.closed_on = draft.outcome, step.clock.today()
    taken.closing = draft.note.strip()
    said = "step_withdrawn" if draft.outcome is StepOutcome.WITHDRAWN else "step_closed"
    step.says(said, name=_of(step, taken))


def _of(step: Step, taken: CareStep) -> str:
    return rows.found(step, Person, taken.person_id).full_name
