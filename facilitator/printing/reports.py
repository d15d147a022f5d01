"""Papers that show how it goes: organisations' quarters, the matrix, ring posters, stories."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.agreements.issuing import file_name
from facilitator.agreements.matters import called
from facilitator.agreements.questions import heading
from facilitator.cohorts.rings_drawn import rings_drawn
from facilitator.papers.reports import (
    FEWEST,
    MatrixSheet,
    OrganisationStatement,
    Partner,
    Story,
    StorySheet,
    matrix_paper,
    organisation_statement_paper,
    posters_paper,
    story_paper,
)
from facilitator.papers.shared import UNNAMED, Named
from facilitator.people.here import people_here
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import agreed_to, places_of
from facilitator.printing.wanted import Sheet, Wanted, cohort_called, spoken_as
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, OrganisationStatus, Visibility

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record

GONE = (OrganisationStatus.PROSPECT, OrganisationStatus.LEFT)


def last_quarter(today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the last whole quarter of the calendar."""
    first = dt.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    last = first - dt.timedelta(days=1)
    return dt.date(last.year, last.month - 2, 1), last


def _sheet(wanted: Wanted, name: str, paper: Paper) -> Sheet:
    language = spoken_as(wanted.of_all)
    return Sheet(wanted.kind, name, paper, "", language, wanted.large_print)


def _statements(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """One for each partner organisation, over the last whole quarter."""
    record = whole_record(db, today)
    first, last = last_quarter(today)
    moved = [one for one in movements(record, today) if first <= one.date <= last]
    o = t.Organisation
    query = sa.select(o).where(o.status.not_in(GONE)).order_by(o.code)
    top = heading(db, None, today)
    found = []
    for row in db.scalars(query):
        statement = _statement(row, record, moved, (first, last), top)
        if statement.people_giving or statement.people_receiving:
            name = file_name("organisation-statement", last.isoformat(), row.name_en or row.name_cy)
            paper = organisation_statement_paper(statement, wanted.of_all)
            subject = f"{row.code} {last.isoformat()}"
            found.append(replace(_sheet(wanted, name, paper), subject=subject))
    return tuple(found)


def _statement(
    row: t.Organisation,
    record: Record,
    moved: Iterable[Movement],
    period: tuple[dt.date, dt.date],
    top: object,
) -> OrganisationStatement:
    names = {one.id: Named(one.name_cy, one.name_en) for one in record.organisations}
    given: dict[str, list[Movement]] = defaultdict(list)
    received: dict[str, list[Movement]] = defaultdict(list)
    for one in moved:
        if one.from_organisation == row.code:
            given[one.to_organisation].append(one)
        if one.to_organisation == row.code:
            received[one.from_organisation].append(one)
    every_given, every_received = _all_of(given, given), _all_of(received, received)
    sides, people = (given, received), record.person.keys()
    both = given.keys() | received.keys()
    few = {key for key in both if any(_few(way[key], people) for way in sides)}
    shown = [key for key in both - few if key in names]
    rest = [key for key in both if key not in shown]
    # What is left of a sum tells of the others: where they are few, nobody is named.
    if any(_few(_all_of(way, keys), people) for way in sides for keys in (rest, both)):
        shown, rest = [], []
    partners = tuple(
        Partner(names[key], _minutes(given[key]), _minutes(received[key]))
        for key in sorted(shown, key=lambda key: names[key].en or names[key].cy)
    )
    others = Partner(UNNAMED, _minutes(_all_of(given, rest)), _minutes(_all_of(received, rest)))
    return OrganisationStatement(
        top=top,  # type: ignore[arg-type]  # a heading
        organisation=Named(row.name_cy, row.name_en),
        lead=row.lead_name,
        first=period[0],
        last=period[1],
        given=None if _few(every_given, people) else _minutes(every_given),
        received=None if _few(every_received, people) else _minutes(every_received),
        people_giving=len({one.giver for one in every_given}),
        people_receiving=len({one.receiver for one in every_received}),
        partners=partners,
        others=others if rest else None,
    )


def _all_of(way: Mapping[str, list[Movement]], keys: Iterable[str]) -> list[Movement]:
    """All movements to or from these organisations."""
    return [one for key in keys for one in way.get(key, ())]


def _minutes(moved: Iterable[Movement]) -> int:
    return sum(one.minutes for one in moved)


def _few(moved: Sequence[Movement], people: Collection[str]) -> bool:
    """Whether one to four people gave, or received, what moved."""
    givers = {one.giver for one in moved if one.giver in people}
    receivers = {one.receiver for one in moved if one.receiver in people}
    return any(0 < len(side) < FEWEST for side in (givers, receivers))


def _matrix(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    record = whole_record(db, today)
    cohort = cohort_called(db, wanted.cohort)
    between: dict[tuple[str, str], int] = defaultdict(int)
    for one in movements(record, today):
        if wanted.cohort and one.cohort != wanted.cohort:
            continue
        pair = (one.from_organisation, one.to_organisation)
        if all(pair):
            between[pair] += one.minutes
    taking_part = {code for pair in between for code in pair}
    shown = [mark for mark in _in_order(db) if mark.code in taking_part]
    place = {mark.code: n for n, mark in enumerate(shown)}
    sheet = MatrixSheet(
        heading(db, cohort, today),
        tuple((Named(mark.name_cy, mark.name_en), mark.letters, mark.colour) for mark in shown),
        tuple(
            (place[giver], place[receiver], minutes)
            for (giver, receiver), minutes in sorted(between.items())
            if minutes
        ),
    )
    name = file_name("matrix", today.isoformat(), wanted.cohort)
    return (_sheet(wanted, name, matrix_paper(sheet, wanted.of_all)),)


def _in_order(db: Session) -> list[t.Organisation]:
    return list(db.scalars(sa.select(t.Organisation).order_by(t.Organisation.name_en)))


def _posters(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A page for each ring of which everybody is here."""
    cohort = cohort_called(db, wanted.cohort)
    posters = rings_drawn(db, cohort, people_here(db, today), today)
    if not posters:
        return ()
    name = file_name("ring-posters", today.isoformat(), wanted.cohort)
    return (_sheet(wanted, name, posters_paper(posters, wanted.of_all)),)


def _stories(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Public words of thanks whose two sides agreed; names of those who are here."""
    cohort = cohort_called(db, wanted.cohort)
    agreed = agreed_to(db, (ConsentPurpose.PUBLIC_THANKS,)) & people_here(db, today)
    thank, pairing = t.Thank, t.Pairing
    to, sender = aliased(t.Person), aliased(t.Person)
    query = (
        sa.select(thank.wording, to, sender)
        .join(pairing, pairing.id == thank.pairing_id)
        .join(to, to.id == sa.func.coalesce(thank.to_person_id, pairing.coach_id))
        .join(sender, sender.id == sa.func.coalesce(thank.from_person_id, pairing.coachee_id))
        .where(thank.visibility == Visibility.PUBLIC, thank.wording != "")
        .order_by(thank.on.desc(), thank.id)
    )
    if cohort is not None:
        query = query.where(pairing.cohort_id == cohort)
    rows = db.execute(query).all()
    places = places_of(db, [row[2] for row in rows], today)
    stories = tuple(
        Story(
            wording,
            called(by) if by.id in agreed else "",
            called(whom) if whom.id in agreed else "",
            places[by.id],
        )
        for wording, whom, by in rows
    )
    if not stories:
        return ()
    sheet = StorySheet(heading(db, cohort, today), stories)
    name = file_name("stories", today.isoformat(), wanted.cohort)
    return (_sheet(wanted, name, story_paper(sheet, wanted.of_all)),)


MAKERS = {
    PrintKind.ORGANISATION_STATEMENT: _statements,
    PrintKind.MATRIX: _matrix,
    PrintKind.RING_POSTER: _posters,
    PrintKind.STORY: _stories,
}
