"""What equality monitoring asks, and which sums may be shown.

A sum of 1 to 4 forms is hidden, and enough others with it that it cannot be worked out: what is
hidden of a question is at least two answers that hold ten forms or more together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.reciprocity.hiding import SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping

# The questions and their answers, by the names under which the texts of the form stand.
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "age": ("under_25", "25_to_34", "35_to_44", "45_to_54", "55_to_64", "65_and_over", "not_said"),
    "gender": ("woman", "man", "otherwise", "not_said"),
    "disability": ("yes", "no", "not_said"),
    "ethnic_group": ("asian", "black", "mixed", "white", "other", "not_said"),
    "caring": ("yes", "no", "not_said"),
    "welsh": ("fluent", "some", "learning", "none", "not_said"),
}
# A pile is keyed in together, so that no step of the record is about one form.
SMALLEST_PILE = SMALL
LEAST_HIDDEN = 2 * SMALL


def check_pile(forms: int, ticks: Mapping[str, Mapping[str, int]]) -> None:
    """Refuse a pile that is too small, or in which more ticks than forms are counted.

    Raises:
        RuleBroken: and nothing is kept.
    """
    if forms < SMALLEST_PILE:
        raise RuleBroken("equality_pile_too_small", least=SMALLEST_PILE)
    for question, answers in ticks.items():
        if question not in QUESTIONS or not set(answers) <= set(QUESTIONS[question]):
            raise RuleBroken("equality_unknown_answer")
        if any(count < 0 for count in answers.values()) or sum(answers.values()) > forms:
            raise RuleBroken("equality_more_ticks_than_forms", forms=forms)


def shown(sums: Mapping[str, int]) -> dict[str, int | None]:
    """The sums of one question as they may be shown; None where a small number hides.

    >>> shown({"yes": 3, "no": 30, "not_said": 9})
    {'yes': None, 'no': 30, 'not_said': None}
    >>> shown({"yes": 6, "no": 30, "not_said": 0})
    {'yes': 6, 'no': 30, 'not_said': 0}
    >>> shown({"yes": 2, "no": 5, "not_said": 0})
    {'yes': None, 'no': None, 'not_said': None}
    """
    hidden = {answer for answer, count in sums.items() if 0 < count < SMALL}
    if not hidden:
        return dict(sums)
    rest = sorted(
        (answer for answer in sums if answer not in hidden and sums[answer]),
        key=lambda answer: sums[answer],
    )
    while rest and (len(hidden) < 2 or _together(sums, hidden) < LEAST_HIDDEN):
        hidden.add(rest.pop(0))
    if _together(sums, hidden) < LEAST_HIDDEN:
        hidden = set(sums)
    return {answer: None if answer in hidden else count for answer, count in sums.items()}


def _together(sums: Mapping[str, int], answers: set[str]) -> int:
    return sum(sums[answer] for answer in answers)
