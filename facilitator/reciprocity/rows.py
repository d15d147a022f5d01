"""The rows of a programme's history, table by table, as the history format names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.vocabulary import SessionStatus

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


# One list of what happens to a session serves the record and its exchange.
Status = SessionStatus
HELD = frozenset({Status.HELD, Status.HELD_SHORT})
COUNTED_DAYS = HELD | {
    Status.NO_SHOW_COACH,
    Status.NO_SHOW_COACHEE,
    Status.LATE_CANCEL_COACH,
    Status.LATE_CANCEL_COACHEE,
}
# A pairing in one of these states goes on; in any other it has not begun or is over.
RUNNING_STATES = frozenset({"in_force", "paused", "needs_check_in", "review", "extended"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that takes part."""

    id: str
    name_en: str
    name_cy: str
    sector: str
    region: str = ""


@dataclass(frozen=True, slots=True)
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
    has_died: bool = False


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where a person works from one day to another, both inclusive."""

    person: str
    organisation: str
    department: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """A group that goes through the programme together."""

    id: str
    title: str
    start: dt.date | None
    end: dt.date | None
    limits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Correction:
    """What a session turned out to be, known from the day `on`."""

    session: str
    on: dt.date
    status: Status
    minutes: int
    why: str


@dataclass(frozen=True, slots=True)
class OtherMovement:
    """Minutes that moved without a session: a place given by the programme, an opening balance."""

    id: str
    date: dt.date
    giver: str
    receiver: str
    minutes: int
    kind: str
    cohort: str


@dataclass(frozen=True, slots=True)
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
    cohort: str = ""
    qualified_only: bool = False
    region: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest, both days inclusive; without a last day it goes on. Quiet days follow it."""

    person: str
    first: dt.date
    last: dt.date | None
    quiet_days: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """A pairing that is over from the day `on`, and how it closed."""

    pairing: str
    on: dt.date
    outcome: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An issued agreement and the days on which each side signed."""

    id: str
    pairing: str
    issued: dt.date
    signed_coach: dt.date | None
    signed_coachee: dt.date | None


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asked for somebody or something."""

    id: str
    from_person: str
    to_person: str
    received: dt.date
    answered: dt.date | None


@dataclass(frozen=True, slots=True)
class Thanks:
    """A pairing's giver was thanked."""

    pairing: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Supervision:
    """A coach had supervision."""

    person: str
    date: dt.date
    minutes: int


@dataclass(frozen=True, slots=True)
class Qualification:
    """Something that lets a person practise, and the last day on which it is good."""

    person: str
    kind: str
    expires: dt.date | None
    achieved: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """A row of the week hidden from `on` until the day before `until`."""

    rule: str
    subject: str
    on: dt.date
    until: dt.date | None
    why: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A row of the week that is no concern while the same facts last."""

    rule: str
    subject: str
    on: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A day of the programme's own on which nobody works."""

    date: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the programme set for itself: its day, its windows and the limits of the week."""

    today: dt.date
    name_en: str = ""
    name_cy: str = ""
    no_show_window_months: int = 6
    grace_days: int = 30
    session_minutes: int = 60
    limits: Mapping[str, int] = field(default_factory=dict)
