"""Plans and pairings as the page shows them: frozen lines, rings and what changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.vocabulary import MarkKind, PairingState, RingState, RoundState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.organisations.questions import OrganisationMark
    from facilitator.pairing.fit import Fit
    from facilitator.vocabulary import CohortState


@dataclass(frozen=True)
class Someone:
    """A person as a ring names them: full name, what they are called, where they work."""

    id: uuid.UUID
    code: str
    name: str
    called: str
    organisation: OrganisationMark | None = None


@dataclass(frozen=True)
class Reason:
    """One sentence: its wording key and its values."""

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class PairLine:
    """A pairing of a plan, or one that runs: who gives to whom, how well it fits and why.

    `against` are rules of the run that stand against a pair put there by hand, by their keys.
    `pairing_id` and what follows are known once it is published; `kept` says that every session
    agreed has been held.
    """

    key: str
    coach: Someone
    coachee: Someone
    ring: str = ""
    position: int = 0
    fit: Fit | None = None
    reasons: tuple[Reason, ...] = ()
    locked: bool = False
    against: tuple[str, ...] = ()
    new: bool = False
    pairing_id: uuid.UUID | None = None
    version: int = 0
    state: PairingState | None = None
    held: int = 0
    contracted: int = 0
    started: dt.date | None = None
    planned_end: dt.date | None = None

    @property
    def kept(self) -> bool:
        """Whether every session agreed has been held."""
        return self.pairing_id is not None and 0 < self.contracted <= self.held


@dataclass(frozen=True)
class RingShown:
    """A ring of a plan, or one that turns: its links in the order of giving."""

    key: str
    name: str
    lines: tuple[PairLine, ...]
    state: RingState = RingState.PROPOSED

    @property
    def is_closed(self) -> bool:
        """Whether the last gives to the first."""
        return bool(self.lines) and all(
            line.coachee.id == after.coach.id
            for line, after in zip(self.lines, (*self.lines[1:], self.lines[0]), strict=True)
        )


@dataclass(frozen=True)
class NotPaired:
    """Somebody without a place, and why."""

    who: Someone
    reason: Reason
    shortest_ring: int | None = None


@dataclass(frozen=True)
class Marked:
    """Two people whom the facilitator locked or ruled out."""

    coach: Someone
    coachee: Someone
    kind: MarkKind


@dataclass(frozen=True)
class RoundShown:
    """One run with its plan, and what changed since the run before."""

    id: uuid.UUID
    number: int
    ran_on: dt.date
    state: RoundState
    status: str
    ring_cap: int | None
    one_way: bool
    bound: int | None
    not_paired: tuple[NotPaired, ...]
    options: Mapping[str, Any] | None = None
    before: int | None = None
    kept: int = 0
    new: tuple[PairLine, ...] = ()
    gone: tuple[PairLine, ...] = ()
    affected: tuple[Someone, ...] = ()
    version: int = 0


@dataclass(frozen=True)
class CohortToPair:
    """A cohort as the chooser shows it, with what its people agreed and who is ready."""

    id: uuid.UUID
    code: str
    title_en: str
    title_cy: str
    state: CohortState
    start: dt.date | None
    end: dt.date | None
    give_by: dt.date | None
    receives_sessions: int
    gives_sessions: int
    session_minutes: int
    ring_cap: int | None
    people: int = 0
    ready: int = 0

    def title(self, language: str) -> str:
        """Its title in a language: cy or en."""
        return self.title_cy if language == "cy" else self.title_en


@dataclass(frozen=True)
class PairingsShown:
    """Everything the page shows of one cohort: its newest plan, or the pairings that run."""

    cohort: CohortToPair
    round: RoundShown | None
    rings: tuple[RingShown, ...]
    lines: tuple[PairLine, ...]
    marks: tuple[Marked, ...]
    organisations: tuple[OrganisationMark, ...]
    topics: Mapping[str, str] = field(default_factory=dict)
    """The Welsh name of each topic, by its English one: reasons name topics in English."""

    @property
    def is_plan(self) -> bool:
        """Whether a plan is looked at that is not published yet."""
        return self.round is not None and self.round.state is RoundState.DRAFT

    @property
    def people_placed(self) -> int:
        """How many people have a place: they receive."""
        return len({line.coachee.id for line in self.lines})

    @property
    def people_to_place(self) -> int:
        """How many take part in the plan: whoever rests is not counted."""
        waiting = self.round.not_paired if self.round is not None else ()
        return self.people_placed + len({one.who.id for one in waiting})
