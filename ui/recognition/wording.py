"""Thanks in words: how far they go, and why somebody may be asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.recognition.rules import Because
from facilitator.vocabulary import Visibility

if TYPE_CHECKING:
    from facilitator.recognition.questions import FirstAsked
    from facilitator.words import Words


def reaches(words: Words) -> tuple[tuple[str, str], ...]:
    """How far thanks can go."""
    return (
        (Visibility.PRIVATE.value, words("Between the two of us")),
        (Visibility.MANAGER.value, words("To the line manager as well")),
        (Visibility.PUBLIC.value, words("In public, with their consent")),
    )


def because(line: FirstAsked, words: Words) -> str:
    """Why so much counts for somebody."""
    gave, counted = words.hours(line.minutes), words.hours(line.counted)
    if line.because is Because.CAPPED:
        return words("gave %(gave)s elsewhere; %(counted)s of it count", gave=gave, counted=counted)
    if line.because is Because.NEW:
        return words("new; counts as %(counted)s so that nobody new is last", counted=counted)
    if line.because is Because.RESTED:
        return words("back from a rest; counts as %(counted)s", counted=counted)
    if line.because is Because.WAITED:
        return words("waits for us; counts as %(counted)s", counted=counted)
    if line.because is Because.LITTLE:
        return words("has not been able to give yet")
    return words("gave %(gave)s elsewhere", gave=gave)
