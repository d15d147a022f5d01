"""Everybody who is here today as the pairing sees them, whatever cohort they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.pairing.problem import Member
from facilitator.pairing.questions import of_quiet_organisations
from facilitator.practice.questions import readiness
from facilitator.store import tables as t
from facilitator.vocabulary import (
    EnrolmentRole,
    EnrolmentState,
    LetterLanguage,
    PairingState,
    PersonStatus,
    SkillKind,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

_OUT = (EnrolmentState.WITHDREW, EnrolmentState.COMPLETED)


def everybody_here(db: Session, today: dt.date, *also: uuid.UUID) -> dict[uuid.UUID, Member]:
    """Everybody who takes part today and where new pairings may begin, and some people besides.

    Capacity is the room that is left over all cohorts; whoever only receives has none.
    """
    p = t.Person
    at_rest = sa.select(t.Pause.person_id).where(
        t.Pause.start <= today, sa.or_(t.Pause.end.is_(None), t.Pause.end >= today)
    )
    here = sa.and_(
        p.status == PersonStatus.ACTIVE,
        p.merged_into_id.is_(None),
        p.id.not_in(at_rest),
        p.id.not_in(of_quiet_organisations(today)),
    )
    people = db.scalars(sa.select(p).where(sa.or_(here, p.id.in_(also))).order_by(p.code)).all()
    codes = dict(db.execute(sa.select(p.id, p.code)).all())
    works, running, only_receive = _works(db, today), _running(db), _only_receive(db)
    offers, asks = _skills(db, SkillKind.OFFER), _skills(db, SkillKind.ASK)
    ready = readiness(db, today, {one.id for one in people})
    found = {}
    for one in people:
        organisation, sector, department, manager = works.get(one.id, ("", "", "", None))
        room = 0 if one.id in only_receive else one.capacity - running.get(one.id, 0)
        said = one.letter_language in {LetterLanguage.CY, LetterLanguage.EN}
        found[one.id] = Member(
            id=one.code,
            name=one.full_name,
            organisation=organisation,
            department=department,
            profession=one.profession,
            sector=sector,
            region=one.region,
            line_manager=codes.get(manager, "") if manager else "",
            offers=frozenset(offers.get(one.id, ())),
            wants=frozenset(asks.get(one.id, ())),
            languages=frozenset(one.coaching_languages or ()),
            preferred_language=one.letter_language.value if said else "",
            availability=frozenset(one.availability or ()),
            capacity=max(0, room),
            is_ready=ready[one.id].may_coach if one.id in ready else True,
        )
    return found


def _works(db: Session, today: dt.date) -> dict[uuid.UUID, tuple[str, str, str, uuid.UUID | None]]:
    """Where each person works today: organisation's code, its sector, department, line manager."""
    a, o = t.Affiliation, t.Organisation
    rows = db.execute(
        sa.select(a.person_id, o.code, o.sector, a.department, a.line_manager_id)
        .outerjoin(o, o.id == a.organisation_id)
        .where(
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start)
    )
    return {who: (code or "", sector or "", part, boss) for who, code, sector, part, boss in rows}


def _running(db: Session) -> dict[uuid.UUID, int]:
    """How many running pairings each person gives in."""
    p = t.Pairing
    running = [state for state in PairingState if state.is_running]
    counted = sa.select(p.coach_id, sa.func.count()).where(p.state.in_(running))
    return dict(db.execute(counted.group_by(p.coach_id)).all())


def _only_receive(db: Session) -> frozenset[uuid.UUID]:
    """Whoever is in cohorts, and receives in all of them."""
    e = t.Enrolment
    roles: dict[uuid.UUID, set[EnrolmentRole]] = {}
    for who, role in db.execute(sa.select(e.person_id, e.role).where(e.state.not_in(_OUT))):
        roles.setdefault(who, set()).add(role)
    return frozenset(who for who, of in roles.items() if of == {EnrolmentRole.RECEIVES})


def _skills(db: Session, kind: SkillKind) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = {}
    for person, topic in db.execute(
        sa.select(t.Skill.person_id, t.Topic.name_en)
        .join(t.Topic, t.Topic.id == t.Skill.topic_id)
        .where(t.Skill.kind == kind)
    ):
        found.setdefault(person, []).append(topic)
    return found
