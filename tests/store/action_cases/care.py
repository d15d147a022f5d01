"""Cases of rest, leaving and supervision."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care import actions as a
from facilitator.store.tables import CareStep, Enrolment, Pairing, Person
from facilitator.vocabulary import EnrolmentState, PairingState, StepKind, StepOutcome
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

COACHES = Person.id.in_(sa.select(Pairing.coach_id).where(Pairing.state == PairingState.IN_FORCE))


def _back(programme: OpenProgramme) -> a.ReturnDraft:
    person_id = first(programme, Person).id
    start = TODAY - dt.timedelta(days=30)
    programme.do(a.let_rest, a.RestDraft(person_id, start))
    return a.ReturnDraft(person_id, TODAY)


def _gone(programme: OpenProgramme) -> a.ReturnDraft:
    person_id = first(programme, Person, COACHES).id
    programme.do(a.step_out, a.StepOutDraft(person_id, TODAY))
    return a.ReturnDraft(person_id, TODAY)


def _step(programme: OpenProgramme) -> Known:
    draft = a.TakeStepDraft(first(programme, Person, COACHES).id, StepKind.QUIET_WORD, "quiet")
    taken = programme.do(a.take_step, draft).value
    return first(programme, CareStep, CareStep.id == taken)


def _out_of_cohort(programme: OpenProgramme) -> a.LeaveCohortDraft:
    active = first(programme, Enrolment, Enrolment.state == EnrolmentState.ACTIVE)

    def whole(db: Session) -> a.LeaveCohortDraft:
        row = db.get_one(Enrolment, active.id)
        return a.LeaveCohortDraft(row.person_id, row.cohort_id, TODAY)

    return programme.ask(whole)


CASES: dict[str, Case] = {
    "let_rest": lambda p: (a.let_rest, a.RestDraft(first(p, Person).id, TODAY)),
    "welcome_back": lambda p: (a.welcome_back, _back(p)),
    "step_out": lambda p: (
        a.step_out,
        a.StepOutDraft(first(p, Person, COACHES).id, TODAY),
    ),
    "join_again": lambda p: (a.join_again, _gone(p)),
    "leave_cohort": lambda p: (a.leave_cohort, _out_of_cohort(p)),
    "take_step": lambda p: (
        a.take_step,
        a.TakeStepDraft(
            first(p, Person, COACHES).id,
            StepKind.STEP_OUT_PROGRAMME,
            "so it was agreed",
            skipped="they asked for it themselves",
        ),
    ),
    "note_reply": lambda p: (a.note_reply, a.ReplyDraft(*_step(p), "I was on a course", TODAY)),
    "close_step": lambda p: (
        a.close_step,
        a.CloseStepDraft(*_step(p), StepOutcome.PLANNED_AGAIN, "two dates are fixed"),
    ),
    "record_group_supervision": lambda p: (
        a.record_group_supervision,
        a.GroupSupervisionDraft(
            [first(p, Person).id, first(p, Person, skip=1).id], TODAY, 90, "Carys Môn"
        ),
    ),
    "record_supervision": lambda p: (
        a.record_supervision,
        a.SupervisionDraft(first(p, Person).id, TODAY, 90),
    ),
}
