"""A large invented history of several years, the same for the same day: to try how things hold up.

A year has two cohorts of half a year. 25 people join it to coach: each receives a qualification
place, gives to the next in a ring of three to five, and passes the place on to clients of other
organisations, of whom 140 come new. Ten years are 250 coaches, 1,400 clients, 40 bodies and about
5,200 sessions.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.reciprocity import rows as r
from facilitator.reciprocity.record import PROGRAMME, Record
from facilitator.sample.cast import BODIES, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 1588
COHORTS_A_YEAR = 2
COACHES_IN = (13, 12)
"""People who join to coach, in the first and the second cohort of a year."""
CLIENTS_IN = 70
PLACE_MINUTES = 1080
SESSIONS_EACH = (3, 3, 3, 4)
MOST_ORGANISATIONS = 40
LARGEST_RING = 5
_DAY = dt.timedelta(days=1)
_OUTCOMES = (
    *[r.Status.HELD] * 18,
    r.Status.HELD_SHORT,
    r.Status.CANCELLED_IN_TIME_COACHEE,
    r.Status.NO_SHOW_COACHEE,
    r.Status.RESCHEDULED,
)


def many_years(years: int, today: dt.date) -> Record:
    """The history of so many years up to a day."""
    history = _History(today, random.Random(SEED))  # noqa: S311  a story, not a secret
    history.found_organisations(min(MOST_ORGANISATIONS, 12 + 3 * years))
    for year in range(years, 0, -1):
        begins = today - dt.timedelta(days=365 * year)
        for half in range(COHORTS_A_YEAR):
            history.run_cohort(begins + dt.timedelta(days=182 * half), COACHES_IN[half])
    return history.told()


@dataclass
class _History:
    """What has been made up so far."""

    today: dt.date
    chance: random.Random
    organisations: list[r.Organisation] = field(default_factory=list)
    people: list[r.Person] = field(default_factory=list)
    cohorts: list[r.Cohort] = field(default_factory=list)
    pairings: list[r.Pairing] = field(default_factory=list)
    sessions: list[r.CoachingSession] = field(default_factory=list)
    movements: list[r.OtherMovement] = field(default_factory=list)
    coaches: list[r.Person] = field(default_factory=list)
    commitments: list[r.Commitment] = field(default_factory=list)
    agreements: list[r.Agreement] = field(default_factory=list)
    ended: list[r.Ended] = field(default_factory=list)
    thanks: list[r.Thanks] = field(default_factory=list)

    def told(self) -> Record:
        """All of it, as one record."""
        return Record(
            settings=r.Settings(
                self.today, "The Shores Coaching Network", "Rhwydwaith Hyfforddi'r Glannau"
            ),
            organisations=tuple(self.organisations),
            people=tuple(self.people),
            cohorts=tuple(self.cohorts),
            pairings=tuple(self.pairings),
            sessions=tuple(self.sessions),
            movements=tuple(self.movements),
            commitments=tuple(self.commitments),
            agreements=tuple(self.agreements),
            ended=tuple(self.ended),
            thanks=tuple(self.thanks),
        )

    def found_organisations(self, count: int) -> None:
        """Invented bodies; beyond the twelve of the sample each has a branch of its own."""
        for place in range(count):
            body = BODIES[place % len(BODIES)]
            branch = place // len(BODIES) + 1
            mark = f" {branch}" if branch > 1 else ""
            self.organisations.append(
                r.Organisation(
                    f"O{place + 1:03d}", body.name_en + mark, body.name_cy + mark, body.sector
                )
            )

    def _people(self, count: int, joined: dt.date) -> list[r.Person]:
        roles = cast()
        made = []
        for _ in range(count):
            place = len(self.people)
            first = roles[self.chance.randrange(len(roles))].name.split(" ", 1)[0]
            last = roles[self.chance.randrange(len(roles))].name.rsplit(" ", 1)[-1]
            work = self.organisations[place % len(self.organisations)].id
            language = ("cy", "en", "en", "both", "not_asked")[self.chance.randrange(5)]
            person = r.Person(
                f"P{place + 1:05d}", f"{first} {last}", "", work, "", language, joined, None
            )
            self.people.append(person)
            made.append(person)
        return made

    def run_cohort(self, starts: dt.date, coaches: int) -> None:
        """New coaches in rings, and clients of other organisations for them and those before."""
        ends = starts + dt.timedelta(days=175)
        number = len(self.cohorts) + 1
        cohort = r.Cohort(f"C{number:02d}", f"Cohort {number}", starts, ends)
        self.cohorts.append(cohort)
        new = self._people(coaches, starts)
        self.coaches += new
        for coach in new:
            self._receive_place(cohort, coach, starts)
        self._run_rings(cohort, new, starts)
        self._run_pool(cohort, starts)

    def _receive_place(self, cohort: r.Cohort, coach: r.Person, day: dt.date) -> None:
        """A qualification place is a movement, and what the promise comes from."""
        code = f"M{len(self.movements) + 1:05d}"
        self.movements.append(
            r.OtherMovement(
                code, day, PROGRAMME, coach.id, PLACE_MINUTES, "qualification", cohort.id
            )
        )
        self._promise(coach.id, day, day + dt.timedelta(days=700), code)

    def _run_rings(self, cohort: r.Cohort, members: list[r.Person], starts: dt.date) -> None:
        rings = 0
        while members:
            size = len(members) if len(members) <= LARGEST_RING else self.chance.choice((3, 4, 5))
            if 0 < len(members) - size < 3:
                size = 3
            ring, members = members[:size], members[size:]
            rings += 1
            for place, coach in enumerate(ring):
                self._pair(
                    cohort, coach.id, ring[(place + 1) % size].id, starts, f"R{rings:02d}",
                    place + 1,
                )  # fmt: skip

    def _run_pool(self, cohort: r.Cohort, begins: dt.date) -> None:
        """Clients come one after the other; whoever joined last has most time for them."""
        latest = self.coaches[-2 * sum(COACHES_IN) :]
        for place, client in enumerate(self._people(CLIENTS_IN, begins)):
            coach = latest[-1 - place % len(latest)]
            if coach.organisation == client.organisation:
                coach = latest[-1 - (place + 1) % len(latest)]
            starts = begins + (3 + place) * _DAY
            self._pair(cohort, coach.id, client.id, starts, "", None)

    def _promise(self, owner: str, begins: dt.date, due: dt.date, source: str) -> None:
        number = len(self.commitments) + 1
        self.commitments.append(
            r.Commitment(
                id=f"K{number:05d}", owner_kind="person", owner=owner, direction="pass_on", to="",
                minutes=PLACE_MINUTES, counts="external", begins=begins, due=due,
                source=source,
            )
        )  # fmt: skip

    def _pair(
        self,
        cohort: r.Cohort,
        coach: str,
        coachee: str,
        starts: dt.date,
        ring: str,
        position: int | None,
    ) -> None:
        if starts > self.today:
            return
        ends = starts + 160 * _DAY
        over = ends < self.today
        sessions = self.chance.choice(SESSIONS_EACH)
        code = f"A{len(self.pairings) + 1:05d}"
        pairing = r.Pairing(
            id=code, cohort=cohort.id, coach=coach, coachee=coachee, started=starts,
            planned_end=ends, contracted_sessions=sessions, minutes_each=60,
            state="completed" if over else "in_force", ring=ring, position=position,
        )  # fmt: skip
        self.pairings.append(pairing)
        signed = starts + 3 * _DAY if starts + 3 * _DAY <= self.today else None
        self.agreements.append(r.Agreement(f"G{code[1:]}", code, starts, signed, signed))
        self._meet(pairing, self._days(starts, ends, sessions))
        if over:
            self.ended.append(r.Ended(code, ends, "completed"))
            self.thanks.append(r.Thanks(code, ends))

    def _days(self, starts: dt.date, ends: dt.date, sessions: int) -> list[dt.date]:
        """The weekdays on which the two meet, spread over the time they have."""
        step = max(14, (ends - starts).days // (sessions + 1))
        first = starts + (3 + self.chance.randrange(12)) * _DAY
        days = [first + n * step * _DAY for n in range(sessions)]
        return [day + max(0, day.weekday() - 4) * _DAY for day in days]

    def _meet(self, pairing: r.Pairing, days: Sequence[dt.date]) -> None:
        for day in days:
            past = day < self.today
            status = self.chance.choice(_OUTCOMES) if past else r.Status.ARRANGED
            minutes = {r.Status.HELD: 60, r.Status.HELD_SHORT: 45}.get(status, 0)
            if not past:
                minutes = 60
            self.sessions.append(
                r.CoachingSession(
                    id=f"S{len(self.sessions) + 1:06d}", pairing=pairing.id, date=day,
                    status=status, minutes=minutes, others=(), confirmed=past,
                    commitment="", recorded_on=min(day, self.today),
                )
            )  # fmt: skip
