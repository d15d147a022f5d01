"""Papers for one person: where their hours went, what is held about them, letters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.care.letters import correction_letter, friendly_letter
from facilitator.errors import RuleBroken
from facilitator.papers.cards import HourCard, HourStep, hour_cards_paper
from facilitator.papers.letters_care import FriendlyLetter, friendly_letter_paper
from facilitator.papers.shared import UNNAMED, Named
from facilitator.printing.desk import programme_facts
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import agreed_to, name_called, of_the_cohort, one_language
from facilitator.printing.wanted import Sheet, Wanted, person_called, spoken_as
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.rights.telling import own_data_pack
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, StepKind

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.care.letters import Letter
    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record

MOST_STEPS = 4
REPLY_WITHIN = dt.timedelta(days=28)
"""When a friendly letter says that we shall be in touch again."""


def _hour_cards(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A card for everybody here who has given an hour: the newest one that went on."""
    people = of_the_cohort(db, wanted, today)
    record = whole_record(db, today)
    moved = sorted(movements(record, today), key=lambda one: (one.date, one.giver, one.receiver))
    given: dict[str, list[Movement]] = defaultdict(list)
    for one in moved:
        if one.minutes > 0:
            given[one.giver].append(one)
    known = _who_is_known(db, people, today)
    cards = []
    for person in people:
        ways = [_way(one, given) for one in given[person.code]]
        if ways:
            # The longest way is told, of two as long the later.
            first, *steps = max(ways, key=lambda way: (len(way), way[0].date))
            cards.append(
                HourCard(
                    known_as=name_called(person),
                    minutes=first.minutes,
                    on=first.date,
                    steps=tuple(_step(one, person.code, record, known) for one in steps),
                    language=one_language(wanted, person),
                )
            )
    if not cards:
        return ()
    name = file_name("hour-cards", today.isoformat(), wanted.person or wanted.cohort)
    paper = hour_cards_paper(heading(db, None, today), cards)
    return (Sheet(wanted.kind, name, paper, wanted.person, wanted.of_cards, wanted.large_print),)


def _way(first: Movement, given: Mapping[str, Sequence[Movement]]) -> list[Movement]:
    """The hour and what its receivers passed on after it, until it is back or the card is full."""
    way = [first]
    met = {first.giver}
    while len(way) <= MOST_STEPS and way[-1].receiver not in met:
        met.add(way[-1].receiver)
        last = way[-1]
        later = [
            one
            for one in given.get(last.receiver, ())
            if one.date > last.date and one.receiver not in met - {first.giver}
        ]
        if not later:
            break
        way.append(later[0])
    return way


def _step(one: Movement, starter: str, record: Record, known: Mapping[str, str]) -> HourStep:
    """A step as it may be told: a name by consent, else where they work, else nothing."""
    organisation = record.organisation_of(one.giver, one.date)
    places = {row.id: Named(row.name_cy, row.name_en) for row in record.organisations}
    return HourStep(
        name=known.get(one.giver, ""),
        place=places.get(organisation, UNNAMED),
        minutes=one.minutes,
        on=one.date,
        came_home=one.receiver == starter,
    )


def _who_is_known(db: Session, _people: Sequence[t.Person], today: dt.date) -> Mapping[str, str]:
    """Who agreed to be named in thanks and is here, by code."""
    agreed = agreed_to(db, (ConsentPurpose.NAMED_THANKS, ConsentPurpose.PUBLIC_THANKS))
    here = of_the_cohort(db, Wanted(PrintKind.HOUR_CARD), today)
    return {one.code: name_called(one) for one in here if one.id in agreed}


def _own_data(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Everything held about one person; it is asked for by name."""
    person_called(db, wanted.person)
    if not wanted.person:
        raise RuleBroken("print_person_missing")
    own, paper = own_data_pack(db, wanted.person, today, wanted.languages)
    languages = tuple(part.language for part in paper.parts)
    person = db.scalars(sa.select(t.Person).where(t.Person.code == wanted.person)).one()
    name = file_name("own-data", wanted.person, own.name)
    large = wanted.large_print or person.large_print
    return (Sheet(wanted.kind, name, paper, wanted.person, spoken_as(languages), large),)


def _friendly(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """The letters of the steps of staying in touch that are not closed yet."""
    c = t.CareStep
    query = sa.select(c).where(c.closed_on.is_(None), c.kind != StepKind.QUIET_WORD)
    asked = person_called(db, wanted.person)
    if asked is not None:
        query = query.where(c.person_id == asked)
    found = []
    for step in db.scalars(query.order_by(c.decided_on, c.id)):
        letter = friendly_letter(db, step.id, wanted.languages, today)
        found += list(_letters(db, wanted, step.person_id, letter))
    return tuple(found) or _friendly_to(db, wanted, today)


def _friendly_to(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A friendly letter to one person who is here, without any step."""
    people = of_the_cohort(db, wanted, today) if wanted.person else ()
    said = programme_facts(db, today)
    until = today + REPLY_WITHIN
    return tuple(
        Sheet(
            wanted.kind,
            file_name("friendly-letter", one.code, one.full_name),
            friendly_letter_paper(
                FriendlyLetter(said.top, name_called(one), said.facilitator, said.contact, until),
                wanted.read_by(one),
            ),
            one.code,
            spoken_as(wanted.read_by(one)),
            wanted.large_print or one.large_print,
        )
        for one in people
    )


def _corrections(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A letter to each of the two of a session whose record was put right."""
    asked = person_called(db, wanted.person)
    c, s, p = t.Correction, t.CoachingSession, t.Pairing
    rows = db.execute(
        sa.select(s.id, p.coach_id, p.coachee_id)
        .join(c, c.session_id == s.id)
        .join(p, p.id == s.pairing_id)
        .where(c.on <= today)
        .order_by(s.day, s.code)
    )
    found = []
    for session, coach, coachee in dict.fromkeys(tuple(row) for row in rows):
        for person in (coach, coachee):
            if asked in {None, person}:
                letter = correction_letter(db, session, person, wanted.languages, today)
                found += list(_letters(db, wanted, person, letter))
    return tuple(found)


def _letters(
    db: Session, wanted: Wanted, person_id: uuid.UUID, letter: Letter | None
) -> Iterator[Sheet]:
    if letter is not None:
        person = db.get_one(t.Person, person_id)
        languages = tuple(part.language for part in letter.paper.parts)
        large = wanted.large_print or letter.large_print
        yield Sheet(
            wanted.kind, letter.file, letter.paper, person.code, spoken_as(languages), large
        )


MAKERS = {
    PrintKind.HOUR_CARD: _hour_cards,
    PrintKind.OWN_DATA: _own_data,
    PrintKind.FRIENDLY_LETTER: _friendly,
    PrintKind.CORRECTION_LETTER: _corrections,
}
