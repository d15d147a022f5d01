"""What a progress summary says of a cohort or of the whole programme, fit to leave it.

All figures are those of `facilitator figures`. Counts of one to four people are not given, and
hours stand by organisation only where each has five people or more taking part; else by sector,
and sectors of fewer than five people together.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.questions import heading
from facilitator.papers.shared import Named
from facilitator.papers.summary import (
    Ask,
    MonthOfSessions,
    OrganisationHours,
    RingSoFar,
    Summary,
)
from facilitator.papers.summary_more import SummaryForm
from facilitator.people.here import people_here
from facilitator.reciprocity.answers import told_on
from facilitator.reciprocity.by_body import hours_by_body
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.links import is_kept
from facilitator.reciprocity.pairings import arranged, held, pairing_states, sessions_by_pairing
from facilitator.reciprocity.promises import Band, promise_states
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.summary_more import more_of, reach_of, sector_name
from facilitator.store import tables as t
from facilitator.vocabulary import (
    ConsentPurpose,
    EnrolmentState,
    PairingState,
    SkillKind,
)
from facilitator.words import N_, Language, Words

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from facilitator.papers.summary_more import Rate
    from facilitator.reciprocity.by_body import PapersOfDay
    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import CoachingSession, Pairing, Record

FEWEST = 5
"""Counts below this are not given to anybody outside."""
MOST_ASKS = 5


def summary_of(
    db: Session,
    cohort_id: uuid.UUID | None,
    today: dt.date,
    form: SummaryForm = SummaryForm.BOARD,
    rate: Rate | None = None,
) -> Summary:
    """The summary of one cohort, or of everything, as the record stands on a day; not numbered."""
    record = whole_record(db, today)
    cohort = db.get_one(t.Cohort, cohort_id) if cohort_id else None
    code = cohort.code if cohort else None
    known = movements(record, today)
    moved = [m for m in known if code is None or m.cohort == code]
    pairings = [p for p in record.pairings if code is None or p.cohort == code]
    sessions = sessions_by_pairing(record, today)
    mine = [session for pairing in pairings for session in sessions[pairing.id]]
    held_now = held(mine, today)
    starts, ends = _period(pairings, cohort, today)
    promises = _promises(db, record, cohort_id, today)
    told = told_on(db, today)
    given = sum(m.minutes for m in moved if m.giver in record.person)
    months = _months(pairings, held_now, mine, starts, ends, today)
    return Summary(
        top=heading(db, cohort_id, today),
        number="",
        version=1,
        starts=starts,
        ends=min(ends, today),
        promises=len(promises),
        promises_kept_or_on_time=sum(band is not Band.BEHIND for band in promises),
        given=given if told.may_say(code) else None,
        organisations=len(_organisations(moved)),
        sessions_held=len(held_now) if told.may_say_sessions(code) else None,
        both_confirmed=_percent(sum(s.confirmed for s in held_now), len(held_now)),
        hours=_hours(record, known, code, told),
        months=tuple(_if_not_few(one, code, told) for one in months),
        rings=_rings(db, record, pairings, today),
        asks=_asks(db, cohort_id),
        thanks=_thanks(db, cohort_id, today),
        reach=reach_of(db, cohort_id, today) if form is SummaryForm.FUNDER else (),
        form=form,
        more=None if form is SummaryForm.BOARD else more_of(db, cohort_id, today, rate),
    )


def _or_hidden(count: int) -> int | None:
    return count if count == 0 or count >= FEWEST else None


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def _period(
    pairings: Sequence[Pairing], cohort: t.Cohort | None, today: dt.date
) -> tuple[dt.date, dt.date]:
    """From the first start to the last planned end."""
    begins = [p.started for p in pairings] or [today]
    ends = [p.planned_end for p in pairings if p.planned_end] or [today]
    starts = cohort.start if cohort and cohort.start else min(begins)
    until = cohort.end if cohort and cohort.end else max(ends)
    return min(starts, today), max(until, starts)


def _promises(
    db: Session, record: Record, cohort_id: uuid.UUID | None, today: dt.date
) -> list[Band]:
    states = promise_states(record, movements(record, today), today)
    if cohort_id is None:
        return [state.band for state in states.values()]
    codes = db.scalars(sa.select(t.Commitment.code).where(t.Commitment.cohort_id == cohort_id))
    return [states[code].band for code in codes if code in states]


def _organisations(moved: Iterable[Movement]) -> set[str]:
    both = {m.from_organisation for m in moved} | {m.to_organisation for m in moved}
    return both - {""}


def _hours(
    record: Record, known: Sequence[Movement], code: str | None, told: PapersOfDay
) -> tuple[OrganisationHours, ...]:
    """Given and received by organisation, or by sector where an organisation has few people."""
    is_body, rows = told.is_body, hours_by_body(known, code, told)
    bodies = {row.id: Named(row.name_cy, row.name_en) for row in record.organisations}

    def name(row: str) -> Named:
        if is_body and row in bodies:
            return bodies[row]
        return sector_name(row)

    lines = [OrganisationHours(name(row.row), row.given, row.received) for row in rows]
    return tuple(sorted(lines, key=lambda line: -(line.given + line.received)))


def _in_both(key: str) -> Named:
    return Named(Words(Language.CY).stored(key), Words(Language.EN).stored(key))


def _months(
    pairings: Sequence[Pairing],
    held_now: Sequence[CoachingSession],
    sessions: Sequence[CoachingSession],
    starts: dt.date,
    ends: dt.date,
    today: dt.date,
) -> tuple[MonthOfSessions, ...]:
    """Sessions held each month, and what was planned if all are spread evenly."""
    months = _first_days(starts, ends)
    contracted = sum(pairing.contracted_sessions for pairing in pairings)
    held_in = Counter(session.date.replace(day=1) for session in held_now)
    to_come = Counter(session.date.replace(day=1) for session in arranged(sessions, today))
    this_month = today.replace(day=1)
    weights = _spread(contracted, months, starts, ends)
    return tuple(
        MonthOfSessions(
            month,
            held_in[month] if month <= this_month else None,
            weights[month] if month <= this_month else max(weights[month], to_come[month]),
        )
        for month in months
    )


def _if_not_few(month: MonthOfSessions, code: str | None, told: PapersOfDay) -> MonthOfSessions:
    """A month as it may leave: no number where few people took part in its sessions."""
    if month.held is None or told.may_say_sessions(code, f"{month.month:%Y-%m}"):
        return month
    return MonthOfSessions(month.month, None, None, has_few=True)


def _first_days(starts: dt.date, ends: dt.date) -> list[dt.date]:
    months = [starts.replace(day=1)]
    while (months[-1].year, months[-1].month) < (ends.year, ends.month):
        months.append((months[-1] + dt.timedelta(days=32)).replace(day=1))
    return months


def _spread(
    total: int, months: Sequence[dt.date], starts: dt.date, ends: dt.date
) -> dict[dt.date, int]:
    """A total shared over months by the days of each that lie between start and end."""
    days = {}
    for month in months:
        last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
        days[month] = (min(last, ends) - max(month, starts)).days + 1
    whole = sum(days.values()) or 1
    shared: dict[dt.date, int] = {}
    gone = 0
    for month in months:
        gone += days[month]
        shared[month] = round(total * gone / whole) - sum(shared.values())
    return shared


def _rings(
    db: Session, record: Record, pairings: Sequence[Pairing], today: dt.date
) -> tuple[RingSoFar, ...]:
    """Each ring with its links, kept or on their way."""
    states = pairing_states(record, today)
    names = {row.code: row.name for row in db.execute(sa.select(t.Ring.code, t.Ring.name))}
    rings: dict[str, list[Pairing]] = defaultdict(list)
    for pairing in pairings:
        if pairing.ring:
            rings[pairing.ring].append(pairing)
    return tuple(
        RingSoFar(
            Named(names.get(code, code), names.get(code, code)),
            tuple(
                is_kept(p, states[p.id], today)
                for p in sorted(links, key=lambda p: p.position or 0)
            ),
        )
        for code, links in sorted(rings.items(), key=lambda item: names.get(item[0], item[0]))
    )


def _asks(db: Session, cohort_id: uuid.UUID | None) -> tuple[Ask, ...]:
    """Topics that people wait for: asked by whoever takes part and is not coached now."""
    running = [state for state in PairingState if state.is_running]
    coached = sa.select(t.Pairing.coachee_id).where(t.Pairing.state.in_(running))
    query = (
        sa.select(t.Topic.name_cy, t.Topic.name_en, sa.func.count())
        .join(t.Skill, t.Skill.topic_id == t.Topic.id)
        .join(t.Enrolment, t.Enrolment.person_id == t.Skill.person_id)
        .where(
            t.Skill.kind == SkillKind.ASK,
            t.Enrolment.state == EnrolmentState.ACTIVE,
            t.Skill.person_id.not_in(coached),
        )
        .group_by(t.Topic.name_cy, t.Topic.name_en)
        .order_by(sa.func.count().desc(), t.Topic.name_en)
        .limit(MOST_ASKS)
    )
    if cohort_id is not None:
        query = query.where(t.Enrolment.cohort_id == cohort_id)
    why = _in_both(N_("asked for, and nobody is free to give it yet"))
    return tuple(
        Ask(Named(name_cy, name_en), why, _or_hidden(count))
        for name_cy, name_en, count in db.execute(query)
    )


def _thanks(db: Session, cohort_id: uuid.UUID | None, today: dt.date) -> tuple[Named, ...]:
    """Givers who were thanked, agreed to be named and are here, in the order of the alphabet."""
    agreed = sa.select(t.Consent.person_id).where(
        t.Consent.purpose == ConsentPurpose.PUBLIC_THANKS, t.Consent.withdrawn_on.is_(None)
    )
    query = (
        sa.select(t.Person.full_name, t.Person.sort_key_en)
        .join(t.Thank, t.Thank.to_person_id == t.Person.id)
        .where(t.Person.id.in_(agreed), t.Person.id.in_(people_here(db, today)))
        .distinct()
        .order_by(t.Person.sort_key_en)
    )
    if cohort_id is not None:
        query = query.join(t.Pairing, t.Pairing.id == t.Thank.pairing_id).where(
            t.Pairing.cohort_id == cohort_id
        )
    names = ", ".join(name for name, _ in db.execute(query))
    if not names:
        return ()
    key = N_("Thanked with their consent: %(names)s")
    return (
        Named(
            Words(Language.CY).stored(key, {"names": names}),
            Words(Language.EN).stored(key, {"names": names}),
        ),
    )
