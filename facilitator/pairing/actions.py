"""What the facilitator does with plans, pairings and rings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.commitments.making import promise_to_pass_on
from facilitator.errors import RuleBroken
from facilitator.pairing.choosing import choices_brought_in, choices_kept
from facilitator.pairing.mending_step import mended
from facilitator.pairing.plan_step import plan_changed
from facilitator.pairing.publishing import new_pairing, new_ring
from facilitator.pairing.seating import seats_cleared, seats_kept
from facilitator.store import rows
from facilitator.store.tables import (
    Cohort,
    Pairing,
    PairMark,
    Person,
    PlannedPair,
    Ring,
    Round,
)
from facilitator.vocabulary import MarkKind, PairingState, RingState, RoundState
from facilitator.words import in_both

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.pairing.choosing import ChoicesDraft
    from facilitator.pairing.mending_step import MendDraft
    from facilitator.pairing.plan_step import PlanChange
    from facilitator.pairing.seating import SeatsDraft
    from facilitator.store.journal import Step


@dataclass(frozen=True)
class PlannedDraft:
    """One pair of a plan that a run has found."""

    coach_id: uuid.UUID
    coachee_id: uuid.UUID
    ring: int | None = None
    position: int = 0
    score: int = 0
    reason: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class RoundDraft:
    """The outcome of one run for a cohort: the plan, the bound, who is not paired and why."""

    cohort_id: uuid.UUID
    ring_cap: int | None
    status: str
    pairs: Sequence[PlannedDraft]
    unplaced: Sequence[Mapping[str, Any]] = ()
    bound: int | None = None
    one_way: bool = False
    options: Mapping[str, Any] | None = None


def keep_round(step: Step, draft: RoundDraft) -> uuid.UUID:
    """Keep the plan that a run has found, to be looked at and changed."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    number = step.scalar(
        sa.select(sa.func.coalesce(sa.func.max(Round.number), 0)).where(
            Round.cohort_id == cohort.id
        )
    )
    kept = step.put(
        Round(
            cohort_id=cohort.id,
            number=(number or 0) + 1,
            ran_on=step.clock.today(),
            ring_cap=draft.ring_cap,
            one_way=draft.one_way,
            status=draft.status,
            state=RoundState.DRAFT,
            bound=draft.bound,
            unplaced=[dict(person) for person in draft.unplaced],
            options=dict(draft.options) if draft.options else None,
        )
    )
    step.flush()
    for pair in draft.pairs:
        step.put(
            PlannedPair(
                round_id=kept.id,
                coach_id=pair.coach_id,
                coachee_id=pair.coachee_id,
                ring=pair.ring,
                position=pair.position,
                score=pair.score,
                reason=dict(pair.reason) if pair.reason else None,
            )
        )
    step.says(
        "round_kept",
        title=in_both(cohort.title_en, cohort.title_cy),
        number=kept.number,
        n=len(draft.pairs),
    )
    return kept.id


@dataclass(frozen=True)
class MarkDraft:
    """A pair that the facilitator locks or rules out before the next run."""

    cohort_id: uuid.UUID
    coach_id: uuid.UUID
    coachee_id: uuid.UUID


def lock_pair(step: Step, draft: MarkDraft) -> uuid.UUID:
    """Lock a pair: every plan of the cohort has it."""
    return _mark(step, draft, MarkKind.LOCK)


def forbid_pair(step: Step, draft: MarkDraft) -> uuid.UUID:
    """Rule a pair out: no plan of the cohort has it."""
    return _mark(step, draft, MarkKind.FORBID)


def clear_mark(step: Step, draft: MarkDraft) -> None:
    """Let the next run decide about a pair again."""
    mark = _standing_mark(step, draft)
    if mark is None:
        raise RuleBroken("no_mark")
    step.delete(mark)
    coach, coachee = _names(step, draft.coach_id, draft.coachee_id)
    step.says("pair_unmarked", coach=coach, coachee=coachee)


def _mark(step: Step, draft: MarkDraft, kind: MarkKind) -> uuid.UUID:
    if draft.coach_id == draft.coachee_id:
        raise RuleBroken("pair_same_person")
    coach, coachee = _names(step, draft.coach_id, draft.coachee_id)
    if kind is MarkKind.LOCK:
        step.says("pair_lock", coach=coach, coachee=coachee)
    else:
        step.says("pair_forbid", coach=coach, coachee=coachee)
    mark = _standing_mark(step, draft)
    if mark is not None:
        mark.kind = kind
        return mark.id
    row = PairMark(
        cohort_id=draft.cohort_id,
        coach_id=draft.coach_id,
        coachee_id=draft.coachee_id,
        kind=kind,
    )
    return step.put(row).id


def _standing_mark(step: Step, draft: MarkDraft) -> PairMark | None:
    return step.scalars(
        sa.select(PairMark).where(
            PairMark.cohort_id == draft.cohort_id,
            PairMark.coach_id == draft.coach_id,
            PairMark.coachee_id == draft.coachee_id,
        )
    ).first()


@dataclass(frozen=True)
class PublishDraft:
    """A plan to become pairings, from a day to a day."""

    round_id: uuid.UUID
    starts: dt.date | None = None
    ends: dt.date | None = None
    state: PairingState = PairingState.IN_FORCE
    version: int | None = None


def publish_round(step: Step, draft: PublishDraft) -> int:
    """Make pairings and rings of a plan, and each giver's promise. Gives how many pairings."""
    plan = rows.fresh(step, Round, draft.round_id, draft.version)
    if plan.state is not RoundState.DRAFT:
        raise RuleBroken("round_published_already")
    cohort = rows.found(step, Cohort, plan.cohort_id)
    pairs = step.scalars(
        sa.select(PlannedPair)
        .where(PlannedPair.round_id == plan.id)
        .order_by(PlannedPair.ring, PlannedPair.position, PlannedPair.id)
    ).all()
    if not pairs:
        raise RuleBroken("nothing_to_publish")
    starts = draft.starts or cohort.start or step.clock.today()
    rings: dict[int, Ring] = {}
    for pair in pairs:
        if pair.ring is not None and pair.ring not in rings:
            rings[pair.ring] = new_ring(step, cohort)
    step.flush()
    for pair in pairs:
        ring = rings.get(pair.ring) if pair.ring is not None else None
        new_pairing(step, cohort, pair, ring, starts, draft.ends, draft.state)
    for giver in dict.fromkeys(pair.coach_id for pair in pairs):
        promise_to_pass_on(step, cohort, giver, starts)
    plan.state = RoundState.PUBLISHED
    step.says("round_published", title=in_both(cohort.title_en, cohort.title_cy), n=len(pairs))
    return len(pairs)


@dataclass(frozen=True)
class PairDraft:
    """A pair made by hand."""

    cohort_id: uuid.UUID
    coach_id: uuid.UUID
    coachee_id: uuid.UUID
    starts: dt.date | None = None
    ends: dt.date | None = None
    contracted_sessions: int | None = None
    minutes_each: int | None = None
    state: PairingState = PairingState.IN_FORCE


def pair_by_hand(step: Step, draft: PairDraft) -> uuid.UUID:
    """Make one pairing by hand."""
    if draft.coach_id == draft.coachee_id:
        raise RuleBroken("pair_same_person")
    cohort = rows.found(step, Cohort, draft.cohort_id)
    coach, coachee = _names(step, draft.coach_id, draft.coachee_id)
    pairing = Pairing(
        code=rows.next_code(step, Pairing, "A", 3),
        cohort_id=cohort.id,
        coach_id=draft.coach_id,
        coachee_id=draft.coachee_id,
        state=draft.state,
        started=draft.starts or step.clock.today(),
        planned_end=draft.ends or cohort.end,
        contracted_sessions=draft.contracted_sessions or cohort.receives_sessions,
        minutes_each=draft.minutes_each or cohort.session_minutes,
        place=cohort.place_en,
    )
    step.says("paired_by_hand", coach=coach, coachee=coachee)
    return step.put(pairing).id


@dataclass(frozen=True)
class PairingChange:
    """Fields of a pairing that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


PAIRING_CHANGEABLE = frozenset(
    {"state", "started", "planned_end", "contracted_sessions", "minutes_each", "place", "language"}
)


def change_pairing(step: Step, draft: PairingChange) -> None:
    """Change what a pairing has agreed: sessions, dates, place, state."""
    pairing = rows.fresh(step, Pairing, draft.id, draft.version)
    rows.change(pairing, draft.fields, PAIRING_CHANGEABLE)
    if pairing.contracted_sessions < 0 or pairing.minutes_each < 0:
        raise RuleBroken("sessions_out_of_range", most=60)
    coach, coachee = _names(step, pairing.coach_id, pairing.coachee_id)
    step.says("pairing_changed", coach=coach, coachee=coachee)


@dataclass(frozen=True)
class EndDraft:
    """A pairing that ends, on a day, and how."""

    pairing_id: uuid.UUID
    on: dt.date
    state: PairingState = PairingState.COMPLETED
    version: int | None = None


def end_pairing(step: Step, draft: EndDraft) -> None:
    """End a pairing; minutes given stay given, and its ring has a place to fill."""
    pairing = rows.fresh(step, Pairing, draft.pairing_id, draft.version)
    if draft.state.is_running:
        raise RuleBroken("pairing_not_an_ending", state=draft.state.value)
    if not pairing.state.is_running:
        raise RuleBroken("pairing_ended_already", code=pairing.code)
    pairing.state, pairing.ended_on, pairing.outcome = draft.state, draft.on, draft.state.value
    if pairing.ring_id is not None and draft.state is not PairingState.COMPLETED:
        ring = rows.found(step, Ring, pairing.ring_id)
        ring.state = RingState.PLACE_TO_FILL
    coach, coachee = _names(step, pairing.coach_id, pairing.coachee_id)
    step.says("pairing_ended", coach=coach, coachee=coachee)


@dataclass(frozen=True)
class AnswerDraft:
    """What the two said to a pairing that was proposed, on a day."""

    pairing_id: uuid.UUID
    version: int
    accepts: bool
    on: dt.date


_NEXT = {
    PairingState.PROPOSED: PairingState.ACCEPTED,
    PairingState.CHEMISTRY: PairingState.ACCEPTED,
    PairingState.ACCEPTED: PairingState.IN_FORCE,
}


def answer_pairing(step: Step, draft: AnswerDraft) -> PairingState:
    """Write down that both accept (then that it begins), or that it comes to nothing.

    Where it comes to nothing its ring has a place to fill; nobody is told who said no.
    """
    pairing = rows.fresh(step, Pairing, draft.pairing_id, draft.version)
    coach, coachee = _names(step, pairing.coach_id, pairing.coachee_id)
    if pairing.state not in _NEXT:
        raise RuleBroken("pairing_not_proposed", coach=coach, coachee=coachee)
    if draft.accepts:
        pairing.state = _NEXT[pairing.state]
        step.says("pairing_accepted", coach=coach, coachee=coachee)
        return pairing.state
    pairing.state, pairing.ended_on = PairingState.DECLINED, draft.on
    pairing.outcome = PairingState.DECLINED.value
    if pairing.ring_id is not None:
        rows.found(step, Ring, pairing.ring_id).state = RingState.PLACE_TO_FILL
    step.says("pairing_not_taken_up", coach=coach, coachee=coachee)
    return pairing.state


def mend_ring(step: Step, draft: MendDraft) -> int:
    """Mend a ring the way that was chosen; minutes given stay. Gives how many pairings are new."""
    return mended(step, draft)


def keep_choices(step: Step, draft: ChoicesDraft) -> int:
    """Write down whom somebody would like to be paired with, in order. Gives how many."""
    return choices_kept(step, draft)


def bring_in_choices(step: Step, draft: Sequence[ChoicesDraft]) -> int:
    """Write down the choices of several people, from a table. Gives how many."""
    return choices_brought_in(step, draft)


def change_plan(step: Step, draft: PlanChange) -> uuid.UUID:
    """Change a plan by hand, or begin one with a ring drawn by hand. Gives the plan."""
    return plan_changed(step, draft)


def seat_people(step: Step, draft: SeatsDraft) -> int:
    """Say who sits with whom in the rounds of some gatherings. Gives how many seats."""
    return seats_kept(step, draft)


def clear_seats(step: Step, draft: uuid.UUID) -> int:
    """Take the rota of a gathering away. Gives how many seats there were."""
    return seats_cleared(step, draft)


def _names(step: Step, coach_id: uuid.UUID, coachee_id: uuid.UUID) -> tuple[str, str]:
    coach = rows.found(step, Person, coach_id)
    return coach.full_name, rows.found(step, Person, coachee_id).full_name
