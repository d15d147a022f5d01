"""Keeps the rota of gatherings: who sits with whom in each round, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.pairing.questions import codes_today
from facilitator.pairing.rota import Before, Shape, Sitting, rota
from facilitator.store import rows
from facilitator.store.tables import Cohort, Gathering, Person, Seat
from facilitator.vocabulary import SeatRole
from facilitator.words import in_both

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step

MOST_ROUNDS = 12
ROLES = (SeatRole.COACH, SeatRole.COACHEE, SeatRole.OBSERVER)


@dataclass(frozen=True)
class SeatsDraft:
    """Rounds for some gatherings of a cohort; `people` are those who come, by key."""

    cohort_id: uuid.UUID
    gatherings: Sequence[uuid.UUID]
    people: Sequence[uuid.UUID]
    shape: Shape = Shape.TRIADS
    rounds: int = 3


def seats_kept(step: Step, draft: SeatsDraft) -> int:
    """Make the rota of these gatherings anew; what stands for others counts as having been."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    if not 1 <= draft.rounds <= MOST_ROUNDS:
        raise RuleBroken("rota_rounds", most=MOST_ROUNDS)
    if len(set(draft.people)) < 2:
        raise RuleBroken("rota_too_few")
    days = [rows.found(step, Gathering, one) for one in draft.gatherings]
    if not days:
        raise RuleBroken("rota_no_gathering")
    for day in days:
        seats_cleared(step, day.id)
    step.flush()
    days.sort(key=lambda day: (day.day, str(day.id)))
    people = [str(one) for one in draft.people]
    known = Before(_sittings(step, cohort.id, days[0].day))
    found = rota({str(day.id): people for day in days}, draft.shape, draft.rounds, known)
    keys = {str(one): one for one in (*draft.people, *draft.gatherings)}
    count = 0
    for sitting in found:
        for table, who, role in _seats(sitting):
            step.put(
                Seat(
                    gathering_id=keys[sitting.gathering],
                    round_number=sitting.round,
                    table_number=table,
                    person_id=keys[who],
                    role=role,
                )
            )
            count += 1
    title = in_both(cohort.title_en, cohort.title_cy)
    step.says("rota_made", title=title, n=len(days), rounds=draft.rounds)
    return count


def _seats(sitting: Sitting) -> list[tuple[int, str, SeatRole]]:
    """Table, person and role of each seat; whoever is out has table 0."""
    seats = [
        (number, who, role)
        for number, table in enumerate(sitting.tables, 1)
        for who, role in zip(table, ROLES, strict=False)
    ]
    return [*seats, *((0, who, SeatRole.OUT) for who in sitting.out)]


def seats_cleared(step: Step, gathering_id: uuid.UUID) -> int:
    """Take the seats of a gathering away."""
    day = rows.found(step, Gathering, gathering_id)
    seats = step.scalars(sa.select(Seat).where(Seat.gathering_id == day.id)).all()
    for seat in seats:
        step.delete(seat)
    step.says("rota_cleared", title=in_both(day.title_en, day.title_cy))
    return len(seats)


def _sittings(
    db: Session, cohort_id: uuid.UUID, before: dt.date | None = None
) -> tuple[Sitting, ...]:
    """The rounds of a cohort in the order of their days, those before a day."""
    query = (
        sa.select(
            Seat.gathering_id, Seat.round_number, Seat.table_number, Seat.person_id, Seat.role
        )
        .join(Gathering, Gathering.id == Seat.gathering_id)
        .where(Gathering.cohort_id == cohort_id)
        .order_by(Gathering.day, Gathering.id, Seat.round_number, Seat.table_number)
    )
    if before is not None:
        query = query.where(Gathering.day < before)
    rounds: dict[tuple[str, int], dict[int, list[tuple[int, str]]]] = {}
    for day, number, table, who, role in db.execute(query):
        seats = rounds.setdefault((str(day), number), {}).setdefault(table, [])
        seats.append((list(SeatRole).index(role), str(who)))
    return tuple(
        Sitting(
            day,
            number,
            tuple(
                tuple(who for _, who in sorted(seats)) for table, seats in tables.items() if table
            ),
            tuple(who for _, who in sorted(tables.get(0, []))),
        )
        for (day, number), tables in rounds.items()
    )


@dataclass(frozen=True)
class DayOfRota:
    """A gathering of a cohort with its rounds; people by name."""

    id: uuid.UUID
    title_en: str
    title_cy: str
    day: dt.date
    sittings: tuple[Sitting, ...]

    def title(self, language: str) -> str:
        """Its title in a language: cy or en."""
        return self.title_cy if language == "cy" else self.title_en


def rota_of(db: Session, cohort_id: uuid.UUID, today: dt.date) -> tuple[DayOfRota, ...]:
    """The gatherings of a cohort in the order of their days, with who sits with whom.

    Whoever is at rest or gone today is at no table.
    """
    here = codes_today(db, cohort_id, today)
    people = db.execute(sa.select(Person.id, Person.full_name).where(Person.code.in_(here)))
    names = {str(key): name for key, name in people}
    by_day: dict[str, list[Sitting]] = {}
    for sitting in _sittings(db, cohort_id):
        named = Sitting(
            sitting.gathering,
            sitting.round,
            tuple(_named(table, names) for table in sitting.tables),
            _named(sitting.out, names),
        )
        by_day.setdefault(sitting.gathering, []).append(named)
    g = Gathering
    days = db.execute(
        sa.select(g.id, g.title_en, g.title_cy, g.day)
        .where(g.cohort_id == cohort_id)
        .order_by(g.day, g.id)
    )
    return tuple(
        DayOfRota(key, en, cy, day, tuple(by_day.get(str(key), ()))) for key, en, cy, day in days
    )


def _named(table: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[one] for one in table if one in names)
