"""Ready to give: room that was offered and is not used, asks not met, coaches without anybody.

    ready_to_give(db, today) -> ReadyPage, by organisation        invitations(db, people, today)

Whoever is at rest or gone is in none of it; nobody is ranked, and nothing is said of why.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from facilitator.agreements.questions import heading
from facilitator.papers.invitation import Invitation
from facilitator.papers.shared import UNNAMED, Named, languages_of
from facilitator.people.here import people_here
from facilitator.store import tables as t
from facilitator.store.kept import part
from facilitator.vocabulary import (
    EnrolmentRole,
    EnrolmentState,
    PairingState,
    SessionStatus,
    SkillKind,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Collection, Mapping

    from sqlalchemy.orm import Session

    from facilitator.store.base import Row

R = TypeVar("R")
WITHOUT_ANYBODY = dt.timedelta(days=90)
MOST_ASKS = 6
_RUNNING = tuple(state for state in PairingState if state.is_running)


@dataclass(frozen=True)
class ReadyPerson:
    """Somebody who could give: places that are free, and since when they have had nobody.

    Attributes:
        free: how many more people they said they could take.
        offers: the topics they offer.
        is_qualified: a qualification that is good today.
        without_since: for 90 days or more they have given to nobody, since this day; None where
            they give now, or gave lately.
    """

    person_id: uuid.UUID
    name: str
    organisation: Named
    free: int
    offers: tuple[Named, ...]
    is_qualified: bool
    without_since: dt.date | None


@dataclass(frozen=True)
class UnmetAsk:
    """A topic that somebody waits for, and who could give it from elsewhere."""

    person_id: uuid.UUID
    name: str
    organisation: Named
    topic: Named
    could_give: tuple[str, ...]


@dataclass(frozen=True)
class ReadyBody:
    """An organisation (unnamed for people without one) with those who could give, and its asks."""

    organisation: Named
    people: tuple[ReadyPerson, ...]
    asks: tuple[UnmetAsk, ...]

    @property
    def free(self) -> int:
        """Places that its people have free."""
        return sum(one.free for one in self.people)


@dataclass(frozen=True)
class ReadyPage:
    """Every organisation that has somebody who could give, or who waits."""

    bodies: tuple[ReadyBody, ...]

    @property
    def people(self) -> tuple[ReadyPerson, ...]:
        """Everybody who could give."""
        return tuple(one for body in self.bodies for one in body.people)


def ready_to_give(db: Session, today: dt.date) -> ReadyPage:
    """Who could give and who waits, by organisation, as the record stands."""

    def kept(what: str, work: Callable[[], R], *tables: type[Row]) -> R:
        return part(db, f"ready {what}", tables, work, of=(today,))

    here = kept("here", lambda: _here(db, today), t.Person, t.Pause)
    homes = kept("homes", lambda: _homes(db, today), t.Affiliation, t.Organisation)
    topics = kept("topics", lambda: _topics(db), t.Skill, t.Topic)
    busy, coached = kept("busy", lambda: _busy(db), t.Pairing)
    last = kept("last", lambda: _last_given(db, today), t.CoachingSession, t.Pairing)
    qualified = kept("qualified", lambda: _qualified(db, today), t.Qualification)
    gives = (
        kept("gives", lambda: _gives(db), t.Enrolment)
        | qualified
        | {key for key, kind in topics if kind is SkillKind.OFFER}
    )
    people: dict[Named, list[ReadyPerson]] = defaultdict(list)
    asks: dict[Named, list[UnmetAsk]] = defaultdict(list)
    offered: dict[uuid.UUID, list[tuple[str, Named]]] = defaultdict(list)
    for key, row in here.items():
        home = homes.get(key, UNNAMED)
        free = max(0, row.capacity - busy.get(key, 0))
        since = last.get(key) or row.joined
        is_long = not busy.get(key) and since is not None and today - since >= WITHOUT_ANYBODY
        if key not in gives or not (free or (key in qualified and is_long)):
            continue
        mine = topics.get((key, SkillKind.OFFER), {})
        people[home].append(
            ReadyPerson(
                key, row.full_name, home, free, tuple(mine.values()), key in qualified,
                since if key in qualified and is_long else None,
            )
        )  # fmt: skip
        for topic in mine:
            offered[topic].append((row.full_name, home))
    for key, row in here.items():
        if key in coached:
            continue
        home = homes.get(key, UNNAMED)
        for topic, named in topics.get((key, SkillKind.ASK), {}).items():
            could = tuple(
                name for name, where in offered.get(topic, ()) if where != home or home == UNNAMED
            )
            could = tuple(name for name in could if name != row.full_name)
            asks[home].append(UnmetAsk(key, row.full_name, home, named, could))
    order = sorted({*people, *asks}, key=lambda name: (name == UNNAMED, name.en))
    return ReadyPage(
        tuple(ReadyBody(name, tuple(people[name]), tuple(asks[name])) for name in order)
    )


def invitations(
    db: Session, people: Collection[uuid.UUID], today: dt.date
) -> tuple[Invitation, ...]:
    """An invitation for each of these people who could give, in their own language."""
    page, top = ready_to_give(db, today), heading(db, None, today)
    p = t.Person
    rows = db.execute(
        sa.select(p.id, p.known_as, p.full_name, p.letter_language).where(p.id.in_(people))
    )
    reads = {key: (known_as or name, letters) for key, known_as, name, letters in rows}
    asked = [ask for body in page.bodies for ask in body.asks]
    found = []
    for one in page.people:
        if one.person_id not in reads:
            continue
        known_as, letters = reads[one.person_id]
        elsewhere = (
            ask.topic for ask in asked
            if ask.person_id != one.person_id and (ask.organisation != one.organisation)
        )  # fmt: skip
        wanted = sorted(dict.fromkeys(elsewhere), key=lambda topic: topic not in one.offers)
        found.append(
            Invitation(top, known_as, one.free, one.offers, tuple(wanted[:MOST_ASKS]),
                       languages_of(letters))
        )  # fmt: skip
    return tuple(found)


@dataclass(frozen=True)
class _Somebody:
    full_name: str
    capacity: int
    joined: dt.date | None


def _here(db: Session, today: dt.date) -> Mapping[uuid.UUID, _Somebody]:
    """People who are here today, in order of name."""
    keys = people_here(db, today)
    p = t.Person
    rows = db.execute(
        sa.select(p.id, p.full_name, p.capacity, p.joined).order_by(p.sort_key_en, p.code)
    )
    return {
        key: _Somebody(name, capacity, joined)
        for key, name, capacity, joined in rows
        if key in keys
    }


def _homes(db: Session, today: dt.date) -> Mapping[uuid.UUID, Named]:
    a, o = t.Affiliation, t.Organisation
    rows = db.execute(
        sa.select(a.person_id, o.name_cy, o.name_en)
        .join(o, o.id == a.organisation_id)
        .where(sa.or_(a.start.is_(None), a.start <= today), sa.or_(a.end.is_(None), a.end >= today))
        .order_by(a.start, o.code)
    )
    return {key: Named(cy or en, en or cy) for key, cy, en in rows}


def _topics(db: Session) -> Mapping[tuple[uuid.UUID, SkillKind], dict[uuid.UUID, Named]]:
    s, topic = t.Skill, t.Topic
    rows = db.execute(
        sa.select(s.person_id, s.kind, topic.id, topic.name_cy, topic.name_en)
        .join(topic, topic.id == s.topic_id)
        .order_by(s.person_id, s.place)
    )
    found: dict[tuple[uuid.UUID, SkillKind], dict[uuid.UUID, Named]] = defaultdict(dict)
    for person, kind, key, name_cy, name_en in rows:
        found[person, kind][key] = Named(name_cy or name_en, name_en or name_cy)
    return found


def _busy(db: Session) -> tuple[Mapping[uuid.UUID, int], frozenset[uuid.UUID]]:
    """How many people each gives to now, and who is given to now."""
    pairs = db.execute(
        sa.select(t.Pairing.coach_id, t.Pairing.coachee_id).where(t.Pairing.state.in_(_RUNNING))
    ).all()
    busy: dict[uuid.UUID, int] = defaultdict(int)
    for coach, _ in pairs:
        busy[coach] += 1
    return busy, frozenset(coachee for _, coachee in pairs)


def _last_given(db: Session, today: dt.date) -> Mapping[uuid.UUID, dt.date]:
    s, p = t.CoachingSession, t.Pairing
    held = [status for status in SessionStatus if status.moves_minutes]
    rows = db.execute(
        sa.select(p.coach_id, sa.func.max(s.day))
        .join(p, p.id == s.pairing_id)
        .where(s.status.in_(held), s.day <= today)
        .group_by(p.coach_id)
    )
    return {key: day for key, day in rows}  # noqa: C416  rows, not pairs


def _qualified(db: Session, today: dt.date) -> frozenset[uuid.UUID]:
    q = t.Qualification
    rows = db.scalars(
        sa.select(q.person_id).where(
            q.state == "achieved", sa.or_(q.expires.is_(None), q.expires >= today)
        )
    )
    return frozenset(rows)


def _gives(db: Session) -> frozenset[uuid.UUID]:
    """People who are in a cohort to give."""
    e = t.Enrolment
    roles = (EnrolmentRole.GIVES, EnrolmentRole.BOTH)
    rows = db.scalars(
        sa.select(e.person_id).where(e.role.in_(roles), e.state == EnrolmentState.ACTIVE)
    )
    return frozenset(rows)
