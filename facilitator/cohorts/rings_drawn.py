"""Rings as they are drawn for the wall and for the table: who gives to whom, and what was kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.matters import called
from facilitator.agreements.questions import heading
from facilitator.organisations.questions import marks
from facilitator.papers.reports import Poster
from facilitator.reciprocity.pairings import pairing_states
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from facilitator.organisations.questions import OrganisationMark


def rings_drawn(
    db: Session, cohort_id: uuid.UUID | None, here: Collection[uuid.UUID], today: dt.date
) -> tuple[Poster, ...]:
    """Each ring of a cohort (None: of all) of which everybody is here, in the order of names."""
    states = pairing_states(whole_record(db, today), today, None)
    kept = {code for code, state in states.items() if state.held >= state.contracted}
    rings = _turning(db, cohort_id, here)
    people = {link.coach_id for links in rings.values() for link in links}
    names = {one.id: called(one) for one in _people(db, people)}
    known, places = marks(db), _bodies(db, today)
    tops = {cohort: heading(db, cohort, today) for cohort in {ring.cohort_id for ring in rings}}

    def member(link: t.Pairing) -> tuple[str, str, int]:
        place = places.get(link.coach_id)
        mark: OrganisationMark | None = known.get(place) if place else None
        return names[link.coach_id], mark.letters if mark else "", mark.colour if mark else 0

    return tuple(
        Poster(
            top=tops[ring.cohort_id],
            ring=ring.name or ring.code,
            sessions=links[0].contracted_sessions,
            minutes=links[0].minutes_each,
            members=tuple(map(member, links)),
            kept=tuple(link.code in kept for link in links),
        )
        for ring, links in rings.items()
    )


def _turning(
    db: Session, cohort_id: uuid.UUID | None, here: Collection[uuid.UUID]
) -> Mapping[t.Ring, list[t.Pairing]]:
    """The running pairings of each ring in their order; rings with somebody away are left out."""
    r, p = t.Ring, t.Pairing
    query = sa.select(r, p).join(p, p.ring_id == r.id)
    if cohort_id is not None:
        query = query.where(r.cohort_id == cohort_id)
    found: dict[t.Ring, list[t.Pairing]] = defaultdict(list)
    order = query.order_by(r.cohort_id, r.name, r.code, p.position, p.code)
    for ring, link in db.execute(order):
        if link.state.is_running:
            found[ring].append(link)
    return {
        ring: links
        for ring, links in found.items()
        if len(links) > 1 and all({one.coach_id, one.coachee_id} <= set(here) for one in links)
    }


def _people(db: Session, keys: Collection[uuid.UUID]) -> Collection[t.Person]:
    return db.scalars(sa.select(t.Person).where(t.Person.id.in_(keys))).all()


def _bodies(db: Session, day: dt.date) -> dict[uuid.UUID, uuid.UUID]:
    """The organisation of everybody on a day, by key."""
    a = t.Affiliation
    rows = db.execute(
        sa.select(a.person_id, a.organisation_id)
        .where(
            a.organisation_id.is_not(None),
            sa.or_(a.start.is_(None), a.start <= day),
            sa.or_(a.end.is_(None), a.end >= day),
        )
        .order_by(a.start)
    )
    return {person: body for person, body in rows if body is not None}
