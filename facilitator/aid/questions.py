"""Questions about mutual aid: each reciprocal agreement, what stands ready, what came back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.questions import Named
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.exchange_vocabulary import BoardSort, CallOutcome


@dataclass(frozen=True)
class ReadyLine:
    """What an organisation stands ready to give in a year, and what was drawn on this year."""

    id: uuid.UUID
    organisation_id: uuid.UUID
    organisation: Named
    sort: BoardSort
    what: str
    minutes: int
    uses: int
    drawn_minutes: int
    drawn_uses: int


@dataclass(frozen=True)
class CallLine:
    """A call of one on the other, and what came of it; minutes and uses apart."""

    id: uuid.UUID
    version: int
    called_by_id: uuid.UUID
    called_by: Named
    called_on: dt.date
    what: str
    sort: BoardSort | None
    outcome: CallOutcome
    answered_on: dt.date | None
    minutes: int
    uses: int


@dataclass(frozen=True)
class Given:
    """What one organisation gave the other under the agreement."""

    minutes: int = 0
    uses: int = 0


@dataclass(frozen=True)
class AidLine:
    """A reciprocal agreement: the two, what stands ready, the calls, and both ways in figures."""

    id: uuid.UUID
    version: int
    code: str
    one_id: uuid.UUID
    other_id: uuid.UUID
    one: Named
    other: Named
    about: str
    agreed_on: dt.date
    review_on: dt.date | None
    ended_on: dt.date | None
    kept_where: str
    ready: tuple[ReadyLine, ...]
    calls: tuple[CallLine, ...]
    one_gave: Given
    other_gave: Given
    today: dt.date

    @property
    def is_in_force(self) -> bool:
        """Whether the two stand ready for each other today."""
        return self.ended_on is None or self.ended_on >= self.today

    @property
    def is_to_review(self) -> bool:
        """Whether the day of the review has come."""
        return self.is_in_force and self.review_on is not None and self.review_on <= self.today

    @property
    def waiting(self) -> int:
        """Calls that have no answer yet."""
        return sum(call.answered_on is None for call in self.calls)


def mutual_aid(db: Session, today: dt.date) -> tuple[AidLine, ...]:
    """Every reciprocal agreement, those in force first."""
    names = _names(db)
    given = _given(db)
    calls, drawn = _calls(db, names, given, today)
    ready = _ready(db, names, drawn)
    a = t.ReciprocalAgreement
    lines = []
    for row in db.scalars(sa.select(a).order_by(a.agreed_on, a.code)):
        mine = calls[row.id]
        lines.append(
            AidLine(
                id=row.id,
                version=row.version,
                code=row.code,
                one_id=row.one_id,
                other_id=row.other_id,
                one=names[row.one_id],
                other=names[row.other_id],
                about=row.about,
                agreed_on=row.agreed_on,
                review_on=row.review_on,
                ended_on=row.ended_on,
                kept_where=row.kept_where,
                ready=tuple(ready[row.id]),
                calls=tuple(mine),
                # Whoever was called by the other is the one who gave.
                one_gave=_sum(call for call in mine if call.called_by_id == row.other_id),
                other_gave=_sum(call for call in mine if call.called_by_id == row.one_id),
                today=today,
            )
        )
    return tuple(sorted(lines, key=lambda line: not line.is_in_force))


def _sum(calls: Iterable[CallLine]) -> Given:
    lines = list(calls)
    return Given(sum(line.minutes for line in lines), sum(line.uses for line in lines))


def _names(db: Session) -> dict[uuid.UUID, Named]:
    o = t.Organisation
    rows = db.execute(sa.select(o.id, o.name_en, o.name_cy))
    return {key: Named(en or cy, cy or en) for key, en, cy in rows}


def _given(db: Session) -> dict[uuid.UUID, Given]:
    """What was given under each call; what was taken back is not."""
    e, m = t.Exchange, t.Movement
    rows = db.execute(
        sa.select(
            e.call_id,
            sa.func.coalesce(sa.func.sum(m.minutes), 0),
            sa.func.coalesce(sa.func.sum(e.uses), 0),
        )
        .outerjoin(m, m.id == e.movement_id)
        .where(e.call_id.is_not(None), e.taken_back_on.is_(None))
        .group_by(e.call_id)
    )
    return {key: Given(int(minutes), int(uses)) for key, minutes, uses in rows if key}


def _calls(
    db: Session,
    names: Mapping[uuid.UUID, Named],
    given: Mapping[uuid.UUID, Given],
    today: dt.date,
) -> tuple[dict[uuid.UUID, list[CallLine]], dict[uuid.UUID, Given]]:
    """The calls of each agreement, newest first, and what was drawn of each offer in a year."""
    c, s = t.AidCall, t.StandingOffer
    found: dict[uuid.UUID, list[CallLine]] = defaultdict(list)
    drawn: dict[uuid.UUID, Given] = {}
    rows = db.execute(
        sa.select(c, s.sort)
        .outerjoin(s, s.id == c.standing_offer_id)
        .order_by(c.called_on.desc(), c.id)
    )
    for row, sort in rows:
        got = given.get(row.id, Given())
        found[row.agreement_id].append(
            CallLine(
                id=row.id,
                version=row.version,
                called_by_id=row.called_by_id,
                called_by=names[row.called_by_id],
                called_on=row.called_on,
                what=row.what,
                sort=sort,
                outcome=row.outcome,
                answered_on=row.answered_on,
                minutes=got.minutes,
                uses=got.uses,
            )
        )
        if row.standing_offer_id is not None and (today - row.called_on).days < 365:
            before = drawn.get(row.standing_offer_id, Given())
            drawn[row.standing_offer_id] = Given(
                before.minutes + got.minutes, before.uses + got.uses
            )
    return found, drawn


def _ready(
    db: Session, names: Mapping[uuid.UUID, Named], drawn: Mapping[uuid.UUID, Given]
) -> dict[uuid.UUID, list[ReadyLine]]:
    s = t.StandingOffer
    found: dict[uuid.UUID, list[ReadyLine]] = defaultdict(list)
    for row in db.scalars(sa.select(s).order_by(s.organisation_id, s.what, s.id)):
        used = drawn.get(row.id, Given())
        found[row.agreement_id].append(
            ReadyLine(
                id=row.id,
                organisation_id=row.organisation_id,
                organisation=names[row.organisation_id],
                sort=row.sort,
                what=row.what,
                minutes=row.minutes,
                uses=row.uses,
                drawn_minutes=used.minutes,
                drawn_uses=used.uses,
            )
        )
    return found
