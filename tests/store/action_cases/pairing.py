"""Cases of pairing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.cohorts.actions import (
    CohortDraft,
    EnrolDraft,
    GatheringDraft,
    enrol,
    open_cohort,
    plan_gathering,
)
from facilitator.pairing import actions as a
from facilitator.pairing import mending
from facilitator.pairing.choosing import ChoicesDraft
from facilitator.pairing.mending_step import MendDraft
from facilitator.pairing.plan_step import PlanChange
from facilitator.pairing.seating import SeatsDraft
from facilitator.store.tables import Pairing, Person, Ring
from facilitator.vocabulary import ChoiceSide, PairingState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

RUNNING = Pairing.state == PairingState.IN_FORCE


def _round(programme: OpenProgramme) -> a.RoundDraft:
    """A plan for a new cohort: a ring of three people, the fourth without a place."""
    cohort_id = programme.do(open_cohort, CohortDraft("Fourth", start=TODAY)).value
    people = [first(programme, Person, skip=skip).id for skip in range(4)]
    programme.do(enrol, EnrolDraft(cohort_id, people))
    one, two, three, left = people
    ring = [(one, two), (two, three), (three, one)]
    pairs = [
        a.PlannedDraft(coach, coachee, ring=1, position=place, reason={"why": ["ŵ", 1, None]})
        for place, (coach, coachee) in enumerate(ring)
    ]
    return a.RoundDraft(cohort_id, 3, "optimal", pairs, unplaced=[{"person": left.hex}], bound=3)


def _mark(programme: OpenProgramme) -> a.MarkDraft:
    draft = _round(programme)
    return a.MarkDraft(draft.cohort_id, draft.pairs[0].coach_id, draft.pairs[0].coachee_id)


def _standing(programme: OpenProgramme) -> a.MarkDraft:
    draft = _mark(programme)
    programme.do(a.lock_pair, draft)
    return draft


def _kept(programme: OpenProgramme) -> Any:
    return programme.do(a.keep_round, _round(programme)).value


def _pair(programme: OpenProgramme) -> a.PairDraft:
    draft = _mark(programme)
    return a.PairDraft(draft.cohort_id, draft.coach_id, draft.coachee_id)


def _to_mend(programme: OpenProgramme) -> MendDraft:
    """A ring of the record that somebody leaves, mended in the first way there is."""

    def rings(db: Session) -> list[uuid.UUID]:
        return list(db.scalars(sa.select(Ring.id).order_by(Ring.code)))

    for ring in programme.ask(rings):
        for leaver in programme.ask(mending.ring_people, ring):
            found = programme.ask(mending.ring_to_mend, ring, leaver, TODAY)
            if found is not None and found.ways:
                return MendDraft(found, found.ways[0], TODAY)
    raise LookupError("no ring that can be mended")


def _proposed(programme: OpenProgramme) -> a.AnswerDraft:
    """A pairing that was published as proposed."""
    kept = _kept(programme)
    programme.do(a.publish_round, a.PublishDraft(kept, state=PairingState.PROPOSED))
    row = first(programme, Pairing, Pairing.state == PairingState.PROPOSED)
    return a.AnswerDraft(row.id, row.version, accepts=False, on=TODAY)


def _change(programme: OpenProgramme) -> PlanChange:
    """A plan in which a pair goes and another comes, locked."""
    draft = _round(programme)
    kept = programme.do(a.keep_round, draft).value
    one, two, *_ = draft.pairs
    new = a.PlannedDraft(two.coachee_id, one.coach_id, ring=1, position=1)
    return PlanChange(
        kept,
        draft.cohort_id,
        (one, new),
        one.coach_id,
        figures={"found": {"people": 3}, "now": {"people": 2}},
        locks=[(two.coachee_id, one.coach_id)],
    )


def _choices(programme: OpenProgramme) -> ChoicesDraft:
    draft = _round(programme)
    who, *others = [pair.coach_id for pair in draft.pairs]
    first_said = ChoicesDraft(draft.cohort_id, who, ChoiceSide.COACHEE, others[:1])
    programme.do(a.keep_choices, first_said)
    return ChoicesDraft(draft.cohort_id, who, ChoiceSide.COACHEE, others[::-1])


def _seats(programme: OpenProgramme) -> SeatsDraft:
    draft = _round(programme)
    day = programme.do(plan_gathering, GatheringDraft(draft.cohort_id, "Day", TODAY)).value
    return SeatsDraft(draft.cohort_id, [day], [pair.coach_id for pair in draft.pairs])


def _seated(programme: OpenProgramme) -> uuid.UUID:
    draft = _seats(programme)
    programme.do(a.seat_people, draft)
    return draft.gatherings[0]


CASES: dict[str, Case] = {
    "keep_round": lambda p: (a.keep_round, _round(p)),
    "lock_pair": lambda p: (a.lock_pair, _mark(p)),
    "forbid_pair": lambda p: (a.forbid_pair, _standing(p)),
    "clear_mark": lambda p: (a.clear_mark, _standing(p)),
    "publish_round": lambda p: (a.publish_round, a.PublishDraft(_kept(p))),
    "pair_by_hand": lambda p: (a.pair_by_hand, _pair(p)),
    "change_pairing": lambda p: (
        a.change_pairing,
        a.PairingChange(*first(p, Pairing, RUNNING), {"contracted_sessions": 9, "place": "Ŵ"}),
    ),
    "answer_pairing": lambda p: (a.answer_pairing, _proposed(p)),
    "mend_ring": lambda p: (a.mend_ring, _to_mend(p)),
    "change_plan": lambda p: (a.change_plan, _change(p)),
    "keep_choices": lambda p: (a.keep_choices, _choices(p)),
    "bring_in_choices": lambda p: (a.bring_in_choices, [_choices(p)]),
    "seat_people": lambda p: (a.seat_people, _seats(p)),
    "clear_seats": lambda p: (a.clear_seats, _seated(p)),
    "end_pairing": lambda p: (a.end_pairing, a.EndDraft(first(p, Pairing, RUNNING).id, TODAY)),
}
