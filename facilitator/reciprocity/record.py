"""A programme's whole history as plain values: the tables of the history format, row by row.

Everything that computes figures or the week starts from one `Record`; where it came from (a
folder of files, the programme's own store, a test) makes no difference. Days are dates, effort
is whole minutes, ids are the human codes. The order of rows never matters.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator.reciprocity.rows import (
    COUNTED_DAYS,
    HELD,
    RUNNING_STATES,
    Affiliation,
    Agreement,
    BankHoliday,
    CoachingSession,
    Cohort,
    Commitment,
    Correction,
    Dismissal,
    Ended,
    Organisation,
    OtherMovement,
    Pairing,
    Pause,
    Person,
    Qualification,
    Request,
    Settings,
    Snooze,
    Status,
    Supervision,
    Thanks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from facilitator.reciprocity.ledger import Movement

__all__ = [
    "COUNTED_DAYS",
    "HELD",
    "PROGRAMME",
    "RUNNING_STATES",
    "Affiliation",
    "Agreement",
    "BankHoliday",
    "CoachingSession",
    "Cohort",
    "Commitment",
    "Correction",
    "Dismissal",
    "Ended",
    "Organisation",
    "OtherMovement",
    "Pairing",
    "Pause",
    "Person",
    "Qualification",
    "Record",
    "Request",
    "Rests",
    "Settings",
    "Snooze",
    "Status",
    "Supervision",
    "Thanks",
]

K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")
# What was worked out of each of some things: what surrounds them, and of each what it was made of.
Made = dict[Any, tuple[tuple[object, ...], dict[Any, tuple[Any, Any]]]]

PROGRAMME = "programme"
# First and last days of stretches of rest, both inclusive.
Rests = tuple[tuple[dt.date, dt.date], ...]


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
    def moved_by_day(self) -> dict[dt.date, tuple[Movement, ...]]:
        """All movements of days that were asked for; the ledger fills it in."""
        return {}

    @cached_property
    def _once(self) -> dict[Hashable, Any]:
        return {}

    @cached_property
    def _made(self) -> Made:
        return {}

    def begin_with(self, made: Made) -> None:
        """Take over what was worked out of earlier readings; `each` looks what still holds."""
        self.__dict__["_made"] = made

    def each(
        self,
        what: Hashable,
        today: dt.date,
        around: tuple[object, ...],
        made_of: Mapping[K, V],
        work: Callable[[V], R],
    ) -> dict[K, R]:
        """What `work` makes of each of these, as it did before wherever nothing has changed.

        It depends on nothing but what it is given and `around`. For another day than the
        record's own it is worked out each time.
        """
        if today != self.settings.today:
            return {key: work(one) for key, one in made_of.items()}
        around = (today, *around)
        stood, before = self._made.get(what, ((), {}))
        if stood != around:
            before = {}
        found = {
            key: there if (there := before.get(key)) and there[0] == one else (one, work(one))
            for key, one in made_of.items()
        }
        self._made[what] = (around, found)
        return {key: made for key, (_, made) in found.items()}

    def once(self, what: Hashable, today: dt.date, work: Callable[[], R]) -> R:
        """What was worked out of this record for its own day, however many questions need it.

        It must be a value that nobody changes. For another day it is worked out each time: what
        is kept does not grow with the days that are asked for.
        """
        if today != self.settings.today:
            return work()
        if what not in self._once:
            self._once[what] = work()
        found: R = self._once[what]
        return found

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

    @cached_property
    def where_and_what_counts(self) -> tuple[object, ...]:
        """What, besides itself, decides whose and what kind a movement is."""
        homes = {person.id: person.organisation for person in self.people}
        practice = (self.qualifications, self._regions) if self.minds_practice else ()
        return homes, self.affiliations, self.organisation_ids, practice

    @cached_property
    def minds_practice(self) -> bool:
        """Whether any promise counts only what qualified people give, or one region."""
        return any(row.qualified_only or row.region for row in self.commitments)

    def is_qualified(self, person: str, day: dt.date) -> bool:
        """Whether a person holds something on a day that lets them practise."""
        return any(
            (row.achieved is None or row.achieved <= day)
            and (row.expires is None or day <= row.expires)
            for row in self._qualifications_of.get(person, ())
        )

    def region_of(self, organisation: str) -> str:
        """The region of an organisation; "" where none is known."""
        return self._regions.get(organisation, "")

    @cached_property
    def _regions(self) -> Mapping[str, str]:
        return {row.id: row.region for row in self.organisations}

    @cached_property
    def _qualifications_of(self) -> Mapping[str, list[Qualification]]:
        found: dict[str, list[Qualification]] = {}
        for row in self.qualifications:
            found.setdefault(row.person, []).append(row)
        return found

    def sessions_as_of(self, today: dt.date) -> tuple[CoachingSession, ...]:
        """Sessions as the record stood on a day: known by then, with corrections known by then."""
        return self.once("sessions", today, lambda: self._sessions_as_of(today))

    def _sessions_as_of(self, today: dt.date) -> tuple[CoachingSession, ...]:
        corrected = self._corrections_of
        return tuple(
            self._as_known(session, today) if session.id in corrected else session
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

    def is_just_back(self, people: Iterable[str], today: dt.date) -> bool:
        """Whether one of these people came back from a rest a few days ago and is left alone."""
        return any(
            pause.last is not None
            and pause.last < today <= pause.last + dt.timedelta(days=pause.quiet_days)
            for person in people
            for pause in self._pauses_of.get(person, ())
        )

    def is_running(self, pairing: Pairing, today: dt.date) -> bool:
        """Whether a pairing has started, is not over, and nobody in it has left on a day."""
        if pairing.started > today:
            return False
        ended = self.ended_on.get(pairing.id)
        goes_on = pairing.state in RUNNING_STATES if ended is None else today < ended
        return goes_on and not (
            self.has_left(pairing.coach, today) or self.has_left(pairing.coachee, today)
        )

    def running_on(self, today: dt.date) -> tuple[Pairing, ...]:
        """The pairings that go on on a day, by code."""
        return self.once("running", today, lambda: self._running_on(today))

    def _running_on(self, today: dt.date) -> tuple[Pairing, ...]:
        going = [pairing for pairing in self.pairings if self.is_running(pairing, today)]
        return tuple(sorted(going, key=attrgetter("id")))

    @cached_property
    def ended_on(self) -> Mapping[str, dt.date]:
        """The day from which each closed pairing is over."""
        found: dict[str, dt.date] = {}
        for row in self.ended:
            found[row.pairing] = min(row.on, found.get(row.pairing, row.on))
        return found

    def sessions_of(self, pairing: str) -> tuple[CoachingSession, ...]:
        """Every session of a pairing as it was first recorded."""
        return tuple(self._sessions_of.get(pairing, ()))

    def pairings_of(self, person: str) -> frozenset[str]:
        """Codes of the pairings in which a person gave or received, groups included."""
        return frozenset(self._pairings_of.get(person, ()))

    @cached_property
    def _sessions_of(self) -> Mapping[str, list[CoachingSession]]:
        found: dict[str, list[CoachingSession]] = {}
        for session in self.sessions:
            found.setdefault(session.pairing, []).append(session)
        return found

    @cached_property
    def _pairings_of(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for pairing in self.pairings:
            for person in (pairing.coach, pairing.coachee):
                found.setdefault(person, set()).add(pairing.id)
        for session in self.sessions:
            for person in session.others:
                found.setdefault(person, set()).add(session.pairing)
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
