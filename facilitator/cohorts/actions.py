"""What the facilitator does with cohorts and their gatherings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cohorts.expected import expected_at
from facilitator.cohorts.pack import pack_of
from facilitator.cohorts.pack_changes import held_by
from facilitator.cohorts.pack_state import pack_mark
from facilitator.cohorts.rules import (
    DEFAULT_EXCHANGE,
    ExchangeRule,
    check_exchange,
    check_span,
)
from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import (
    Attendance,
    CoachingSession,
    Cohort,
    Enrolment,
    Gathering,
    Pairing,
    Person,
)
from facilitator.vocabulary import (
    AttendanceState,
    CohortState,
    Counts,
    EnrolmentRole,
    EnrolmentState,
    SessionStatus,
)
from facilitator.words import in_both

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.store.journal import Step

CHANGEABLE = frozenset(
    {
        "title_en",
        "title_cy",
        "state",
        "start",
        "end",
        "receives_sessions",
        "gives_sessions",
        "session_minutes",
        "give_by",
        "counts",
        "ring_cap",
        "place_en",
        "place_cy",
        "retention_months",
    }
)


@dataclass(frozen=True)
class CohortDraft:
    """A new cohort and what its people agree to exchange."""

    title_en: str
    title_cy: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    exchange: ExchangeRule = DEFAULT_EXCHANGE
    ring_cap: int | None = 4
    place_en: str = ""
    place_cy: str = ""
    code: str = ""
    state: CohortState = CohortState.OPEN
    retention_months: int | None = None


def open_cohort(step: Step, draft: CohortDraft) -> uuid.UUID:
    """Open a cohort."""
    title = draft.title_en.strip() or draft.title_cy.strip()
    if not title:
        raise RuleBroken("name_missing")
    check_exchange(draft.exchange)
    check_span(draft.start, draft.end)
    step.says("cohort_opened", title=in_both(title, draft.title_cy.strip()))
    cohort = Cohort(
        code=draft.code or rows.next_code(step, Cohort, "C", 1),
        title_en=title,
        title_cy=draft.title_cy.strip() or title,
        state=draft.state,
        start=draft.start,
        end=draft.end,
        receives_sessions=draft.exchange.receives_sessions,
        gives_sessions=draft.exchange.gives_sessions,
        session_minutes=draft.exchange.session_minutes,
        give_by=draft.exchange.give_by or draft.end,
        counts=draft.exchange.counts,
        ring_cap=draft.ring_cap,
        place_en=draft.place_en.strip(),
        place_cy=draft.place_cy.strip() or draft.place_en.strip(),
        retention_months=draft.retention_months,
    )
    return step.put(cohort).id


@dataclass(frozen=True)
class CohortChange:
    """Fields of a cohort that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_cohort(step: Step, draft: CohortChange) -> None:
    """Change a cohort's facts or what its people agree to exchange."""
    cohort = rows.fresh(step, Cohort, draft.id, draft.version)
    changed = rows.change(cohort, draft.fields, CHANGEABLE)
    if not cohort.title_en.strip():
        raise RuleBroken("name_missing")
    check_exchange(exchange_of(cohort))
    check_span(cohort.start, cohort.end)
    step.says(
        "cohort_changed", title=in_both(cohort.title_en, cohort.title_cy), fields=", ".join(changed)
    )


def exchange_of(cohort: Cohort) -> ExchangeRule:
    """What the people of a cohort agree to exchange."""
    return ExchangeRule(
        cohort.receives_sessions,
        cohort.gives_sessions,
        cohort.session_minutes,
        cohort.give_by,
        Counts(cohort.counts),
    )


@dataclass(frozen=True)
class EnrolDraft:
    """People who join a cohort."""

    cohort_id: uuid.UUID
    people: Sequence[uuid.UUID]
    role: EnrolmentRole = EnrolmentRole.BOTH
    on: dt.date | None = None


def enrol(step: Step, draft: EnrolDraft) -> int:
    """Enrol people in a cohort; who is in it already stays as they are. Gives how many joined."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    standing = {
        enrolment.person_id: enrolment
        for enrolment in step.scalars(sa.select(Enrolment).where(Enrolment.cohort_id == cohort.id))
    }
    joined = 0
    for person_id in dict.fromkeys(draft.people):
        rows.found(step, Person, person_id)
        enrolment = standing.get(person_id)
        if enrolment is None:
            enrolment = Enrolment(
                cohort_id=cohort.id,
                person_id=person_id,
                role=draft.role,
                state=EnrolmentState.ACTIVE,
                enrolled_on=draft.on or step.clock.today(),
            )
            step.put(enrolment)
            joined += 1
        elif enrolment.state is EnrolmentState.WITHDREW:
            enrolment.state, enrolment.left_on = EnrolmentState.ACTIVE, None
            joined += 1
    step.says("people_enrolled", title=in_both(cohort.title_en, cohort.title_cy), n=joined)
    return joined


@dataclass(frozen=True)
class EnrolmentChange:
    """A change to one person's place in a cohort."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


ENROLMENT_CHANGEABLE = frozenset(
    {
        "role",
        "state",
        "enrolled_on",
        "left_on",
        "rules_accepted_on",
        "hopes_to_give",
        "hopes_to_get",
    }
)


def change_enrolment(step: Step, draft: EnrolmentChange) -> None:
    """Change a person's role or state in a cohort, or what they hope to give and get."""
    enrolment = rows.fresh(step, Enrolment, draft.id, draft.version)
    rows.change(enrolment, draft.fields, ENROLMENT_CHANGEABLE)
    person = rows.found(step, Person, enrolment.person_id)
    step.says("enrolment_changed", name=person.full_name)


@dataclass(frozen=True)
class GatheringDraft:
    """A day on which a cohort meets."""

    cohort_id: uuid.UUID
    title_en: str
    day: dt.date
    title_cy: str = ""
    starts_at: str = ""
    ends_at: str = ""
    place_en: str = ""
    place_cy: str = ""


def plan_gathering(step: Step, draft: GatheringDraft) -> uuid.UUID:
    """Plan a gathering; everybody enrolled is expected."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    title = draft.title_en.strip() or draft.title_cy.strip()
    if not title:
        raise RuleBroken("name_missing")
    _check_times(draft.starts_at, draft.ends_at)
    gathering = step.put(
        Gathering(
            cohort_id=cohort.id,
            title_en=title,
            title_cy=draft.title_cy.strip() or title,
            day=draft.day,
            starts_at=draft.starts_at,
            ends_at=draft.ends_at,
            place_en=draft.place_en.strip() or cohort.place_en,
            place_cy=draft.place_cy.strip() or draft.place_en.strip() or cohort.place_cy,
        )
    )
    step.says("gathering_planned", title=in_both(title, draft.title_cy.strip()), day=draft.day)
    return gathering.id


@dataclass(frozen=True)
class GatheringChange:
    """Fields of a gathering that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


GATHERING_CHANGEABLE = frozenset(
    {
        "title_en",
        "title_cy",
        "day",
        "starts_at",
        "ends_at",
        "place_en",
        "place_cy",
        "pack_prepared_on",
    }
)


def change_gathering(step: Step, draft: GatheringChange) -> None:
    """Change a gathering: its day, its place, its times."""
    gathering = rows.fresh(step, Gathering, draft.id, draft.version)
    rows.change(gathering, draft.fields, GATHERING_CHANGEABLE)
    _check_times(gathering.starts_at, gathering.ends_at)
    if draft.fields.get("pack_prepared_on") is not None:
        gathering.pack_mark = pack_mark(step, gathering, expected_at(step, gathering))
        gathering.pack_held = held_by(pack_of(step, gathering.id, step.clock.today()))
    step.says(
        "gathering_changed",
        title=in_both(gathering.title_en, gathering.title_cy),
        day=gathering.day,
    )


@dataclass(frozen=True)
class MoveGatheringDraft:
    """A gathering is held on another day; times and place that are not named stay."""

    id: uuid.UUID
    version: int
    day: dt.date
    starts_at: str | None = None
    ends_at: str | None = None
    place_en: str | None = None
    place_cy: str | None = None


def move_gathering(step: Step, draft: MoveGatheringDraft) -> int:
    """Move a gathering to another day with the sessions arranged for it; gives how many moved.

    Slips carry the code of their pair, so those printed for the first day still key in.
    """
    gathering = rows.fresh(step, Gathering, draft.id, draft.version)
    if draft.day == gathering.day:
        raise RuleBroken("gathering_stays", day=draft.day)
    if draft.day < step.clock.today():
        raise RuleBroken("moved_into_the_past")
    moved = step.scalars(sessions_of_gathering(gathering)).all()
    for session in moved:
        session.day = draft.day
    before, gathering.day = gathering.day, draft.day
    gathering.moved_from = gathering.moved_from or before
    for name in ("starts_at", "ends_at", "place_en", "place_cy"):
        said = getattr(draft, name)
        if said is not None:
            setattr(gathering, name, said.strip())
    _check_times(gathering.starts_at, gathering.ends_at)
    title = in_both(gathering.title_en, gathering.title_cy)
    step.says("gathering_moved", title=title, before=before, day=draft.day)
    return len(moved)


def sessions_of_gathering(gathering: Gathering) -> sa.Select[CoachingSession]:
    """Sessions still arranged for a gathering: said to be at it, or of its cohort on its day."""
    s, p = CoachingSession, Pairing
    of_cohort = sa.select(p.id).where(p.cohort_id == gathering.cohort_id)
    on_its_day = sa.and_(
        s.gathering_id.is_(None), s.day == gathering.day, s.pairing_id.in_(of_cohort)
    )
    return sa.select(s).where(
        s.status == SessionStatus.ARRANGED, sa.or_(s.gathering_id == gathering.id, on_its_day)
    )


def cancel_gathering(step: Step, draft: uuid.UUID) -> None:
    """Take a gathering off the plan with who was to come; sessions held at it stay."""
    gathering = rows.found(step, Gathering, draft)
    step.says(
        "gathering_cancelled",
        title=in_both(gathering.title_en, gathering.title_cy),
        day=gathering.day,
    )
    there = CoachingSession.gathering_id == gathering.id
    for session in step.scalars(sa.select(CoachingSession).where(there)).all():
        session.gathering_id = None
    step.flush()
    step.delete(gathering)


@dataclass(frozen=True)
class AttendanceDraft:
    """Who was at a gathering: a state for each person named."""

    gathering_id: uuid.UUID
    states: Mapping[uuid.UUID, AttendanceState]


def take_attendance(step: Step, draft: AttendanceDraft) -> int:
    """Note who came to a gathering; who is not named stays as they were. Gives how many came."""
    gathering = rows.found(step, Gathering, draft.gathering_id)
    standing = {
        row.person_id: row
        for row in step.scalars(
            sa.select(Attendance).where(Attendance.gathering_id == gathering.id)
        )
    }
    for person_id, state in draft.states.items():
        row = standing.get(person_id)
        if row is None:
            rows.found(step, Person, person_id)
            step.put(Attendance(gathering_id=gathering.id, person_id=person_id, state=state))
        else:
            row.state = state
    came = sum(state is AttendanceState.CAME for state in draft.states.values())
    step.says("attendance_taken", title=in_both(gathering.title_en, gathering.title_cy), n=came)
    return came


def _check_times(starts_at: str, ends_at: str) -> None:
    for clock_time in (starts_at, ends_at):
        if clock_time and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock_time):
            raise RuleBroken("time_not_understood", time=clock_time)
    if starts_at and ends_at and ends_at <= starts_at:
        raise RuleBroken("ends_before_it_begins")
