"""Cases of the cycle of a cohort."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cycle import actions as a
from facilitator.cycle.rules import Left
from facilitator.store.tables import CoachingSession, Cohort, Enrolment, Pairing, Person
from facilitator.vocabulary import CohortState, EnrolmentState, SessionStatus
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

OPEN = Cohort.state.not_in((CohortState.CLOSED, CohortState.ARCHIVED))


def _after_the_last_session(programme: OpenProgramme) -> a.CloseDraft:
    cohort = first(programme, Cohort, OPEN)

    def last_day(db: Session) -> dt.date:
        arranged = CoachingSession.status == SessionStatus.ARRANGED
        days = sa.select(sa.func.max(CoachingSession.day)).where(
            arranged, CoachingSession.pairing_id.in_(sa.select(Pairing.id))
        )
        return db.scalar(days) or TODAY

    day = programme.ask(last_day) + dt.timedelta(days=1)
    return a.CloseDraft(cohort.id, cohort.version, day, promises_end=True)


def _next(programme: OpenProgramme) -> a.NextDraft:
    start, end = TODAY + dt.timedelta(days=60), TODAY + dt.timedelta(days=240)
    people = [first(programme, Person, skip=at).id for at in range(3)]
    return a.NextDraft(
        first(programme, Cohort).id, "Cohort three", "Carfan tri", start, end, people
    )


def _out(programme: OpenProgramme) -> a.OutTogetherDraft:
    active = Enrolment.state == EnrolmentState.ACTIVE
    known = [first(programme, Enrolment, active, skip=at) for at in range(2)]
    return a.OutTogetherDraft([(one.id, one.version) for one in known], TODAY)


CASES: dict[str, Case] = {
    "note_printed": lambda _p: (a.note_printed, a.PrintedDraft(Left.ROLL, TODAY)),
    "close_cohort": lambda p: (a.close_cohort, _after_the_last_session(p)),
    "start_next": lambda p: (a.start_next, _next(p)),
    "give_places": lambda p: (
        a.give_places,
        a.PlacesDraft(_out(p).enrolments, EnrolmentState.WAITING),
    ),
    "step_out_together": lambda p: (a.step_out_together, _out(p)),
}
