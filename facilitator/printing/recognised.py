"""Papers that thank, and the letter when a cohort ends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.matters import called
from facilitator.agreements.questions import heading
from facilitator.papers.recognised import (
    Certificate,
    ClosingLetter,
    ManagerLetter,
    certificate_paper,
    closing_letter_paper,
    manager_letter_paper,
)
from facilitator.people.here import people_here
from facilitator.printing.agreements import manager_of
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import agreed_to
from facilitator.printing.wanted import Sheet, Wanted, cohort_called, person_called, spoken_as
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import CohortState, ConsentPurpose

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.reciprocity.ledger import Movement

ENDING = (CohortState.CLOSING, CohortState.CLOSED)


def _moved(db: Session, wanted: Wanted, today: dt.date) -> list[Movement]:
    record = whole_record(db, today)
    return [one for one in movements(record, today) if wanted.cohort in {"", one.cohort}]


def _given(moved: list[Movement]) -> Mapping[str, list[Movement]]:
    found: dict[str, list[Movement]] = defaultdict(list)
    for one in sorted(moved, key=lambda one: one.date):
        found[one.giver].append(one)
    return found


def _people(
    db: Session, wanted: Wanted, today: dt.date, keys: frozenset[uuid.UUID] | None = None
) -> list[t.Person]:
    """People who are here, in the order of their names; of one person where asked for."""
    asked = person_called(db, wanted.person)
    cohort_called(db, wanted.cohort)
    here = people_here(db, today) if keys is None else people_here(db, today) & keys
    query = sa.select(t.Person).where(t.Person.id.in_(here))
    if asked is not None:
        query = query.where(t.Person.id == asked)
    return list(db.scalars(query.order_by(t.Person.sort_key_en, t.Person.code)))


def _sheet(wanted: Wanted, person: t.Person, name: str, paper: Paper) -> Sheet:
    return Sheet(
        wanted.kind,
        file_name(name, person.code, person.full_name),
        paper,
        person.code,
        spoken_as(wanted.read_by(person)),
        wanted.large_print or person.large_print,
    )


def _certificates(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """One for everybody here who has given an hour or more."""
    given = _given(_moved(db, wanted, today))
    top, facilitator = heading(db, cohort_called(db, wanted.cohort), today), _facilitator(db)[0]
    found = []
    for person in _people(db, wanted, today):
        mine = given.get(person.code, [])
        minutes = sum(one.minutes for one in mine)
        if minutes < 60:
            continue
        certificate = Certificate(
            top=top,
            name=person.full_name,
            minutes=minutes,
            organisations=len({one.to_organisation for one in mine if one.to_organisation}),
            first=mine[0].date,
            last=mine[-1].date,
            facilitator=facilitator,
        )
        paper = certificate_paper(certificate, wanted.read_by(person))
        found.append(_sheet(wanted, person, "certificate", paper))
    return tuple(found)


def _facilitator(db: Session) -> tuple[str, str]:
    p = t.ProgrammeRow
    row = db.execute(sa.select(p.facilitator_name, p.facilitator_contact)).first()
    return (row[0], row[1]) if row else ("", "")


def _manager_letters(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A letter for each who agreed that their manager is told, and has given an hour or more."""
    given = _given(_moved(db, wanted, today))
    top, (facilitator, contact) = heading(db, None, today), _facilitator(db)
    found = []
    for person in _people(db, wanted, today, agreed_to(db, (ConsentPurpose.TELL_MANAGER,))):
        mine = given.get(person.code, [])
        minutes = sum(one.minutes for one in mine)
        if minutes < 60:
            continue
        letter = ManagerLetter(
            top=top,
            name=person.full_name,
            manager=manager_of(db, person.id, today),
            minutes=minutes,
            since=mine[0].date,
            facilitator=facilitator,
            contact=contact,
        )
        paper = manager_letter_paper(letter, wanted.read_by(person))
        found.append(_sheet(wanted, person, "manager-letter", paper))
    return tuple(found)


def _closing_letters(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """For everybody here of the cohort asked for, else of the one that ended last."""
    cohort = _ending(db, wanted)
    if cohort is None:
        return ()
    mine = replace(wanted, cohort=cohort.code)
    moved = _moved(db, mine, today)
    enrolled = frozenset(
        db.scalars(sa.select(t.Enrolment.person_id).where(t.Enrolment.cohort_id == cohort.id))
    )
    given: dict[str, int] = defaultdict(int)
    received: dict[str, int] = defaultdict(int)
    for one in moved:
        given[one.giver] += one.minutes
        received[one.receiver] += one.minutes
    top, facilitator = heading(db, cohort.id, today), _facilitator(db)[0]
    return tuple(
        _sheet(
            wanted,
            person,
            "closing-letter",
            closing_letter_paper(
                ClosingLetter(
                    top, called(person), given[person.code], received[person.code], facilitator
                ),
                wanted.read_by(person),
            ),
        )
        for person in _people(db, mine, today, enrolled)
        if given[person.code] or received[person.code]
    )


def _ending(db: Session, wanted: Wanted) -> t.Cohort | None:
    key = cohort_called(db, wanted.cohort)
    if key is not None:
        return db.get_one(t.Cohort, key)
    query = sa.select(t.Cohort).where(t.Cohort.state.in_(ENDING))
    return db.scalars(query.order_by(t.Cohort.end.desc(), t.Cohort.code.desc())).first()


MAKERS = {
    PrintKind.CERTIFICATE: _certificates,
    PrintKind.MANAGER_LETTER: _manager_letters,
    PrintKind.CLOSING_LETTER: _closing_letters,
}
