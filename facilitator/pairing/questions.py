"""Questions about who may be paired with whom, and which pairings run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care.questions import resting_from_receiving
from facilitator.pairing.choices import Choice
from facilitator.pairing.contributions import contributions
from facilitator.pairing.problem import Elsewhere, Member
from facilitator.practice.questions import readiness
from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import (
    CohortState,
    EnrolmentRole,
    EnrolmentState,
    LetterLanguage,
    MarkKind,
    OrganisationStatus,
    PairingState,
    PersonStatus,
    RoundState,
    SkillKind,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.pairing.priority import Contribution
    from facilitator.pairing.problem import Pair

_IN = (EnrolmentState.ACTIVE, EnrolmentState.ACCEPTED)
_HERE = (PersonStatus.ACTIVE, PersonStatus.RESTING, PersonStatus.STEPPED_BACK)


@dataclass(frozen=True)
class PairingTask:
    """Everything that a run for a cohort needs, ids being the people's codes.

    `key` gives the store's key for each code; `taken` counts places that running pairings of
    this cohort take already, so they are not given twice.
    """

    cohort_id: uuid.UUID
    cohort: str
    ring_cap: int | None
    elsewhere: Elsewhere
    members: tuple[Member, ...]
    key: Mapping[str, uuid.UUID]
    locks: tuple[Pair, ...] = ()
    forbidden: tuple[Pair, ...] = ()
    previous: tuple[Pair, ...] = ()
    last_plan: frozenset[Pair] = field(default_factory=frozenset)
    contributions: Mapping[str, Contribution] = field(default_factory=dict)
    minutes: int = 0
    """What the coach of one pairing gives, in minutes."""
    choices: tuple[Choice, ...] = ()
    """Whom people asked for."""
    balances: Mapping[str, int] = field(default_factory=dict)
    """Given less received of each, in minutes, as the record stands."""


def running_pairings(db: Session, today: dt.date) -> tuple[uuid.UUID, ...]:
    """The keys of all pairings that run on a day, in the order of their codes."""
    running = [state for state in PairingState if state.is_running]
    return tuple(
        db.scalars(
            sa.select(t.Pairing.id)
            .where(
                t.Pairing.state.in_(running),
                t.Pairing.started <= today,
                sa.or_(t.Pairing.ended_on.is_(None), t.Pairing.ended_on > today),
            )
            .order_by(t.Pairing.code)
        )
    )


def pairing_task(db: Session, cohort_id: uuid.UUID, today: dt.date) -> PairingTask:
    """The people of a cohort who can be paired today, and what the facilitator has marked.

    Whoever rests, has left or has all places taken by running pairings is not in it.
    """
    cohort = db.get_one(t.Cohort, cohort_id)
    elsewhere = db.scalar(sa.select(t.ProgrammeRow.elsewhere))
    people = _people(db, cohort_id, today)
    code = {person.id: person.code for person in people}
    everybody = {row.id: row.code for row in db.execute(sa.select(t.Person.id, t.Person.code))}
    record = whole_record(db, today)
    stand = accounts(movements(record, today))
    same_person = _kept_code(db, code)
    return PairingTask(
        cohort_id=cohort_id,
        cohort=cohort.code,
        ring_cap=cohort.ring_cap,
        elsewhere=Elsewhere(elsewhere.value if elsewhere else "organisation"),
        members=_members(db, cohort_id, people, everybody, today),
        key={person.code: person.id for person in people},
        locks=_marked(db, cohort_id, MarkKind.LOCK, code),
        forbidden=(*_marked(db, cohort_id, MarkKind.FORBID, code), *_apart(db, same_person)),
        previous=_previous(db, same_person),
        last_plan=_last_plan(db, cohort_id, code),
        contributions=contributions(db, record, cohort_id, tuple(code.values()), today),
        choices=_choices(db, cohort_id, code),
        minutes=cohort.receives_sessions * cohort.session_minutes,
        balances={one: stand[one].balance for one in code.values() if one in stand},
    )


def _kept_code(db: Session, code: Mapping[uuid.UUID, str]) -> Mapping[uuid.UUID, str]:
    """The codes by key, those of entries merged into a person among them."""
    p = t.Person
    merged = sa.select(p.id, p.merged_into_id).where(p.merged_into_id.is_not(None))
    into = {row.id: row.merged_into_id for row in db.execute(merged)}
    found = dict(code)
    for key in into:
        kept, steps = key, 0
        while kept in into and steps <= len(into):
            kept, steps = into[kept] or kept, steps + 1
        if kept in code:
            found[key] = code[kept]
    return found


def cohort_to_pair(db: Session, code: str | None) -> uuid.UUID | None:
    """The cohort with this code; without one, the newest that is open, matching or running."""
    query = sa.select(t.Cohort.id)
    if code is not None:
        return db.scalar(query.where(t.Cohort.code == code))
    states = (CohortState.MATCHING, CohortState.OPEN, CohortState.IN_PROGRESS)
    rank = sa.case({state: place for place, state in enumerate(states)}, value=t.Cohort.state)
    return db.scalar(
        query.where(t.Cohort.state.in_(states)).order_by(rank, t.Cohort.start.desc()).limit(1)
    )


def codes_today(db: Session, cohort_id: uuid.UUID, today: dt.date) -> frozenset[str]:
    """The codes of the people of a cohort who are here today: not at rest, not gone."""
    return frozenset(person.code for person in _people(db, cohort_id, today))


def _people(db: Session, cohort_id: uuid.UUID, today: dt.date) -> list[t.Person]:
    at_rest = sa.select(t.Pause.person_id).where(
        t.Pause.start <= today, sa.or_(t.Pause.end.is_(None), t.Pause.end >= today)
    )
    return list(
        db.scalars(
            sa.select(t.Person)
            .join(t.Enrolment, t.Enrolment.person_id == t.Person.id)
            .where(
                t.Enrolment.cohort_id == cohort_id,
                t.Enrolment.state.in_(_IN),
                t.Person.status.in_(_HERE),
                t.Person.merged_into_id.is_(None),
                t.Person.id.not_in(at_rest),
                t.Person.id.not_in(of_quiet_organisations(today)),
            )
            .order_by(t.Person.code)
        )
    )


def people_today(db: Session, cohort_id: uuid.UUID, today: dt.date) -> tuple[uuid.UUID, ...]:
    """The keys of the people of a cohort who are here today, in the order of their codes."""
    return tuple(person.id for person in _people(db, cohort_id, today))


def of_quiet_organisations(today: dt.date) -> sa.Select[uuid.UUID]:
    """Whoever works today where no new pairing begins: dormant, or left; what runs goes on."""
    a, o = t.Affiliation, t.Organisation
    has_left = sa.and_(
        o.status == OrganisationStatus.LEFT, sa.or_(o.left_on.is_(None), o.left_on <= today)
    )
    return (
        sa.select(a.person_id)
        .join(o, o.id == a.organisation_id)
        .where(
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
            sa.or_(o.status == OrganisationStatus.DORMANT, has_left),
        )
    )


def _members(
    db: Session,
    cohort_id: uuid.UUID,
    people: list[t.Person],
    code: Mapping[uuid.UUID, str],
    today: dt.date,
) -> tuple[Member, ...]:
    enrolled = sa.select(t.Enrolment.person_id, t.Enrolment.role).where(
        t.Enrolment.cohort_id == cohort_id
    )
    roles = {row.person_id: row.role for row in db.execute(enrolled)}
    offers, asks = _skills(db, SkillKind.OFFER), _skills(db, SkillKind.ASK)
    works = _works(db, today)
    gives, receives = _taken(db, cohort_id)
    ready = readiness(db, today, {person.id for person in people})
    at_rest = resting_from_receiving(db, today)
    members = []
    for person in people:
        organisation, sector, work = works.get(person.id, ("", "", None))
        role = roles[person.id]
        may_give = role is not EnrolmentRole.RECEIVES
        may_receive = role is not EnrolmentRole.GIVES and person.id not in at_rest
        manager = work.line_manager_id if work else None
        members.append(
            Member(
                id=person.code,
                name=person.full_name,
                organisation=organisation,
                department=work.department if work else "",
                profession=person.profession,
                sector=sector,
                region=person.region,
                line_manager=code.get(manager, "") if manager else "",
                offers=offers.get(person.id, frozenset()),
                wants=asks.get(person.id, frozenset()),
                languages=frozenset(person.coaching_languages or ()),
                preferred_language=_preferred(person),
                availability=frozenset(person.availability or ()),
                capacity=max(0, person.capacity - gives.get(person.id, 0)) if may_give else 0,
                demand=max(0, person.demand - receives.get(person.id, 0)) if may_receive else 0,
                is_ready=ready[person.id].may_coach if person.id in ready else True,
            )
        )
    return tuple(members)


def _preferred(person: t.Person) -> str:
    if person.letter_language in {LetterLanguage.CY, LetterLanguage.EN}:
        return person.letter_language.value
    return ""


def _skills(db: Session, kind: SkillKind) -> dict[uuid.UUID, frozenset[str]]:
    found: dict[uuid.UUID, set[str]] = {}
    rows = db.execute(
        sa.select(t.Skill.person_id, t.Topic.name_en)
        .join(t.Topic, t.Topic.id == t.Skill.topic_id)
        .where(t.Skill.kind == kind)
    )
    for person, topic in rows:
        found.setdefault(person, set()).add(topic)
    return {person: frozenset(topics) for person, topics in found.items()}


def _works(db: Session, today: dt.date) -> dict[uuid.UUID, tuple[str, str, t.Affiliation | None]]:
    """Where each person works today: organisation's code, its sector, the affiliation."""
    rows = db.execute(
        sa.select(t.Affiliation, t.Organisation.code, t.Organisation.sector)
        .outerjoin(t.Organisation, t.Organisation.id == t.Affiliation.organisation_id)
        .where(
            sa.or_(t.Affiliation.start.is_(None), t.Affiliation.start <= today),
            sa.or_(t.Affiliation.end.is_(None), t.Affiliation.end >= today),
        )
        .order_by(t.Affiliation.start)
    )
    return {work.person_id: (code or "", sector or "", work) for work, code, sector in rows}


def _taken(db: Session, cohort_id: uuid.UUID) -> tuple[dict[uuid.UUID, int], dict[uuid.UUID, int]]:
    """How many running pairings of the cohort each person has, giving and receiving."""
    running = [state for state in PairingState if state.is_running]
    gives: dict[uuid.UUID, int] = {}
    receives: dict[uuid.UUID, int] = {}
    rows = db.execute(
        sa.select(t.Pairing.coach_id, t.Pairing.coachee_id).where(
            t.Pairing.cohort_id == cohort_id, t.Pairing.state.in_(running)
        )
    )
    for coach, coachee in rows:
        gives[coach] = gives.get(coach, 0) + 1
        receives[coachee] = receives.get(coachee, 0) + 1
    return gives, receives


def _marked(
    db: Session, cohort_id: uuid.UUID, kind: MarkKind, code: Mapping[uuid.UUID, str]
) -> tuple[Pair, ...]:
    rows = db.execute(
        sa.select(t.PairMark.coach_id, t.PairMark.coachee_id).where(
            t.PairMark.cohort_id == cohort_id, t.PairMark.kind == kind
        )
    )
    return tuple(sorted((code[a], code[b]) for a, b in rows if a in code and b in code))


def _choices(
    db: Session, cohort_id: uuid.UUID, code: Mapping[uuid.UUID, str]
) -> tuple[Choice, ...]:
    c = t.Choice
    rows = db.execute(
        sa.select(c.coach_id, c.coachee_id, c.side, c.rank).where(c.cohort_id == cohort_id)
    )
    found = [
        Choice(code[coach], code[coachee], side, rank)
        for coach, coachee, side, rank in rows
        if coach in code and coachee in code
    ]
    return tuple(sorted(found, key=lambda one: (one.coach, one.coachee, one.side)))


def _apart(db: Session, code: Mapping[uuid.UUID, str]) -> tuple[Pair, ...]:
    """People who are not to be paired, both ways round."""
    rows = db.execute(sa.select(t.Apart.person_id, t.Apart.other_id))
    pairs = {(code[a], code[b]) for a, b in rows if a in code and b in code}
    return tuple(sorted(pairs | {(b, a) for a, b in pairs}))


def _previous(db: Session, code: Mapping[uuid.UUID, str]) -> tuple[Pair, ...]:
    """Pairings that have been, in any cohort."""
    rows = db.execute(sa.select(t.Pairing.coach_id, t.Pairing.coachee_id))
    return tuple(sorted({(code[a], code[b]) for a, b in rows if a in code and b in code}))


def plan_in_waiting(db: Session, cohort_id: uuid.UUID) -> frozenset[Pair] | None:
    """The pairings of the newest plan while it is not published; None where none waits."""
    r = t.Round
    newest = sa.select(r.state).where(r.cohort_id == cohort_id).order_by(r.number.desc()).limit(1)
    if db.scalar(newest) is not RoundState.DRAFT:
        return None
    people = db.execute(sa.select(t.Person.id, t.Person.code))
    code = {row.id: row.code for row in people}
    return _last_plan(db, cohort_id, code)


def _last_plan(db: Session, cohort_id: uuid.UUID, code: Mapping[uuid.UUID, str]) -> frozenset[Pair]:
    newest = (
        sa.select(t.Round.id)
        .where(t.Round.cohort_id == cohort_id)
        .order_by(t.Round.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = db.execute(
        sa.select(t.PlannedPair.coach_id, t.PlannedPair.coachee_id).where(
            t.PlannedPair.round_id == newest
        )
    )
    return frozenset((code[a], code[b]) for a, b in rows if a in code and b in code)
