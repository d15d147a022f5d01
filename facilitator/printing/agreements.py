"""Agreements of three, of a ring, and of two organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading, matters
from facilitator.aid.questions import mutual_aid
from facilitator.papers.more_agreements import (
    Body,
    Ready,
    Reciprocal,
    RingAgreement,
    RingMember,
    ThreeWay,
    blank_reciprocal,
    reciprocal_paper,
    ring_agreement_paper,
    three_way_paper,
)
from facilitator.papers.shared import UNNAMED, Named, languages_of
from facilitator.people.here import people_here
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import places_of
from facilitator.printing.wanted import (
    Sheet,
    Wanted,
    cohort_called,
    person_called,
    spoken_as,
)
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.agreements.matters import Matter
    from facilitator.aid.questions import AidLine


def _running(db: Session, wanted: Wanted, today: dt.date) -> list[t.Pairing]:
    """Running pairings of people who are here, of a cohort or a person where one is asked for."""
    here = people_here(db, today)
    cohort, person = cohort_called(db, wanted.cohort), person_called(db, wanted.person)
    query = sa.select(t.Pairing).order_by(t.Pairing.code)
    if cohort is not None:
        query = query.where(t.Pairing.cohort_id == cohort)
    return [
        one
        for one in db.scalars(query)
        if one.state.is_running
        and {one.coach_id, one.coachee_id} <= here
        and person in {None, one.coach_id, one.coachee_id}
    ]


def _three_way(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """One for each pairing, in the languages of whoever receives; the sponsor is the manager."""
    pairings = _running(db, wanted, today)
    return tuple(
        _with_sponsor(db, wanted, matter, today)
        for matter in matters(db, [one.id for one in pairings], today)
    )


def _with_sponsor(db: Session, wanted: Wanted, matter: Matter, today: dt.date) -> Sheet:
    said, reader = matter.agreement, matter.coachee
    agreement = ThreeWay(
        top=said.top,
        gives=said.gives,
        receives=said.receives,
        sponsor=manager_of(db, reader.person_id, today),
        facilitator=said.facilitator,
        sessions=said.sessions,
        minutes=said.minutes,
        starts=said.starts,
        ends=said.ends,
    )
    languages = wanted.languages or languages_of(reader.letters)
    return Sheet(
        wanted.kind,
        file_name("draft-three-way", matter.pairing, reader.name),
        three_way_paper(agreement, languages),
        reader.code,
        spoken_as(languages),
        wanted.large_print or reader.large_print,
        matter.pairing,
    )


def manager_of(db: Session, person_id: uuid.UUID, today: dt.date) -> str:
    """Somebody's line manager today; nothing where none is known or the manager is away."""
    a = t.Affiliation
    row = db.scalars(
        sa.select(a)
        .where(
            a.person_id == person_id,
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start)
        .limit(1)
    ).first()
    if row is None:
        return ""
    if row.line_manager_id is not None:
        here = row.line_manager_id in people_here(db, today)
        return db.get_one(t.Person, row.line_manager_id).full_name if here else ""
    return row.line_manager_name


def _rings(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """One sheet for each ring of which everybody is here; for one person, the ring they are in."""
    asked = person_called(db, wanted.person)
    unasked = Wanted(wanted.kind, wanted.cohort)
    running: dict[uuid.UUID, list[t.Pairing]] = {}
    for one in _running(db, unasked, today):
        if one.ring_id is not None:
            running.setdefault(one.ring_id, []).append(one)
    found = []
    for key, pairings in running.items():
        ring = db.get_one(t.Ring, key)
        links = sum(one.state.is_running for one in _links(db, key))
        if len(pairings) < max(2, links):
            # Somebody is away: the ring signs when it is whole again.
            continue
        if asked is not None and asked not in {one.coach_id for one in pairings}:
            continue
        found.append(_ring(db, wanted, ring, pairings, today))
    return tuple(sorted(found, key=lambda sheet: sheet.file))


def _links(db: Session, ring_id: uuid.UUID) -> list[t.Pairing]:
    return list(db.scalars(sa.select(t.Pairing).where(t.Pairing.ring_id == ring_id)))


def _ring(
    db: Session, wanted: Wanted, ring: t.Ring, pairings: list[t.Pairing], today: dt.date
) -> Sheet:
    pairings.sort(key=lambda one: (one.position or 0, one.code))
    cohort = db.get_one(t.Cohort, ring.cohort_id)
    people = {one.id: one for one in db.scalars(sa.select(t.Person))}
    places = places_of(db, [people[one.coach_id] for one in pairings], today)
    agreement = RingAgreement(
        top=heading(db, cohort.id, today),
        ring=ring.name or ring.code,
        members=tuple(
            RingMember(
                people[one.coach_id].full_name,
                places[one.coach_id],
                people[one.coachee_id].full_name,
            )
            for one in pairings
        ),
        sessions=pairings[0].contracted_sessions,
        minutes=pairings[0].minutes_each,
        ends=max((one.planned_end for one in pairings if one.planned_end), default=cohort.end),
        facilitator=db.scalar(sa.select(t.ProgrammeRow.facilitator_name)) or "",
    )
    return Sheet(
        wanted.kind,
        file_name("draft-ring-agreement", cohort.code, ring.name or ring.code),
        ring_agreement_paper(agreement, wanted.of_all),
        "",
        spoken_as(wanted.of_all),
        wanted.large_print,
        f"{cohort.code} {ring.code}",
    )


def _reciprocal(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Every agreement between organisations that is in force; a form to fill in where none is."""
    top = heading(db, None, today)
    organisations = {one.id: one for one in db.scalars(sa.select(t.Organisation))}

    def body(line: AidLine, key: uuid.UUID) -> Body:
        row = organisations.get(key)
        name = Named(row.name_cy, row.name_en) if row else UNNAMED
        ready = tuple(
            Ready(one.what, one.minutes, one.uses)
            for one in line.ready
            if one.organisation_id == key
        )
        return Body(name, row.lead_name if row else "", row.lead_contact if row else "", ready)

    agreed = [
        Reciprocal(
            top=top,
            code=line.code,
            about=line.about,
            one=body(line, line.one_id),
            other=body(line, line.other_id),
            agreed_on=line.agreed_on,
            review_on=line.review_on,
        )
        for line in mutual_aid(db, today)
        if line.is_in_force
    ]
    languages = wanted.of_all
    return tuple(
        Sheet(
            wanted.kind,
            file_name("draft-organisations", one.code or "blank", _between(one)),
            reciprocal_paper(one, languages),
            "",
            spoken_as(languages),
            wanted.large_print,
            one.code,
        )
        for one in agreed or [blank_reciprocal(top)]
    )


def _between(one: Reciprocal) -> str:
    names = [body.name.en or body.name.cy for body in (one.one, one.other)]
    return " ".join(names) if one.one.name != UNNAMED else ""


MAKERS = {
    PrintKind.THREE_WAY: _three_way,
    PrintKind.RING_AGREEMENT: _rings,
    PrintKind.RECIPROCAL: _reciprocal,
}
