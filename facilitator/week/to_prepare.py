"""Reads what is still to be prepared: people without a pairing, rings, gatherings, agreements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from facilitator.archiving.rules import is_asked_about
from facilitator.cohorts.expected import TAKING_PART, expected_at
from facilitator.cohorts.pack_state import is_out_of_date
from facilitator.people.asked import open_asks
from facilitator.store import tables as t
from facilitator.vocabulary import (
    AttendanceState,
    CohortState,
    PairingState,
    PersonStatus,
    RingState,
)
from facilitator.week.preparing import (
    AskedOfRecord,
    ComingGathering,
    NotPaired,
    OpenRing,
    ToPrepare,
    Unissued,
)
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record

_RUNNING = [state for state in PairingState if state.is_running]
_COMPLETED = (PairingState.COMPLETED, PairingState.COMPLETED_EARLY, PairingState.EXTENDED)
_GONE = [state for state in PersonStatus if state.is_gone]


@dataclass(frozen=True)
class Title:
    """What a gathering, a ring or a cohort is called, with the keys to go there."""

    en: str
    cy: str
    beside_en: str = ""
    beside_cy: str = ""
    day: dt.date | None = None
    cohort_id: uuid.UUID | None = None
    gathering_id: uuid.UUID | None = None
    ring_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None


Titles: TypeAlias = Mapping[str, Title]


def to_prepare(db: Session, record: Record, today: dt.date) -> tuple[ToPrepare, Titles]:
    """All that is still to be prepared, and the titles of what is not a person or a pairing."""
    titles: dict[str, Title] = {}
    return (
        ToPrepare(
            not_paired=_not_paired(db, record, today),
            open_rings=_open_rings(db, today, titles),
            gatherings=_gatherings(db, today, titles),
            unissued=_unissued(db, today, titles),
            to_archive=_to_archive(db, today, titles),
            asked=_asked(db, titles),
        ),
        titles,
    )


def _not_paired(db: Session, record: Record, today: dt.date) -> tuple[NotPaired, ...]:
    e, c, p, pair = t.Enrolment, t.Cohort, t.Person, t.Pairing
    paired = (
        sa.select(pair.id)
        .where(
            pair.cohort_id == e.cohort_id,
            sa.or_(pair.coach_id == e.person_id, pair.coachee_id == e.person_id),
            pair.state.in_((*_RUNNING, *_COMPLETED)),
        )
        .correlate(e)
    )
    rows = db.execute(
        sa.select(p.code, c.code, e.enrolled_on, c.start)
        .join(p, p.id == e.person_id)
        .join(c, c.id == e.cohort_id)
        .where(
            c.state == CohortState.IN_PROGRESS,
            e.state.in_(TAKING_PART),
            p.status.not_in(_GONE),
            ~paired.exists(),
        )
        .order_by(p.code, c.code)
    )
    return tuple(
        NotPaired(person, cohort, max(day for day in (enrolled, start, dt.date.min) if day))
        for person, cohort, enrolled, start in rows
        if not record.has_left(person, today) and not record.is_resting([person], today)
    )


def _open_rings(db: Session, today: dt.date, titles: dict[str, Title]) -> tuple[OpenRing, ...]:
    r, c, p = t.Ring, t.Cohort, t.Pairing
    turning = sa.func.sum(sa.case((p.state.in_(_RUNNING), 1), else_=0))
    rows = db.execute(
        sa.select(
            r.id, r.code, r.name, c.id, c.code, c.title_en, c.title_cy,
            sa.func.max(p.ended_on), turning,
        )
        .join(c, c.id == r.cohort_id)
        .outerjoin(p, p.ring_id == r.id)
        .where(r.state == RingState.PLACE_TO_FILL)
        .group_by(r.id, r.code, r.name, c.id, c.code, c.title_en, c.title_cy)
        .order_by(r.code)
    )  # fmt: skip
    found = []
    for key, code, name, cohort, of, title_en, title_cy, ended, links in rows:
        called = name or code
        titles[f"ring {code}"] = Title(
            called, called, title_en, title_cy, cohort_id=cohort, ring_id=key
        )
        since = min(ended, today) if ended else today - dt.timedelta(days=1)
        found.append(OpenRing(f"ring {code}", since, int(links or 0), of))
    return tuple(found)


def _gatherings(
    db: Session, today: dt.date, titles: dict[str, Title]
) -> tuple[ComingGathering, ...]:
    g, c = t.Gathering, t.Cohort
    coming = db.execute(
        sa.select(g, c.code)
        .join(c, c.id == g.cohort_id)
        .where(g.day >= today)
        .order_by(g.day, g.id)
    ).all()
    rows = [
        (row, cohort)
        for row, cohort in coming
        if row.pack_prepared_on is None or is_out_of_date(db, row, expected_at(db, row))
    ]
    expected = _expected(db, [row.id for row, _cohort in rows])
    found = []
    for row, cohort in rows:
        code = str(row.id)
        titles[code] = Title(
            row.title_en,
            row.title_cy or row.title_en,
            row.place_en,
            row.place_cy or row.place_en,
            day=row.day,
            cohort_id=row.cohort_id,
            gathering_id=row.id,
        )
        found.append(
            ComingGathering(code, row.day, expected.get(row.id, 0), cohort, row.pack_prepared_on)
        )
    return tuple(found)


def _expected(db: Session, gatherings: list[uuid.UUID]) -> dict[uuid.UUID, int]:
    """How many of the cohort are expected: taking part, not at rest, no apologies sent."""
    e, g, a, p, z = t.Enrolment, t.Gathering, t.Attendance, t.Person, t.Pause
    at_rest = (
        sa.select(z.id)
        .where(
            z.person_id == e.person_id,
            z.start <= g.day,
            sa.or_(z.end.is_(None), z.end >= g.day),
        )
        .correlate(g, e)
    )
    sorry = (
        sa.select(a.id)
        .where(
            a.gathering_id == g.id,
            a.person_id == e.person_id,
            a.state.in_((AttendanceState.APOLOGIES, AttendanceState.ABSENT)),
        )
        .correlate(g, e)
    )
    rows = db.execute(
        sa.select(g.id, sa.func.count(sa.distinct(e.person_id)))
        .join(e, e.cohort_id == g.cohort_id)
        .join(p, p.id == e.person_id)
        .where(
            g.id.in_(gatherings),
            e.state.in_(TAKING_PART),
            p.status.not_in([*_GONE, PersonStatus.RESTING]),
            ~sorry.exists(),
            ~at_rest.exists(),
        )
        .group_by(g.id)
    )
    return {key: int(number) for key, number in rows}


def _unissued(db: Session, today: dt.date, titles: dict[str, Title]) -> tuple[Unissued, ...]:
    p, c, a = t.Pairing, t.Cohort, t.Agreement
    issued = sa.select(a.id).where(a.pairing_id == p.id).correlate(p)
    rows = db.execute(
        sa.select(c.id, c.code, c.title_en, c.title_cy, sa.func.count(p.id), sa.func.min(p.started))
        .join(c, c.id == p.cohort_id)
        .where(p.state.in_(_RUNNING), p.started.is_not(None), p.started <= today, ~issued.exists())
        .group_by(c.id, c.code, c.title_en, c.title_cy)
        .order_by(c.code)
    )
    found = []
    for key, code, title_en, title_cy, number, since in rows:
        titles[f"cohort {code}"] = Title(title_en, title_cy or title_en, cohort_id=key)
        found.append(Unissued(f"cohort {code}", int(number), since or today, code))
    return tuple(found)


def _asked(db: Session, titles: dict[str, Title]) -> tuple[AskedOfRecord, ...]:
    """Who waits for an answer about their own record, without their name."""
    asks = open_asks(db)
    if not asks:
        # The other language's catalogue is only read where something is said in it.
        return ()
    found = []
    english, welsh = (_own_record(Words(one)) for one in (Language.EN, Language.CY))
    for ask in asks:
        key = f"record {ask.id.hex}"
        titles[key] = Title(english, welsh, person_id=ask.person_id)
        found.append(AskedOfRecord(key, ask.received, ask.due))
    return tuple(found)


def _own_record(words: Words) -> str:
    return words("Somebody’s own record")


def _to_archive(db: Session, today: dt.date, titles: dict[str, Title]) -> int:
    """In January: how many cohorts wait for the yes of the year's archive."""
    if not is_asked_about(today):
        return 0
    from facilitator.archiving.questions import awaits_a_yes

    waiting = awaits_a_yes(db, today)
    if waiting:
        english, welsh = (Words(one)("The year's archive") for one in (Language.EN, Language.CY))
        titles[f"archive {today.year}"] = Title(english, welsh)
    return waiting
