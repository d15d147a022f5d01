"""Answers of a form, and what is reported of many: response rate, medians, quotes."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.reciprocity.hiding import SMALL
from facilitator.surveys.forms import HIGHEST, LOWEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Answers of fewer people are shown to nobody.
FEWEST = SMALL


@dataclass(frozen=True)
class Answers:
    """One form that came back: a number by each statement's place, and words to be quoted."""

    scores: Mapping[int, int]
    quote: str = ""


@dataclass(frozen=True)
class Report:
    """What the forms of one kind say together; medians and quotes only from FEWEST forms on."""

    handed_out: int
    came_back: int
    medians: tuple[float | None, ...]
    quotes: tuple[str, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether too few came back for their answers to be shown."""
        return self.came_back < FEWEST

    @property
    def rate(self) -> int | None:
        """How many in a hundred came back."""
        return round(100 * self.came_back / self.handed_out) if self.handed_out else None


def scores_typed(text: str, statements: int) -> dict[int, int]:
    """Answers as they are typed from a form, a digit each; "-" or "0" where nothing is ticked.

    >>> scores_typed("43-5", 4)
    {0: 4, 1: 3, 3: 5}

    Raises:
        RuleBroken: another number of answers, or one out of range.
    """
    digits = [sign for sign in text if not sign.isspace()]
    if len(digits) != statements:
        raise RuleBroken("survey_answers_missing", n=statements)
    found = {}
    for place, sign in enumerate(digits):
        if sign in "-0":
            continue
        if sign not in "12345":
            raise RuleBroken("survey_answer_out_of_range", lowest=LOWEST, highest=HIGHEST)
        found[place] = int(sign)
    return found


def report_of(handed_out: int, forms: Sequence[Answers], statements: int) -> Report:
    """What these forms say together.

    >>> report_of(10, [Answers({0: n}) for n in (1, 2, 3, 4, 5)], 1).medians
    (3.0,)
    >>> report_of(10, [Answers({0: 3}, "a quote")] * 4, 1).quotes
    ()
    """
    if len(forms) < FEWEST:
        return Report(handed_out, len(forms), (None,) * statements, ())
    medians = []
    for place in range(statements):
        given = [form.scores[place] for form in forms if place in form.scores]
        medians.append(float(median(given)) if len(given) >= FEWEST else None)
    quotes = tuple(sorted(form.quote for form in forms if form.quote))
    return Report(handed_out, len(forms), tuple(medians), quotes)
