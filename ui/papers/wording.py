"""What kinds of issued papers are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.vocabulary import PaperKind

if TYPE_CHECKING:
    from facilitator.words import Words


def paper_kinds(words: Words) -> dict[PaperKind, str]:
    """The name of every kind of issued paper."""
    return {
        PaperKind.AGREEMENT: words("Agreement"),
        PaperKind.SUMMARY: words("Progress summary"),
        PaperKind.THREE_WAY: words("With a sponsor"),
        PaperKind.RING: words("Ring agreement"),
        PaperKind.ORGANISATIONS: words("Between organisations"),
        PaperKind.STATEMENT: words("Statement"),
        PaperKind.ORGANISATION_STATEMENT: words("Organisation’s statement"),
    }
