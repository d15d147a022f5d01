"""Every session as the list shows it, read once and brought up to date after each step.

session_lines(db, today) -> the newest first
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.sessions.rules import days_late, minutes_that_count
from facilitator.store import tables as t
from facilitator.store.kept import part, rows_by_key
from facilitator.store.read_rows import Uuids, key_of, rows_of, seldom
from facilitator.vocabulary import MovedBy, SessionMode, SessionStatus, ToldBy

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.store.read_rows import Key

# What a session turned out to be: status, minutes, why.
Corrected: TypeAlias = "tuple[SessionStatus, int, str]"


@dataclass(frozen=True)
class SessionLine:
    """A session as the list shows it, corrections counted."""

    id: uuid.UUID
    version: int
    code: str
    pairing_id: uuid.UUID
    pairing: str
    coach: str
    coachee: str
    day: dt.date
    status: SessionStatus
    minutes: int
    place: str
    mode: SessionMode | None
    told_by: ToldBy | None
    recorded_on: dt.date
    is_corrected: bool
    why: str
    cohort_en: str
    cohort_cy: str
    others: int
    moved_by: MovedBy | None
    disputed_by: ToldBy | None
    disputed_why: str
    coach_id: uuid.UUID
    coachee_id: uuid.UUID

    @property
    def days_late(self) -> int:
        """How many days after it the session was recorded, where that is worth a mark."""
        if self.status is SessionStatus.ARRANGED:
            return 0
        return days_late(self.day, self.recorded_on)

    @property
    def counted(self) -> int:
        """The minutes that stand in the ledger."""
        return minutes_that_count(self.status, self.minutes)


def session_lines(db: Session, today: dt.date) -> tuple[SessionLine, ...]:
    """Every session, the newest first; what was recorded is kept until a step touches it."""
    pairs = part(db, "session pairs", (t.Pairing, t.Cohort, t.Person), lambda: _pairs(db))
    rows = rows_by_key(
        db, "session lines", t.CoachingSession, lambda keys: _recorded(db, pairs, keys),
        of=(pairs,),
    )  # fmt: skip
    corrected = _corrections(db, today)
    lines = [
        line if (known := corrected.get(key)) is None else _corrected(line, known)
        for key, line in rows.items()
    ]
    return tuple(sorted(lines, key=attrgetter("day", "code"), reverse=True))


@dataclass(frozen=True)
class _Pair:
    """What a session shows of its pairing."""

    id: uuid.UUID
    code: str
    coach: str
    coachee: str
    coach_id: uuid.UUID
    coachee_id: uuid.UUID
    title_en: str
    title_cy: str


def _pairs(db: Session) -> dict[Key, _Pair]:
    p, c = t.Pairing, t.Cohort
    coach, coachee = aliased(t.Person), aliased(t.Person)
    rows = rows_of(
        db,
        sa.select(key_of(p.id), p.code, coach.full_name, coachee.full_name, key_of(p.coach_id),
                  key_of(p.coachee_id), c.title_en, c.title_cy)
        .join(c, c.id == p.cohort_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id),
    )  # fmt: skip
    uuids = Uuids()
    return {
        key: _Pair(uuids[key], code, giver, receiver, uuids[coach_id], uuids[coachee_id], en, cy)
        for key, code, giver, receiver, coach_id, coachee_id, en, cy in rows
    }


def _recorded(
    db: Session, pairs: Mapping[Key, _Pair], keys: Collection[Key] | None
) -> dict[Key, SessionLine]:
    """Sessions by key as they were recorded, of these keys or all."""
    s = t.CoachingSession
    asked = sa.select(
        key_of(s.id), s.version, s.code, key_of(s.pairing_id), s.day, s.status, s.minutes, s.place,
        s.mode, s.told_by, s.recorded_on, seldom(s.others), s.moved_by, s.disputed_by,
        s.disputed_why,
    )  # fmt: skip
    if keys is not None:
        asked = asked.where(key_of(s.id).in_(keys))
    uuids = Uuids()
    return {row[0]: _line(row, pairs[row[3]], uuids) for row in rows_of(db, asked)}


def _line(row: Sequence[Any], pair: _Pair, uuids: Uuids) -> SessionLine:
    (key, version, code, _, day, status, minutes, place, mode, told_by, recorded_on, others,
     moved_by, disputed_by, disputed_why) = row  # fmt: skip
    return SessionLine(
        id=uuids[key], version=version, code=code, pairing_id=pair.id, pairing=pair.code,
        coach=pair.coach, coachee=pair.coachee, day=day, status=status, minutes=minutes,
        place=place, mode=mode, told_by=told_by, recorded_on=recorded_on, is_corrected=False,
        why="", cohort_en=pair.title_en, cohort_cy=pair.title_cy or pair.title_en,
        others=len(others or ()), moved_by=moved_by, disputed_by=disputed_by,
        disputed_why=disputed_why, coach_id=pair.coach_id, coachee_id=pair.coachee_id,
    )  # fmt: skip


def _corrected(line: SessionLine, known: Corrected) -> SessionLine:
    status, minutes, why = known
    return replace(line, status=status, minutes=minutes, why=why, is_corrected=True)


def _corrections(db: Session, today: dt.date) -> dict[Key, Corrected]:
    """The newest correction of each session that is known by today."""
    c = t.Correction
    asked = sa.select(key_of(c.session_id), c.status, c.minutes, c.why).where(c.on <= today)
    rows = rows_of(db, asked.order_by(c.on, c.version))
    return {key: (status, minutes, why) for key, status, minutes, why in rows}
