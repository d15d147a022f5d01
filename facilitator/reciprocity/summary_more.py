"""What the longer form of a summary and the story say, from the record; small numbers hidden."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.asking_vocabulary import InductionPoint
from facilitator.goals.questions import goals_moved
from facilitator.papers.shared import Named
from facilitator.papers.summary import Reach
from facilitator.papers.summary_more import More, Rate, Surveyed, Told
from facilitator.people.here import people_here
from facilitator.reciprocity.hiding import SMALL
from facilitator.store import tables as t
from facilitator.surveys.questions import surveys_of
from facilitator.vocabulary import (
    ConsentPurpose,
    EnrolmentState,
    LetterLanguage,
    RingState,
    Visibility,
)
from facilitator.words import N_, Language, Words

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

MOST_TOLD = 5
_IN = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED, EnrolmentState.COMPLETED)
SECTORS = {
    "local authority": N_("Local authorities"),
    "health": N_("Health"),
    "police": N_("Police"),
    "fire": N_("Fire and rescue"),
    "government": N_("Government bodies"),
    "university": N_("Universities"),
    "college": N_("Colleges"),
    "housing": N_("Housing"),
    "third sector": N_("Third sector"),
}
ELSE = N_("Others together")


def more_of(
    db: Session, cohort_id: uuid.UUID | None, today: dt.date, rate: Rate | None = None
) -> More:
    """Goals, surveys, Welsh and own words of a cohort, or of the whole programme."""
    people = _people(db, cohort_id)
    surveys = surveys_of(db, cohort_id) if cohort_id is not None else ()
    offered, taken = _welsh(db, people)
    return More(
        goals_moved(db, cohort_id, fewest=SMALL),
        tuple(
            Surveyed(one.respondent, one.wave, one.report)
            for one in surveys
            if one.report.handed_out
        ),
        _or_hidden(offered),
        _or_hidden(taken),
        rate,
        _told(db, cohort_id, today),
        _has_come_round(db, cohort_id),
    )


def sector_name(sector: str) -> Named:
    """A sector in both languages; one that is not known is among the others."""
    key = SECTORS.get(sector, ELSE)
    return Named(Words(Language.CY).stored(key), Words(Language.EN).stored(key))


def reach_of(db: Session, cohort_id: uuid.UUID | None, today: dt.date) -> tuple[Reach, ...]:
    """How many people of each sector take part; fewer than five are said so."""
    a, o = t.Affiliation, t.Organisation
    people = _people(db, cohort_id)
    found = db.execute(
        sa.select(a.person_id, o.sector)
        .join(o, o.id == a.organisation_id)
        .where(
            a.person_id.in_(people),
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start)
    )
    sectors = {person: sector if sector in SECTORS else "" for person, sector in found}
    counted = Counter(sectors.get(person, "") for person in people)
    order = [*SECTORS, ""]
    return tuple(
        Reach(sector_name(sector), _or_hidden(counted[sector]))
        for sector in order
        if counted[sector]
    )


def _people(db: Session, cohort_id: uuid.UUID | None) -> frozenset[uuid.UUID]:
    """Whoever takes part, or has to the end."""
    e = t.Enrolment
    query = sa.select(e.person_id).where(e.state.in_(_IN))
    if cohort_id is not None:
        query = query.where(e.cohort_id == cohort_id)
    return frozenset(db.scalars(query))


def _welsh(db: Session, people: frozenset[uuid.UUID]) -> tuple[int, int]:
    """How many were actively offered Welsh, and how many took it up."""
    i, e, p = t.InductionTick, t.Enrolment, t.Person
    offered = db.scalar(
        sa.select(sa.func.count(sa.distinct(e.person_id)))
        .join(i, i.enrolment_id == e.id)
        .where(i.point == InductionPoint.WELSH_OFFERED, e.person_id.in_(people))
    )
    welsh = (LetterLanguage.CY, LetterLanguage.BOTH)
    letters = set(db.scalars(sa.select(p.id).where(p.id.in_(people), p.letter_language.in_(welsh))))
    pair = t.Pairing
    spoken = db.execute(
        sa.select(pair.coach_id, pair.coachee_id).where(pair.language == Language.CY.value)
    )
    coached = {person for row in spoken for person in row} & people
    return offered or 0, len(letters | coached)


def _told(db: Session, cohort_id: uuid.UUID | None, today: dt.date) -> tuple[Told, ...]:
    """Public words of thanks, the newest first; a name only of whoever agreed and is here."""
    thank, pairing, sender = t.Thank, t.Pairing, aliased(t.Person)
    agreed = set(
        db.scalars(
            sa.select(t.Consent.person_id).where(
                t.Consent.purpose == ConsentPurpose.PUBLIC_THANKS,
                t.Consent.withdrawn_on.is_(None),
            )
        )
    ) & people_here(db, today)
    query = (
        sa.select(thank.wording, sender.id, sender.known_as, sender.full_name)
        .join(pairing, pairing.id == thank.pairing_id)
        .join(sender, sender.id == sa.func.coalesce(thank.from_person_id, pairing.coachee_id))
        .where(thank.visibility == Visibility.PUBLIC, thank.wording != "")
        .order_by(thank.on.desc(), thank.id)
        .limit(MOST_TOLD)
    )
    if cohort_id is not None:
        query = query.where(pairing.cohort_id == cohort_id)
    return tuple(
        Told(wording, (known_as or name) if key in agreed else "")
        for wording, key, known_as, name in db.execute(query)
    )


def _has_come_round(db: Session, cohort_id: uuid.UUID | None) -> bool:
    """Whether there are rings and all of them came round."""
    query = sa.select(t.Ring.state)
    if cohort_id is not None:
        query = query.where(t.Ring.cohort_id == cohort_id)
    states = set(db.scalars(query))
    return states == {RingState.CAME_ROUND}


def _or_hidden(count: int) -> int | None:
    return count if count == 0 or count >= SMALL else None
