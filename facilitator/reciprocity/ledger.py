"""The ledger: every movement of minutes from a giver to a receiver, and its sum of zero.

`movements(record, today)` lists what had moved as the record stood on `today`; a balance is
what was given less what was received, and over all parties the balances add up to zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from facilitator.reciprocity.record import HELD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from facilitator.reciprocity.record import CoachingSession, Pairing, Record

_ORDER = attrgetter("date", "source", "receiver", "giver", "minutes")


@dataclass(frozen=True, slots=True)
class Movement:
    """Minutes that went from a giver to a receiver on a day.

    `source` is the code of the session or movement; `inside` says that both belonged to one
    organisation that day; `commitment` is the promise that the session names, or "".
    `qualified` (whether the giver was, that day) and `region` (of the receiver's organisation)
    are worked out only where a promise counts by them.
    """

    date: dt.date
    source: str
    receiver: str
    giver: str
    minutes: int
    cohort: str
    confirmed: bool
    commitment: str
    inside: bool
    from_organisation: str
    to_organisation: str
    qualified: bool = True
    region: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What one party gave and received, in minutes."""

    given: int
    received: int

    @property
    def balance(self) -> int:
        """Given less received."""
        return self.given - self.received

    @property
    def paid_by_exchange(self) -> int:
        """The part that was returned in kind: the smaller of given and received."""
        return min(self.given, self.received)


def shares(minutes: int, receivers: Iterable[str]) -> list[tuple[str, int]]:
    """Minutes shared evenly, what remains one minute each in order of person code."""
    people = sorted(set(receivers))
    each, rest = divmod(minutes, len(people))
    return [(person, each + (place < rest)) for place, person in enumerate(people)]


def movements(record: Record, today: dt.date) -> tuple[Movement, ...]:
    """All movements on or before a day, as the record stood then, oldest first."""
    known = record.moved_by_day
    if today not in known:
        known[today] = _movements(record, today)
    return known[today]


def _movements(record: Record, today: dt.date) -> tuple[Movement, ...]:
    of_sessions = record.each(
        "movements",
        today,
        record.where_and_what_counts,
        {
            session.id: (session, record.pairing[session.pairing])
            for session in record.sessions_as_of(today)
            if session.status in HELD and session.date <= today
        },
        lambda one: _of_session(record, *one),
    )
    found = list(chain.from_iterable(of_sessions.values()))
    for row in record.movements:
        if row.date <= today:
            whom = (row.giver, row.receiver)
            found.append(_movement(record, whom, row.date, row.minutes, row.id, row.cohort))
    found.sort(key=_ORDER)
    return tuple(found)


def accounts(moved: Iterable[Movement]) -> dict[str, Account]:
    """What every party that took part gave and received."""
    given: dict[str, int] = {}
    received: dict[str, int] = {}
    for movement in moved:
        given[movement.giver] = given.get(movement.giver, 0) + movement.minutes
        received[movement.receiver] = received.get(movement.receiver, 0) + movement.minutes
    return {
        party: Account(given.get(party, 0), received.get(party, 0))
        for party in sorted({*given, *received})
    }


def accounts_of(record: Record, moved: Sequence[Movement], today: dt.date) -> dict[str, Account]:
    """The same, worked out once where they are all movements of the record's own day."""
    if len(moved) == len(record.moved_by_day.get(today, ())):
        return record.once("accounts", today, lambda: accounts(moved))
    return accounts(moved)


def within(
    moved: Iterable[Movement], start: dt.date | None, end: dt.date, cohort: str | None
) -> tuple[Movement, ...]:
    """The movements of a period, both ends included, and of one cohort where one is named."""
    return tuple(
        movement
        for movement in moved
        if (start is None or start <= movement.date)
        and movement.date <= end
        and (cohort is None or movement.cohort == cohort)
    )


def _of_session(record: Record, session: CoachingSession, pairing: Pairing) -> list[Movement]:
    return [
        _movement(
            record,
            (pairing.coach, receiver),
            session.date,
            minutes,
            session.id,
            pairing.cohort,
            confirmed=session.confirmed,
            commitment=session.commitment,
        )
        for receiver, minutes in shares(session.minutes, (pairing.coachee, *session.others))
    ]


def _movement(
    record: Record,
    whom: tuple[str, str],
    day: dt.date,
    minutes: int,
    source: str,
    cohort: str,
    *,
    confirmed: bool = True,
    commitment: str = "",
) -> Movement:
    giver, receiver = whom
    origin = record.organisation_of(giver, day)
    goal = record.organisation_of(receiver, day)
    return Movement(
        date=day,
        source=source,
        receiver=receiver,
        giver=giver,
        minutes=minutes,
        cohort=cohort,
        confirmed=confirmed,
        commitment=commitment,
        inside=bool(origin) and origin == goal,
        from_organisation=origin,
        to_organisation=goal,
        qualified=not record.minds_practice or record.is_qualified(giver, day),
        region=record.region_of(goal) if record.minds_practice else "",
    )
