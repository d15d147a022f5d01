"""Who applies to a cohort and joins it, and what was done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import InductionPoint
from facilitator.joining.rules import JoiningLine
from facilitator.people.here import people_here
from facilitator.people.person import Bilingual
from facilitator.store import tables as t
from facilitator.vocabulary import EnrolmentState

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

OUT = (EnrolmentState.WITHDREW, EnrolmentState.COMPLETED)


def joining_of(
    db: Session, cohort_id: uuid.UUID, today: dt.date, language: str = "en"
) -> tuple[JoiningLine, ...]:
    """Everybody who applied to a cohort or is in it, by name; nobody at rest."""
    e, p = t.Enrolment, t.Person
    key = p.sort_key_cy if language == "cy" else p.sort_key_en
    ticks, said = _ticks(db, cohort_id), _said(db, cohort_id)
    names, here = _organisations(db, today), people_here(db, today)
    found = db.execute(
        sa.select(e, p)
        .join(p, p.id == e.person_id)
        .where(
            e.cohort_id == cohort_id,
            e.state.not_in(OUT),
            p.merged_into_id.is_(None),
        )
        .order_by(key, p.code)
    )
    lines = []
    for row, person in found:
        if person.id not in here:
            continue
        done = dict(ticks.get(row.id, {}))
        if row.rules_accepted_on is not None:
            done[InductionPoint.RULES] = row.rules_accepted_on
        if InductionPoint.EXPECTATIONS not in done and person.id in said:
            done[InductionPoint.EXPECTATIONS] = said[person.id]
        name = names.get(person.id)
        lines.append(
            JoiningLine(
                row.id,
                row.version,
                person.id,
                person.version,
                person.code,
                person.full_name,
                (name.said(language) or name.en) if name else "",
                row.state,
                row.release,
                row.release_on,
                row.told_on,
                person.if_it_slips,
                done,
            )
        )
    return tuple(lines)


def _ticks(db: Session, cohort_id: uuid.UUID) -> dict[uuid.UUID, dict[InductionPoint, dt.date]]:
    k, e = t.InductionTick, t.Enrolment
    found: dict[uuid.UUID, dict[InductionPoint, dt.date]] = {}
    for row in db.scalars(
        sa.select(k).join(e, e.id == k.enrolment_id).where(e.cohort_id == cohort_id)
    ):
        found.setdefault(row.enrolment_id, {})[row.point] = row.on
    return found


def _said(db: Session, cohort_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Who has said what they expect, and when first."""
    x = t.Expectation
    rows = db.execute(
        sa.select(x.person_id, sa.func.min(x.asked_on))
        .where(x.cohort_id == cohort_id, x.person_id.is_not(None))
        .group_by(x.person_id)
    )
    return {person: day for person, day in rows if person is not None}


def _organisations(db: Session, today: dt.date) -> dict[uuid.UUID, Bilingual]:
    a, o = t.Affiliation, t.Organisation
    rows = db.execute(
        sa.select(a.person_id, o.name_en, o.name_cy)
        .join(o, o.id == a.organisation_id)
        .where(
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
    )
    return {person: Bilingual(english, welsh) for person, english, welsh in rows}
