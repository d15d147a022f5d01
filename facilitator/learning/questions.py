"""Questions about learning exchanges: gatherings with their slots, who taught and who learned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.questions import Named
from facilitator.exchange_vocabulary import SlotState
from facilitator.store import tables as t
from facilitator.vocabulary import AttendanceState, EnrolmentState

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Learner:
    """Somebody who learns in a slot, and the minutes that came to them."""

    person_id: uuid.UUID
    name: str
    minutes: int


@dataclass(frozen=True)
class SlotLine:
    """Something that a member teaches the others."""

    id: uuid.UUID
    version: int
    gathering_id: uuid.UUID
    title: str
    teacher_id: uuid.UUID
    teacher: str
    minutes: int
    state: SlotState
    learners: tuple[Learner, ...]


@dataclass(frozen=True)
class ExchangeDay:
    """A gathering with its slots; `both` are those who taught and learned on the same day."""

    id: uuid.UUID
    title: Named
    cohort: Named
    day: dt.date
    slots: tuple[SlotLine, ...]
    expected: tuple[tuple[uuid.UUID, str], ...]

    @property
    def both(self) -> tuple[str, ...]:
        """The names of those who taught and learned, by name."""
        taught = [slot for slot in self.slots if slot.state is SlotState.TAUGHT]
        teachers = {slot.teacher for slot in taught}
        learners = {one.name for slot in taught for one in slot.learners}
        return tuple(sorted(teachers & learners))

    @property
    def minutes(self) -> int:
        """The minutes that were taught."""
        return sum(slot.minutes for slot in self.slots if slot.state is SlotState.TAUGHT)


def exchange_days(db: Session, today: dt.date) -> tuple[ExchangeDay, ...]:
    """Every gathering, the next one first and then back in time, with its slots."""
    g, c = t.Gathering, t.Cohort
    slots, people = _slots(db), _people_of_gatherings(db)
    rows = db.execute(
        sa.select(g.id, g.title_en, g.title_cy, g.day, c.id, c.title_en, c.title_cy)
        .join(c, c.id == g.cohort_id)
        .order_by(g.day)
    )
    days = [
        ExchangeDay(
            id=key,
            title=Named(en, cy or en),
            cohort=Named(cohort_en, cohort_cy or cohort_en),
            day=day,
            slots=tuple(slots[key]),
            expected=tuple(people[key] or people[cohort]),
        )
        for key, en, cy, day, cohort, cohort_en, cohort_cy in rows
    ]
    ahead = [day for day in days if day.day >= today]
    return (*ahead, *reversed([day for day in days if day.day < today]))


def _slots(db: Session) -> dict[uuid.UUID, list[SlotLine]]:
    s, part, p, m = t.LearningSlot, t.LearningPart, t.Person, t.Movement
    learners: dict[uuid.UUID, list[Learner]] = defaultdict(list)
    for slot, person, name, minutes in db.execute(
        sa.select(part.slot_id, p.id, p.full_name, sa.func.coalesce(m.minutes, 0))
        .join(p, p.id == part.person_id)
        .outerjoin(m, m.id == part.movement_id)
        .order_by(p.sort_key_en, p.code)
    ):
        learners[slot].append(Learner(person, name, minutes))
    found: dict[uuid.UUID, list[SlotLine]] = defaultdict(list)
    rows = db.execute(
        sa.select(s, p.full_name).join(p, p.id == s.teacher_id).order_by(s.place, s.id)
    )
    for row, teacher in rows:
        found[row.gathering_id].append(
            SlotLine(
                id=row.id,
                version=row.version,
                gathering_id=row.gathering_id,
                title=row.title,
                teacher_id=row.teacher_id,
                teacher=teacher,
                minutes=row.minutes,
                state=row.state,
                learners=tuple(learners[row.id]),
            )
        )
    return found


def _people_of_gatherings(db: Session) -> dict[uuid.UUID, list[tuple[uuid.UUID, str]]]:
    """Who came or is expected, by gathering; who is enrolled, by cohort."""
    a, e, p = t.Attendance, t.Enrolment, t.Person
    found: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    here = (AttendanceState.CAME, AttendanceState.EXPECTED)
    came = (
        sa.select(a.gathering_id, p.id, p.full_name)
        .join(p, p.id == a.person_id)
        .where(a.state.in_(here))
    )
    enrolled = (
        sa.select(e.cohort_id, p.id, p.full_name)
        .join(p, p.id == e.person_id)
        .where(e.state.in_((EnrolmentState.ACTIVE, EnrolmentState.COMPLETED)))
    )
    for query in (came, enrolled):
        for key, person, name in db.execute(query.order_by(p.sort_key_en, p.code)):
            found[key].append((person, name))
    return found
