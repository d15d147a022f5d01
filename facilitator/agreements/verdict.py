"""What is said of a paper that was held against the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.agreements.questions import Verdict
    from facilitator.words import Words


def said_of(found: Verdict, words: Words) -> str:
    """The verdict on a paper, as a sentence."""
    if found.verdict == "draft":
        return words("This is a draft: it was never issued.")
    if found.verdict == "unknown" or found.issued is None:
        return words("This programme issued no such paper.")
    on = words.date(found.issued)
    if found.verdict == "issued":
        return words("%(number)s was issued on %(date)s and counts.", number=found.number, date=on)
    if found.verdict == "superseded":
        return words(
            "%(number)s was issued on %(date)s; a newer one has taken its place.",
            number=found.number,
            date=on,
        )
    return words(
        "%(number)s was issued on %(date)s, but this file is not the one that was handed out.",
        number=found.number,
        date=on,
    )
