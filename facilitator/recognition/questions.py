"""Questions about thanks: who was not thanked yet, who was, the roll, and who may be asked first.

All of it is for the facilitator's eyes; the roll alone may leave, with the names of those who
agreed to public thanks, in alphabetical order and without figures.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.people.questions import sort_key
from facilitator.reciprocity.attendance import months_before
from facilitator.reciprocity.pairings import held
from facilitator.reciprocity.promises import Band, waiting_for_us
from facilitator.reciprocity.reading import whole_record
from facilitator.recognition.rules import Because, Giver, turns
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, PersonStatus, Visibility
from facilitator.week.look import Look

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record

# What counts towards being asked first: so many sessions of the programme's own length.
CAP_SESSIONS = 6
NEW_FOR = dt.timedelta(days=182)


@dataclass(frozen=True)
class NotYetThanked:
    """Somebody who gave and was not thanked for it: to whom, how much, since when."""

    person_id: uuid.UUID
    name: str
    pairing_id: uuid.UUID
    to: str
    minutes: int
    since: dt.date
    gives_ahead: bool


@dataclass(frozen=True)
class Thanked:
    """Thanks that were given."""

    id: uuid.UUID
    to: str
    from_whom: str
    on: dt.date
    wording: str
    visibility: Visibility


@dataclass(frozen=True)
class Roll:
    """Who gave, for all to read: names by consent in alphabetical order; the others as a number."""

    names: tuple[str, ...]
    others: int


@dataclass(frozen=True)
class FirstAsked:
    """Somebody who may be asked first, and why so much counts for them; minutes."""

    person_id: uuid.UUID
    name: str
    minutes: int
    counted: int
    because: Because


@dataclass(frozen=True)
class ThanksPage:
    """Everything about thanks; `cap` is the most that counts towards being asked first."""

    not_yet: tuple[NotYetThanked, ...]
    thanked: tuple[Thanked, ...]
    roll: Roll
    first_asked: tuple[FirstAsked, ...]
    cap: int


def thanks_page(db: Session, today: dt.date, alphabet: str | None = None) -> ThanksPage:
    """Who was thanked and who was not, the roll, and who may be asked first."""
    record = whole_record(db, today)
    look = Look(record, today)
    people = _people(db, alphabet)
    cap = CAP_SESSIONS * record.settings.session_minutes
    return ThanksPage(
        not_yet=_not_yet(db, look, people),
        thanked=_thanked(db),
        roll=_roll(db, look, _people(db, alphabet, remembered=True)),
        first_asked=_first_asked(look, people, cap),
        cap=cap,
    )


@dataclass(frozen=True)
class _Person:
    id: uuid.UUID
    code: str
    name: str
    joined: dt.date | None


def _people(db: Session, alphabet: str | None, *, remembered: bool = False) -> Sequence[_Person]:
    """Everybody who is here, in alphabetical order; with those remembered on the roll if asked."""
    p = t.Person
    wished = sa.and_(sa.literal(remembered), p.stays_on_roll.is_(True))
    gone = [one for one in PersonStatus if one.is_gone]
    rows = db.execute(
        sa.select(p.id, p.code, p.full_name, p.joined)
        .where(p.merged_into_id.is_(None), sa.or_(p.status.not_in(gone), wished))
        .order_by(sort_key(db, alphabet), p.code)
    )
    return [_Person(*row) for row in rows]


def _not_yet(db: Session, look: Look, people: Sequence[_Person]) -> tuple[NotYetThanked, ...]:
    """Givers whom nobody has thanked for a pairing yet; whoever is at rest is left in peace."""
    record, today = look.record, look.today
    thanked = {row.pairing for row in record.thanks if row.on <= today}
    keys = _pairing_keys(db)
    ahead = {
        promise.owner
        for promise in record.commitments
        if look.promises[promise.id].band is Band.AHEAD
    }
    here = {one.code for one in people if not record.is_resting([one.code], today)}
    found = []
    for person in people:
        if person.code not in here:
            continue
        for code in sorted(record.pairings_of(person.code)):
            pairing = record.pairing[code]
            given = held(look.sessions[code], today)
            if pairing.coach != person.code or not given or code in thanked:
                continue
            found.append(
                NotYetThanked(
                    person_id=person.id,
                    name=person.name,
                    pairing_id=keys[code],
                    to=record.person[pairing.coachee].name if pairing.coachee in here else "",
                    minutes=sum(session.minutes for session in given),
                    since=given[-1].date,
                    gives_ahead=person.code in ahead,
                )
            )
    return tuple(found)


def _pairing_keys(db: Session) -> Mapping[str, uuid.UUID]:
    p = t.Pairing
    return {row.code: row.id for row in db.execute(sa.select(p.code, p.id))}


def _thanked(db: Session) -> tuple[Thanked, ...]:
    """All thanks that were given, the newest first."""
    h, pairing = t.Thank, t.Pairing
    person, giver, body = aliased(t.Person), aliased(t.Person), t.Organisation
    rows = db.execute(
        sa.select(
            h.id,
            sa.func.coalesce(person.full_name, body.name_en, ""),
            sa.func.coalesce(giver.full_name, ""),
            h.on,
            h.wording,
            h.visibility,
        )
        .outerjoin(pairing, pairing.id == h.pairing_id)
        .outerjoin(person, person.id == sa.func.coalesce(h.to_person_id, pairing.coach_id))
        .outerjoin(giver, giver.id == sa.func.coalesce(h.from_person_id, pairing.coachee_id))
        .outerjoin(body, body.id == h.to_organisation_id)
        .order_by(h.on.desc(), h.id)
    )
    return tuple(Thanked(*row) for row in rows)


def _roll(db: Session, look: Look, people: Iterable[_Person]) -> Roll:
    """Everybody who gave, with the names of those who agreed; at rest one is counted, unnamed."""
    c = t.Consent
    agreed = set(
        db.scalars(
            sa.select(c.person_id).where(
                c.purpose == ConsentPurpose.PUBLIC_THANKS, c.withdrawn_on.is_(None)
            )
        )
    )
    agreed |= set(db.scalars(sa.select(t.Person.id).where(t.Person.stays_on_roll.is_(True))))
    gave = {code for code, account in look.accounts.items() if account.given}
    givers = [person for person in people if person.code in gave]
    names = tuple(
        person.name
        for person in givers
        if person.id in agreed and not look.record.is_resting([person.code], look.today)
    )
    return Roll(names, len(givers) - len(names))


def _first_asked(look: Look, people: Iterable[_Person], cap: int) -> tuple[FirstAsked, ...]:
    """Who may be asked first, most counted first; equal ones in alphabetical order."""
    record, today = look.record, look.today
    minutes: dict[str, int] = {}
    for row in look.moved:
        if row.confirmed and not row.inside:
            minutes[row.giver] = minutes.get(row.giver, 0) + row.minutes
    waiting = waiting_for_us(record, today)
    here = {person.code: person for person in people if not record.is_resting([person.code], today)}
    givers = tuple(
        Giver(
            code=code,
            minutes=minutes.get(code, 0),
            is_new=person.joined is not None and today - person.joined < NEW_FOR,
            has_rested=_rested_lately(record, code, today),
            waits_for_us=code in waiting,
        )
        for code, person in here.items()
    )
    return tuple(
        FirstAsked(
            here[turn.code].id, here[turn.code].name, turn.minutes, turn.counted, turn.because
        )
        for turn in turns(givers, cap)
    )


def _rested_lately(record: Record, person: str, today: dt.date) -> bool:
    """Whether somebody came back from a rest within the last months."""
    after = months_before(today, record.settings.no_show_window_months)
    return any(after < last <= today for _, last in record.rests_of([person], today))
