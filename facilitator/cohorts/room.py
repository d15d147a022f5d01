"""What the screen in the room shows on the day: first names, tables, how many are here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cohorts.expected import expected_at
from facilitator.store import tables as t
from facilitator.store.the_programme import the_programme
from facilitator.vocabulary import AttendanceState, PairingState, SeatRole

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Guest:
    """Somebody who is expected: what they are called here, the code on their badge."""

    id: uuid.UUID
    name: str
    code: str
    is_here: bool


@dataclass(frozen=True)
class RoomTable:
    """Who gives and who receives at a table, and who else sits there."""

    number: int
    giver: str
    receiver: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoomDay:
    """A gathering as the room may see it; nothing on it is private."""

    gathering_id: uuid.UUID
    programme_en: str
    programme_cy: str
    title_en: str
    title_cy: str
    place_en: str
    place_cy: str
    day: dt.date
    starts_at: str
    ends_at: str
    guests: tuple[Guest, ...]
    rounds: tuple[tuple[RoomTable, ...], ...]

    @property
    def here(self) -> int:
        """How many of those expected have come."""
        return sum(guest.is_here for guest in self.guests)


def room_of(db: Session, gathering_id: uuid.UUID) -> RoomDay | None:
    """The day of a gathering for the screen in the room; None where it is gone."""
    gathering = db.get(t.Gathering, gathering_id)
    if gathering is None:
        return None
    cohort = db.get_one(t.Cohort, gathering.cohort_id)
    programme = the_programme(db)
    people = expected_at(db, gathering)
    names = first_names({key: _parts(person) for key, person in people.items()})
    came = set(
        db.scalars(
            sa.select(t.Attendance.person_id).where(
                t.Attendance.gathering_id == gathering_id,
                t.Attendance.state == AttendanceState.CAME,
            )
        )
    )
    guests = (Guest(key, names[key], one.code, key in came) for key, one in people.items())
    return RoomDay(
        gathering_id=gathering.id,
        programme_en=programme.name_en,
        programme_cy=programme.name_cy,
        title_en=gathering.title_en,
        title_cy=gathering.title_cy,
        place_en=gathering.place_en or cohort.place_en,
        place_cy=gathering.place_cy or cohort.place_cy,
        day=gathering.day,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        guests=tuple(guests),
        rounds=_rounds(db, gathering, names) or _pairs(db, gathering, names),
    )


def guest_called(guests: Iterable[Guest], typed: str) -> Guest | None:
    """Whose badge it is: by its code, capitals or not, blanks left out."""
    wanted = "".join(typed.split()).casefold()
    return next((one for one in guests if one.code.casefold() == wanted), None)


def first_names(parts: Mapping[uuid.UUID, tuple[str, str]]) -> dict[uuid.UUID, str]:
    """What each is called; the first letter of the other name where two are called the same."""
    many = Counter(first for first, _last in parts.values())
    return {
        key: f"{first} {last[:1]}." if many[first] > 1 and last else first
        for key, (first, last) in parts.items()
    }


def _parts(person: t.Person) -> tuple[str, str]:
    words = person.full_name.split()
    return (person.known_as or words[0]).split()[0], words[-1] if len(words) > 1 else ""


def _rounds(
    db: Session, gathering: t.Gathering, names: Mapping[uuid.UUID, str]
) -> tuple[tuple[RoomTable, ...], ...]:
    """The rounds that were planned for the day, as far as their people are expected."""
    s = t.Seat
    tables: dict[tuple[int, int], dict[SeatRole, list[str]]] = {}
    seats = db.scalars(
        sa.select(s)
        .where(s.gathering_id == gathering.id, s.role != SeatRole.OUT)
        .order_by(s.round_number, s.table_number)
    )
    for seat in seats:
        roles = tables.setdefault((seat.round_number, seat.table_number), {})
        if seat.person_id in names:
            roles.setdefault(seat.role, []).append(names[seat.person_id])
    found: dict[int, list[RoomTable]] = {}
    for (number, table), roles in tables.items():
        gives, receives = roles.get(SeatRole.COACH, []), roles.get(SeatRole.COACHEE, [])
        others = (*gives[1:], *receives[1:], *roles.get(SeatRole.OBSERVER, ()))
        if gives and receives:
            line = RoomTable(table, gives[0], receives[0], others)
            found.setdefault(number, []).append(line)
    return tuple(tuple(found[number]) for number in sorted(found))


def _pairs(
    db: Session, gathering: t.Gathering, names: Mapping[uuid.UUID, str]
) -> tuple[tuple[RoomTable, ...], ...]:
    """Without planned rounds: pairings whose two people come, nobody twice in one round."""
    p = t.Pairing
    left = [
        (one.coach_id, one.coachee_id)
        for one in db.scalars(
            sa.select(p).where(p.cohort_id == gathering.cohort_id).order_by(p.code)
        )
        if one.state.is_running
        and one.state is not PairingState.PAUSED
        and one.coach_id in names
        and one.coachee_id in names
    ]
    found: list[tuple[RoomTable, ...]] = []
    while left:
        busy: set[uuid.UUID] = set()
        now, later = [], []
        for pair in left:
            if busy.isdisjoint(pair):
                busy.update(pair)
                now.append(pair)
            else:
                later.append(pair)
        found.append(
            tuple(
                RoomTable(number, names[coach], names[coachee])
                for number, (coach, coachee) in enumerate(now, start=1)
            )
        )
        left = later
    return tuple(found)
