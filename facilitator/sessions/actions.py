"""What the facilitator does with coaching sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care.withdrawing import recount_steps
from facilitator.errors import RuleBroken
from facilitator.sessions import posting
from facilitator.sessions.rules import (
    LONGEST_REMARK,
    check_session,
    is_a_remark_too_long,
    minutes_that_count,
    rounded,
)
from facilitator.sessions.slips import day_on_slip, outcome_on_slip, pairing_on_slip
from facilitator.store import rows
from facilitator.store.tables import (
    Affiliation,
    CoachingSession,
    Commitment,
    Correction,
    Gathering,
    Pairing,
    Person,
    ProgrammeRow,
    Thank,
)
from facilitator.vocabulary import MovedBy, SessionMode, SessionStatus, ToldBy, Visibility

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class SessionDraft:
    """A session of a pairing: arranged for a day, or what happened on it.

    `thanks` is the one thing to thank for that the receiver wrote on the slip.
    """

    pairing_id: uuid.UUID
    day: dt.date
    status: SessionStatus = SessionStatus.HELD
    minutes: int | None = None
    mode: SessionMode | None = None
    place: str = ""
    others: Sequence[str] = ()
    told_by: ToldBy | None = None
    next_day: dt.date | None = None
    gathering_id: uuid.UUID | None = None
    commitment_id: uuid.UUID | None = None
    thanks: str = ""
    moved_by: MovedBy | None = None


def record_session(step: Step, draft: SessionDraft) -> uuid.UUID:
    """Record a session, and the next date where one was agreed.

    An arranged session of the same pairing on the same day gets its outcome instead of a twin.
    """
    pairing = rows.found(step, Pairing, draft.pairing_id)
    minutes = pairing.minutes_each if draft.minutes is None else draft.minutes
    if not draft.status.moves_minutes and draft.status is not SessionStatus.ARRANGED:
        minutes = draft.minutes or 0
    minutes = rounded(minutes, _rounding(step))
    check_session(draft.status, draft.day, minutes, step.clock.today())
    _check_others(step, pairing, draft.others)
    session = _arranged_on(step, pairing.id, draft.day)
    if session is None:
        session = CoachingSession(
            code=rows.next_code(step, CoachingSession, "S", 4),
            pairing_id=pairing.id,
            day=draft.day,
        )
    session.status, session.minutes = draft.status, minutes
    session.mode, session.place = draft.mode, draft.place.strip()
    session.others, session.told_by = list(draft.others), draft.told_by
    session.confirmed = draft.told_by in {ToldBy.BOTH, ToldBy.SLIP}
    session.gathering_id = draft.gathering_id or _gathering_on(step, pairing, draft.day)
    session.commitment_id, session.moved_by = draft.commitment_id, draft.moved_by
    session.recorded_on = step.clock.today()
    step.put(session)
    step.flush()
    posting.post(step, session, session.status, minutes, session.recorded_on)
    if draft.next_day is not None:
        _arrange_next(step, pairing, draft.next_day)
    if draft.thanks.strip():
        _thank(step, pairing, draft)
    coach, coachee = _names(step, pairing)
    label = "session_arranged" if draft.status is SessionStatus.ARRANGED else "session_recorded"
    step.says(label, coach=coach, coachee=coachee, day=draft.day, minutes=minutes)
    return session.id


@dataclass(frozen=True)
class SlipDraft:
    """A slip that came back: its code, the ticked box, and what else was written on it.

    `by` says who called it off: coach, coachee or employer.
    """

    code: str
    box: int
    minutes: int | None = None
    by: str = ""
    day: dt.date | None = None
    next_day: dt.date | None = None
    thanks: str = ""


def record_slip(step: Step, draft: SlipDraft) -> uuid.UUID:
    """Record what a slip says, once; its digits must fit together."""
    pairing = pairing_on_slip(step, draft.code)
    day = day_on_slip(step, pairing, step.clock.today(), draft.day)
    minutes = pairing.minutes_each if draft.minutes is None else draft.minutes
    status = outcome_on_slip(draft.box, draft.by, minutes, pairing.minutes_each)
    return record_session(
        step,
        SessionDraft(
            pairing_id=pairing.id,
            day=day,
            status=status,
            minutes=minutes if status.moves_minutes else 0,
            told_by=ToldBy.SLIP,
            next_day=draft.next_day,
            thanks=draft.thanks,
        ),
    )


@dataclass(frozen=True)
class MoveSessionDraft:
    """An arranged session that moves to another day."""

    id: uuid.UUID
    version: int
    day: dt.date


def move_session(step: Step, draft: MoveSessionDraft) -> None:
    """Move an arranged session to another day."""
    session = rows.fresh(step, CoachingSession, draft.id, draft.version)
    if session.status is not SessionStatus.ARRANGED:
        raise RuleBroken("outcome_known_already", code=session.code)
    session.day = draft.day
    coach, coachee = _names(step, rows.found(step, Pairing, session.pairing_id))
    step.says("session_moved", coach=coach, coachee=coachee, day=draft.day)


@dataclass(frozen=True)
class CorrectionDraft:
    """What a session turned out to be."""

    session_id: uuid.UUID
    version: int
    status: SessionStatus
    minutes: int
    why: str = ""


def correct_session(step: Step, draft: CorrectionDraft) -> uuid.UUID:
    """Correct what was recorded: the first record stays, the correction counts from today."""
    session = rows.fresh(step, CoachingSession, draft.session_id, draft.version)
    today = step.clock.today()
    check_session(draft.status, session.day, draft.minutes, today)
    if is_a_remark_too_long(draft.why):
        raise RuleBroken("remark_too_long", most=LONGEST_REMARK)
    session.disputed_on = session.disputed_by = None
    # One correction a day: a second thought on the same day takes the place of the first.
    correction = step.scalars(
        sa.select(Correction).where(Correction.session_id == session.id, Correction.on == today)
    ).first() or Correction(session_id=session.id, on=today)
    correction.status, correction.minutes = draft.status, draft.minutes
    correction.why = draft.why.strip()
    step.put(correction)
    posting.reverse(step, session, today)
    posting.post(step, session, draft.status, draft.minutes, today)
    pairing = rows.found(step, Pairing, session.pairing_id)
    recount_steps(step, session, pairing, draft.status)
    coach, coachee = _names(step, pairing)
    step.says(
        "session_corrected",
        coach=coach,
        coachee=coachee,
        day=session.day,
        minutes=minutes_that_count(draft.status, draft.minutes),
    )
    return correction.id


@dataclass(frozen=True)
class DisputeDraft:
    """Somebody remembers a session otherwise than it is recorded: who, and how, in a line."""

    id: uuid.UUID
    version: int
    by: ToldBy
    why: str = ""


def dispute_session(step: Step, draft: DisputeDraft) -> None:
    """Note that somebody remembers it otherwise: until that is settled nothing rests on it."""
    session = rows.fresh(step, CoachingSession, draft.id, draft.version)
    if session.status is SessionStatus.ARRANGED:
        raise RuleBroken("nothing_to_dispute")
    if is_a_remark_too_long(draft.why):
        raise RuleBroken("remark_too_long", most=LONGEST_REMARK)
    session.disputed_on, session.disputed_by = step.clock.today(), draft.by
    session.disputed_why = draft.why.strip()
    coach, coachee = _names(step, rows.found(step, Pairing, session.pairing_id))
    step.says("session_disputed", coach=coach, coachee=coachee, day=session.day)


@dataclass(frozen=True)
class SettleDraft:
    """A session that was remembered otherwise, and now stands as it is recorded."""

    id: uuid.UUID
    version: int


def settle_session(step: Step, draft: SettleDraft) -> None:
    """Both agree that the session stands as it is recorded."""
    session = rows.fresh(step, CoachingSession, draft.id, draft.version)
    if session.disputed_on is None:
        raise RuleBroken("nothing_to_settle")
    session.disputed_on = session.disputed_by = None
    coach, coachee = _names(step, rows.found(step, Pairing, session.pairing_id))
    step.says("session_settled", coach=coach, coachee=coachee, day=session.day)


@dataclass(frozen=True)
class CountsTowardsDraft:
    """The promise towards which a session counts first; None leaves it to the rules."""

    id: uuid.UUID
    version: int
    commitment_id: uuid.UUID | None = None


def count_towards(step: Step, draft: CountsTowardsDraft) -> None:
    """Let a session count towards one promise of its giver, or as the rules say."""
    session = rows.fresh(step, CoachingSession, draft.id, draft.version)
    pairing = rows.found(step, Pairing, session.pairing_id)
    coach, coachee = _names(step, pairing)
    session.commitment_id = draft.commitment_id
    if draft.commitment_id is None:
        step.says("session_counts_by_rule", coach=coach, coachee=coachee, day=session.day)
        return
    promise = rows.found(step, Commitment, draft.commitment_id)
    bodies = sa.select(Affiliation.organisation_id).where(Affiliation.person_id == pairing.coach_id)
    body = promise.owner_organisation_id
    if promise.owner_person_id != pairing.coach_id and (
        body is None or body not in set(step.scalars(bodies))
    ):
        raise RuleBroken("promise_of_another", code=promise.code, name=coach)
    step.says(
        "session_counts_towards", coach=coach, coachee=coachee, day=session.day, code=promise.code
    )


def _rounding(step: Step) -> int:
    """The step to which the programme rounds minutes; 1 leaves them as they are."""
    return step.scalar(sa.select(ProgrammeRow.rounding_minutes).limit(1)) or 1


def _check_others(step: Step, pairing: Pairing, others: Sequence[str]) -> None:
    """Further receivers are known, each once, and neither of the two."""
    codes = sa.select(Person.code).where(Person.id.in_([pairing.coach_id, pairing.coachee_id]))
    two = set(step.scalars(codes))
    if two & set(others) or len(set(others)) != len(others):
        raise RuleBroken("receiver_named_twice")
    for code in others:
        rows.by_code(step, Person, code)


def _gathering_on(step: Step, pairing: Pairing, day: dt.date) -> uuid.UUID | None:
    """The gathering of the pairing's cohort on that day, in which the session had its slot."""
    return step.scalar(
        sa.select(Gathering.id)
        .where(Gathering.cohort_id == pairing.cohort_id, Gathering.day == day)
        .order_by(Gathering.id)
        .limit(1)
    )


def _arranged_on(step: Step, pairing_id: uuid.UUID, day: dt.date) -> CoachingSession | None:
    return step.scalars(
        sa.select(CoachingSession).where(
            CoachingSession.pairing_id == pairing_id,
            CoachingSession.day == day,
            CoachingSession.status == SessionStatus.ARRANGED,
        )
    ).first()


def _arrange_next(step: Step, pairing: Pairing, day: dt.date) -> None:
    if _arranged_on(step, pairing.id, day) is not None:
        return
    step.put(
        CoachingSession(
            code=rows.next_code(step, CoachingSession, "S", 4),
            pairing_id=pairing.id,
            day=day,
            status=SessionStatus.ARRANGED,
            minutes=pairing.minutes_each,
            place=pairing.place,
            recorded_on=step.clock.today(),
        )
    )


def _thank(step: Step, pairing: Pairing, draft: SessionDraft) -> None:
    """Keep the receiver's thanks for the giver, between the two of them."""
    step.put(
        Thank(
            pairing_id=pairing.id,
            to_person_id=pairing.coach_id,
            from_person_id=pairing.coachee_id,
            on=draft.day,
            wording=draft.thanks.strip(),
            visibility=Visibility.PRIVATE,
        )
    )


def _names(step: Step, pairing: Pairing) -> tuple[str, str]:
    coach = rows.found(step, Person, pairing.coach_id)
    return coach.full_name, rows.found(step, Person, pairing.coachee_id).full_name
