"""Requests as the page and the letters show them: who waits, since when, who was asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.asking_vocabulary import OfferState, Release
from facilitator.exchange_vocabulary import Urgency
from facilitator.people.person import Bilingual
from facilitator.requests.possible import Asked, Possible, could_help
from facilitator.requests.rules import Stage, days_left, stage_of
from facilitator.store import tables as t
from facilitator.week.look import DEFAULT_LIMITS

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

RULE = "request_unanswered"
EARLIEST = dt.date.min


@dataclass(frozen=True)
class OfferLine:
    """Somebody who was asked, and what they said."""

    id: uuid.UUID
    version: int
    person_id: uuid.UUID
    code: str
    name: str
    phone: str
    email: str
    offered_on: dt.date
    state: OfferState
    answered_on: dt.date | None
    pairing_id: uuid.UUID | None


@dataclass(frozen=True)
class RequestLine:
    """One request; `days_left` until it should have its answer (None: it has one)."""

    id: uuid.UUID
    version: int
    code: str
    person_id: uuid.UUID
    person_code: str
    name: str
    asked_of: str
    received: dt.date
    need: str
    topic_id: uuid.UUID | None
    topic: Bilingual
    need_by: dt.date | None
    urgency: Urgency
    release: Release
    told_on: dt.date | None
    stage: Stage
    days_left: int | None
    offers: tuple[OfferLine, ...]

    @property
    def open_offer(self) -> OfferLine | None:
        """The one who is being asked."""
        return next((one for one in self.offers if one.state is OfferState.OFFERED), None)

    @property
    def not_again(self) -> frozenset[uuid.UUID]:
        """Whoever said no, or is being asked: not to be asked (again)."""
        again = {OfferState.DECLINED, OfferState.OFFERED}
        return frozenset(one.person_id for one in self.offers if one.state in again)


def requests_on_record(db: Session, today: dt.date) -> tuple[RequestLine, ...]:
    """Every request: those that wait first, whatever is due soonest first; then the settled."""
    q, p, to, topic = t.Request, t.Person, aliased(t.Person), t.Topic
    found = db.execute(
        sa.select(
            q, p.code, p.full_name, sa.func.coalesce(to.full_name, ""), topic.name_en, topic.name_cy
        )
        .join(p, p.id == q.from_person_id)
        .outerjoin(to, to.id == q.to_person_id)
        .outerjoin(topic, topic.id == q.topic_id)
        .where(p.merged_into_id.is_(None))
        .order_by(q.received, q.code)
    )
    offers, limit = _offers(db), answer_within(db)
    lines = [
        _line(row[0], (row[1], row[2], row[3]), (row[4], row[5]), offers, today, limit)
        for row in found
    ]
    return tuple(sorted(lines, key=_order))


def answer_within(db: Session) -> int:
    """Within how many days a request is answered in this programme."""
    limits = db.scalar(sa.select(t.ProgrammeRow.limits)) or {}
    return int(limits.get(RULE, DEFAULT_LIMITS[RULE]))


def _order(line: RequestLine) -> tuple[object, ...]:
    stages = list(Stage)
    if line.stage.is_settled or line.stage is Stage.ANSWERED:
        return (1, -line.received.toordinal(), line.code)
    # What is wanted soonest comes first: by its day, else by how urgent it is, else by its clock.
    urgent = list(Urgency)[::-1].index(line.urgency)
    return (0, urgent, line.need_by or dt.date.max, line.received, stages.index(line.stage))


def _line(
    row: t.Request,
    who: tuple[str, str, str],
    topic: tuple[str | None, str | None],
    offers: dict[uuid.UUID, list[OfferLine]],
    today: dt.date,
    limit: int,
) -> RequestLine:
    mine = tuple(offers.get(row.id, ()))
    stage = stage_of(row.answered, row.closed_on, [one.state for one in mine])
    code, name, asked_of = who
    return RequestLine(
        id=row.id,
        version=row.version,
        code=row.code,
        person_id=row.from_person_id,
        person_code=code,
        name=name,
        asked_of=asked_of,
        received=row.received,
        need=row.need,
        topic_id=row.topic_id,
        topic=Bilingual(topic[0] or "", topic[1] or ""),
        need_by=row.need_by,
        urgency=row.urgency,
        release=row.release,
        told_on=row.told_on,
        stage=stage,
        days_left=None if row.answered else days_left(row.received, today, limit),
        offers=mine,
    )


def _offers(db: Session) -> dict[uuid.UUID, list[OfferLine]]:
    o, p = t.RequestOffer, t.Person
    found: dict[uuid.UUID, list[OfferLine]] = {}
    for row, code, name, phone, email in db.execute(
        sa.select(o, p.code, p.full_name, p.phone, p.email)
        .join(p, p.id == o.person_id)
        .order_by(o.offered_on, o.answered_on, o.id)
    ):
        found.setdefault(row.request_id, []).append(
            OfferLine(
                row.id,
                row.version,
                row.person_id,
                code,
                name,
                phone,
                email,
                row.offered_on,
                row.state,
                row.answered_on,
                row.pairing_id,
            )
        )
    return found


def request_with_code(db: Session, code: str, today: dt.date) -> RequestLine | None:
    """The request with this code."""
    return next((one for one in requests_on_record(db, today) if one.code == code), None)


def who_could(db: Session, request_id: uuid.UUID, today: dt.date) -> tuple[Possible, ...]:
    """Everybody who could help with a request and has not said no to it, best first."""
    line = next((one for one in requests_on_record(db, today) if one.id == request_id), None)
    if line is None:
        return ()
    asked = Asked(line.person_id, line.topic.en)
    return tuple(one for one in could_help(db, asked, today) if one.person_id not in line.not_again)


def topics(db: Session) -> Sequence[tuple[uuid.UUID, Bilingual]]:
    """The topics of the programme, by their English names."""
    rows = db.execute(sa.select(t.Topic.id, t.Topic.name_en, t.Topic.name_cy))
    found = [(key, Bilingual(english, welsh)) for key, english, welsh in rows]
    return tuple(sorted(found, key=lambda one: one[1].en.casefold()))
