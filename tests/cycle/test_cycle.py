"""A cohort closes when nothing is arranged any more; the next begins with its rules and people."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.cohorts.questions import CohortFacts, cohort_list
from facilitator.cycle.actions import (
    CloseDraft,
    NextDraft,
    OutTogetherDraft,
    PrintedDraft,
    close_cohort,
    note_printed,
    start_next,
    step_out_together,
)
from facilitator.cycle.questions import closing_of, people_to_ask
from facilitator.cycle.rules import Left, ending_of, ring_ending
from facilitator.errors import RuleBroken, StaleData
from facilitator.store import tables as t
from facilitator.vocabulary import (
    CohortState,
    EnrolmentState,
    PairingState,
    RingState,
    SessionStatus,
)
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme


def running(db: Session) -> CohortFacts:
    """The cohort that has not ended."""
    return next(one for one in cohort_list(db) if one.state is not CohortState.CLOSED)


def hold_what_is_arranged(step: Step, _draft: None) -> None:
    """Every arranged session is held."""
    step.execute(
        sa.update(t.CoachingSession)
        .where(t.CoachingSession.status == SessionStatus.ARRANGED)
        .values(
            status=SessionStatus.HELD,
            day=TODAY,
            minutes=60,
            version=t.CoachingSession.version + 1,
        )
    )
    step.says("session_recorded", coach="", coachee="", day="", minutes="")


def test_a_cohort_with_sessions_ahead_does_not_close(sample: OpenProgramme) -> None:
    cohort = sample.ask(running)
    closing = sample.ask(closing_of, cohort.id, TODAY)
    assert closing.item(Left.ARRANGED).count > 0
    assert not closing.may_close
    with pytest.raises(RuleBroken, match="cohort_still_arranged"):
        sample.do(close_cohort, CloseDraft(cohort.id, cohort.version, TODAY))


def test_closing_ends_what_runs_by_what_was_held_and_is_one_undo(sample: OpenProgramme) -> None:
    sample.do(hold_what_is_arranged, None)
    cohort = sample.ask(running)
    before = sample.ask(closing_of, cohort.id, TODAY)
    assert before.may_close
    ended = sample.do(close_cohort, CloseDraft(cohort.id, cohort.version, TODAY)).value
    assert ended == sum(before.ends.values()) > 0
    assert before.completes > 0
    assert before.item(Left.SIX_MONTHS).day is not None

    def states(db: Session) -> tuple[CohortState, set[bool], set[EnrolmentState]]:
        pairings = db.scalars(sa.select(t.Pairing.state).filter_by(cohort_id=cohort.id))
        enrolments = db.scalars(sa.select(t.Enrolment.state).filter_by(cohort_id=cohort.id))
        closed = db.get_one(t.Cohort, cohort.id).state
        return closed, {state.is_running for state in pairings}, set(enrolments)

    closed, is_running, enrolments = sample.ask(states)
    assert (closed, is_running) == (CohortState.CLOSED, {False})
    assert EnrolmentState.ACTIVE not in enrolments
    fresh = sample.ask(lambda db: db.get_one(t.Cohort, cohort.id).version)
    with pytest.raises(RuleBroken, match="cohort_closed_already"):
        sample.do(close_cohort, CloseDraft(cohort.id, fresh, TODAY))
    sample.undo()
    assert sample.ask(closing_of, cohort.id, TODAY).items == before.items


def test_certificates_and_the_roll_are_done_once_printed(sample: OpenProgramme) -> None:
    cohort = sample.ask(running)
    papers = (Left.CERTIFICATES, Left.ROLL)
    before = sample.ask(closing_of, cohort.id, TODAY)
    assert all(before.item(what).count for what in papers)
    for what in papers:
        assert sample.do(note_printed, PrintedDraft(what, TODAY, cohort.code)).value == 1
        assert sample.ask(closing_of, cohort.id, TODAY).item(what).made == TODAY
        with pytest.raises(RuleBroken, match="printed_noted_already"):
            sample.do(note_printed, PrintedDraft(what, TODAY, cohort.code))
    assert all(sample.ask(closing_of, cohort.id, TODAY).item(what).is_done for what in papers)
    # Whoever gives afterwards is not on them.
    sample.do(hold_what_is_arranged, None)
    sample.do(note_printed, PrintedDraft(Left.ROLL, TODAY - dt.timedelta(days=1)))
    after = sample.ask(closing_of, cohort.id, TODAY)
    assert (after.item(Left.ROLL).is_done, after.item(Left.CERTIFICATES).is_done) == (False, True)
    sample.undo()
    assert sample.ask(closing_of, cohort.id, TODAY).item(Left.ROLL).is_done


def test_a_form_that_is_behind_is_refused(sample: OpenProgramme) -> None:
    cohort = sample.ask(running)
    with pytest.raises(StaleData):
        sample.do(close_cohort, CloseDraft(cohort.id, cohort.version + 1, TODAY))


def test_the_next_cohort_has_the_rules_and_the_people_of_the_last(sample: OpenProgramme) -> None:
    cohort = sample.ask(running)
    asked = sample.ask(people_to_ask, cohort.id, TODAY)
    assert asked
    assert cohort.end is not None
    start, end = cohort.end + dt.timedelta(days=30), cohort.end + dt.timedelta(days=210)
    draft = NextDraft(cohort.id, "Cohort three", "", start, end, [one.id for one in asked])
    new_id = sample.do(start_next, draft).value

    new = next(one for one in sample.ask(cohort_list) if one.id == new_id)
    assert new.exchange == replace(cohort.exchange, give_by=new.exchange.give_by)
    assert cohort.exchange.give_by is not None
    assert new.exchange.give_by == cohort.exchange.give_by + (end - cohort.end)
    states = sample.ask(
        lambda db: list(db.scalars(sa.select(t.Enrolment.state).filter_by(cohort_id=new_id)))
    )
    assert states == [EnrolmentState.APPLIED] * len(asked)
    sample.undo()
    assert sample.ask(lambda db: db.get(t.Cohort, new_id)) is None


def test_several_step_out_in_one_step(sample: OpenProgramme) -> None:
    def two(db: Session) -> list[tuple[object, int]]:
        active = sa.select(t.Enrolment).where(t.Enrolment.state == EnrolmentState.ACTIVE).limit(2)
        return [(one.id, one.version) for one in db.scalars(active)]

    chosen = sample.ask(two)
    before = sample.check().steps
    draft = OutTogetherDraft(chosen, TODAY)  # type: ignore[arg-type]  # keys of the rows
    assert sample.do(step_out_together, draft).value == 2
    assert sample.check().steps == before + 1
    with pytest.raises(RuleBroken, match="bulk_nobody"):
        sample.do(step_out_together, OutTogetherDraft([], TODAY))


@pytest.mark.parametrize(
    ("held", "contracted", "state"),
    [
        (6, 6, PairingState.COMPLETED),
        (7, 6, PairingState.COMPLETED),
        (5, 6, PairingState.ENDED_BY_AGREEMENT),
        (0, 6, PairingState.ENDED_NO_CONTACT),
    ],
)
def test_a_pairing_ends_by_what_it_held(held: int, contracted: int, state: PairingState) -> None:
    assert ending_of(held, contracted) is state


def test_a_ring_came_round_when_every_link_did() -> None:
    whole, part = PairingState.COMPLETED, PairingState.ENDED_NO_CONTACT
    assert ring_ending(frozenset({whole})) is RingState.CAME_ROUND
    assert ring_ending(frozenset({whole, part})) is RingState.DISSOLVED
    assert ring_ending(frozenset()) is RingState.DISSOLVED
