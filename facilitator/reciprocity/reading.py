"""The programme's whole history, read from its store as one `Record` of plain values.

`whole_record(db, today)` is a question; each table is read once, as columns, and the human codes
stand where the store has keys. Promises that were let go, handed on or lapsed are not in it:
nothing is asked of anybody for them any more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

from facilitator.reciprocity import record as r
from facilitator.store import tables as t
from facilitator.store.kept import worked_out
from facilitator.vocabulary import CommitmentState, LetterLanguage, PartyKind, PersonStatus

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

Codes: TypeAlias = "Mapping[uuid.UUID | None, str]"

_STANDING = (CommitmentState.OPEN, CommitmentState.MET, CommitmentState.REPLANNED)


def whole_record(db: Session, today: dt.date) -> r.Record:
    """The programme's history as the store has it; `today` goes into its settings.

    It is read once between two steps, however many questions begin with it.
    """
    return worked_out(db, "record", today, lambda: _read(db, today))


def _read(db: Session, today: dt.date) -> r.Record:
    person, organisation = _codes(db, t.Person), _codes(db, t.Organisation)
    cohort, pairing = _codes(db, t.Cohort), _codes(db, t.Pairing)
    works = _works(db, person, organisation)
    return r.Record(
        settings=_settings(db, today),
        organisations=_organisations(db),
        people=_people(db, works),
        affiliations=tuple(
            work for code in sorted(works) if _is_dated(works[code]) for work in works[code]
        ),
        cohorts=_cohorts(db),
        pairings=_pairings(db, person, cohort),
        sessions=_sessions(db),
        corrections=_corrections(db),
        movements=_movements(db, person, organisation, cohort, today),
        commitments=_commitments(db, person, organisation, cohort),
        pauses=_pauses(db, person),
        ended=_ended(db),
        agreements=_agreements(db, pairing),
        requests=_requests(db, person),
        thanks=_thanks(db, pairing),
        supervision=_supervision(db, person),
        qualifications=_qualifications(db, person),
        snoozes=_snoozes(db),
        dismissals=_dismissals(db),
        bank_holidays=_bank_holidays(db),
    )


def _codes(db: Session, table: Any) -> Codes:  # noqa: ANN401  any table with a code
    codes: dict[uuid.UUID | None, str] = {None: ""}
    codes.update((key, code) for key, code in db.execute(sa.select(table.id, table.code)))
    return codes


def _settings(db: Session, today: dt.date) -> r.Settings:
    row = db.execute(
        sa.select(
            t.ProgrammeRow.name_en,
            t.ProgrammeRow.name_cy,
            t.ProgrammeRow.no_show_window_months,
            t.ProgrammeRow.grace_days,
            t.ProgrammeRow.session_minutes,
            t.ProgrammeRow.limits,
        )
    ).first()
    if row is None:
        return r.Settings(today=today)
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
    rows = db.execute(sa.select(*columns).order_by(o.code))
    return tuple(r.Organisation(*row) for row in rows)


def _works(db: Session, person: Codes, organisation: Codes) -> dict[str, list[r.Affiliation]]:
    """Where each person works, by code; merged records have none of their own."""
    a = t.Affiliation
    works: dict[str, list[r.Affiliation]] = {}
    columns = (a.person_id, a.organisation_id, a.department, a.start, a.end)
    for who, where, department, first, last in db.execute(sa.select(*columns)):
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
    for code, name, known_as, language, joined, left, status in db.execute(
        sa.select(*columns).where(p.merged_into_id.is_(None)).order_by(p.code)
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
    rows = db.execute(sa.select(c.code, c.title_en, c.start, c.end, c.limits).order_by(c.code))
    return tuple(
        r.Cohort(code, title, start, end, tuple(sorted((limits or {}).items())))
        for code, title, start, end, limits in rows
    )


def _pairings(db: Session, person: Codes, cohort: Codes) -> tuple[r.Pairing, ...]:
    ring = _codes(db, t.Ring)
    p = t.Pairing
    rows = db.execute(
        sa.select(
            p.code, p.cohort_id, p.coach_id, p.coachee_id, p.started, p.planned_end,
            p.contracted_sessions, p.minutes_each, p.state, p.ring_id, p.position,
        ).order_by(p.code)
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


def _sessions(db: Session) -> tuple[r.CoachingSession, ...]:
    """Every session; the codes come with the rows, for keys take longer to read than both."""
    s, p, c = t.CoachingSession, t.Pairing, t.Commitment
    rows = db.execute(
        sa.select(
            s.code, p.code, s.day, s.status, s.minutes, s.others, s.confirmed, c.code,
            s.recorded_on,
        )
        .join(p, p.id == s.pairing_id)
        .outerjoin(c, c.id == s.commitment_id)
        .order_by(s.code)
    )  # fmt: skip
    return tuple(
        r.CoachingSession(
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
        for code, pairing, day, status, minutes, others, confirmed, promise, recorded_on in rows
    )


def _corrections(db: Session) -> tuple[r.Correction, ...]:
    c, s = t.Correction, t.CoachingSession
    rows = db.execute(
        sa.select(s.code, c.on, c.status, c.minutes, c.why).join(s, s.id == c.session_id)
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

    def party(person_id: uuid.UUID | None, organisation_id: uuid.UUID | None) -> str:
        return person[person_id] or organisation[organisation_id] or r.PROGRAMME

    rows = db.execute(
        sa.select(
            m.code, m.day, m.known_from, m.giver_person_id, m.giver_organisation_id,
            m.receiver_person_id, m.receiver_organisation_id, m.minutes, m.kind, m.cohort_id,
        )
        .where(m.session_id.is_(None))
        .order_by(m.code, m.minutes.desc())
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
    rows = db.scalars(sa.select(c).where(c.state.in_(_STANDING)).order_by(c.code))
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


def _pauses(db: Session, person: Codes) -> tuple[r.Pause, ...]:
    p = t.Pause
    rows = db.execute(sa.select(p.person_id, p.start, p.end, p.quiet_days).order_by(p.start))
    return tuple(r.Pause(person[who], first, last, quiet) for who, first, last, quiet in rows)


def _ended(db: Session) -> tuple[r.Ended, ...]:
    p = t.Pairing
    rows = db.execute(
        sa.select(p.code, p.ended_on, p.outcome).where(p.ended_on.is_not(None)).order_by(p.code)
    )
    return tuple(r.Ended(code, on, outcome) for code, on, outcome in rows if on is not None)


def _agreements(db: Session, pairing: Codes) -> tuple[r.Agreement, ...]:
    a = t.Agreement
    columns = (a.code, a.pairing_id, a.issued, a.signed_coach, a.signed_coachee)
    rows = db.execute(sa.select(*columns).order_by(a.code))
    return tuple(
        r.Agreement(code, pairing[key], issued, coach, coachee)
        for code, key, issued, coach, coachee in rows
    )


def _requests(db: Session, person: Codes) -> tuple[r.Request, ...]:
    q = t.Request
    columns = (q.code, q.from_person_id, q.to_person_id, q.received, q.answered)
    rows = db.execute(sa.select(*columns).order_by(q.code))
    return tuple(
        r.Request(code, person[who], person[whom], received, answered)
        for code, who, whom, received, answered in rows
    )


def _thanks(db: Session, pairing: Codes) -> tuple[r.Thanks, ...]:
    h = t.Thank
    rows = db.execute(sa.select(h.pairing_id, h.on).where(h.pairing_id.is_not(None)))
    return tuple(sorted((r.Thanks(pairing[key], on) for key, on in rows), key=_thanks_order))


def _thanks_order(thanks: r.Thanks) -> tuple[dt.date, str]:
    return thanks.on, thanks.pairing


def _supervision(db: Session, person: Codes) -> tuple[r.Supervision, ...]:
    s = t.Supervision
    rows = db.execute(sa.select(s.person_id, s.day, s.minutes).order_by(s.day))
    return tuple(r.Supervision(person[who], day, minutes) for who, day, minutes in rows)


def _qualifications(db: Session, person: Codes) -> tuple[r.Qualification, ...]:
    """Qualifications, and the documents of coaches that run out, called by their kind."""
    q, a = t.Qualification, t.Assurance
    rows = db.execute(sa.select(q.person_id, q.title, q.expires).order_by(q.title))
    papers = db.execute(
        sa.select(a.person_id, a.kind, a.until).where(a.until.is_not(None)).order_by(a.kind)
    )
    return (
        *(r.Qualification(person[who], title, expires) for who, title, expires in rows),
        *(
            r.Qualification(person[who], kind.value.replace("_", " "), until)
            for who, kind, until in papers
        ),
    )


def _snoozes(db: Session) -> tuple[r.Snooze, ...]:
    z = t.Snooze
    rows = db.execute(sa.select(z.rule, z.subject, z.on, z.until, z.why).order_by(z.on))
    return tuple(r.Snooze(*row) for row in rows)


def _dismissals(db: Session) -> tuple[r.Dismissal, ...]:
    d = t.Dismissal
    rows = db.execute(sa.select(d.rule, d.subject, d.on, d.why).order_by(d.on))
    return tuple(r.Dismissal(*row) for row in rows)


def _bank_holidays(db: Session) -> tuple[r.BankHoliday, ...]:
    b = t.BankHoliday
    rows = db.execute(sa.select(b.day, b.name).order_by(b.day))
    return tuple(r.BankHoliday(*row) for row in rows)
