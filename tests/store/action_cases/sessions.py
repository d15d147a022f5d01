"""Cases of coaching sessions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.sessions import actions as a
from facilitator.sessions.codes import slip_code
from facilitator.sessions.questions import pairs_to_record
from facilitator.store.tables import CoachingSession, Commitment, Pairing
from facilitator.vocabulary import PairingState, SessionStatus, ToldBy
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

RUNNING = Pairing.state == PairingState.IN_FORCE
HELD = CoachingSession.status == SessionStatus.HELD
SOON = TODAY + dt.timedelta(days=14)


def _arranged(programme: OpenProgramme) -> Known:
    draft = a.SessionDraft(
        first(programme, Pairing, RUNNING).id, TODAY, SessionStatus.ARRANGED, minutes=0
    )
    session_id = programme.do(a.record_session, draft).value
    return first(programme, CoachingSession, CoachingSession.id == session_id)


def _slip(programme: OpenProgramme) -> a.SlipDraft:
    pairing = programme.ask(pairs_to_record, TODAY)[0]
    return a.SlipDraft(slip_code(pairing.code), 1, 45, day=TODAY, next_day=SOON, thanks="Diolch")


def _disputed(programme: OpenProgramme) -> Known:
    held = first(programme, CoachingSession, HELD)
    programme.do(a.dispute_session, a.DisputeDraft(*held, ToldBy.COACH))
    return first(programme, CoachingSession, CoachingSession.id == held.id)


def _towards(programme: OpenProgramme) -> a.CountsTowardsDraft:
    """A session whose giver has promised something, and that promise."""
    owner, code = Commitment.owner_person_id, CoachingSession.code
    pairing = first(
        programme, Pairing, Pairing.coach_id.in_(sa.select(owner).where(owner.is_not(None)))
    )
    session = first(programme, CoachingSession, CoachingSession.pairing_id == pairing.id, code > "")
    coach = sa.select(Pairing.coach_id).where(Pairing.id == pairing.id).scalar_subquery()
    return a.CountsTowardsDraft(*session, first(programme, Commitment, owner == coach).id)


CASES: dict[str, Case] = {
    "record_session": lambda p: (
        a.record_session,
        a.SessionDraft(
            first(p, Pairing, RUNNING).id, TODAY, SessionStatus.HELD, minutes=60, next_day=SOON
        ),
    ),
    "record_slip": lambda p: (a.record_slip, _slip(p)),
    "dispute_session": lambda p: (
        a.dispute_session,
        a.DisputeDraft(*first(p, CoachingSession, HELD), ToldBy.COACHEE, "it was 45 minutes"),
    ),
    "settle_session": lambda p: (a.settle_session, a.SettleDraft(*_disputed(p))),
    "count_towards": lambda p: (a.count_towards, _towards(p)),
    "move_session": lambda p: (a.move_session, a.MoveSessionDraft(*_arranged(p), SOON)),
    "correct_session": lambda p: (
        a.correct_session,
        a.CorrectionDraft(*first(p, CoachingSession, HELD), SessionStatus.HELD_SHORT, 25, "typed"),
    ),
}
