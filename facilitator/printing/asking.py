"""Letters to whoever asked for help or for a place, and to their line managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.asking_vocabulary import OfferState, Release
from facilitator.papers.letters_asking import (
    ReleaseLetter,
    Standing,
    StandingLetter,
    release_letter_paper,
    standing_letter_paper,
)
from facilitator.people.here import people_here
from facilitator.printing.beginning import newest_cohort
from facilitator.printing.desk import programme_facts
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import name_called
from facilitator.printing.wanted import Sheet, Wanted, person_called, spoken_as
from facilitator.requests.questions import requests_on_record
from facilitator.requests.rules import Stage
from facilitator.store import tables as t
from facilitator.vocabulary import EnrolmentState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.requests.questions import RequestLine
    from facilitator.words import Language

STANDING = {
    Stage.WAITING: Standing.LOOKING,
    Stage.ANSWERED: Standing.LOOKING,
    Stage.OFFERED: Standing.ASKING,
    Stage.ACCEPTED: Standing.FOUND,
    Stage.CLOSED: Standing.ENDED,
}
PLACES = {
    EnrolmentState.APPLIED: Standing.APPLIED,
    EnrolmentState.WAITING: Standing.WAITING_LIST,
    EnrolmentState.ACCEPTED: Standing.ACCEPTED,
}


def request_note(
    db: Session, request_id: uuid.UUID, languages: tuple[Language, ...], today: dt.date
) -> Sheet | None:
    """The note that says where one request stands; none while its person is at rest or gone."""
    line = _request(db, request_id, today)
    if line is None or line.person_id not in people_here(db, today):
        return None
    return _note(db, line, Wanted(PrintKind.REQUEST_NOTE, languages=languages), today)


def request_release(
    db: Session, request_id: uuid.UUID, languages: tuple[Language, ...], today: dt.date
) -> Sheet | None:
    """The letter that asks the line manager of whoever asked."""
    line = _request(db, request_id, today)
    if line is None or line.person_id not in people_here(db, today):
        return None
    wanted = Wanted(PrintKind.RELEASE_LETTER, languages=languages)
    cohort = newest_cohort(db, wanted)
    return _release(db, db.get_one(t.Person, line.person_id), cohort, wanted, today)


def _request(db: Session, request_id: uuid.UUID, today: dt.date) -> RequestLine | None:
    return next((one for one in requests_on_record(db, today) if one.id == request_id), None)


def _note(db: Session, line: RequestLine, wanted: Wanted, today: dt.date) -> Sheet:
    person = db.get_one(t.Person, line.person_id)
    said = programme_facts(db, today)
    found = next((one.name for one in line.offers if one.state is OfferState.ACCEPTED), "")
    letter = StandingLetter(
        said.top,
        name_called(person),
        said.facilitator,
        said.contact,
        STANDING[line.stage],
        line.received,
        line.need.rstrip("."),
        found,
        line.release is Release.ASKED,
    )
    return _sheet(wanted, person, "request-note", standing_letter_paper, letter)


def _sheet(
    wanted: Wanted, person: t.Person, name: str, paper: Callable[..., Paper], letter: object
) -> Sheet:
    languages = wanted.read_by(person)
    return Sheet(
        wanted.kind,
        file_name(name, person.code, person.full_name),
        paper(letter, languages),
        person.code,
        spoken_as(languages),
        wanted.large_print or person.large_print,
    )


def _notes(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Where each request stands that is not settled, or each of one person."""
    asked = person_called(db, wanted.person)
    here = people_here(db, today)
    return tuple(
        _note(db, line, wanted, today)
        for line in requests_on_record(db, today)
        if line.person_id in here
        and (asked == line.person_id if asked else not line.stage.is_settled)
    )


def _enrolled(
    db: Session, wanted: Wanted, today: dt.date, states: tuple[EnrolmentState, ...]
) -> tuple[t.Cohort | None, list[tuple[t.Person, t.Enrolment]]]:
    cohort, asked = newest_cohort(db, wanted), person_called(db, wanted.person)
    if cohort is None:
        return None, []
    e = t.Enrolment
    query = (
        sa.select(t.Person, e)
        .join(e, e.person_id == t.Person.id)
        .where(
            e.cohort_id == cohort.id,
            e.state.in_(states),
            t.Person.id.in_(people_here(db, today)),
        )
        .order_by(t.Person.sort_key_en, t.Person.code)
    )
    if asked is not None:
        query = query.where(t.Person.id == asked)
    return cohort, [(person, one) for person, one in db.execute(query)]


def _places(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A letter to each who applied, waits for a place or has just been given one."""
    cohort, found = _enrolled(db, wanted, today, tuple(PLACES))
    if cohort is None:
        return ()
    said, top = programme_facts(db, today), heading(db, cohort.id, today)
    return tuple(
        _sheet(
            wanted,
            person,
            "place-letter",
            standing_letter_paper,
            StandingLetter(
                top,
                name_called(person),
                said.facilitator,
                said.contact,
                PLACES[one.state],
                one.enrolled_on,
                manager_asked=one.release is Release.ASKED,
                starts=cohort.start if cohort.start and cohort.start > today else None,
            ),
        )
        for person, one in found
    )


def _releases(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A letter to the line manager of each whose answer is not known yet."""
    states = tuple(EnrolmentState) if wanted.person else (*PLACES, EnrolmentState.ACTIVE)
    cohort, found = _enrolled(db, wanted, today, states)
    waiting = {Release.NOT_ASKED, Release.ASKED}
    return tuple(
        _release(db, person, cohort, wanted, today)
        for person, one in found
        if wanted.person or one.release in waiting
    )


def _release(
    db: Session, person: t.Person, cohort: t.Cohort | None, wanted: Wanted, today: dt.date
) -> Sheet:
    said = programme_facts(db, today)
    top = heading(db, cohort.id, today) if cohort else said.top
    letter = ReleaseLetter(
        top,
        _manager(db, person.id, today),
        person.full_name,
        said.facilitator,
        said.contact,
        cohort.receives_sessions if cohort else 6,
        cohort.session_minutes if cohort else 60,
        cohort.gives_sessions * cohort.session_minutes if cohort else 360,
        cohort.start if cohort else None,
        cohort.end if cohort else None,
    )
    return _sheet(wanted, person, "release-letter", release_letter_paper, letter)


def _manager(db: Session, person_id: uuid.UUID, today: dt.date) -> str:
    """The line manager's name, where it is known."""
    a, p = t.Affiliation, t.Person
    row = db.execute(
        sa.select(a.line_manager_name, p.full_name)
        .outerjoin(p, p.id == a.line_manager_id)
        .where(
            a.person_id == person_id,
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start.desc())
        .limit(1)
    ).first()
    return (row[1] or row[0]) if row else ""


MAKERS = {
    PrintKind.REQUEST_NOTE: _notes,
    PrintKind.PLACE_LETTER: _places,
    PrintKind.RELEASE_LETTER: _releases,
}
