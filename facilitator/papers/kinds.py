"""The kinds of paper that can be printed, by the names that commands and the archive use."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """One kind of paper."""

    AGREEMENT = "agreement"
    SUMMARY = "progress-summary"
    SLIPS = "session-slips"
    SIGN_IN = "sign-in"
    MY_WEEK = "my-week"
    THANKS = "thank-you-cards"
    STATEMENT = "statement"
    COVER = "cover"
    GUIDE = "guide"

    @property
    def stays_inside(self) -> bool:
        """Whether it is for the facilitator only, so that it may name what is not done."""
        return self in {PaperKind.MY_WEEK, PaperKind.COVER}
