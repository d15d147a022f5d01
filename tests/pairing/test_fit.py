"""How well two people fit, in words that follow from the points."""

from __future__ import annotations

from facilitator.pairing.fit import Fit, fit_of
from facilitator.pairing.problem import Weights


def test_two_topics_and_the_language_preferred_are_strong() -> None:
    weights = Weights()
    points = weights.base + 2 * weights.topic + weights.preferred_language
    assert fit_of(points) is Fit.STRONG
    assert fit_of(points - 1) is Fit.GOOD


def test_a_topic_and_the_language_preferred_are_good_and_nothing_is_less_than_fair() -> None:
    weights = Weights()
    points = weights.base + weights.topic + weights.preferred_language
    assert fit_of(points) is Fit.GOOD
    assert fit_of(points - 1) is Fit.FAIR
    assert fit_of(0) is Fit.FAIR


def test_other_weights_move_the_words() -> None:
    assert fit_of(85, Weights(base=80)) is Fit.FAIR
