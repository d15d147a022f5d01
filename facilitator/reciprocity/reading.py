"""The programme's whole history, read from its store as one `Record` of plain values.

`whole_record(db, today)` is a question; each table is read once, as columns, and the human codes
stand where the store has keys. Promises that were let go, handed on or lapsed are not in it:
nothing is asked of anybody for them any more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from facilitator.reciprocity import reading_more as more
from facilitator.reciprocity import record as r
from facilitator.store import tables as t
from facilitator.store.kept import part, rows_by_key, worked_out
from facilitator.store.read_rows import codes_of, key_of, rows_of, seldom
from facilitator.vocabulary import CommitmentState, LetterLanguage, PartyKind, PersonStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.store.base import Row
    from facilitator.store.read_rows import Codes, Key

R = TypeVar("R")

_STANDING = (CommitmentState.OPEN, CommitmentState.MET, CommitmentState.REPLANNED)


def whole_record(db: Session, today: dt.date) -> r.Record:
    """The programme's history as the store has it; `today` goes into its settings.

    It is read once between two steps, however many questions begin with it, and after a step only
    the tables that the step touched are read again.
    """
    return worked_out(db, "record", today, lambda: _read(db, today))


def _read(db: Session, today: dt.date) -> r.Record:
    """Read what has changed since it was read last; the rest is kept."""

    def kept(what: str, work: Callable[[], R], *tables: type[Row], of: tuple[Any, ...] = ()) -> R:
        return part(db, f"record {what}", tables, work, of)

    person = kept("person codes", lambda: codes_of(db, t.Person), t.Person)
    body = kept("organisation codes", lambda: codes_of(db, t.Organisation), t.Organisation)
    cohort = kept("cohort codes", lambda: codes_of(db, t.Cohort), t.Cohort)
    pairing = kept("pairing codes", lambda: codes_of(db, t.Pairing), t.Pairing)
    promise = kept("promise codes", lambda: codes_of(db, t.Commitment), t.Commitment)
    works = kept("works", lambda: _works(db, person, body), t.Affiliation, of=(person, body))
    sessions = rows_by_key(
        db,
        "record session rows",
        t.CoachingSession,
        lambda keys: _sessions(db, keys),
        of=(pairing, promise),
    )
    record = r.Record(
        settings=_settings(db, today),
        organisations=kept("organisations", lambda: _organisations(db), t.Organisation),
        people=kept("people", lambda: _people(db, works), t.Person, of=(works,)),
        affiliations=kept("dated", lambda: _dated(works), of=(works,)),
        cohorts=kept("cohorts", lambda: _cohorts(db), t.Cohort),
        pairings=kept(
            "pairings", lambda: _pairings(db, person, cohort), t.Pairing, t.Ring,
            of=(person, cohort),
        ),
        sessions=kept("sessions", lambda: _in_order(sessions.values()), of=(sessions,)),
        corrections=kept("corrections", lambda: _corrections(db), t.Correction, t.CoachingSession),
        movements=kept(
            "movements", lambda: _movements(db, person, body, cohort, today), t.Movement,
            of=(today, person, body, cohort),
        ),
        commitments=kept(
            "commitments", lambda: _commitments(db, person, body, cohort), t.Commitment,
            of=(person, body, cohort),
        ),
        pauses=kept("pauses", lambda: more.pauses(db, person), t.Pause, of=(person,)),
        ended=kept("ended", lambda: more.ended(db), t.Pairing),
        agreements=kept(
            "agreements", lambda: more.agreements(db, pairing), t.Agreement, of=(pairing,)
        ),
        requests=kept("requests", lambda: more.requests(db, person), t.Request, of=(person,)),
        thanks=kept("thanks", lambda: more.thanks(db, pairing), t.Thank, of=(pairing,)),
        supervision=kept(
            "supervision", lambda: more.supervision(db, person), t.Supervision, of=(person,)
        ),
        qualifications=kept(
            "qualifications", lambda: more.qualifications(db, person),
            t.Qualification, t.Assurance, of=(person,),
        ),
        snoozes=kept("snoozes", lambda: more.snoozes(db), t.Snooze),
        dismissals=kept("dismissals", lambda: more.dismissals(db), t.Dismissal),
        bank_holidays=kept("bank holidays", lambda: more.bank_holidays(db), t.BankHoliday),
    )  # fmt: skip
    record.begin_with(kept("made", r.Made))
    return record


def _dated(works: Mapping[str, list[r.Affiliation]]) -> tuple[r.Affiliation, ...]:
    return tuple(work for code in sorted(works) if _is_dated(works[code]) for work in works[code])


def _settings(db: Session, today: dt.date) -> r.Settings:
    rows = rows_of(
        db,
        sa.select(
            t.ProgrammeRow.name_en,
            t.ProgrammeRow.name_cy,
            t.ProgrammeRow.no_show_window_months,
            t.ProgrammeRow.grace_days,
            t.ProgrammeRow.session_minutes,
            t.ProgrammeRow.limits,
        ),
    )
    if not rows:
        return r.Settings(today=today)
    row = rows[0]
    return r.Settings(
        today=today,
        name_en=row.name_en,
        name_cy=row.name_cy,
        no_show_window_months=row.no_show_window_months,
        grace_days=row.grace_days,
        session_minutes=row.session_minutes,
        limits=dict(row.limits or {}),
    )


def _organisations(db: Session) -> tuple[r.Organisation, ...]:
    o = t.Organisation
    columns = (o.code, o.name_en, o.name_cy, o.sector, o.region)
    rows = rows_of(db, sa.select(*columns).order_by(o.code))
    return tuple(r.Organisation(*row) for row in rows)


def _works(db: Session, person: Codes, organisation: Codes) -> dict[str, list[r.Affiliation]]:
    """Where each person works, by code; merged records have none of their own."""
    a = t.Affiliation
    works: dict[str, list[r.Affiliation]] = {}
    columns = (key_of(a.person_id), key_of(a.organisation_id), a.department, a.start, a.end)
    for who, where, department, first, last in rows_of(db, sa.select(*columns)):
        work = r.Affiliation(person[who], organisation[where], department, first, last)
        works.setdefault(work.person, []).append(work)
    for rows in works.values():
        rows.sort(key=lambda work: (work.first or dt.date.min, work.organisation))
    return works


def _is_dated(works: list[r.Affiliation]) -> bool:
    """Whether the history needs rows of its own: more than one place, or any date."""
    return len(works) > 1 or any(work.first or work.last for work in works)


def _people(db: Session, works: Mapping[str, list[r.Affiliation]]) -> tuple[r.Person, ...]:
    p = t.Person
    columns = (p.code, p.full_name, p.known_as, p.letter_language, p.joined, p.left, p.status)
    people = []
    for code, name, known_as, language, joined, left, status in rows_of(
        db, sa.select(*columns).where(p.merged_into_id.is_(None)).order_by(p.code)
    ):
        places = works.get(code, [])
        place = places[0] if places and not _is_dated(places) else None
        spoken = "" if language is LetterLanguage.NOT_ASKED else language.value
        people.append(
            r.Person(
                id=code,
                name=name,
                known_as=known_as,
                organisation=place.organisation if place else "",
                department=place.department if place else "",
                language=spoken,
                joined=joined,
                left=left,
                has_died=status is PersonStatus.DECEASED,
            )
        )
    return tuple(people)


def _cohorts(db: Session) -> tuple[r.Cohort, ...]:
    c = t.Cohort
    rows = rows_of(db, sa.select(c.code, c.title_en, c.start, c.end, c.limits).order_by(c.code))
    return tuple(
        r.Cohort(code, title, start, end, tuple(sorted((limits or {}).items())))
        for code, title, start, end, limits in rows
    )


def _pairings(db: Session, person: Codes, cohort: Codes) -> tuple[r.Pairing, ...]:
    ring = codes_of(db, t.Ring)
    p = t.Pairing
    rows = rows_of(
        db,
        sa.select(
            p.code, key_of(p.cohort_id), key_of(p.coach_id), key_of(p.coachee_id), p.started,
            p.planned_end, p.contracted_sessions, p.minutes_each, p.state, key_of(p.ring_id),
            p.position,
        ).order_by(p.code),
    )  # fmt: skip
    return tuple(
        r.Pairing(
            id=row.code,
            cohort=cohort[row.cohort_id],
            coach=person[row.coach_id],
            coachee=person[row.coachee_id],
            started=row.started,
            planned_end=row.planned_end,
            contracted_sessions=row.contracted_sessions,
            minutes_each=row.minutes_each,
            state=row.state.value,
            ring=ring[row.ring_id],
            position=row.position,
        )
        for row in rows
        if row.started is not None
    )


def _sessions(db: Session, keys: Collection[Key] | None) -> dict[Key, r.CoachingSession]:
    """Sessions by key, of these keys or all; the codes of pairings and promises come with them."""
    s, p, c = t.CoachingSession, t.Pairing, t.Commitment
    asked = (
        sa.select(
            key_of(s.id), s.code, p.code, s.day, s.status, s.minutes, seldom(s.others),
            s.confirmed, c.code, s.recorded_on,
        )
        .join(p, p.id == s.pairing_id)
        .outerjoin(c, c.id == s.commitment_id)
    )  # fmt: skip
    if keys is not None:
        asked = asked.where(key_of(s.id).in_(keys))
    return {
        key: r.CoachingSession(
            id=code,
            pairing=pairing,
            date=day,
            status=status,
            minutes=minutes,
            others=tuple(others or ()),
            confirmed=confirmed,
            commitment=promise or "",
            recorded_on=recorded_on,
        )
        for key, code, pairing, day, status, minutes, others, confirmed, promise, recorded_on
        in rows_of(db, asked)
    }  # fmt: skip


def _in_order(sessions: Iterable[r.CoachingSession]) -> tuple[r.CoachingSession, ...]:
    return tuple(sorted(sessions, key=attrgetter("id")))


def _corrections(db: Session) -> tuple[r.Correction, ...]:
    c, s = t.Correction, t.CoachingSession
    rows = rows_of(
        db, sa.select(s.code, c.on, c.status, c.minutes, c.why).join(s, s.id == c.session_id)
    )
    found = (r.Correction(*row) for row in rows)
    return tuple(sorted(found, key=lambda row: (row.session, row.on)))


def _movements(
    db: Session, person: Codes, organisation: Codes, cohort: Codes, today: dt.date
) -> tuple[r.OtherMovement, ...]:
    """Movements that no session made; those of sessions follow from the sessions.

    What was taken back stands under the code of what it takes back, and counts from the day on
    which it is known.
    """
    m = t.Movement

    def party(person_id: Key | None, organisation_id: Key | None) -> str:
        return person[person_id] or organisation[organisation_id] or r.PROGRAMME

    rows = rows_of(
        db,
        sa.select(
            m.code, m.day, m.known_from, key_of(m.giver_person_id), key_of(m.giver_organisation_id),
            key_of(m.receiver_person_id), key_of(m.receiver_organisation_id), m.minutes, m.kind,
            key_of(m.cohort_id),
        )
        .where(m.session_id.is_(None))
        .order_by(m.code, m.minutes.desc()),
    )  # fmt: skip
    found: dict[str, r.OtherMovement] = {}
    for row in rows:
        if row.minutes < 0:
            standing = found.get(row.code)
            if standing is not None and row.known_from <= today:
                left = standing.minutes + row.minutes
                found[row.code] = replace(standing, minutes=left)
                if not left:
                    del found[row.code]
            continue
        found[row.code] = r.OtherMovement(
            id=row.code,
            date=row.day,
            giver=party(row.giver_person_id, row.giver_organisation_id),
            receiver=party(row.receiver_person_id, row.receiver_organisation_id),
            minutes=row.minutes,
            kind=row.kind,
            cohort=cohort[row.cohort_id],
        )
    return tuple(found.values())


def _commitments(
    db: Session, person: Codes, organisation: Codes, cohort: Codes
) -> tuple[r.Commitment, ...]:
    c = t.Commitment
    rows = rows_of(
        db,
        sa.select(
            c.code, c.owner_kind, key_of(c.owner_person_id), key_of(c.owner_organisation_id),
            c.direction, key_of(c.to_person_id), key_of(c.to_organisation_id), c.minutes, c.counts,
            c.begins, c.due, c.source, key_of(c.cohort_id), c.qualified_only, c.region,
        )
        .where(c.state.in_(_STANDING))
        .order_by(c.code),
    )  # fmt: skip
    return tuple(
        r.Commitment(
            id=row.code,
            owner_kind=row.owner_kind.value,
            owner=(
                r.PROGRAMME
                if row.owner_kind is PartyKind.PROGRAMME
                else person[row.owner_person_id] or organisation[row.owner_organisation_id]
            ),
            direction=row.direction.value,
            to=person[row.to_person_id] or organisation[row.to_organisation_id],
            minutes=row.minutes,
            counts=row.counts.value,
            begins=row.begins,
            due=row.due,
            source=row.source,
            cohort=cohort[row.cohort_id],
            qualified_only=row.qualified_only,
            region=row.region,
        )
        for row in rows
    )
