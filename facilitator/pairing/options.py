"""How a run is made: what is formed, which rules hold, what counts most, what is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from facilitator.pairing.problem import (
    BEST_FIT,
    FAIREST,
    MOST_PEOPLE,
    Elsewhere,
    Rule,
    SamePlace,
    Weights,
    keeping,
)
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.pairing.problem import Level


class Objective(StrEnum):
    """What counts most in a run; each is the key of its name."""

    FAIREST = N_("objective_fairest")
    MOST_PEOPLE = N_("objective_most_people")
    BEST_FIT = N_("objective_best_fit")

    @property
    def levels(self) -> tuple[Level, ...]:
        """The aims in their order."""
        return {
            Objective.FAIREST: FAIREST,
            Objective.MOST_PEOPLE: MOST_PEOPLE,
            Objective.BEST_FIT: BEST_FIT,
        }[self]

    @property
    def meaning(self) -> str:
        """The key of a sentence that says what comes first and what after."""
        return {
            Objective.FAIREST: N_("objective_fairest_means"),
            Objective.MOST_PEOPLE: N_("objective_most_people_means"),
            Objective.BEST_FIT: N_("objective_best_fit_means"),
        }[self]


ALWAYS = frozenset({Rule.ELSEWHERE})
"""Whether to look elsewhere is not switched on or off but a choice of its own."""

WEIGHED = {
    "topic": N_("weight_topic"),
    "preferred_language": N_("weight_preferred_language"),
    "another_sector": N_("weight_another_sector"),
    "same_region": N_("weight_same_region"),
    "several_times": N_("weight_several_times"),
    "choice": N_("weight_choice"),
}
"""What makes two people fit better, in words; the names are those of `Weights`."""
MOST_WEIGHT = 50


@dataclass(frozen=True)
class RunOptions:
    """How to run: the longest ring, one way (a pool), how much to keep, for how long."""

    ring_cap: int | None = 4
    one_way: bool = False
    keeps_plan: bool = False
    never_direct_swap: bool = False
    same_place: SamePlace = SamePlace.FORBID
    time_limit: float | None = 60.0
    let_go: tuple[tuple[str, tuple[Rule, ...]], ...] = ()
    """For whom (by code) which rules are let go in this run."""
    objective: Objective = Objective.FAIREST
    switched_off: frozenset[Rule] = frozenset()
    """Rules that do not hold for anybody in this run."""
    elsewhere: Elsewhere | None = None
    """What "elsewhere" means in this run; None: what the programme says."""
    weights: Weights = field(default_factory=Weights)
    """What makes two people fit better in this run."""
    chains: bool = False
    """Whether places are found, below the rings, for those whom no ring holds."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """The aims of the run in their order."""
        return keeping(self.objective.levels) if self.keeps_plan else self.objective.levels

    @property
    def switched_on(self) -> frozenset[Rule]:
        """The rules that hold."""
        return frozenset(Rule) - (self.switched_off - ALWAYS)

    def to_keep(self) -> dict[str, Any]:
        """What is remembered of a run, as plain values, so that the next begins the same way."""
        return {
            "never_direct_swap": self.never_direct_swap,
            "same_place": self.same_place.value,
            "objective": self.objective.value,
            "switched_off": sorted(rule.value for rule in self.switched_off),
            "elsewhere": None if self.elsewhere is None else self.elsewhere.value,
            "weights": asdict(self.weights),
            "chains": self.chains,
            "let_go": [[who, [rule.value for rule in rules]] for who, rules in self.let_go],
        }


def options_kept(
    ring_cap: int | None, kept: Mapping[str, Any] | None, *, one_way: bool
) -> RunOptions:
    """The options of a run that is remembered; of others only the longest ring is known."""
    if not kept or "objective" not in kept:
        return RunOptions(ring_cap=ring_cap, one_way=one_way)
    elsewhere = kept.get("elsewhere")
    return RunOptions(
        ring_cap=ring_cap,
        one_way=one_way,
        never_direct_swap=bool(kept["never_direct_swap"]),
        same_place=SamePlace(kept["same_place"]),
        objective=Objective(kept["objective"]),
        switched_off=frozenset(Rule(name) for name in kept["switched_off"]),
        elsewhere=None if elsewhere is None else Elsewhere(elsewhere),
        weights=Weights(**kept.get("weights", {})),
        chains=bool(kept.get("chains")),
        let_go=tuple((who, tuple(map(Rule, rules))) for who, rules in kept["let_go"]),
    )
