"""A programme's whole history as plain values: the tables of the history format, row by row.

Everything that computes figures or the week starts from one `Record`; where it came from (a
folder of files, the programme's own store, a test) makes no difference. Days are dates, effort
is whole minutes, ids are the human codes. The order of rows never matters.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROGRAMME = "programme"
# First and last days of stretches of rest, both inclusive.
Rests = tuple[tuple[dt.date, dt.date], ...]


class Status(StrEnum):
    """What happened to a session."""

    ARRANGED = "arranged"
    HELD = "held"
    HELD_SHORT = "held_short"
    RESCHEDULED = "rescheduled"
    CANCELLED_IN_TIME_COACH = "cancelled_in_time_coach"
    CANCELLED_IN_TIME_COACHEE = "cancelled_in_time_coachee"
    LATE_CANCEL_COACH = "late_cancel_coach"
    LATE_CANCEL_COACHEE = "late_cancel_coachee"
    NO_SHOW_COACH = "no_show_coach"
    NO_SHOW_COACHEE = "no_show_coachee"
    EMPLOYER_CANCELLED = "employer_cancelled"
    EXCUSED = "excused"


HELD = frozenset({Status.HELD, Status.HELD_SHORT})
COUNTED_DAYS = HELD | {
    Status.NO_SHOW_COACH,
    Status.NO_SHOW_COACHEE,
    Status.LATE_CANCEL_COACH,
    Status.LATE_CANCEL_COACHEE,
}
# A pairing in one of these states goes on; in any other it has not begun or is over.
RUNNING_STATES = frozenset({"in_force", "paused", "needs_check_in", "review", "extended"})


@dataclass(frozen=True)
class Organisation:
    """A body that takes part."""

    id: str
    name_en: str
    name_cy: str
    sector: str


@dataclass(frozen=True)
class Person:
    """Somebody who takes part; `left` is the first day on which they no longer do."""

    id: str
    name: str
    known_as: str
    organisation: str
    department: str
    language: str
    joined: dt.date | None
    left: dt.date | None


@dataclass(frozen=True)
class Affiliation:
    """Where a person works from one day to another, both inclusive."""

    person: str
    organisation: str
    department: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True)
class Cohort:
    """A group that goes through the programme together."""

    id: str
    title: str
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True)
class Pairing:
    """Who coaches whom, how often and since when."""

    id: str
    cohort: str
    coach: str
    coachee: str
    started: dt.date
    planned_end: dt.date | None
    contracted_sessions: int
    minutes_each: int
    state: str
    ring: str
    position: int | None


@dataclass(frozen=True)
class CoachingSession:
    """One session of a pairing; `others` received beside the coachee."""

    id: str
    pairing: str
    date: dt.date
    status: Status
    minutes: int
    others: tuple[str, ...]
    confirmed: bool
    commitment: str
    recorded_on: dt.date | None


@dataclass(frozen=True)
class Correction:
    """What a session turned out to be, known from the day `on`."""

    session: str
    on: dt.date
    status: Status
    minutes: int
    why: str


@dataclass(frozen=True)
class OtherMovement:
    """Minutes that moved without a session: a place given by the programme, an opening balance."""

    id: str
    date: dt.date
    giver: str
    receiver: str
    minutes: int
    kind: str
    cohort: str


@dataclass(frozen=True)
class Commitment:
    """A promise: how many minutes, in which direction, from when, due when."""

    id: str
    owner_kind: str
    owner: str
    direction: str
    to: str
    minutes: int
    counts: str
    begins: dt.date
    due: dt.date
    source: str


@dataclass(frozen=True)
class Pause:
    """A rest, both days inclusive; without a last day it goes on."""

    person: str
    first: dt.date
    last: dt.date | None


@dataclass(frozen=True)
class Ended:
    """A pairing that is over from the day `on`, and how it closed."""

    pairing: str
    on: dt.date
    outcome: str


@dataclass(frozen=True)
class Agreement:
    """An issued agreement and the days on which each side signed."""

    id: str
    pairing: str
    issued: dt.date
    signed_coach: dt.date | None
    signed_coachee: dt.date | None


@dataclass(frozen=True)
class Request:
    """Somebody asked for somebody or something."""

    id: str
    from_person: str
    to_person: str
    received: dt.date
    answered: dt.date | None


@dataclass(frozen=True)
class Thanks:
    """A pairing's giver was thanked."""

    pairing: str
    on: dt.date


@dataclass(frozen=True)
class Supervision:
    """A coach had supervision."""

    person: str
    date: dt.date
    minutes: int


@dataclass(frozen=True)
class Qualification:
    """Something that lets a person practise, and the last day on which it is good."""

    person: str
    kind: str
    expires: dt.date | None


@dataclass(frozen=True)
class Snooze:
    """A row of the week hidden from `on` until the day before `until`."""

    rule: str
    subject: str
    on: dt.date
    until: dt.date | None
    why: str


@dataclass(frozen=True)
class Dismissal:
    """A row of the week that is no concern while the same facts last."""

    rule: str
    subject: str
    on: dt.date
    why: str


@dataclass(frozen=True)
class BankHoliday:
    """A day of the programme's own on which nobody works."""

    date: dt.date
    name: str


@dataclass(frozen=True)
class Settings:
    """What the programme set for itself: its day, its windows and the limits of the week."""

    today: dt.date
    name_en: str = ""
    name_cy: str = ""
    no_show_window_months: int = 6
    grace_days: int = 30
    session_minutes: int = 60
    limits: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """A programme's history; every table may be empty."""

    settings: Settings
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    sessions: tuple[CoachingSession, ...] = ()
    corrections: tuple[Correction, ...] = ()
    movements: tuple[OtherMovement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    pauses: tuple[Pause, ...] = ()
    ended: tuple[Ended, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    requests: tuple[Request, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    supervision: tuple[Supervision, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    bank_holidays: tuple[BankHoliday, ...] = ()

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """People by code."""
        return {person.id: person for person in self.people}

    @cached_property
    def pairing(self) -> Mapping[str, Pairing]:
        """Pairings by code."""
        return {pairing.id: pairing for pairing in self.pairings}

    @cached_property
    def organisation_ids(self) -> frozenset[str]:
        """Codes of all organisations."""
        return frozenset(organisation.id for organisation in self.organisations)

    def organisation_of(self, party: str, day: dt.date) -> str:
        """The organisation of a party on a day; "" for none and for the programme itself."""
        if party in self.organisation_ids:
            return party
        dated = self._affiliations_of.get(party)
        if dated is None:
            person = self.person.get(party)
            return person.organisation if person else ""
        for affiliation in dated:
            began = affiliation.first is None or affiliation.first <= day
            if began and (affiliation.last is None or day <= affiliation.last):
                return affiliation.organisation
        return ""

    def is_inside(self, giver: str, receiver: str, day: dt.date) -> bool:
        """Whether both belong to one organisation that day; no organisation is never inside."""
        organisation = self.organisation_of(giver, day)
        return bool(organisation) and organisation == self.organisation_of(receiver, day)

    def sessions_as_of(self, today: dt.date) -> tuple[CoachingSession, ...]:
        """Sessions as the record stood on a day: known by then, with corrections known by then."""
        return tuple(
            self._as_known(session, today)
            for session in self.sessions
            if session.recorded_on is None or session.recorded_on <= today
        )

    def has_left(self, person: str, today: dt.date) -> bool:
        """Whether a person is no longer in the programme on a day."""
        found = self.person.get(person)
        return found is not None and found.left is not None and found.left <= today

    def rests_of(
        self, people: Iterable[str], today: dt.date
    ) -> tuple[tuple[dt.date, dt.date], ...]:
        """Stretches of days on which at least one of these people rests, merged, in order.

        A rest without a last day lasts until `today`.
        """
        rests = sorted(
            (pause.first, pause.last or max(today, pause.first))
            for person in people
            for pause in self._pauses_of.get(person, ())
        )
        merged: list[tuple[dt.date, dt.date]] = []
        for first, last in rests:
            if merged and first <= merged[-1][1] + dt.timedelta(days=1):
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            elif first <= last:
                merged.append((first, last))
        return tuple(merged)

    def is_resting(self, people: Iterable[str], today: dt.date) -> bool:
        """Whether at least one of these people rests on a day."""
        return any(first <= today <= last for first, last in self.rests_of(people, today))

    def is_running(self, pairing: Pairing, today: dt.date) -> bool:
        """Whether a pairing has started, is not over, and nobody in it has left on a day."""
        if pairing.started > today or any(
            self.has_left(person, today) for person in (pairing.coach, pairing.coachee)
        ):
            return False
        ended = self.ended_on.get(pairing.id)
        if ended is not None:
            return today < ended
        return pairing.state in RUNNING_STATES

    @cached_property
    def ended_on(self) -> Mapping[str, dt.date]:
        """The day from which each closed pairing is over."""
        found: dict[str, dt.date] = {}
        for row in self.ended:
            found[row.pairing] = min(row.on, found.get(row.pairing, row.on))
        return found

    @cached_property
    def _affiliations_of(self) -> Mapping[str, tuple[Affiliation, ...]]:
        """Affiliations by person, the one that began last first."""
        found: dict[str, list[Affiliation]] = {}
        for row in self.affiliations:
            found.setdefault(row.person, []).append(row)
        return {
            person: tuple(
                sorted(rows, key=lambda row: (row.first or dt.date.min, row.organisation))[::-1]
            )
            for person, rows in found.items()
        }

    @cached_property
    def _pauses_of(self) -> Mapping[str, list[Pause]]:
        found: dict[str, list[Pause]] = {}
        for pause in self.pauses:
            found.setdefault(pause.person, []).append(pause)
        return found

    @cached_property
    def _corrections_of(self) -> Mapping[str, tuple[Correction, ...]]:
        found: dict[str, list[Correction]] = {}
        for row in self.corrections:
            found.setdefault(row.session, []).append(row)
        # Two corrections of one day: the order of rows must not decide.
        return {
            session: tuple(sorted(rows, key=lambda row: (row.on, row.status, row.minutes, row.why)))
            for session, rows in found.items()
        }

    def _as_known(self, session: CoachingSession, today: dt.date) -> CoachingSession:
        known = [row for row in self._corrections_of.get(session.id, ()) if row.on <= today]
        if not known:
            return session
        return CoachingSession(
            id=session.id,
            pairing=session.pairing,
            date=session.date,
            status=known[-1].status,
            minutes=known[-1].minutes,
            others=session.others,
            confirmed=session.confirmed,
            commitment=session.commitment,
            recorded_on=session.recorded_on,
        )
