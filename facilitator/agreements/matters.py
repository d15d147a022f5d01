"""What an agreement of a pairing would say: everything is read at once, then told one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from facilitator.organisations.questions import marks, work_on, works
from facilitator.papers.agreement import Agreement, InReturn, Side
from facilitator.papers.shared import UNNAMED, Heading, Named
from facilitator.store import tables as t
from facilitator.store.base import Row
from facilitator.store.the_programme import the_programme
from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.organisations.questions import WorkLine
    from facilitator.vocabulary import LetterLanguage

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Reader:
    """One of the two who sign: whom the copy is for and how they read."""

    person_id: uuid.UUID
    code: str
    name: str
    letters: LetterLanguage
    large_print: bool


@dataclass(frozen=True)
class Matter:
    """What an agreement of one pairing would say today, and who reads it."""

    pairing_id: uuid.UUID
    pairing: str
    agreement: Agreement
    coach: Reader
    coachee: Reader


@dataclass(frozen=True)
class WhatStands:
    """All that agreements are made of, by key, read in a few statements for any number of them."""

    programme: t.ProgrammeRow
    pairings: Mapping[uuid.UUID, t.Pairing]
    cohorts: Mapping[uuid.UUID, t.Cohort]
    people: Mapping[uuid.UUID, t.Person]
    works: Mapping[uuid.UUID, Sequence[WorkLine]]
    editions: Mapping[uuid.UUID, int]
    promised: Collection[tuple[uuid.UUID | None, uuid.UUID | None]]
    ring_sizes: Mapping[uuid.UUID | None, int]


def what_stands(db: Session, pairings: Collection[uuid.UUID]) -> WhatStands:
    """Read what the agreements of these pairings are made of."""
    found = _by_key(db, t.Pairing, pairings)
    people = {key for row in found.values() for key in (row.coach_id, row.coachee_id)}
    cohorts = {row.cohort_id for row in found.values()}
    rings = {row.ring_id for row in found.values()}
    a, c, p = t.Agreement, t.Commitment, t.Pairing
    editions = sa.select(a.pairing_id, sa.func.max(a.edition)).where(a.pairing_id.in_(found))
    promises = sa.select(c.owner_person_id, c.cohort_id).where(c.cohort_id.in_(cohorts))
    sizes = sa.select(p.ring_id, sa.func.count()).where(p.ring_id.in_(rings))
    return WhatStands(
        programme=the_programme(db),
        pairings=found,
        cohorts=_by_key(db, t.Cohort, cohorts),
        people=_by_key(db, t.Person, people),
        works=works(db, marks(db)),
        editions={row[0]: row[1] for row in db.execute(editions.group_by(a.pairing_id))},
        promised={(row[0], row[1]) for row in db.execute(promises)},
        ring_sizes={row[0]: row[1] for row in db.execute(sizes.group_by(p.ring_id))},
    )


def _by_key(db: Session, table: type[R], keys: Collection[uuid.UUID]) -> dict[uuid.UUID, R]:
    return {row.id: row for row in db.scalars(sa.select(table).where(table.id.in_(keys)))}


def matter_of(told: WhatStands, pairing_id: uuid.UUID, today: dt.date) -> Matter:
    """What the agreement of one pairing would say on a day; not numbered yet."""
    programme, pairing = told.programme, told.pairings[pairing_id]
    cohort = told.cohorts[pairing.cohort_id]
    coach, coachee = told.people[pairing.coach_id], told.people[pairing.coachee_id]
    starts = pairing.started or cohort.start or today
    ends = pairing.planned_end or cohort.end or starts
    heading = Heading(
        Named(programme.name_cy, programme.name_en), Named(cohort.title_cy, cohort.title_en), today
    )
    agreement = Agreement(
        top=heading,
        number="",
        version=told.editions.get(pairing.id, 0) + 1,
        gives=_side(told, coach, today),
        receives=_side(told, coachee, today),
        facilitator=programme.facilitator_name,
        sessions=pairing.contracted_sessions,
        minutes=pairing.minutes_each,
        starts=starts,
        ends=max(starts, ends),
        session_language=_session_language(pairing, coach, coachee),
        notice_days=programme.notice_working_days,
        place=Named(cohort.place_cy, pairing.place or cohort.place_en),
        in_return=_in_return(told, cohort, coachee.id),
        concerns=Named(programme.concerns_contact, programme.concerns_contact),
        ring=told.ring_sizes.get(pairing.ring_id, 0),
    )
    return Matter(pairing.id, pairing.code, agreement, _reader(coach), _reader(coachee))


def _side(told: WhatStands, person: t.Person, today: dt.date) -> Side:
    work = work_on(told.works.get(person.id, ()), today)
    mark = work.organisation if work else None
    where = Named(mark.name_cy, mark.name_en) if mark else UNNAMED
    return Side(person.full_name, called(person), where)


def called(person: t.Person) -> str:
    """What a person is called: their own word for it, else the first word of their name."""
    return person.known_as.split(" · ")[0] or person.full_name.split(" ", 1)[0]


def _reader(person: t.Person) -> Reader:
    return Reader(
        person.id, person.code, person.full_name, person.letter_language, person.large_print
    )


def _session_language(pairing: t.Pairing, coach: t.Person, coachee: t.Person) -> Language | None:
    """The language of the sessions: as agreed, else the coachee's where the coach has it too."""
    if pairing.language in set(Language):
        return Language(pairing.language)
    shared = set(coach.coaching_languages or ()) & set(coachee.coaching_languages or ())
    if coachee.letter_language.value in shared:
        return Language(coachee.letter_language.value)
    return None


def _in_return(told: WhatStands, cohort: t.Cohort, coachee_id: uuid.UUID) -> InReturn | None:
    """What the receiver passes on in this cohort; nothing for an outside client of a pool."""
    if (coachee_id, cohort.id) not in told.promised:
        return None
    return InReturn(cohort.gives_sessions, cohort.session_minutes, cohort.give_by or cohort.end)
