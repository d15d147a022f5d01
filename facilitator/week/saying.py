"""A row of the week in words: whom it is about, and why it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.week.answer import sentence
from facilitator.words import Language

if TYPE_CHECKING:
    from facilitator.week.questions import WeekRow
    from facilitator.words import Words


def title(row: WeekRow, words: Words) -> str:
    """Whom a row is about, as its first line."""
    about = row.about
    welsh = words.language is Language.CY
    day = words.date(about.day, "full") if about.day else ""
    called = about.title_cy if welsh else about.title_en
    beside = about.beside_cy if welsh else about.beside_en
    return " · ".join(part for part in (called or words("Gathering"), day, beside) if part)


def why(row: WeekRow, words: Words) -> str:
    """The sentences of all rules that hold, with ** around the numbers that matter."""
    said = (sentence(reason.found, words) for reason in row.reasons)
    return " ".join(one[:1].upper() + one[1:] for one in said)
