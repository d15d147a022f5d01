"""Closing a cohort, stepping out of it in company, and beginning the next one from it."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cohorts.actions import CohortDraft, EnrolDraft, enrol, exchange_of, open_cohort
from facilitator.commitments.actions import LapseDraft, lapse_with_cohort
from facilitator.cycle.questions import closing_of, sessions_held
from facilitator.cycle.rules import Left, ending_of, ring_ending
from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import (
    Cohort,
    Enrolment,
    Pairing,
    Person,
    PromiseTemplate,
    Ring,
)
from facilitator.vocabulary import (
    CohortState,
    EnrolmentState,
    PairingState,
    RingState,
)
from facilitator.words import N_, in_both

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.store.journal import Step

CLOSED = frozenset({CohortState.CLOSED, CohortState.ARCHIVED})


@dataclass(frozen=True)
class CloseDraft:
    """A cohort closes on a day; promises that are not met go on, or end with it."""

    id: uuid.UUID
    version: int
    on: dt.date
    promises_end: bool = False


def close_cohort(step: Step, draft: CloseDraft) -> int:
    """Close a cohort: running pairings end by what they held, people have completed it.

    Gives how many pairings ended. Nothing that was given is taken away.

    Raises:
        RuleBroken: it is closed already, or a session is still arranged.
    """
    cohort = rows.fresh(step, Cohort, draft.id, draft.version)
    if cohort.state in CLOSED:
        raise RuleBroken("cohort_closed_already")
    ahead = closing_of(step, cohort.id, draft.on).item(Left.ARRANGED)
    if ahead.count:
        raise RuleBroken("cohort_still_arranged", n=ahead.count)
    ended = _end_pairings(step, cohort.id, draft.on)
    for enrolment in step.scalars(sa.select(Enrolment).where(Enrolment.cohort_id == cohort.id)):
        if enrolment.state in {EnrolmentState.ACTIVE, EnrolmentState.PAUSED}:
            enrolment.state = EnrolmentState.COMPLETED
    if draft.promises_end:
        # Where every promise is met there is none to end.
        with contextlib.suppress(RuleBroken):
            lapse_with_cohort(step, LapseDraft(cohort.id))
    cohort.state = CohortState.CLOSED
    step.says("cohort_closed", title=in_both(cohort.title_en, cohort.title_cy), n=ended)
    return ended


def _end_pairings(step: Step, cohort_id: uuid.UUID, on: dt.date) -> int:
    held = sessions_held(step, cohort_id)
    endings: dict[uuid.UUID, set[PairingState]] = {}
    ended = 0
    for pairing in step.scalars(sa.select(Pairing).where(Pairing.cohort_id == cohort_id)):
        if pairing.state.is_running:
            pairing.state = ending_of(held[pairing.id], pairing.contracted_sessions)
            pairing.ended_on, pairing.outcome = on, pairing.state.value
            ended += 1
        if pairing.ring_id is not None:
            endings.setdefault(pairing.ring_id, set()).add(pairing.state)
    for ring in step.scalars(sa.select(Ring).where(Ring.id.in_(endings))):
        if ring.state in {RingState.TURNING, RingState.PLACE_TO_FILL}:
            ring.state = ring_ending(frozenset(endings[ring.id]))
    return ended


@dataclass(frozen=True)
class PrintedDraft:
    """Certificates or the roll were printed on a day, for the cohort of this code or for all."""

    what: Left
    on: dt.date
    cohort: str = ""


def note_printed(step: Step, draft: PrintedDraft) -> int:
    """Note that certificates or the roll were printed; gives for how many cohorts it is new.

    Raises:
        RuleBroken: it is noted for that day already.
    """
    column, says = _NOTED[draft.what]
    query = sa.select(Cohort).where(Cohort.state != CohortState.ARCHIVED)
    if draft.cohort:
        query = query.where(Cohort.code == draft.cohort)
    new = [one for one in step.scalars(query) if getattr(one, column) != draft.on]
    if not new:
        raise RuleBroken("printed_noted_already")
    for cohort in new:
        setattr(cohort, column, draft.on)
    step.says(says, on=draft.on)
    return len(new)


_NOTED: Mapping[Left, tuple[str, str]] = {
    Left.CERTIFICATES: ("certificates_on", N_("certificates_printed")),
    Left.ROLL: ("roll_on", N_("roll_printed")),
}


@dataclass(frozen=True)
class NextDraft:
    """The cohort after another: its title and days, and who is asked again.

    With `they_take_part` those asked have said yes; without, they stand as applied.
    """

    after_id: uuid.UUID
    title_en: str
    title_cy: str
    start: dt.date
    end: dt.date
    people: Sequence[uuid.UUID] = ()
    they_take_part: bool = False


def start_next(step: Step, draft: NextDraft) -> uuid.UUID:
    """Open the next cohort from the last: rules, limits, templates of promises, people asked.

    The day by which one gives keeps its distance from the end. Promises of the last cohort stay
    with their people and count on.
    """
    last = rows.found(step, Cohort, draft.after_id)
    exchange = exchange_of(last)
    later = draft.end - last.end if last.end is not None else dt.timedelta()
    shifted = exchange.give_by + later if exchange.give_by is not None else None
    opened = open_cohort(
        step,
        CohortDraft(
            draft.title_en,
            draft.title_cy,
            draft.start,
            draft.end,
            replace(exchange, give_by=shifted),
            last.ring_cap,
            last.place_en,
            last.place_cy,
            retention_months=last.retention_months,
        ),
    )
    cohort = rows.found(step, Cohort, opened)
    cohort.limits, cohort.rules = last.limits, last.rules
    for template in step.scalars(
        sa.select(PromiseTemplate).where(PromiseTemplate.cohort_id == last.id)
    ).all():
        fields = {
            column.key: getattr(template, column.key)
            for column in sa.inspect(PromiseTemplate).columns
            if column.key not in {"id", "version", "cohort_id", "due"}
        }
        due = template.due + later if template.due is not None else None
        step.put(PromiseTemplate(cohort_id=cohort.id, due=due, **fields))
    people = _still_here(step, draft.people)
    if people:
        enrol(step, EnrolDraft(cohort.id, people))
        if not draft.they_take_part:
            for enrolment in step.scalars(
                sa.select(Enrolment).where(Enrolment.cohort_id == cohort.id)
            ):
                enrolment.state = EnrolmentState.APPLIED
    step.says("next_cohort", title=in_both(cohort.title_en, cohort.title_cy), n=len(people))
    return cohort.id


def _still_here(step: Step, people: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    known = step.scalars(sa.select(Person).where(Person.id.in_(list(people)))).all()
    return [person.id for person in known if not person.status.is_gone]


@dataclass(frozen=True)
class OutTogetherDraft:
    """Several people step out of their cohort on a day: (enrolment, version read) for each."""

    enrolments: Sequence[tuple[uuid.UUID, int]]
    on: dt.date


def step_out_together(step: Step, draft: OutTogetherDraft) -> int:
    """Let several people step out of a cohort in one step; gives how many did."""
    if not draft.enrolments:
        raise RuleBroken("bulk_nobody")
    for key, version in draft.enrolments:
        enrolment = rows.fresh(step, Enrolment, key, version)
        enrolment.state, enrolment.left_on = EnrolmentState.WITHDREW, draft.on
    step.says("stepped_out_together", n=len(draft.enrolments), on=draft.on)
    return len(draft.enrolments)


@dataclass(frozen=True)
class PlacesDraft:
    """Where several people stand in a cohort from now on: (enrolment, version read) for each."""

    enrolments: Sequence[tuple[uuid.UUID, int]]
    state: EnrolmentState


# From applying to taking part; resting and stepping out have their own acts.
PLACES = (
    EnrolmentState.APPLIED,
    EnrolmentState.WAITING,
    EnrolmentState.ACCEPTED,
    EnrolmentState.ACTIVE,
)


def give_places(step: Step, draft: PlacesDraft) -> int:
    """Set where several people stand, from applied to taking part; gives for how many it changed.

    Raises:
        RuleBroken: nobody stands otherwise, or this is not a place one is given.
    """
    if draft.state not in PLACES:
        raise RuleBroken("place_not_given", state=draft.state.value)
    changed = 0
    for key, version in draft.enrolments:
        enrolment = rows.fresh(step, Enrolment, key, version)
        if enrolment.state in PLACES and enrolment.state is not draft.state:
            enrolment.state = draft.state
            changed += 1
    if not changed:
        raise RuleBroken("bulk_nobody")
    step.says(_PLACED[draft.state], n=changed)
    return changed


_PLACED: Mapping[EnrolmentState, str] = {
    EnrolmentState.APPLIED: N_("placed_applied"),
    EnrolmentState.WAITING: N_("placed_waiting"),
    EnrolmentState.ACCEPTED: N_("placed_accepted"),
    EnrolmentState.ACTIVE: N_("placed_active"),
}
