"""What stands around sessions and promises in the record: rests, papers, requests, the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.reciprocity import record as r
from facilitator.store import tables as t
from facilitator.store.read_rows import key_of, rows_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.store.read_rows import Codes


def pauses(db: Session, person: Codes) -> tuple[r.Pause, ...]:
    """Every rest, the earliest first."""
    p = t.Pause
    columns = (key_of(p.person_id), p.start, p.end, p.quiet_days)
    rows = rows_of(db, sa.select(*columns).order_by(p.start))
    return tuple(r.Pause(person[who], first, last, quiet) for who, first, last, quiet in rows)


def ended(db: Session) -> tuple[r.Ended, ...]:
    """The pairings that are over, since when and how they closed."""
    p = t.Pairing
    rows = rows_of(
        db, sa.select(p.code, p.ended_on, p.outcome).where(p.ended_on.is_not(None)).order_by(p.code)
    )
    return tuple(r.Ended(code, on, outcome) for code, on, outcome in rows if on is not None)


def agreements(db: Session, pairing: Codes) -> tuple[r.Agreement, ...]:
    """Every agreement with the days on which it was signed."""
    a = t.Agreement
    columns = (a.code, key_of(a.pairing_id), a.issued, a.signed_coach, a.signed_coachee)
    rows = rows_of(db, sa.select(*columns).order_by(a.code))
    return tuple(
        r.Agreement(code, pairing[key], issued, coach, coachee)
        for code, key, issued, coach, coachee in rows
    )


def requests(db: Session, person: Codes) -> tuple[r.Request, ...]:
    """Who asked for whom, and when that was answered."""
    q = t.Request
    columns = (q.code, key_of(q.from_person_id), key_of(q.to_person_id), q.received, q.answered)
    rows = rows_of(db, sa.select(*columns).order_by(q.code))
    return tuple(
        r.Request(code, person[who], person[whom], received, answered)
        for code, who, whom, received, answered in rows
    )


def thanks(db: Session, pairing: Codes) -> tuple[r.Thanks, ...]:
    """The pairings whose giver was thanked."""
    h = t.Thank
    rows = rows_of(db, sa.select(key_of(h.pairing_id), h.on).where(h.pairing_id.is_not(None)))
    return tuple(sorted((r.Thanks(pairing[key], on) for key, on in rows), key=_thanks_order))


def _thanks_order(thanks: r.Thanks) -> tuple[dt.date, str]:
    return thanks.on, thanks.pairing


def supervision(db: Session, person: Codes) -> tuple[r.Supervision, ...]:
    """The supervision that coaches had."""
    s = t.Supervision
    rows = rows_of(db, sa.select(key_of(s.person_id), s.day, s.minutes).order_by(s.day))
    return tuple(r.Supervision(person[who], day, minutes) for who, day, minutes in rows)


def qualifications(db: Session, person: Codes) -> tuple[r.Qualification, ...]:
    """Qualifications, and the documents of coaches that run out, called by their kind."""
    q, a = t.Qualification, t.Assurance
    rows = rows_of(db, sa.select(key_of(q.person_id), q.title, q.expires).order_by(q.title))
    dated = sa.select(key_of(a.person_id), a.kind, a.until).where(a.until.is_not(None))
    papers = rows_of(db, dated.order_by(a.kind))
    return (
        *(r.Qualification(person[who], title, expires) for who, title, expires in rows),
        *(
            r.Qualification(person[who], kind.value.replace("_", " "), until)
            for who, kind, until in papers
        ),
    )


def snoozes(db: Session) -> tuple[r.Snooze, ...]:
    """The rows of the week that are hidden for a while."""
    z = t.Snooze
    rows = rows_of(db, sa.select(z.rule, z.subject, z.on, z.until, z.why).order_by(z.on))
    return tuple(r.Snooze(*row) for row in rows)


def dismissals(db: Session) -> tuple[r.Dismissal, ...]:
    """The rows of the week that are no concern."""
    d = t.Dismissal
    rows = rows_of(db, sa.select(d.rule, d.subject, d.on, d.why).order_by(d.on))
    return tuple(r.Dismissal(*row) for row in rows)


def bank_holidays(db: Session) -> tuple[r.BankHoliday, ...]:
    """The programme's own days off."""
    b = t.BankHoliday
    rows = rows_of(db, sa.select(b.day, b.name).order_by(b.day))
    return tuple(r.BankHoliday(*row) for row in rows)
