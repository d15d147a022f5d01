"""The credential log of one coach as a table: the columns of an awarding body, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.practice.questions import HELD
from facilitator.practice.rules import Coached, by_client, with_paid
from facilitator.reciprocity.ledger import shares
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, SessionMode

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.practice.column_sets import ColumnSet
    from facilitator.words import Words

Cell = str | int | float | None


@dataclass(frozen=True)
class Client:
    """Whom somebody coached, as far as the client agreed to be named; `place` counts from 1."""

    place: int
    name: str = ""
    contact: str = ""
    sector: str = ""


@dataclass(frozen=True)
class CredentialLog:
    """What one coach gave, whole minutes, and what of it is paid by exchange."""

    person_id: uuid.UUID
    code: str
    name: str
    sessions: tuple[Coached, ...]
    clients: Mapping[str, Client]
    received: int

    @property
    def given(self) -> int:
        """All minutes of coaching."""
        return sum(one.minutes for one in self.sessions)

    @property
    def paid(self) -> int:
        """The minutes that are paid by exchange."""
        return sum(one.paid for one in self.sessions)

    @property
    def unnamed(self) -> int:
        """Clients who have not agreed to be named."""
        return sum(not client.name for client in self.clients.values())


def credential_log(db: Session, person_id: uuid.UUID, today: dt.date) -> CredentialLog | None:
    """Everything that a person coached until today, clients named only where they agreed."""
    p = t.Person
    person = db.execute(sa.select(p.code, p.full_name).where(p.id == person_id)).first()
    if person is None:
        return None
    s, pair, coachee = t.CoachingSession, t.Pairing, t.Person
    rows = db.execute(
        sa.select(s.day, s.minutes, s.others, s.mode, pair.id, coachee.id)
        .join(pair, pair.id == s.pairing_id)
        .join(coachee, coachee.id == pair.coachee_id)
        .where(pair.coach_id == person_id, s.status.in_(HELD), s.day <= today)
        .order_by(s.day, s.code)
    ).all()
    sessions: list[Coached] = []
    receivers: dict[str, uuid.UUID | None] = {}
    for day, minutes, others, mode, pairing, client in rows:
        people = 1 + len(set(others or ()))
        key = f"{pairing}" if people == 1 else f"{pairing}/{people}"
        receivers.setdefault(key, client if people == 1 else None)
        sessions.append(Coached(day, minutes, key, people, mode.value if mode else ""))
    received = _received(db, person_id, person.code, today)
    return CredentialLog(
        person_id=person_id,
        code=person.code,
        name=person.full_name,
        sessions=with_paid(sessions, received),
        clients=_clients(db, receivers, today),
        received=received,
    )


def _received(db: Session, person_id: uuid.UUID, code: str, today: dt.date) -> int:
    """Minutes of coaching received, a group's hour shared as in the ledger."""
    s, pair, p = t.CoachingSession, t.Pairing, t.Person
    rows = db.execute(
        sa.select(s.minutes, s.others, pair.coachee_id, p.code)
        .join(pair, pair.id == s.pairing_id)
        .join(p, p.id == pair.coachee_id)
        .where(s.status.in_(HELD), s.day <= today)
    )
    return sum(
        dict(shares(minutes, (coachee_code, *(others or ()))))[code]
        for minutes, others, coachee, coachee_code in rows
        if coachee == person_id or code in (others or ())
    )


def _clients(
    db: Session, receivers: Mapping[str, uuid.UUID | None], today: dt.date
) -> dict[str, Client]:
    p, c, a, o = t.Person, t.Consent, t.Affiliation, t.Organisation
    keys = [key for key in receivers.values() if key is not None]
    agreed = set(
        db.scalars(
            sa.select(c.person_id).where(
                c.purpose == ConsentPurpose.CREDENTIAL_LOG,
                c.given_on <= today,
                sa.or_(c.withdrawn_on.is_(None), c.withdrawn_on > today),
                c.person_id.in_(keys),
            )
        )
    )
    people = {
        key: (name, email)
        for key, name, email in db.execute(
            sa.select(p.id, p.full_name, p.email).where(p.id.in_(agreed))
        )
    }
    worked = db.execute(
        sa.select(a.person_id, o.sector)
        .join(o, o.id == a.organisation_id)
        .where(a.person_id.in_(keys))
        .order_by(a.start)
    )
    sectors = {person: sector for person, sector, *_ in worked}
    found = {}
    for place, (key, person) in enumerate(receivers.items(), 1):
        name, contact = people.get(person, ("", "")) if person else ("", "")
        found[key] = Client(place, name, contact, sectors.get(person, "") if person else "")
    return found


def log_rows(log: CredentialLog, columns: ColumnSet, words: Words) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a log in the columns of an awarding body; hours are decimal."""
    rows: list[dict[str, Cell]] = []
    if columns.by_session:
        running = 0
        for one in log.sessions:
            running += one.minutes
            client = log.clients[one.client]
            rows.append(
                {
                    **_who(client, one.people, words),
                    "start": words.date(one.day, "brief"),
                    "end": words.date(one.day, "brief"),
                    "mode": mode_said(one.mode, words),
                    "sessions": 1,
                    "hours": hours(one.minutes),
                    "paid_hours": hours(one.paid),
                    "pro_bono_hours": hours(one.pro_bono),
                    "running_hours": hours(running),
                }
            )
    else:
        running = 0
        for total in by_client(log.sessions):
            running += total.minutes
            rows.append(
                {
                    **_who(log.clients[total.client], total.people, words),
                    "start": words.date(total.start, "brief"),
                    "end": words.date(total.end, "brief"),
                    "mode": ", ".join(mode_said(mode, words) for mode in total.modes),
                    "sessions": total.sessions,
                    "hours": hours(total.minutes),
                    "paid_hours": hours(total.paid),
                    "pro_bono_hours": hours(total.pro_bono),
                    "running_hours": hours(running),
                }
            )
    return tuple(tuple(row.get(one.field, "") for one in columns.columns) for row in rows)


def _who(client: Client, people: int, words: Words) -> dict[str, Cell]:
    group = people > 1
    name = words("Group of %(n)s", n=people) if group else client.name
    return {
        "client": name or words("Client %(n)s", n=client.place),
        "contact": client.contact,
        "kind": words("Group") if group else words("Individual"),
        "number": people,
        "organisation": client.sector,
    }


def hours(minutes: int) -> float:
    """Minutes as decimal hours, to the hundredth: 30 minutes are 0.5."""
    return round(minutes / 60, 2)


def mode_said(mode: str, words: Words) -> str:
    """How a session was held."""
    if not mode:
        return ""
    return {
        SessionMode.IN_PERSON: words("in person"),
        SessionMode.VIDEO: words("by video call"),
        SessionMode.PHONE: words("by phone"),
    }[SessionMode(mode)]
