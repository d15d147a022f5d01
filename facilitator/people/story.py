"""One person's story: sessions given and received, gatherings, papers, thanks, rests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.cohorts.expected import TAKING_PART
from facilitator.people.here import is_here
from facilitator.people.story_kinds import StoryKind
from facilitator.reciprocity.ledger import shares
from facilitator.sessions.rules import minutes_that_count
from facilitator.store import tables as t
from facilitator.vocabulary import AttendanceState, PersonStatus, SessionStatus

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from facilitator.vocabulary import SessionMode, ToldBy


@dataclass(frozen=True)
class StoryLine:
    """One thing that happened or is to come.

    Attributes:
        who: the other person, the gathering or the paper's number.
        number: which session of the pairing it was.
    """

    day: dt.date
    kind: StoryKind
    who: str = ""
    who_cy: str = ""
    number: int = 0
    minutes: int = 0
    mode: SessionMode | None = None
    place: str = ""
    confirmed: bool = False
    told_by: ToldBy | None = None
    attendance: AttendanceState | None = None
    key: uuid.UUID | None = field(default=None, compare=False)

    def named(self, language: str) -> str:
        """The other party in a language."""
        return self.who_cy if language == "cy" and self.who_cy else self.who


def story_of(db: Session, person: t.Person, today: dt.date) -> tuple[StoryLine, ...]:
    """A person's story, newest first."""
    lines = [
        *_sessions(db, person, today),
        *_gatherings(db, person.id, today),
        *_agreements(db, person.id),
        *_thanks(db, person.id),
        *_rests(db, person.id, today),
        *_comings_and_goings(person),
    ]
    order: Mapping[StoryKind, int] = {kind: place for place, kind in enumerate(StoryKind)}
    return tuple(sorted(lines, key=lambda line: (line.day, -order[line.kind]), reverse=True))


def _sessions(db: Session, person: t.Person, today: dt.date) -> Iterator[StoryLine]:
    """Sessions that the person gave or received, those in a group with their share."""
    s, p = t.CoachingSession, t.Pairing
    coach, coachee = aliased(t.Person), aliased(t.Person)
    changed = _corrections(db, person.id, today)
    mine = sa.or_(p.coach_id == person.id, p.coachee_id == person.id, s.others.is_not(None))
    rows = db.execute(
        sa.select(s, p.coach_id, p.coachee_id, coach.full_name, coachee.full_name, coachee.code)
        .join(p, p.id == s.pairing_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .where(mine)
        .order_by(s.day, s.code)
    )
    held: Counter[uuid.UUID] = Counter()
    for session, coach_id, coachee_id, coach_name, coachee_name, coachee_code in rows:
        others = session.others or []
        if person.id not in {coach_id, coachee_id} and person.code not in others:
            continue
        status, minutes = changed.get(session.id, (session.status, session.minutes))
        gives = coach_id == person.id
        if status.moves_minutes:
            held[session.pairing_id] += 1
        if not gives:
            minutes = dict(shares(minutes, (coachee_code, *others)))[person.code]
        yield StoryLine(
            day=session.day,
            kind=_kind(status, session.day, today, gives=gives),
            who=coachee_name if gives else coach_name,
            number=held[session.pairing_id],
            minutes=minutes_that_count(status, minutes),
            mode=session.mode,
            place=session.place,
            confirmed=session.confirmed,
            told_by=session.told_by,
            key=session.id,
        )


def _corrections(
    db: Session, person_id: uuid.UUID, today: dt.date
) -> dict[uuid.UUID, tuple[SessionStatus, int]]:
    """What corrected sessions turned out to be, as known today."""
    c, s, p = t.Correction, t.CoachingSession, t.Pairing
    rows = db.execute(
        sa.select(c.session_id, c.status, c.minutes)
        .join(s, s.id == c.session_id)
        .join(p, p.id == s.pairing_id)
        .where(
            sa.or_(p.coach_id == person_id, p.coachee_id == person_id, s.others.is_not(None)),
            c.on <= today,
        )
        .order_by(c.on, c.id)
    )
    return {session: (status, minutes) for session, status, minutes in rows}


def _kind(status: SessionStatus, day: dt.date, today: dt.date, *, gives: bool) -> StoryKind:
    if status.moves_minutes:
        return StoryKind.GAVE if gives else StoryKind.RECEIVED
    if status is not SessionStatus.ARRANGED:
        return StoryKind.NOT_HELD
    if day < today:
        return StoryKind.NO_OUTCOME
    return StoryKind.TO_GIVE if gives else StoryKind.TO_RECEIVE


def _gatherings(db: Session, person_id: uuid.UUID, today: dt.date) -> Iterator[StoryLine]:
    """Gatherings to come at which the person is here, and those they came to."""
    g, a, e, p = t.Gathering, t.Attendance, t.Enrolment, t.Person
    mine = sa.and_(a.gathering_id == g.id, a.person_id == person_id)
    here = sa.exists().where(p.id == person_id, e.state.in_(TAKING_PART), *is_here(g.day))
    rows = db.execute(
        sa.select(g.day, g.title_en, g.title_cy, g.place_en, a.state, here)
        .join(e, sa.and_(e.cohort_id == g.cohort_id, e.person_id == person_id))
        .outerjoin(a, mine)
    )
    for day, title_en, title_cy, place, state, is_expected in rows:
        if day >= today and is_expected and state is not AttendanceState.CAME:
            yield StoryLine(
                day,
                StoryKind.GATHERING,
                title_en,
                title_cy,
                place=place,
                attendance=state or AttendanceState.EXPECTED,
            )
        elif state is AttendanceState.CAME:
            yield StoryLine(day, StoryKind.CAME, title_en, title_cy, place=place)


def _agreements(db: Session, person_id: uuid.UUID) -> Iterator[StoryLine]:
    """Agreements of the person's pairings: signed by both, or issued and waiting."""
    a, p = t.Agreement, t.Pairing
    rows = db.scalars(
        sa.select(a)
        .join(p, p.id == a.pairing_id)
        .where(sa.or_(p.coach_id == person_id, p.coachee_id == person_id))
    )
    for row in rows:
        number = row.number or row.code
        if row.signed_coach and row.signed_coachee:
            day = max(row.signed_coach, row.signed_coachee)
            yield StoryLine(day, StoryKind.AGREEMENT_SIGNED, number, place=row.kept_where)
        else:
            yield StoryLine(row.issued, StoryKind.AGREEMENT_ISSUED, number)


def _thanks(db: Session, person_id: uuid.UUID) -> Iterator[StoryLine]:
    h, p, giver = t.Thank, t.Pairing, t.Person
    rows = db.execute(
        sa.select(h.on, sa.func.coalesce(giver.full_name, ""))
        .outerjoin(p, p.id == h.pairing_id)
        .outerjoin(giver, giver.id == sa.func.coalesce(h.from_person_id, p.coachee_id))
        .where(sa.func.coalesce(h.to_person_id, p.coach_id) == person_id)
    )
    for day, name in rows:
        yield StoryLine(day, StoryKind.THANKED, name)


def _rests(db: Session, person_id: uuid.UUID, today: dt.date) -> Iterator[StoryLine]:
    p = t.Pause
    for start, end in db.execute(sa.select(p.start, p.end).where(p.person_id == person_id)):
        yield StoryLine(start, StoryKind.RESTS)
        if end is not None and end < today:
            yield StoryLine(end, StoryKind.BACK)


def _comings_and_goings(person: t.Person) -> Iterator[StoryLine]:
    if person.joined is not None:
        yield StoryLine(person.joined, StoryKind.JOINED)
    if person.left is not None and person.status is not PersonStatus.ACTIVE:
        yield StoryLine(person.left, StoryKind.LEFT)
