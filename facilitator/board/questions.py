"""Questions about the board: what stands on it, who could meet whom, what came of it.

board(db, today) -> everything on the page, in one answer
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.board.meeting import Meeting, Wanted, could_meet
from facilitator.board.parties import NOBODY, Parties
from facilitator.commitments.questions import Named
from facilitator.exchange_vocabulary import BoardKind, BoardSort, BoardState, Urgency
from facilitator.reciprocity.actions import Party
from facilitator.store import tables as t
from facilitator.vocabulary import SkillKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

MOST_MEETINGS = 50
_SOONEST = (Urgency.THIS_WEEK, Urgency.THIS_MONTH, Urgency.WHENEVER)


@dataclass(frozen=True)
class BoardLine:
    """An ask or an offer; `is_away` says that whose it is rests or has stepped out."""

    id: uuid.UUID
    version: int
    code: str
    kind: BoardKind
    sort: BoardSort
    title: str
    details: str
    party: Party
    whose: Named
    body: Named
    region: str
    topic_id: uuid.UUID | None
    topic: Named
    minutes: int
    uses: int
    urgency: Urgency
    place: str
    posted_on: dt.date
    until: dt.date | None
    state: BoardState
    closed_on: dt.date | None
    is_away: bool
    is_over: bool

    @property
    def is_open(self) -> bool:
        """Whether it can be taken up today."""
        return self.state is BoardState.OPEN and not self.is_away and not self.is_over


@dataclass(frozen=True)
class ExchangeLine:
    """What somebody gave somebody: minutes of effort, and beside them uses of a thing."""

    id: uuid.UUID
    version: int
    code: str
    day: dt.date
    sort: BoardSort
    what: str
    giver: Named
    receiver: Named
    minutes: int
    uses: int
    return_to: Named
    is_gift: bool
    taken_back_on: dt.date | None
    item_id: uuid.UUID | None
    answered_id: uuid.UUID | None


@dataclass(frozen=True)
class SkillOffer:
    """Somebody who offers a topic that is asked for on the board."""

    key: str
    person_id: uuid.UUID
    name: Named


@dataclass(frozen=True)
class BoardPage:
    """Everything on the board; minutes and uses are two sums that never meet."""

    items: tuple[BoardLine, ...]
    exchanges: tuple[ExchangeLine, ...]
    meetings: tuple[Meeting, ...]
    skills: tuple[SkillOffer, ...]

    @property
    def minutes(self) -> int:
        """The effort that came of the board."""
        return sum(line.minutes for line in self.exchanges if line.taken_back_on is None)

    @property
    def uses(self) -> int:
        """How often a room, a thing or a document was used."""
        return sum(line.uses for line in self.exchanges if line.taken_back_on is None)

    def item(self, key: str) -> BoardLine | None:
        """The ask or offer with this key."""
        return next((line for line in self.items if str(line.id) == key), None)

    def skill(self, key: str) -> SkillOffer | None:
        """The person's topic with this key."""
        return next((line for line in self.skills if line.key == key), None)


def board(db: Session, today: dt.date) -> BoardPage:
    """What stands on the board, soonest first, with who could meet whom and what came of it."""
    parties = Parties(db, today)
    items, exchanges = _items(db, parties, today), _exchanges(db, parties)
    topics = {line.topic_id for line in items if line.kind is BoardKind.ASK and line.is_open}
    offered = _offered_topics(db, parties, topics - {None})
    met = frozenset(
        (str(line.item_id), str(line.answered_id))
        for line in exchanges
        if line.item_id and line.answered_id
    )
    met |= {(answered, item) for item, answered in met}
    wanted = [_wanted(line) for line in items if line.is_open and line.kind is BoardKind.ASK]
    ready = [_wanted(line) for line in items if line.is_open and line.kind is BoardKind.OFFER]
    meetings = could_meet(wanted, [*ready, *(one for one, _ in offered)], met=met)
    return BoardPage(
        items=items,
        exchanges=exchanges,
        meetings=meetings[:MOST_MEETINGS],
        skills=tuple(skill for _, skill in offered),
    )


def _items(db: Session, parties: Parties, today: dt.date) -> tuple[BoardLine, ...]:
    b, topic = t.BoardItem, t.Topic
    rows = db.execute(
        sa.select(b, topic.name_en, topic.name_cy)
        .outerjoin(topic, topic.id == b.topic_id)
        .order_by(b.posted_on.desc(), b.code.desc())
    )
    lines = []
    for row, en, cy in rows:
        party = Party(row.person_id, row.organisation_id)
        known = parties.known(party)
        lines.append(
            BoardLine(
                id=row.id,
                version=row.version,
                code=row.code,
                kind=row.kind,
                sort=row.sort,
                title=row.title,
                details=row.details,
                party=party,
                whose=known.name,
                body=known.body,
                region=known.region,
                topic_id=row.topic_id,
                topic=Named(en or "", cy or en or ""),
                minutes=row.minutes,
                uses=row.uses,
                urgency=row.urgency,
                place=row.place,
                posted_on=row.posted_on,
                until=row.until,
                state=row.state,
                closed_on=row.closed_on,
                is_away=known.is_away,
                is_over=row.until is not None and row.until < today,
            )
        )
    return tuple(sorted(lines, key=lambda line: (not line.is_open, _SOONEST.index(line.urgency))))


def _wanted(line: BoardLine) -> Wanted:
    return Wanted(
        key=str(line.id),
        party=_party_key(line.party),
        sort=line.sort,
        text=f"{line.title} {line.details}",
        topic=str(line.topic_id or ""),
        topic_en=line.topic.en,
        topic_cy=line.topic.cy,
        body=line.body.en,
        region=line.region,
        minutes=line.minutes,
        urgency=line.urgency,
    )


def _party_key(party: Party) -> str:
    return str(party.person_id or party.organisation_id or "programme")


def _offered_topics(
    db: Session, parties: Parties, topics: set[uuid.UUID | None]
) -> list[tuple[Wanted, SkillOffer]]:
    """People whose own record offers a topic that is asked for on the board."""
    s, p, topic = t.Skill, t.Person, t.Topic
    rows = db.execute(
        sa.select(p.id, topic.id, topic.name_en, topic.name_cy)
        .join(s, s.person_id == p.id)
        .join(topic, topic.id == s.topic_id)
        .where(s.kind == SkillKind.OFFER, topic.id.in_(topics), p.merged_into_id.is_(None))
        .order_by(p.sort_key_en, p.code)
    )
    found = []
    for person, topic_id, en, cy in rows:
        known = parties.known(Party(person))
        if known.is_away:
            continue
        wanted = Wanted(
            key=f"{person}:{topic_id}",
            party=str(person),
            sort=None,
            topic=str(topic_id),
            topic_en=en,
            topic_cy=cy or en,
            body=known.body.en,
            region=known.region,
        )
        found.append((wanted, SkillOffer(wanted.key, person, known.name)))
    return found


def _exchanges(db: Session, parties: Parties) -> tuple[ExchangeLine, ...]:
    e, m = t.Exchange, t.Movement
    rows = db.execute(
        sa.select(e, sa.func.coalesce(m.minutes, 0))
        .outerjoin(m, m.id == e.movement_id)
        .order_by(e.day.desc(), e.code.desc())
    )
    return tuple(
        ExchangeLine(
            id=row.id,
            version=row.version,
            code=row.code,
            day=row.day,
            sort=row.sort,
            what=row.what,
            giver=parties.named(row.giver_person_id, row.giver_organisation_id),
            receiver=parties.named(row.receiver_person_id, row.receiver_organisation_id),
            minutes=minutes,
            uses=row.uses,
            return_to=parties.named(row.return_person_id, row.return_organisation_id)
            if row.return_person_id or row.return_organisation_id
            else NOBODY,
            is_gift=bool(row.return_person_id or row.return_organisation_id),
            taken_back_on=row.taken_back_on,
            item_id=row.item_id,
            answered_id=row.answered_id,
        )
        for row, minutes in rows
    )


@dataclass(frozen=True)
class TopicLine:
    """A topic that an ask or an offer can be about."""

    id: uuid.UUID
    name: Named


def board_topics(db: Session) -> tuple[TopicLine, ...]:
    """All topics by name."""
    topic = t.Topic
    rows = db.execute(sa.select(topic.id, topic.name_en, topic.name_cy).order_by(topic.name_en))
    return tuple(TopicLine(key, Named(en or cy, cy or en)) for key, en, cy in rows)
