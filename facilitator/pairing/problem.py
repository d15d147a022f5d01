"""What pairing is about: people, who may coach whom, locks, and the plan that comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
"""A coach and a coachee, by their ids, in the order of giving."""

Ring = tuple[str, ...]
"""Members in the order of giving; the last gives to the first."""


class Rule(StrEnum):
    """A rule that can stand between two people."""

    TOPIC = "topic"
    LANGUAGE = "language"
    ELSEWHERE = "organisation"
    LINE_MANAGER = "line_manager"
    AVAILABILITY = "availability"
    FORBID = "forbid"
    PREVIOUS = "previous"
    READINESS = "readiness"


class Elsewhere(StrEnum):
    """What makes two people elsewhere to each other in this programme."""

    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    PROFESSION = "profession"


class SamePlace(StrEnum):
    """What the round does about two people who are not elsewhere to each other."""

    FORBID = "forbid"
    PREFER_ELSEWHERE = "prefer"
    ALLOW = "allow"


class Level(StrEnum):
    """One aim of a plan; each is settled before the next one is looked at."""

    PEOPLE = "people"
    PRIORITY = "priority"
    ELSEWHERE = "elsewhere"
    FIT = "fit"
    KEPT = "kept"
    SHORT = "short"


_LAST = (Level.KEPT, Level.SHORT)
FAIREST = (Level.PEOPLE, Level.PRIORITY, Level.ELSEWHERE, Level.FIT, *_LAST)
MOST_PEOPLE = (Level.PEOPLE, Level.ELSEWHERE, Level.FIT, *_LAST)
BEST_FIT = (Level.FIT, Level.PEOPLE, Level.ELSEWHERE, *_LAST)


def keeping(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The same aims with "keep the plan" moved to second place."""
    rest = [level for level in levels[1:] if level is not Level.KEPT]
    return (levels[0], Level.KEPT, *rest)


KEEP_THE_PLAN = keeping(FAIREST)


class Status(StrEnum):
    """How far a plan can be trusted to be the best."""

    OPTIMAL = "optimal"
    BEST_SO_FAR = "best-so-far"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part, with what decides whom they may coach."""

    id: str
    name: str = ""
    organisation: str = ""
    department: str = ""
    profession: str = ""
    sector: str = ""
    region: str = ""
    line_manager: str = ""
    offers: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    preferred_language: str = ""
    availability: frozenset[str] = frozenset()
    capacity: int = 1
    demand: int = 1
    credit: int = 0
    is_ready: bool = True
    """Whether the programme's readiness rules let them coach today."""

    @property
    def rings_at_most(self) -> int:
        """How many rings this person can be in: the smaller of capacity and demand."""
        return min(self.capacity, self.demand)


class Arc(NamedTuple):
    """One pairing that the rules allow: the coach may coach the coachee, this well.

    There are many of them, so they are tuples: made in a third of the time, in order by themselves.
    """

    coach: str
    coachee: str
    score: int
    elsewhere: bool = True

    @property
    def pair(self) -> Pair:
        """Coach and coachee."""
        return (self.coach, self.coachee)


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes a pairing fit better, in points."""

    base: int = 40
    topic: int = 15
    topics_counted: int = 2
    preferred_language: int = 15
    another_sector: int = 5
    same_region: int = 5
    several_times: int = 5
    choice: int = 4
    """For each place that a choice stands above the sixth, from either side."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one round, as the facilitator switched them."""

    elsewhere: Elsewhere = Elsewhere.ORGANISATION
    same_place: SamePlace = SamePlace.FORBID
    switched_on: frozenset[Rule] = frozenset(Rule)
    unsaid_is_open: bool = False
    """Whether somebody who has recorded no times, or no languages, is taken to have them all."""
    weights: Weights = Weights()

    @property
    def hard(self) -> tuple[Rule, ...]:
        """The rules that no pairing may break, in a fixed order."""
        soft = () if self.same_place is SamePlace.FORBID else (Rule.ELSEWHERE,)
        return tuple(rule for rule in Rule if rule in self.switched_on and rule not in soft)


@dataclass(frozen=True)
class Problem:
    """Everything that decides a plan; people and arcs are kept in the order of their ids."""

    members: tuple[Member, ...]
    arcs: tuple[Arc, ...]
    ring_cap: int | None = 3
    never_direct_swap: bool = False
    locks: tuple[Pair, ...] = ()
    keep: frozenset[Pair] = frozenset()
    levels: tuple[Level, ...] = FAIREST
    one_way: bool = False
    priority: Mapping[str, int] = field(default_factory=dict)
    """Points by which somebody comes first where the number of people placed is the same."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", tuple(sorted(self.members, key=lambda m: m.id)))
        object.__setattr__(self, "arcs", tuple(sorted(self.arcs)))
        object.__setattr__(self, "locks", tuple(sorted(set(self.locks))))

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each member stands in `members`, by id."""
        return {member.id: position for position, member in enumerate(self.members)}

    @cached_property
    def arc_of(self) -> Mapping[Pair, Arc]:
        """Each arc by its coach and coachee."""
        return {(arc[0], arc[1]): arc for arc in self.arcs}


@dataclass(frozen=True)
class Plan:
    """Rings (or one-way pairings), with the figures that say how good they are.

    `bound` is the most people any plan could place, as far as has been proved.
    """

    status: Status
    rings: tuple[Ring, ...] = ()
    one_way: tuple[Pair, ...] = ()
    people: int = 0
    elsewhere: int = 0
    score: int = 0
    bound: int = 0
    seconds: float = field(default=0.0, compare=False)
    conflicting_locks: tuple[Pair, ...] = ()
    locks_to_release: tuple[Pair, ...] = ()

    @cached_property
    def pairings(self) -> tuple[Pair, ...]:
        """Every pairing of the plan, ring after ring."""
        return (*(pair for ring in self.rings for pair in pairs_of(ring)), *self.one_way)

    @cached_property
    def placed(self) -> frozenset[str]:
        """Everybody who has a place: in a ring, or as the coachee of a one-way pairing."""
        in_rings = {member for ring in self.rings for member in ring}
        return frozenset(in_rings | {coachee for _, coachee in self.one_way})


def pairs_of(ring: Ring) -> tuple[Pair, ...]:
    """The pairings of one ring, in the order of giving."""
    return tuple(zip(ring, (*ring[1:], ring[0]), strict=True))


def tidy(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """Each ring from its smallest member on, and the rings in order."""
    return tuple(sorted(_from_smallest(ring) for ring in rings))


def _from_smallest(ring: Ring) -> Ring:
    start = ring.index(min(ring))
    return (*ring[start:], *ring[:start])
