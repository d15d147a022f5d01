"""Staying in touch in words: the steps, what is noticed, and how a step came to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.care.rules import PAST_DUE
from facilitator.vocabulary import StepKind, StepOutcome

if TYPE_CHECKING:
    from facilitator.care.questions import StepLine
    from facilitator.care.rules import Noticed
    from facilitator.words import Words


def step_name(kind: StepKind, words: Words) -> str:
    """What a step is called."""
    return {
        StepKind.QUIET_WORD: words("A quiet word"),
        StepKind.FRIENDLY_LETTER: words("A friendly letter"),
        StepKind.MEETING: words("A meeting to plan again"),
        StepKind.REST_FROM_RECEIVING: words("A rest from receiving"),
        StepKind.STEP_OUT_COHORT: words("To step out of the cohort"),
        StepKind.STEP_OUT_PROGRAMME: words("To step out of the programme"),
    }[kind]


def step_says(kind: StepKind, words: Words) -> str:
    """What a step means, in a sentence."""
    return {
        StepKind.QUIET_WORD: words("A call or a word in the corridor: how are things, what helps?"),
        StepKind.FRIENDLY_LETTER: words("A letter with room for a reply; it names nothing missed."),
        StepKind.MEETING: words("Meet, and agree another day or another number of minutes."),
        StepKind.REST_FROM_RECEIVING: words(
            "Until its last day they are given no new coach; what they give goes on."
        ),
        StepKind.STEP_OUT_COHORT: words(
            "Their pairings in the cohort end today. The next cohort stands open to them."
        ),
        StepKind.STEP_OUT_PROGRAMME: words(
            "All their pairings end today. They can come back at any time."
        ),
    }[kind]


def outcomes(words: Words) -> tuple[tuple[str, str], ...]:
    """How a step can come to its end."""
    return (
        (StepOutcome.IN_STEP_AGAIN.value, words("in step again")),
        (StepOutcome.PLANNED_AGAIN.value, words("planned again together")),
        (StepOutcome.ENDED.value, words("it came to its end")),
        (StepOutcome.WITHDRAWN.value, words("it was a mistake: withdrawn")),
    )


def noticed_words(one: Noticed, words: Words) -> str:
    """What was noticed with its numbers, the limit last."""
    if one.rule == PAST_DUE:
        return words(
            "A promise is past its day, %(date)s, by %(n)s days and nothing is arranged; "
            "rule: %(limit)s days.",
            date=words.date(one.facts[0].day),
            n=one.count,
            limit=one.limit,
        )
    days = ", ".join(words.date(day, "short") for day in sorted({fact.day for fact in one.facts}))
    return words(
        "Missed on %(n)s of %(of)s days: %(days)s; rule: %(limit)s days.",
        n=one.count,
        of=one.of or one.count,
        days=days,
        limit=one.limit,
    )


def span(step: StepLine, words: Words) -> str:
    """From when until when a step goes."""
    return words(
        "%(start)s until %(end)s",
        start=words.date(step.decided_on, "brief"),
        end=words.date(step.closed_on or step.ends_on, "brief"),
    )


def ending(step: StepLine, words: Words) -> str:
    """How a step came to its end; one that nobody closed ended by itself."""
    if step.outcome is StepOutcome.WITHDRAWN:
        return words("withdrawn: it was a mistake of ours")
    if step.outcome is None:
        return words("ended by itself on its day")
    return dict(outcomes(words))[step.outcome.value]
