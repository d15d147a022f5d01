"""Whose names a paper may carry: people expected in a room, people of a cohort, or one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.matters import called
from facilitator.cohorts.expected import TAKING_PART, expected_at
from facilitator.cohorts.pack import gatherings_ahead
from facilitator.papers.shared import UNNAMED, Named, languages_of
from facilitator.people.here import people_here
from facilitator.printing.wanted import cohort_called, person_called
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, LetterLanguage
from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.printing.wanted import Wanted


def in_the_room(
    db: Session, wanted: Wanted, today: dt.date
) -> tuple[t.Gathering | None, tuple[t.Person, ...]]:
    """The next gathering and who is expected at it; without one, those of the cohort."""
    cohort, person = cohort_called(db, wanted.cohort), person_called(db, wanted.person)
    for line in gatherings_ahead(db, today):
        if cohort is None or line.cohort_id == cohort:
            gathering = db.get_one(t.Gathering, line.id)
            expected = expected_at(db, gathering)
            people = [one for key, one in expected.items() if person in {None, key}]
            if people:
                return gathering, tuple(people)
    return None, of_the_cohort(db, wanted, today)


def of_the_cohort(db: Session, wanted: Wanted, today: dt.date) -> tuple[t.Person, ...]:
    """People who are here, in the order of their names: of a cohort, or the one asked for."""
    cohort, person = cohort_called(db, wanted.cohort), person_called(db, wanted.person)
    query = sa.select(t.Person).where(t.Person.id.in_(people_here(db, today)))
    if person is not None:
        query = query.where(t.Person.id == person)
    elif cohort is not None:
        enrolled = sa.select(t.Enrolment.person_id).where(
            t.Enrolment.cohort_id == cohort, t.Enrolment.state.in_(TAKING_PART)
        )
        query = query.where(t.Person.id.in_(enrolled))
    return tuple(db.scalars(query.order_by(t.Person.sort_key_en, t.Person.code)))


def places_of(db: Session, people: Iterable[t.Person], day: dt.date) -> Mapping[uuid.UUID, Named]:
    """Where each of these people works on a day."""
    a, o = t.Affiliation, t.Organisation
    rows = db.execute(
        sa.select(a.person_id, o.name_cy, o.name_en)
        .join(o, o.id == a.organisation_id)
        .where(
            a.person_id.in_([one.id for one in people]),
            sa.or_(a.start.is_(None), a.start <= day),
            sa.or_(a.end.is_(None), a.end >= day),
        )
        .order_by(a.start)
    )
    found = {person: Named(cy, en) for person, cy, en in rows}
    return {one.id: found.get(one.id, UNNAMED) for one in people}


def one_language(wanted: Wanted, person: t.Person) -> Language:
    """The language of a card that speaks one only: as asked for, else the reader's first."""
    if len(wanted.languages) == 1:
        return wanted.languages[0]
    if person.letter_language is LetterLanguage.NOT_ASKED:
        return Language.CY
    return languages_of(person.letter_language)[0]


def name_called(person: t.Person) -> str:
    """What somebody is called."""
    return called(person)


def agreed_to(db: Session, purposes: Sequence[ConsentPurpose]) -> frozenset[uuid.UUID]:
    """Who has agreed to one of these and not taken it back."""
    c = t.Consent
    return frozenset(
        db.scalars(sa.select(c.person_id).where(c.purpose.in_(purposes), c.withdrawn_on.is_(None)))
    )
