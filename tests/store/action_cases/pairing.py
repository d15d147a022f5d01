"""Cases of pairing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.cohorts.actions import CohortDraft, EnrolDraft, enrol, open_cohort
from facilitator.pairing import actions as a
from facilitator.store.tables import Pairing, Person
from facilitator.vocabulary import PairingState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
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
    "end_pairing": lambda p: (a.end_pairing, a.EndDraft(first(p, Pairing, RUNNING).id, TODAY)),
}
