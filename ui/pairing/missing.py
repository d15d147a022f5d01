"""What stands where no pairing is yet: what is missing, with numbers, and the way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.pairing.shown import CohortToPair
    from facilitator.words import Words


@dataclass(frozen=True)
class Missing:
    """A sentence, the act that leads on and, where there is one, the way to the cause."""

    sentence: str
    primary: str
    second: str = ""


def what_is_missing(cohort: CohortToPair | None, words: Words) -> Missing:
    """What a cohort lacks before it can be paired; None is a programme without cohorts."""
    if cohort is None:
        sentence = words("Open a cohort first: pairings belong to one.")
        return Missing(sentence, words("Open a cohort"))
    first = words("Pairing needs people with something to give and something to ask for.")
    title = cohort.title(words.language.value)
    if not cohort.people:
        nobody = words("Nobody is in %(cohort)s yet.", cohort=title)
        return Missing(f"{first}\n{nobody}", words("Enrol people"))
    counted = words(
        "People in %(cohort)s: %(people)s. Those who have said both: %(ready)s.",
        cohort=title,
        people=cohort.people,
        ready=cohort.ready,
    )
    silent = cohort.people - cohort.ready
    second = words.many("Show the one who has not", "Show the %(n)s who have not", silent)
    pair = words("Pair %(cohort)s", cohort=title)
    return Missing(f"{first}\n{counted}", pair, second if silent else "")
