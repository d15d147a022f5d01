"""The rota of a cohort's gatherings, and profile sheets for choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.pairing.seating import rota_of
from facilitator.papers.rounds import (
    PairedWith,
    Profile,
    RotaDay,
    RotaRound,
    paired_paper,
    profiles_paper,
    rota_paper,
)
from facilitator.papers.shared import Named
from facilitator.people.here import people_here
from facilitator.printing.beginning import newest_cohort
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import agreed_to, of_the_cohort, places_of
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, PairingState, SkillKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper


def _rota(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """The rounds of the gatherings to come; where all are over, of all of them."""
    cohort = newest_cohort(db, wanted)
    if cohort is None:
        return ()
    known = [day for day in rota_of(db, cohort.id, today) if day.sittings]
    days = [day for day in known if day.day >= today] or known
    if not days:
        return ()
    shown = [
        RotaDay(
            Named(day.title_cy, day.title_en),
            day.day,
            tuple(RotaRound(one.round, one.tables, one.out) for one in day.sittings),
        )
        for day in days
    ]
    paper = rota_paper(heading(db, cohort.id, today), shown, wanted.of_all)
    return (_sheet(wanted, file_name("rota", cohort.code, ""), paper),)


def _profiles(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Those of a cohort who agreed to be read about, by name."""
    agreed = agreed_to(db, (ConsentPurpose.PROFILE,))
    people = [one for one in of_the_cohort(db, wanted, today) if one.id in agreed]
    if not people:
        return ()
    places = places_of(db, people, today)
    offers, asks = _skills(db, SkillKind.OFFER), _skills(db, SkillKind.ASK)
    profiles = [
        Profile(
            code=one.code,
            name=one.full_name,
            organisation=places[one.id],
            offers=offers.get(one.id, ()),
            asks=asks.get(one.id, ()),
            languages=tuple(one.coaching_languages or ()),
        )
        for one in people
    ]
    cohort = newest_cohort(db, wanted)
    top = heading(db, cohort.id if cohort else None, today)
    paper = profiles_paper(top, profiles, wanted.of_all)
    name = file_name("profiles", wanted.cohort or today.isoformat(), "")
    return (_sheet(wanted, name, paper),)


def _paired(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A sheet for each of a cohort who is paired with somebody, both of them here."""
    cohort = newest_cohort(db, wanted)
    if cohort is None:
        return ()
    found, top = _partners(db, cohort.id, today), heading(db, cohort.id, today)
    sheets = []
    for reader in of_the_cohort(db, wanted, today):
        if reader.id in found:
            languages = wanted.read_by(reader)
            paper = paired_paper(top, reader.full_name, found[reader.id], languages)
            name = file_name("pairing-sheet", reader.code, reader.full_name)
            spoken = spoken_as(languages)
            sheets.append(Sheet(wanted.kind, name, paper, reader.code, spoken, wanted.large_print))
    return tuple(sheets)


def _partners(
    db: Session, cohort_id: uuid.UUID, today: dt.date
) -> dict[uuid.UUID, list[PairedWith]]:
    """For each person of a cohort the others of their running pairings, where both are here."""
    people = db.scalars(sa.select(t.Person).where(t.Person.id.in_(people_here(db, today))))
    here = {one.id: one for one in people}
    places = places_of(db, here.values(), today)
    names = db.execute(sa.select(t.Topic.name_cy, t.Topic.name_en))
    topics = {en: Named(cy, en) for cy, en in names}
    found: dict[uuid.UUID, list[PairedWith]] = {}
    for row in _running(db, cohort_id):
        met, spoken = _met(row.reason), _spoken(row.reason)
        for reader, other in ((row.coachee_id, row.coach_id), (row.coach_id, row.coachee_id)):
            if reader in here and other in here:
                partner = PairedWith(
                    name=here[other].full_name,
                    gives=other == row.coach_id,
                    sessions=row.contracted_sessions,
                    minutes=row.minutes_each,
                    begins=row.started,
                    organisation=places[other],
                    topics=tuple(topics.get(one, Named(one, one)) for one in met),
                    languages=spoken,
                )
                found.setdefault(reader, []).append(partner)
    return found


def _running(db: Session, cohort_id: uuid.UUID) -> Iterator[t.Pairing]:
    p, running = t.Pairing, [state for state in PairingState if state.is_running]
    yield from db.scalars(
        sa.select(p).where(p.cohort_id == cohort_id, p.state.in_(running)).order_by(p.code)
    )


def _met(kept: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The topics that meet; who chose whom is nobody else's to read."""
    reasons = (kept or {}).get("reasons", ())
    return tuple(topic for one in reasons for topic in one["values"].get("topics", ()))


def _spoken(kept: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The language the two work in, or those they share."""
    values = [one["values"] for one in (kept or {}).get("reasons", ())]
    preferred = tuple(one["language"] for one in values if "language" in one)
    return preferred or tuple(code for one in values for code in one.get("languages", ()))


def _skills(db: Session, kind: SkillKind) -> dict[uuid.UUID, tuple[Named, ...]]:
    s = t.Skill
    found: dict[uuid.UUID, list[Named]] = {}
    rows = db.execute(
        sa.select(s.person_id, t.Topic.name_cy, t.Topic.name_en)
        .join(t.Topic, t.Topic.id == s.topic_id)
        .where(s.kind == kind)
        .order_by(s.place, t.Topic.name_en)
    )
    for person, cy, en in rows:
        found.setdefault(person, []).append(Named(cy, en))
    return {person: tuple(names) for person, names in found.items()}


def _sheet(wanted: Wanted, name: str, paper: Paper) -> Sheet:
    return Sheet(wanted.kind, name, paper, "", spoken_as(wanted.of_all), wanted.large_print)


MAKERS = {PrintKind.ROTA: _rota, PrintKind.PROFILES: _profiles, PrintKind.PAIRED: _paired}
