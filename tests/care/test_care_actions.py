"""Staying in touch on a programme: decided, answered, closed, withdrawn, never automatic."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.care import actions as a
from facilitator.care.questions import CareOfPerson, care_of, respond
from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.interchange.actions import import_history
from facilitator.pairing.questions import pairing_task
from facilitator.sessions.actions import CorrectionDraft, correct_session
from facilitator.store.tables import CareStep, CoachingSession, Cohort, Enrolment, Pairing, Person
from facilitator.vocabulary import (
    CohortState,
    EnrolmentState,
    PairingState,
    SessionStatus,
    StepKind,
    StepOutcome,
)
from facilitator.week.questions import week_page
from tests.reciprocity.histories import pairing, promise, record, session
from tests.store import doings
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

MISSED_ON = ("2026-09-07", "2026-10-05", "2026-11-02")


def three_missed() -> Record:
    return record(
        pairings=(pairing("A1", "P1", "P2", contracted_sessions=6),),
        sessions=tuple(
            session(f"S{at}", "A1", day, "no_show_coach", minutes=0)
            for at, day in enumerate(MISSED_ON)
        ),
    )


@pytest.fixture
def missed(programme: OpenProgramme) -> OpenProgramme:
    """A programme in which P1 missed three days."""
    programme.do(import_history, three_missed())
    return programme


def key_of(programme: OpenProgramme, code: str) -> uuid.UUID:
    return first(programme, Person, Person.code == code).id


def care(programme: OpenProgramme, code: str = "P1") -> CareOfPerson:
    found = programme.ask(care_of, TODAY, key_of(programme, code))
    assert found is not None
    return found


def take(programme: OpenProgramme, kind: StepKind, **more: object) -> Known:
    draft = a.TakeStepDraft(key_of(programme, "P1"), kind, "so it seemed right", **more)  # type: ignore[arg-type]
    taken = programme.do(a.take_step, draft).value
    return first(programme, CareStep, CareStep.id == taken)


def correct(programme: OpenProgramme, code: str) -> None:
    known = first(programme, CoachingSession, CoachingSession.code == code)
    draft = CorrectionDraft(*known, SessionStatus.EXCUSED, 0, "the slip was of somebody else")
    programme.do(correct_session, draft)


def test_the_step_keeps_what_was_noticed_and_why(missed: OpenProgramme) -> None:
    assert care(missed).proposal.step is StepKind.QUIET_WORD
    take(missed, StepKind.QUIET_WORD)
    (step,) = care(missed).steps
    assert step.because == "so it seemed right"
    assert [fact.day.isoformat() for fact in step.noticed[0].facts] == list(MISSED_ON)
    assert step.ends_on == TODAY + dt.timedelta(days=28)
    assert care(missed).proposal.step is None
    assert care(missed).under_way(TODAY) == step


def test_a_reason_is_wanted(missed: OpenProgramme) -> None:
    draft = a.TakeStepDraft(key_of(missed, "P1"), StepKind.QUIET_WORD, "  ")
    with pytest.raises(RuleBroken, match="step_without_reason"):
        missed.do(a.take_step, draft)


def test_leaving_out_a_gentler_step_wants_a_reason_of_its_own(missed: OpenProgramme) -> None:
    with pytest.raises(RuleBroken, match="step_left_out_without_reason"):
        take(missed, StepKind.MEETING)
    take(missed, StepKind.MEETING, skipped="we met in the corridor")
    assert care(missed).steps[0].skipped == "we met in the corridor"


def test_the_next_step_closes_the_one_before(missed: OpenProgramme) -> None:
    take(missed, StepKind.QUIET_WORD)
    take(missed, StepKind.FRIENDLY_LETTER)
    letter, word = care(missed).steps
    assert letter.kind is StepKind.FRIENDLY_LETTER
    assert word.outcome is StepOutcome.ENDED


def test_a_reply_stands_beside_the_step(missed: OpenProgramme) -> None:
    known = take(missed, StepKind.QUIET_WORD)
    missed.do(a.note_reply, a.ReplyDraft(*known, "I was never asked.", TODAY))
    assert care(missed).steps[0].reply == "I was never asked."
    stale = a.CloseStepDraft(*known, StepOutcome.IN_STEP_AGAIN)
    with pytest.raises(Exception, match="changed_meanwhile"):
        missed.do(a.close_step, stale)


def test_a_step_ends_by_itself_on_its_day_and_stays_on_record(missed: OpenProgramme) -> None:
    take(missed, StepKind.QUIET_WORD, ends_on=TODAY + dt.timedelta(days=7))
    later = TODAY + dt.timedelta(days=8)
    found = missed.ask(care_of, later, key_of(missed, "P1"))
    assert found is not None
    assert found.under_way(later) is None
    assert len(found.steps) == 1


def test_one_wrong_mark_corrected_withdraws_the_step_and_undo_brings_it_back(
    missed: OpenProgramme,
) -> None:
    take(missed, StepKind.QUIET_WORD)
    correct(missed, "S1")
    step = care(missed).steps[0]
    assert step.outcome is StepOutcome.WITHDRAWN
    assert step.closing == "S1"
    assert care(missed).proposal.step is None
    missed.undo()
    assert care(missed).steps[0].is_under_way(TODAY)
    missed.redo()
    assert care(missed).steps[0].outcome is StepOutcome.WITHDRAWN


def test_a_step_that_still_has_its_reasons_stays(programme: OpenProgramme) -> None:
    more = (
        *three_missed().sessions,
        session("S8", "A1", "2026-11-09", "no_show_coach", minutes=0),
    )
    programme.do(import_history, record(pairings=three_missed().pairings, sessions=more))
    take(programme, StepKind.QUIET_WORD)
    correct(programme, "S8")
    step = care(programme).steps[0]
    assert step.is_under_way(TODAY)
    assert [one.count for one in step.noticed] == [3]


def test_stepping_out_of_the_cohort_leaves_the_way_back(missed: OpenProgramme) -> None:
    cohort = first(missed, Pairing)

    def where(db: Session) -> uuid.UUID:
        return db.get_one(Pairing, cohort.id).cohort_id

    cohort_id = missed.ask(where)
    take(missed, StepKind.STEP_OUT_COHORT, skipped="they asked for it", cohort_id=cohort_id)

    def states(db: Session) -> tuple[PairingState, list[EnrolmentState]]:
        one = db.scalars(sa.select(Pairing.state)).one()
        rows = sa.select(Enrolment.state).where(Enrolment.person_id == key)
        return one, list(db.scalars(rows))

    key = key_of(missed, "P1")
    ended, enrolled = missed.ask(states)
    assert ended is PairingState.ENDED_BY_AGREEMENT
    assert set(enrolled) <= {EnrolmentState.WITHDREW}
    person = first(missed, Person, Person.id == key, Person.left.is_(None))
    assert person.id == key


def test_the_answer_of_the_command(missed: OpenProgramme) -> None:
    answer = missed.ask(respond, TODAY, "P1")
    assert answer["proposed"] == "quiet_word"
    (because,) = answer["because"]
    assert (because["rule"], because["count"], because["limit"]) == ("pattern_of_missed", 3, 3)
    assert because["facts"][0] == {
        "date": "2026-09-07", "what": "no_show_coach", "session": "S0", "promise": None,
    }  # fmt: skip
    take(missed, StepKind.QUIET_WORD)
    correct(missed, "S0")
    answer = missed.ask(respond, TODAY, "P1")
    assert (answer["proposed"], answer["because"]) == (None, [])
    assert [step["outcome"] for step in answer["steps"]] == ["withdrawn"]
    with pytest.raises(RuleBroken, match="code_unknown"):
        missed.ask(respond, TODAY, "P9")


def test_400_days_of_looking_write_nothing(on_file: Stand) -> None:
    programme = on_file.open()
    history = record(
        pairings=three_missed().pairings,
        sessions=three_missed().sessions,
        commitments=(promise("K1", "P1", due=dt.date(2026, 8, 1)),),
    )
    programme.do(import_history, history)
    before = programme.ask(doings.everything)
    seen: set[StepKind | None] = set()
    for number in range(400):
        today = TODAY + dt.timedelta(days=number)
        on_file.clock.today_is = today
        programme.ask(week_page, today)
        found = programme.ask(care_of, today, key_of(programme, "P1"))
        assert found is not None
        seen.add(found.proposal.step)
    assert seen == {StepKind.QUIET_WORD}
    assert programme.ask(doings.everything) == before
    assert isinstance(on_file.clock, Clock)


def test_a_rest_from_receiving_gives_no_new_coach_until_its_last_day(
    sample: OpenProgramme,
) -> None:
    cohort = first(sample, Cohort, Cohort.state == CohortState.IN_PROGRESS).id
    wants = next(one for one in sample.ask(pairing_task, cohort, TODAY).members if one.demand)
    key = key_of(sample, wants.id)
    draft = a.TakeStepDraft(
        key, StepKind.REST_FROM_RECEIVING, "so we agreed", skipped="their own wish"
    )
    sample.do(a.take_step, draft)

    def demand(today: dt.date) -> int:
        people = sample.ask(pairing_task, cohort, today).members
        return next(one.demand for one in people if one.id == wants.id)

    assert demand(TODAY) == 0
    assert demand(TODAY + dt.timedelta(days=92)) == wants.demand
