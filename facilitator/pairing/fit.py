"""How well two people fit, in three kind words that follow from the points of a pairing."""

from __future__ import annotations

from enum import IntEnum

from facilitator.pairing.problem import Weights


class Fit(IntEnum):
    """How well two people fit; there is no word below fair."""

    FAIR = 1
    GOOD = 2
    STRONG = 3


def fit_of(score: int, weights: Weights | None = None) -> Fit:
    """Strong: two topics and the language preferred, or as much; good: a topic and as much."""
    points = weights or Weights()
    good = points.base + points.topic + points.preferred_language
    if score >= good + points.topic:
        return Fit.STRONG
    return Fit.GOOD if score >= good else Fit.FAIR
