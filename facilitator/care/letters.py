"""Questions for the letters of staying in touch: whom they go to and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.papers.letters_care import (
    CorrectionLetter,
    FriendlyLetter,
    Record,
    correction_letter_paper,
    friendly_letter_paper,
)
from facilitator.papers.shared import languages_of
from facilitator.store import tables as t
from facilitator.vocabulary import SessionStatus, StepOutcome

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.words import Language


@dataclass(frozen=True)
class Letter:
    """A letter to one person, ready to render: its file, its plan, the reader's own print."""

    file: str
    paper: Paper
    large_print: bool


def friendly_letter(
    db: Session, step_id: uuid.UUID, languages: tuple[Language, ...], today: dt.date
) -> Letter | None:
    """The letter that goes with a step; None for somebody at rest or gone.

    Without languages it speaks the reader's own.
    """
    step = db.get(t.CareStep, step_id)
    person = _reader(db, step.person_id, today) if step is not None else None
    if step is None or person is None:
        return None
    name, contact = _facilitator(db)
    letter = FriendlyLetter(
        top=heading(db, None, today),
        known_as=person.known_as or person.full_name,
        facilitator=name,
        contact=contact,
        until=step.ends_on,
    )
    spoken = languages or languages_of(person.letter_language)
    file = file_name("friendly-letter", person.code, person.full_name)
    return Letter(file, friendly_letter_paper(letter, spoken), person.large_print)


def correction_letter(
    db: Session,
    session_id: uuid.UUID,
    person_id: uuid.UUID,
    languages: tuple[Language, ...],
    today: dt.date,
) -> Letter | None:
    """The letter about a corrected session to one of its two; None where none was corrected."""
    c = t.Correction
    newest = sa.select(c).where(c.session_id == session_id, c.on <= today).order_by(c.on.desc())
    correction = db.scalars(newest).first()
    person = _reader(db, person_id, today)
    if correction is None or person is None:
        return None
    session = db.get_one(t.CoachingSession, session_id)
    pairing = db.get_one(t.Pairing, session.pairing_id)
    other = pairing.coachee_id if person_id == pairing.coach_id else pairing.coach_id
    name, contact = _facilitator(db)
    letter = CorrectionLetter(
        top=heading(db, pairing.cohort_id, today),
        known_as=person.known_as or person.full_name,
        facilitator=name,
        contact=contact,
        day=session.day,
        other=db.get_one(t.Person, other).full_name,
        now=_now(correction.status),
        minutes=correction.minutes,
        step_withdrawn=_is_withdrawn(db, person_id, session.code),
    )
    spoken = languages or languages_of(person.letter_language)
    file = file_name("correction-letter", session.day.isoformat(), person.full_name)
    return Letter(file, correction_letter_paper(letter, spoken), person.large_print)


def _now(status: SessionStatus) -> Record:
    if status.moves_minutes:
        return Record.HELD
    return Record.EXCUSED if status is SessionStatus.EXCUSED else Record.OTHERWISE


def _reader(db: Session, person_id: uuid.UUID, today: dt.date) -> t.Person | None:
    """Somebody who may be written to: neither at rest nor gone."""
    p = t.Pause
    resting = sa.select(p.id).where(
        p.person_id == person_id, p.start <= today, sa.or_(p.end.is_(None), p.end >= today)
    )
    person = db.get(t.Person, person_id)
    if person is None or person.status.is_gone or db.scalar(resting.limit(1)) is not None:
        return None
    return person


def _facilitator(db: Session) -> tuple[str, str]:
    p = t.ProgrammeRow
    row = db.execute(sa.select(p.facilitator_name, p.facilitator_contact)).first()
    return (row[0], row[1]) if row else ("", "")


def _is_withdrawn(db: Session, person_id: uuid.UUID, session: str) -> bool:
    """Whether a step was withdrawn because this session was put right."""
    c = t.CareStep
    rows = sa.select(c.id).where(
        c.person_id == person_id, c.outcome == StepOutcome.WITHDRAWN, c.closing == session
    )
    return db.scalar(rows.limit(1)) is not None
