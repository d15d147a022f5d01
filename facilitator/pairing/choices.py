"""Whom people would like to be paired with: up to five, in order, from either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.vocabulary import ChoiceSide
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.pairing.problem import Pair

MOST = 5
"""So many people can be chosen; the first counts most."""


@dataclass(frozen=True)
class Choice:
    """One line of a profile choice slip; `side` says which of the two chose the other."""

    coach: str
    coachee: str
    side: ChoiceSide
    rank: int

    @property
    def worth(self) -> int:
        """How many places it stands above the sixth: 5 for the first, 1 for the fifth."""
        return MOST + 1 - self.rank


ASKED = {
    frozenset({ChoiceSide.COACHEE}): N_("pairing_chosen_by_coachee"),
    frozenset({ChoiceSide.COACH}): N_("pairing_chosen_by_coach"),
    frozenset(ChoiceSide): N_("pairing_chosen_by_both"),
}
"""What is said of two of whom one asked for the other; the order of choice is never told."""


def asked_for(choices: Iterable[Choice]) -> dict[Pair, str]:
    """For each pair that somebody asked for the key of the sentence that says so."""
    sides: dict[Pair, set[ChoiceSide]] = {}
    for choice in choices:
        sides.setdefault((choice.coach, choice.coachee), set()).add(choice.side)
    return {pair: ASKED[frozenset(found)] for pair, found in sides.items()}
